"""The benchmark of the channel: a store of made-up facts, served on one core; each kind of page and of search, and a build."""

from __future__ import annotations

import asyncio
import os
import random
import tempfile
import time
from collections.abc import Iterator, MutableMapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
from starlette.applications import Starlette

from benchmarks import channel_news, corpus_words
from benchmarks.channel_news import CODES, FACTS_A_STORY, FIRST_DAY, OUTLETS, Made, fact_id
from benchmarks.clock import stay_on_one_core
from factnews.channel.build import build
from factnews.channel.reading import Archive
from factnews.channel.server import application, settled
from factnews.channel.settings import ChannelSettings
from factnews.errors import InputError
from factnews.store.shelf import Shelf

BUILT_FACTS = 400
"""Facts of the store that is built whole: about a thousand pages."""
ASKED_ONCE = 2
"""Requests of each kind before the clock runs: templates and tables are loaded then."""


class Timing(msgspec.Struct, frozen=True):
    """Requests of one kind: milliseconds of wall clock, and of this process's processor time, which others do not disturb."""

    name: str
    asked: int
    median: float
    p95: float
    cpu_median: float
    cpu_p95: float
    size: int  # bytes of the last answer


class ChannelBenchmark(msgspec.Struct, frozen=True):
    """All that `channel` prints."""

    facts: int
    claims: int
    reports: int
    stories: int
    seed: int
    core: int | None
    filled: float  # seconds to fill the store
    indexed: float  # seconds until the first search is answered
    timings: tuple[Timing, ...]
    built_pages: int
    built_files: int
    built: float  # seconds
    built_cpu: float  # processor seconds


def run(facts: int, *, asks: int, seed: int, keep: Path | None = None) -> ChannelBenchmark:
    """Measures a channel of so many facts; `keep` is a folder whose store and index are used again."""
    core = stay_on_one_core()
    with tempfile.TemporaryDirectory(prefix="factnews-benchmark-") as folder:
        room = keep or Path(folder)
        room.mkdir(parents=True, exist_ok=True)
        os.environ["XDG_CACHE_HOME"] = str(room / "cache")
        store, note = room / f"news-{facts}-{seed}.db", room / f"news-{facts}-{seed}.json"
        start = time.perf_counter()
        if note.exists():
            made = msgspec.json.decode(note.read_bytes(), type=Made)
        else:
            store.unlink(missing_ok=True)
            made = channel_news.fill(store, facts, seed=seed)
            note.write_bytes(msgspec.json.encode(made))
        filled = time.perf_counter() - start
        served = application(store, ChannelSettings(base="https://news.example"))
        start = time.perf_counter()
        _check(_ask(served, "/api/search?q=mark1"), fact_id(1))
        indexed = time.perf_counter() - start
        dice = random.Random(seed)
        listed = msgspec.json.decode(_ask(served, f"/api/claims?limit=200&until={FIRST_DAY.year + 2}-06-30")[1])
        claims = [one["id"] for one in listed["claims"]]
        with settled():  # as a running server has it
            timings = tuple(
                _timed(served, name, [address for address, _ in zip(made_up, range(asks + ASKED_ONCE), strict=False)])
                for name, made_up in _kinds(made, claims, dice).items()
            )
        small = Path(folder) / "small.db"
        channel_news.fill(small, BUILT_FACTS, seed=seed)
        start, cpu = time.perf_counter(), time.process_time()
        with Shelf.open(small, readonly=True) as shelf:
            done = build(Archive(shelf, ChannelSettings(base="https://news.example")), Path(folder) / "site")
        built, built_cpu = time.perf_counter() - start, time.process_time() - cpu
        pages = sum(1 for _ in (Path(folder) / "site").rglob("*.html"))
    counts = (made.facts, made.claims, made.reports, made.stories)
    return ChannelBenchmark(*counts, seed, core, filled, indexed, timings, pages, done.files, built, built_cpu)


def _kinds(made: Made, claims: Sequence[str], dice: random.Random) -> dict[str, Iterator[str]]:
    """Addresses of each kind of page, without end."""
    often, seldom = made.facts_of[0][0], made.facts_of[-1][0]
    days = min(channel_news.DAYS, made.facts)

    def any_of(*forms: str) -> Iterator[str]:
        while True:
            n = dice.randrange(made.facts)
            form = dice.choice(forms)
            day = FIRST_DAY.fromordinal(FIRST_DAY.toordinal() + dice.randrange(days))
            article = f"{day:%Y%m%d}-{dice.randrange(len(OUTLETS)):02d}"
            yield form.format(
                n=n,
                fact=fact_id(n),
                claim=dice.choice(claims),
                day=day,
                article=article,
                story=f"story-{n - n % FACTS_A_STORY:08x}",
                code=dice.choice(CODES),
                place=1000 + dice.randrange(len(CODES)),
                outlet=quote(dice.choice(OUTLETS)),
                name=dice.choice(corpus_words.LAST_NAMES),
            )

    return {
        "home": any_of("/"),
        "stories": any_of("/stories"),
        "story": any_of("/stories/{story}"),
        "fact": any_of("/facts/{fact}"),
        "report": any_of("/articles/{article}"),
        "actor": any_of("/actors/{code}"),
        "actor with actor": any_of(f"/actors/{often}/with/{made.facts_of[1][0]}", f"/actors/{often}/with/{seldom}"),
        "place": any_of("/places/{code}", "/places/{place}"),
        "day": any_of("/days/{day}"),
        "indexes": any_of("/actors", "/places", "/days", "/articles"),
        "JSON twin": any_of("/facts/{fact}.json", "/stories/{story}.json", "/actors/{code}.json"),
        "feed": any_of("/actors/{code}.atom", "/stories.rss", "/places/{code}.feed.json", "/days/{day}.csv"),
        "annotation": any_of("/claims/{claim}.json"),
        "API: facts": any_of(
            "/api/facts", "/api/facts?actor={code}&class=AID", "/api/facts?outlet={outlet}&until={day}"
        ),
        "API: claims": any_of("/api/claims", "/api/claims?party={code}&until={day}", "/api/claims?class=AID"),
        "API: stories": any_of("/api/stories", "/api/stories?actor={code}"),
        "API: actors": any_of("/api/actors"),
        "search: one fact": any_of("/search?q=mark{n}"),
        "search: two names": any_of("/search?q={name}+fishing"),
        "search: common word": any_of("/search?q=reporters", "/search?q=day"),
        "search: filters": any_of("/search?q={name}&actor={code}", "/search?q=reporters&since={day}&confidence=0.7"),
        "search: JSON": any_of("/api/search?q={name}&limit=20"),
    }


def _timed(served: Starlette, name: str, addresses: list[str]) -> Timing:
    spent: list[float] = []
    cost: list[float] = []
    size = 0
    for n, address in enumerate(addresses):
        start, cpu = time.perf_counter(), time.process_time()
        status, body = _ask(served, address)
        if n >= ASKED_ONCE:
            spent.append(1000 * (time.perf_counter() - start))
            cost.append(1000 * (time.process_time() - cpu))
        if status not in (200, 404):  # an outlet may have had no report on a day
            raise InputError(f"{address} was answered with {status}; the benchmark cannot go on", reason="benchmark")
        size = len(body)
    shares = (_at(spent, 0.5), _at(spent, 0.95), _at(cost, 0.5), _at(cost, 0.95))
    return Timing(name, len(spent), *shares, size)


def _at(values: list[float], share: float) -> float:
    """The value below which this share of all values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _check(answered: tuple[int, bytes], wanted: str) -> None:
    status, body = answered
    found = [one["fact"]["id"] for one in msgspec.json.decode(body).get("facts", [])]
    if status != 200 or found != [wanted]:
        raise InputError(f"the search found {found} and not {wanted}; the benchmark cannot go on", reason="benchmark")


def _ask(served: Starlette, address: str) -> tuple[int, bytes]:
    """Status and body of an answer, through the whole application."""
    return asyncio.run(_asked(served, address))


async def _asked(served: Starlette, address: str) -> tuple[int, bytes]:
    path, _, query = address.partition("?")
    scope: MutableMapping[str, Any] = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": "", "headers": [],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip
    status, body = 0, b""

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        nonlocal status, body
        if message["type"] == "http.response.start":
            status = message["status"]
        else:
            body += message.get("body", b"")

    await served(scope, receive, send)
    return status, body
