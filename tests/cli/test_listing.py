"""What a store holds: a user finds what was asked for, in a form that a table program reads back."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.cli.conftest import Factnews, stored_report


def rows(text: str) -> list[dict[str, str]]:
    """A CSV table as rows."""
    return list(csv.DictReader(io.StringIO(text)))


def test_facts_and_claims_are_printed_with_the_id_that_explain_takes(factnews: Factnews, store: str) -> None:
    shown = factnews(["claims", "--store", store])
    assert shown.code == 0
    for claim in stored_report().claims:
        assert claim.id in shown.out
    assert "4 claims" in shown.err
    assert "f-c-shelled" in factnews(["facts", "--store", store]).out


def test_a_fact_begins_with_what_happened_and_names_its_kind_and_codes_after_it(factnews: Factnews, store: str) -> None:
    lines = factnews(["facts", "--store", store]).out.splitlines()
    (first,) = (
        n for n, line in enumerate(lines) if line.startswith("Border guards of Norland shelled the Sudan Bridge")
    )
    assert lines[first].endswith("  ASSAULT bombard")
    assert lines[first + 1] == "  9 Mar 2021 · EST · asserted · NOR  →  EST"


def test_a_fact_without_a_day_says_when_it_was_reported(factnews: Factnews, store: str) -> None:
    assert "reported 9 Mar 2021 · asserted · NOR" in factnews(["facts", "--store", store]).out


def test_what_did_not_take_place_is_marked_beside_its_headline(factnews: Factnews, store: str) -> None:
    lines = factnews(["facts", "--store", store, "--status", "negated"]).out.splitlines()
    assert lines[0].endswith("did not happen")


def test_a_wide_terminal_gets_a_table(factnews: Factnews, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "150")
    heading = factnews(["facts", "--store", store]).out.splitlines()[0]
    assert heading.split() == ["When", "Who", "Did", "what", "To", "whom", "Where", "Told", "by", "Standing", "Id"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["--actor", "nor"], {"c-shelled", "c-accused", "c-close"}),
        (["--actor", "NOR", "--recipient", "EST"], {"c-shelled", "c-accused"}),
        (["--class", "assault"], {"c-shelled"}),
        (["--status", "negated"], {"c-ordered"}),
        (["--country", "EST"], {"c-shelled"}),
        (["--outlet", "the river post", "--status", "possible"], {"c-close"}),
        (["--since", "2021-03-09", "--until", "2021-03-09", "--class", "ACCUSE"], {"c-accused"}),
        (["--until", "2021-03-08"], set()),
        (["--min-confidence", "0.9"], set()),
        (["--actor", "Norway", "--class", "COERCE"], {"c-close"}),
    ],
)
def test_filters_keep_what_was_asked_for(
    factnews: Factnews, store: str, filters: list[str], expected: set[str]
) -> None:
    found = factnews(["claims", "--store", store, "--json", *filters])
    assert found.code == 0
    assert {json.loads(line)["claim"]["id"] for line in found.out.splitlines()} == expected


def test_codes_keep_their_zeros_and_words_their_commas_in_csv(factnews: Factnews, store: str) -> None:
    table = {row["id"]: row for row in rows(factnews(["claims", "--store", store, "--csv"]).out)}
    assert table["c-shelled"]["cameo"] == "0194"
    assert table["c-shelled"]["start"] == "2021-03-09"
    assert table["c-close"]["start"] == ""
    assert table["c-close"]["attribution"] == "PER:UNNAMED"
    assert table["c-shelled"]["recipient_words"] == "three Estmark customs officers"


def test_facts_have_the_same_content_in_json_and_in_csv(factnews: Factnews, store: str) -> None:
    told = {f["id"]: f for f in map(json.loads, factnews(["facts", "--store", store, "--json"]).out.splitlines())}
    table = rows(factnews(["facts", "--store", store, "--csv"]).out)
    assert len(table) == len(told) == 4
    for row in table:
        fact = told[row["id"]]
        assert row["class"] == fact["class"]
        assert row["actors"] == ";".join(fact["actors"])
        assert row["claims"] == ";".join(fact["claims"])
        assert row["start"] == (fact["first"] or "")


def test_limit_keeps_so_many(factnews: Factnews, store: str) -> None:
    assert len(factnews(["claims", "--store", store, "--json", "--limit", "2"]).out.splitlines()) == 2


def test_rejects_say_what_was_wrong_and_what_to_do(factnews: Factnews, store: str) -> None:
    shown = factnews(["rejects", "--store", store])
    assert "gone.html" in shown.out
    assert "check the path" in shown.out
    assert json.loads(factnews(["rejects", "--store", store, "--json"]).out)["reason"] == "no-such-file"


def test_an_empty_answer_is_an_answer(factnews: Factnews, store: str) -> None:
    found = factnews(["facts", "--store", store, "--country", "FRA"])
    assert (found.code, found.out) == (0, "")
    assert "no facts" in found.err
