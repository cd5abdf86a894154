"""Steps that need no model and are quick: lines of generated pages are read by fixed patterns. Also a run as a process.

`python -m tests.fake_steps FOLDER STORE [real]` runs over a folder, with the real steps if so said, and prints a dot for
every page.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from factnews.model import (
    Article,
    Claim,
    EventClass,
    Manner,
    Page,
    Participant,
    Phrase,
    Reading,
    Reject,
    Report,
    Sentence,
    Span,
    Statement,
    Status,
    When,
)
from factnews.pipeline import Steps, real_steps, run
from factnews.store import Store

_EVENT = re.compile(r"(?P<actor>[A-Z]\w+) (?P<trigger>attacked|aided|accused) (?P<recipient>[A-Z]\w+)")
_CLASSES = {"attacked": EventClass.ASSAULT, "aided": EventClass.AID, "accused": EventClass.ACCUSE}
_STATES = ("Ruritania", "Zenda", "Grauland", "Strelsau", "Hentzau")


def write_pages(folder: Path, number: int) -> None:
    """Pages of our own making; among them pages of no report, in another language, and changed versions of a report."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(number):
        address, language = f"report-{n}", "en"
        if n % 17 == 3:
            address = f"report-{n - 1}"  # the report before, changed
        if n % 13 == 5:
            language = "de"
        lines = [f"id: {address}", f"language: {language}", f"published: 2026-03-{1 + n % 28:02}"]
        for k in range(1 + n % 7):
            first, second = _STATES[(n + k) % 5], _STATES[(n * 3 + k + 1) % 5]
            verb = ("attacked", "aided", "accused")[(n + 2 * k) % 3]
            lines.append(f"{first} {verb} {second} on day {n}, “we regret it” was said in sentence {k}.")
        body = "\n".join(lines if n % 19 != 7 else ["no report"])
        (folder / f"{n:04}.txt").write_text(body, encoding="utf-8")


def write_html_pages(folder: Path, number: int) -> None:
    """Pages of a site as the real steps read them, each with a report of some sentences."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(number):
        country, other = (("Japan", "China"), ("Russia", "Turkey"), ("Egypt", "Sudan"))[n % 3]
        day = 2 + n % 20
        paragraphs = (
            f"{country}'s foreign minister met the ambassador of {other} on {day} March 2026 to talk about the border, "
            f"the ministry said. The two sides agreed to meet again in April.",
            f"“We will not accept the new tariffs,” a spokesman for the government of {other} told reporters on Monday. "
            f"{country} imposed the tariffs {n + 3} days ago.",
            f"Police in the capital of {other} arrested {n + 4} people who had protested against {country} outside the "
            "parliament, and soldiers were sent to the border, where shots had been fired the week before.",
        )
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        (folder / f"{n:03}.html").write_text(
            f"<html lang=en><head><title>{country} and {other} talk</title><meta charset=utf-8>"
            f"<meta property='article:published_time' content='2026-03-{day:02}T08:00:00+00:00'></head>"
            f"<body><header>The Strelsau Daily</header><article><h1>{country} and {other} talk</h1>{body}</article></body>",
            encoding="utf-8",
        )


def fetch(inputs: Iterable[str]) -> Iterator[Page | Reject]:
    """The files of folders by name; a folder that is not there is a reject."""
    for name in inputs:
        if not Path(name).exists():
            yield Reject(name, "no-such-file", f"{name} does not exist; give a file that does", "pages")
        for path in sorted(Path(name).glob("*.txt")):
            body = path.read_bytes()
            digest = hashlib.sha256(body).hexdigest()
            yield Page(path.name, None, body, "text/plain", "utf-8", (), datetime.now(UTC), digest)


def extract(pages: Iterable[Page | Reject]) -> Iterator[Article | Reject]:
    """Two pages ahead of the consumer, as the real one."""
    ahead: list[Article | Reject] = []
    for page in pages:
        ahead.append(page if isinstance(page, Reject) else _article(page))
        if len(ahead) > 2:
            yield ahead.pop(0)
    yield from ahead


def _article(page: Page) -> Article | Reject:
    lines = page.body.decode().split("\n", 3)
    if len(lines) < 4:
        return Reject(page.source, "no-article", f"{page.source} holds no report", "articles")
    name, language, published, text = (line.rpartition(": ")[2] if n < 3 else line for n, line in enumerate(lines))
    day = date.fromisoformat(published)
    return Article(name, text, None, day, None, "The Daily", None, language, None, page.fetched, page.digest)


def read(articles: Iterable[Article]) -> Iterator[Reading]:
    """A sentence a line. The word “fault” makes it fail."""
    for article in articles:
        if "fault" in article.text:
            raise IndexError("a mistake of ours")
        lines = re.finditer(r"[^\n]+", article.text)
        yield Reading(article, tuple(Sentence(m.start(), m.end(), (), n) for n, m in enumerate(lines)), ())


def code(readings: Iterable[Reading]) -> Iterator[Report]:
    """A claim for each pattern, a statement for each quotation."""
    for reading in readings:
        article = reading.article
        name = f"{article.id}-{hashlib.sha256(article.text.encode()).hexdigest()[:6]}"
        claims = tuple(_claim(article, f"{name}-{m.start()}", m) for m in _EVENT.finditer(article.text))
        statements = tuple(
            Statement(f"{name}-s{m.start()}", article.id, None, None, (Span(*m.span()),), Manner.DIRECT, "marks")
            for m in re.finditer("“.*?”", article.text)
        )
        yield Report(article, reading.sentences, claims, statements, (), (), ())


def _claim(article: Article, name: str, match: re.Match[str]) -> Claim:
    actor, recipient = (
        Participant(*match.span(who), match[who], match[who][:3].upper(), "GOV") for who in ("actor", "recipient")
    )
    return Claim(
        id=name,
        article_id=article.id,
        sentence=0,
        trigger=Phrase(*match.span("trigger"), match["trigger"]),
        also=(),
        event_class=_CLASSES[match["trigger"]],
        mode=None,
        actors=(actor,),
        recipients=(recipient,),
        object=None,
        status=Status.HAPPENED,
        when=When("", article.published, article.published, None) if article.published else None,
        where=None,
        attribution=(),
        cameo="190",
        goldstein=-9.0,
        intensity=-9.0,
        quad="material conflict",
        confidence=0.5,
        why="pattern",
    )


STEPS = Steps(fetch, extract, read, code, version="fake 1")

if __name__ == "__main__":
    with Store.open(sys.argv[2]) as opened:
        chosen = real_steps(store=opened) if "real" in sys.argv[3:] else STEPS
        run([sys.argv[1]], opened, steps=chosen, progress=lambda _: print(".", end="", flush=True))  # noqa: T201
