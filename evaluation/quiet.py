"""Sentences without events: the share for which the coder keeps quiet, over all and by kind.

A folder of `KIND.txt` files, one sentence a line, `#` before what is no sentence. Each is read as a report of its own, so that
nothing around it helps. The figure counts upwards (a fall is a fault, as for every other figure): 1 minus it is the share of
sentences for which an event was made up.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from evaluation.measures import ErrorRow, Outcome, Tally, share_measure
from factnews.errors import InputError
from factnews.model import Article, Report

FOLDER = Path(__file__).with_name("quiet")
DAY = date(2020, 6, 16)  # of publication, the same for all: no sentence hangs on it

CodeAll = Callable[[Sequence[Article]], Iterable[Report]]


def load_sentences(folder: Path) -> dict[str, list[str]]:
    """Sentences by kind, in the order of the files' names.

    Raises `InputError` where there is no such folder or no sentence in it.
    """
    found: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.txt")) if folder.is_dir() else []:
        lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
        found[path.stem] = [line for line in lines if line and not line.startswith("#")]
    if not any(found.values()):
        raise InputError(
            f"no sentences in {folder}: give a folder of KIND.txt files, one sentence a line", reason="no-gold"
        )
    return found


def evaluate(folder: Path, code: CodeAll) -> Outcome:
    """Share of sentences without a claim; an error row for each claim, with its class."""
    sentences = load_sentences(folder)
    articles = list(_articles(sentences))
    kinds = [kind for kind, lines in sentences.items() for _ in lines]
    tallies: dict[str, list[Tally]] = {kind: [] for kind in sentences}
    errors: list[ErrorRow] = []
    for kind, article, report in zip(kinds, articles, code(articles), strict=True):
        tallies[kind].append(Tally(not report.claims, 1, 1))
        errors += [
            ErrorRow(article.id, "claim", f"{c.event_class} {c.confidence:.2f}", c.trigger.text, article.text)
            for c in report.claims
        ]
    whole = [tally for parts in tallies.values() for tally in parts]
    return Outcome(
        command="quiet",
        path=str(folder),
        size=len(whole),
        measures=(
            share_measure("quiet", whole),
            *(share_measure(kind, parts) for kind, parts in tallies.items()),
        ),
        counts=(("with a claim", int(sum(tally.gold - tally.hits for tally in whole))),),
        errors=tuple(errors),
        notes=("share of sentences for which no claim is made; intervals over sentences",),
    )


def _articles(sentences: Mapping[str, Sequence[str]]) -> Iterator[Article]:
    for kind, lines in sentences.items():
        for number, line in enumerate(lines, 1):
            yield Article(
                id=f"{kind}-{number:02}",
                text=line,
                title=None,
                published=DAY,
                published_at=None,
                publisher=None,
                byline=None,
                language="en",
                url=None,
                fetched=None,
                digest=hashlib.sha256(line.encode()).hexdigest(),
            )
