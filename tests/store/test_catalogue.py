from __future__ import annotations

from dataclasses import replace

import pytest

from factnews.errors import InputError
from factnews.model import EventClass, Standing
from factnews.store import ClaimFilter, Store, catalogue
from factnews.store.filters import FactFilter
from tests.channel.shelves import tell


@pytest.fixture
def store(store_location: str) -> Store:
    """A store of twenty facts, on either database."""
    told = [tell(n) for n in range(20)]
    opened = Store.open(store_location)
    for report, _ in told:
        opened.add_report(report)
    for event_class in EventClass:
        opened.replace_facts(event_class, [fact for _, fact in told if fact.event_class is event_class])
    return opened


def test_pages_of_claims_give_each_once_latest_first_and_undated_last(store: Store) -> None:
    seen = []
    after = None
    for _ in range(20):
        page = catalogue.claim_page(store, ClaimFilter(), after=after, size=3)
        seen += [told.claim for told in page.claims]
        assert page.fact_of == {told.claim.id: told.claim.id.replace("c", "f") for told in page.claims}
        after = page.next
        if after is None:
            break
    days = [claim.when.first.isoformat() if claim.when else "" for claim in seen]
    assert days == sorted(days, reverse=True)
    assert sorted(claim.id for claim in seen) == [f"c{n:05d}" for n in range(20)]
    some = catalogue.claim_page(store, ClaimFilter(), standing=Standing.ASSERTED).claims
    assert {told.claim.id for told in some} == {f"c{n:05d}" for n in range(0, 20, 3)}
    with pytest.raises(InputError, match="not the cursor"):
        catalogue.claim_page(store, ClaimFilter(), after="soon~x")
    store.close()


def test_facts_in_short_are_those_that_are_asked_for_in_their_order(store: Store) -> None:
    for wanted in (FactFilter(), FactFilter(actor="DEU"), FactFilter(either="GBR", limit=2)):
        short = [(one.id, one.first, one.intensity, one.status) for one in catalogue.briefs_of(store, wanted)]
        assert short == [(fact.id, fact.first, fact.intensity, fact.status) for fact in store.facts(wanted)]
    store.close()


def test_the_stamp_is_another_one_after_every_change_and_prints_say_what_changed(store: Store) -> None:
    stamp, facts, reports = catalogue.stamp(store), catalogue.fact_prints(store), catalogue.report_prints(store)
    store.add_report(tell(20)[0])
    changed = replace(tell(3)[1], standing=Standing.DISPUTED)
    store.update_facts([changed])
    assert catalogue.stamp(store) != stamp
    later = catalogue.fact_prints(store)
    assert [name for name in facts if later[name] != facts[name]] == ["f00003"]
    assert set(catalogue.report_prints(store)) - set(reports) == {"a00020"}
    store.close()
