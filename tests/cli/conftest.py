"""A store with the sample report, and the command line run in this process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from factnews.cli.leaving import run_and_say
from factnews.model import Fact, Page, Reject, Report
from factnews.store import Store
from tests.cli.samples import sample_report

BODY = b"<html><body><p>the page of the sample</p></body></html>"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str


Factnews = Callable[[Sequence[str]], Ended]


@pytest.fixture
def factnews(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Factnews:
    """Runs a command line."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def run(arguments: Sequence[str]) -> Ended:
        code = run_and_say(arguments)
        written = capfd.readouterr()
        return Ended(code, written.out, written.err)

    return run


def stored_report() -> Report:
    """The sample as a store keeps it: read from a page with a digest of its own."""
    report = sample_report()
    return replace(report, article=replace(report.article, digest=sha256(BODY).hexdigest()))


@pytest.fixture
def store(tmp_path: Path) -> str:
    """A store with the sample's report, one fact for each claim, and a reject."""
    location = str(tmp_path / "news.db")
    report = stored_report()
    digest = sha256(BODY).hexdigest()
    page = Page("bridge.html", None, BODY, "text/html", "utf-8", (), datetime(2021, 3, 10, 6, tzinfo=UTC), digest)
    with Store.open(location) as opened:
        opened.add_report(report, page=page)
        for claim in report.claims:
            fact = Fact(
                id=f"f-{claim.id}",
                event_class=claim.event_class,
                mode=claim.mode,
                actors=tuple(actor.code for actor in claim.actors if actor.code),
                recipients=tuple(recipient.code for recipient in claim.recipients if recipient.code),
                status=claim.status,
                first=claim.when.first if claim.when else None,
                last=claim.when.last if claim.when else None,
                country=claim.where.country if claim.where else None,
                claim_ids=(claim.id,),
                outlets=("The River Post",),
                sources=tuple(link.speaker.code or link.speaker.text for link in claim.attribution),
            )
            opened.replace_facts(claim.event_class, [fact])
        opened.reject(Reject("gone.html", "no-such-file", "gone.html: there is no such file; check the path", "pages"))
    return location
