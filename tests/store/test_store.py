"""The store keeps what it is given, in both databases."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factnews.model import EventClass, Fact, Phrase, Reject, Report, Span, Status, When
from factnews.store import Added, ClaimFilter, Marker, Store, StoreCounts
from tests.store.samples import FETCHED, TEXT, contents, make_article, make_claim, make_page, make_report

_NUMBERS = count()
FUNCTION_FIXTURE = [HealthCheck.function_scoped_fixture]


@pytest.fixture
def store(store_location):
    with Store.open(store_location) as opened:
        yield opened


def test_a_report_comes_back_exactly_as_it_went_in(store):
    report = make_report()
    assert store.add_report(report, page=make_page(), processor="1") is Added.NEW
    assert store.report("zenda") == report
    assert store.report("zenda").article.published_at.utcoffset() == timedelta(hours=9)


def test_a_page_comes_back_with_its_bytes_and_headers(store):
    page = make_page(body=bytes(range(256)) * 50)
    store.add_page(page)
    store.add_page(page)
    assert store.page(page.digest) == page
    assert store.page("0" * 64) is None
    assert not store.has_page(page.digest, page.source)  # kept, but nothing was read from it yet


def test_an_unchanged_address_need_not_be_fetched_again(store):
    page = make_page()
    assert store.validators(page.url) is None
    store.add_page(page)
    assert store.validators(page.url) is None  # had, but not read yet
    store.add_report(make_report(), page=page, processor="1")
    assert store.validators(page.url) == ('"é1"', None)
    bare = replace(make_page(body=b"new", fetched=FETCHED + timedelta(1)), headers=())
    store.reject(Reject(page.source, "no-article", "no article in it", "articles"), page=bare)
    assert store.validators(page.url) is None


def test_the_bytes_of_one_page_served_at_two_places_are_kept_once(store, store_location):
    first, second = make_page("a.html"), make_page("b.html", fetched=FETCHED + timedelta(hours=1))
    store.add_page(first)
    store.add_page(second)
    assert store.page(first.digest) == second
    assert store.page(first.digest, "a.html") == first
    assert len(contents(store_location)["bodies"]) == 1


def test_the_same_page_again_changes_nothing(store, store_location):
    store.add_report(make_report(), page=make_page(), processor="1")
    before = contents(store_location)
    assert store.add_report(make_report(), page=make_page(), processor="1") is Added.SAME
    assert contents(store_location) == before
    assert store.has_page(make_page().digest, make_page().source)
    assert store.marker(make_page().digest, make_page().source) == Marker(rejected=False, processor="1")
    assert not store.has_page(make_page().digest, "elsewhere.html")


def test_a_changed_report_becomes_a_version_and_both_stay(store):
    first, second = (
        make_report(),
        make_report(TEXT.replace("12", "15").replace("at least 15", "at least 12"), digest="d2"),
    )
    second = make_report(TEXT + " More follows.", digest="d2")
    assert store.add_report(first, processor="1") is Added.NEW
    assert store.add_report(second, processor="1") is Added.VERSION
    assert store.add_report(first, processor="1") is Added.SAME  # seen before: changes nothing
    assert store.report("zenda") == second
    assert store.report("zenda", 1) == first
    assert [(v.version, v.current) for v in store.versions("zenda")] == [(1, False), (2, True)]
    assert store.counts() == StoreCounts(pages=0, articles=1, versions=2, claims=2, statements=2, facts=0, rejects=0)
    assert {told.version for told in store.claims()} == {2}
    assert store.claim("zenda-1").version == 2


def test_a_claim_that_a_changed_report_lost_can_still_be_explained(store):
    store.add_report(make_report(), processor="1")
    gone = replace(make_report(TEXT + " Corrected.", digest="d2"), claims=())
    store.add_report(gone, processor="1")
    told = store.claim("zenda-1")
    assert (told.version, told.current) == (1, False)
    assert store.article("zenda", told.version).text == TEXT
    assert list(store.claims()) == []


def test_new_wrapping_around_the_same_words_is_no_new_version(store):
    store.add_report(make_report(digest=make_page().digest), page=make_page(), processor="1")
    again = make_page(body=b"<p class=new>Zenda</p>")
    assert not store.add_same(again, make_article(TEXT + " More."), processor="1")
    assert store.add_same(again, make_article(digest=again.digest), processor="1")
    assert store.has_page(again.digest, again.source)
    assert len(store.versions("zenda")) == 1
    assert store.counts().pages == 2


def test_an_older_copy_read_later_does_not_push_the_newer_one_aside(store):
    store.add_report(make_report(), processor="1")
    older = make_report(TEXT + " First flash.", digest="d0", fetched=FETCHED - timedelta(days=1))
    assert store.add_report(older, processor="1") is Added.VERSION
    assert store.article("zenda").text == TEXT
    assert store.article("zenda", 2).text == TEXT + " First flash."


def test_a_newer_reader_replaces_the_claims_and_leaves_no_double(store):
    store.add_report(make_report(), processor="1")
    better = replace(make_report(), claims=(make_claim(status=Status.POSSIBLE),))
    assert store.add_report(better, processor="2") is Added.REPLACED
    assert store.report("zenda") == better
    assert store.counts().claims == 1


def test_rejects_are_listed_once_and_go_when_the_page_is_had_at_last(store):
    page = make_page()
    reject = Reject(page.source, "timeout", "the page took too long: 10 s are allowed", "pages")
    store.reject(reject)
    store.reject(replace(reject, message="the page took too long again: 10 s are allowed"))
    store.reject(
        Reject("b.html", "no-article", "no article in it", "articles"), page=make_page("b.html"), processor="1"
    )
    assert [(r.reject.source, r.reject.reason) for r in store.rejects()] == [
        ("b.html", "no-article"),
        (page.source, "timeout"),
    ]
    assert "again" in next(r.reject.message for r in store.rejects() if r.reject.reason == "timeout")
    assert all(r.noted.tzinfo is not None for r in store.rejects())
    assert store.marker(page.digest, "b.html") == Marker(rejected=True, processor="1")
    store.add_report(make_report(), page=page, processor="1")
    assert [r.reject.source for r in store.rejects()] == ["b.html"]


def test_text_that_no_database_can_keep_keeps_its_offsets(store):
    text = TEXT.replace("town", "to\x00n").replace("fort", "f\ud83drt")
    report = make_report(text.replace("border to\x00n", "border town"))
    report = replace(report, article=replace(report.article, text=text, title="a\x00b\ud800"))
    report = replace(report, claims=(replace(report.claims[0], object=Phrase(29, 40, text[29:40])),))
    store.add_report(report, processor="1")
    kept = store.article("zenda")
    assert len(kept.text) == len(text)
    assert kept.title == "a�b�"
    told = store.claim("zenda-1").claim
    assert kept.text[told.object.start : told.object.end] == told.object.text == text[29:40].replace("\x00", "�")
    assert store.add_report(report, processor="1") is Added.SAME


@settings(max_examples=25, deadline=None, suppress_health_check=FUNCTION_FIXTURE)
@given(data=st.data())
def test_after_a_round_trip_every_span_still_holds_its_quote(store, data):
    text = data.draw(st.text(min_size=1, max_size=80))  # surrogates are left out by hypothesis, NUL is not
    ends = st.integers(0, len(text))
    spans = [sorted(data.draw(st.tuples(ends, ends))) for _ in range(4)]
    name = f"article-{next(_NUMBERS)}"
    quotes = [Phrase(start, end, text[start:end]) for start, end in spans]
    claim = replace(
        make_claim(article_id=name, claim_id=name),
        trigger=quotes[0],
        also=(quotes[1],),
        object=quotes[2],
        when=When(quotes[3].text, date(2026, 1, 1), date(2026, 1, 2), Span(quotes[3].start, quotes[3].end)),
    )
    report = Report(make_article(text, article_id=name), (), (claim,), (), (), (), ())
    store.add_report(report)
    kept, told = store.article(name), store.claim(name).claim
    for phrase in (told.trigger, *told.also, told.object):
        assert kept.text[phrase.start : phrase.end] == phrase.text
    assert kept.text[told.when.span.start : told.when.span.end] == told.when.text
    assert [(p.start, p.end) for p in (told.trigger, *told.also, told.object)] == [(q.start, q.end) for q in quotes[:3]]
    if "\0" not in text:
        assert store.report(name) == report


def test_nothing_of_a_report_is_kept_when_its_transaction_fails(store, store_location):
    broken = replace(make_report(), statements=(replace(make_report().statements[0], manner=_NotAManner()),))
    before = contents(store_location)
    with contextlib.suppress(Exception):
        store.add_report(broken, page=make_page(), processor="1")
    assert contents(store_location) == before
    store.add_report(make_report(), page=make_page(), processor="1")
    assert store.report("zenda") == make_report()


class _NotAManner:
    value = None  # the column refuses it, after the page, the article and the claims have been written


def test_claims_are_found_by_who_what_when_where_and_outlet(store):
    store.add_report(make_report(), processor="1")
    store.add_report(
        make_report(article_id="later", publisher="Ruritania Today", published=date(2026, 3, 9)), processor="1"
    )

    def ids(**wanted):
        return [told.claim.id for told in store.claims(ClaimFilter(**wanted))]

    assert ids() == ["later-2", "zenda-2", "later-1", "zenda-1"]  # latest first; undated ones at their report's day
    assert ids(limit=1) == ["later-2"]
    assert ids(recipient="znd") == ["later-1", "zenda-1"]
    assert ids(actor="ZND") == []
    assert ids(either="ZND") == ["later-1", "zenda-1"]
    assert ids(actor="RUR", recipient="ZND", outlet="the strelsau DAILY") == ["zenda-1"]
    assert ids(event_class=EventClass.AID) == []
    assert ids(event_class=EventClass.ASSAULT, status=Status.NEGATED) == ["later-2", "zenda-2"]
    assert ids(since=date(2026, 3, 4)) == ["later-2", "zenda-2"]
    assert ids(until=date(2026, 3, 3)) == ["later-1", "zenda-1"]
    assert ids(since=date(2026, 3, 9), until=date(2026, 3, 9)) == ["later-2"]
    assert ids(country="ZND") == ["later-1", "zenda-1"]
    assert ids(min_confidence=0.31) == []


def test_more_claims_than_one_query_takes_are_all_there_in_order(store):
    claims = tuple(make_claim(claim_id=f"zenda-{n:04}") for n in range(1203))
    store.add_report(replace(make_report(), claims=claims))
    assert [told.claim for told in store.claims()] == list(claims)


def test_facts_are_kept_found_and_known_to_be_stale(store):
    store.add_report(make_report(), processor="1")
    assert store.stale_classes() == [EventClass.ASSAULT]
    fact = Fact(
        id="f1",
        event_class=EventClass.ASSAULT,
        mode=None,
        actors=("RUR", "ORG:X"),
        recipients=("ZND",),
        status=Status.HAPPENED,
        first=date(2026, 3, 3),
        last=date(2026, 3, 3),
        country="ZND",
        claim_ids=("zenda-1", "zenda-2"),
        outlets=("The Strelsau Daily",),
        sources=("RUR",),
    )
    undated = replace(fact, id="f2", claim_ids=("zenda-2",), first=None, last=None, actors=(), outlets=())
    assert store.replace_facts(EventClass.ASSAULT, [replace(fact, claim_ids=("zenda-1",)), undated]) == 2
    assert [f.id for f in store.facts()] == ["f2", "f1"]  # undated, it is taken at its report's day
    assert store.replace_facts(EventClass.ASSAULT, [fact]) == 1
    assert list(store.facts()) == [store.fact("f1")] == [fact]
    assert store.stale_classes() == []
    for wanted, found in (
        (ClaimFilter(actor="ORG:X"), True),
        (ClaimFilter(actor="ZND"), False),
        (ClaimFilter(either="ZND", outlet="the strelsau daily", until=date(2026, 3, 3)), True),
        (ClaimFilter(since=date(2026, 3, 4)), False),
        (ClaimFilter(event_class=EventClass.AID), False),
        (ClaimFilter(status=Status.HAPPENED, country="ZND", min_confidence=0.3, limit=5), True),
        (ClaimFilter(min_confidence=0.9), False),
    ):
        assert [f.id for f in store.facts(wanted)] == (["f1"] if found else []), wanted
    store.replace_facts(EventClass.ASSAULT, [undated])
    assert [f.id for f in store.facts(ClaimFilter(since=date(2026, 3, 4)))] == ["f2"]
    store.replace_facts(EventClass.ASSAULT, [fact])
    store.add_report(replace(make_report(TEXT + " Corrected.", digest="d2"), claims=()), processor="1")
    assert store.stale_classes() == [EventClass.ASSAULT]
    store.replace_facts(EventClass.ASSAULT, [fact])
    assert store.stale_classes() == []
    assert list(store.facts()) == []


def test_a_reader_goes_on_while_a_run_writes(store, store_location):
    store.add_report(make_report(), page=make_page(), processor="1")
    with Store.open(store_location, readonly=True) as reader:
        claims = reader.claims()
        assert next(claims).claim.id == "zenda-2"
        store.add_report(make_report(article_id="second"), processor="1")
        assert [told.claim.id for told in claims] == ["zenda-1"]
        assert reader.counts().articles == 2


def test_moments_without_a_zone_are_taken_as_utc(store):
    naive = datetime(2026, 3, 4, 9, 30)
    store.add_report(make_report(fetched=naive), processor="1")
    assert store.article("zenda").fetched == naive.replace(tzinfo=UTC)
    store.add_report(make_report(TEXT + " More.", fetched=naive, digest="d2"), processor="1")
    assert store.article("zenda").text == TEXT + " More."
