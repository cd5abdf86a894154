"""What `read` prints: a reader must see who did what, how certain it is, and the words it was read from."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from factnews.cli.report_page import WIDE, ReportPage
from factnews.model import Report
from tests.cli.samples import sample_report


def printed(report: Report, width: int, *, terminal: bool = False, **options: object) -> str:
    """A report as it is printed on so many columns."""
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=terminal, color_system="truecolor" if terminal else None)
    console.print(ReportPage(report, **options))  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, WIDE, 140, 200])
def test_no_line_is_longer_than_the_terminal_and_nothing_of_a_claim_is_lost(width: int) -> None:
    shown = printed(sample_report(), width)
    assert max(map(len, shown.splitlines())) <= width
    words = " ".join(shown.replace("│", " ").split())
    for part in (
        "Three hurt as Norland shells a bridge",
        "The River Post · 9 Mar 2021, 21:05 +0000 · by Jo Lind · en",
        "ASSAULT bombard",
        "Velm EST",
        "PER:UNNAMED",
        "wounding three Estmark customs officers",
        "“They fired without warning, and we will answer,”",
    ):
        assert part in words, part


@pytest.mark.parametrize("width", [80, 140])
def test_what_did_not_happen_or_only_may_happen_is_not_shown_as_a_fact(width: int) -> None:
    shown = printed(sample_report(), width)
    assert shown.count("did not happen") == 1
    assert shown.count("possible") == 1


def test_a_pronoun_is_shown_with_the_name_behind_it() -> None:
    assert "She = Ada Brandt EST GOV" in printed(sample_report(), 80)


def test_claims_come_in_the_order_of_the_text_whatever_their_order_in_the_report() -> None:
    report = sample_report()
    turned = replace(report, claims=report.claims[::-1], statements=report.statements[::-1])
    assert printed(turned, 80) == printed(report, 80)


def test_quotes_link_to_their_passage_on_a_terminal() -> None:
    shown = printed(sample_report(), 80, terminal=True, address="https://river-post.example/bridge")
    assert "https://river-post.example/bridge#:~:text=Norland%20may%20close" in shown


def test_piped_output_has_no_escape_sequences() -> None:
    assert "\x1b" not in printed(sample_report(), 80, source="x.html", address="file:///x.html")


def test_words_with_square_brackets_are_printed_as_they_are() -> None:
    report = sample_report()
    titled = replace(report, article=replace(report.article, title="He said [sic] nothing [/b]"))
    assert "He said [sic] nothing [/b]" in printed(titled, 80)


def test_a_report_without_claims_title_and_date_says_so() -> None:
    report = sample_report()
    bare = replace(
        report,
        article=replace(report.article, title=None, published=None, published_at=None, publisher=None, byline=None),
        claims=(),
        statements=(),
    )
    shown = printed(bare, 80)
    for words in ("(no title)", "outlet unknown · date unknown", "CLAIMS  none", "STATEMENTS  none"):
        assert words in shown


def test_dropped_candidates_are_shown_only_when_asked_for() -> None:
    assert "below the threshold" in printed(sample_report(), 80, with_dropped=True)
    assert "below the threshold" not in printed(sample_report(), 80)
