"""How long merging takes and how much memory, on made-up claims whose events are known: `python -m benchmarks.merging COUNT`.

Events have up to a dozen tellings by different outlets, in other words for the same act, with days that differ by one and
parties that are left out; about as many claims of one class tell of one country as in a week of real news.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

import msgspec

from benchmarks.clock import peak_memory, stay_on_one_core, timed
from benchmarks.corpus import DEFAULT_SEED, FIRST_DAY
from benchmarks.corpus_words import BODIES, COUNTRIES, LAST_NAMES, OFFICES, QUALITIES, THINGS
from factnews.facts import merge
from factnews.model import Claim, ClaimInContext, EventClass, Participant, Phrase, Status, When
from factnews.pipeline import patient_collector

TELLINGS = (1, 1, 1, 2, 2, 3, 4, 5, 8, 12)  # claims of one event: most are told once, some by everybody
CLAIMS_A_DAY = 900  # more claims come from more days, as they do
OUTLETS = 60
ACTS = {
    EventClass.ASSAULT: ("shelled", "attacked", "bombed", "raided"),
    EventClass.ACCUSE: ("accused", "blamed", "criticized", "sued"),
    EventClass.CONSULT: ("met", "visited", "talks", "phoned"),
    EventClass.SANCTION: ("imposed", "expelled", "suspended", "banned"),
    EventClass.COERCE: ("arrested", "detained", "seized", "censored"),
    EventClass.AID: ("delivered", "donated", "evacuated", "lent"),
    EventClass.AGREE: ("promised", "agreed", "pledged", "accepted"),
    EventClass.REQUEST: ("demanded", "urged", "appealed", "sought"),
}


class Merged(msgspec.Struct, frozen=True):
    """What was measured, in processor seconds and bytes, and pairwise precision and recall against what was made up."""

    claims: int
    facts: int
    seconds: float
    memory: int
    precision: float
    recall: float


def make_claims(count: int, *, seed: int = DEFAULT_SEED) -> Iterator[tuple[ClaimInContext, int]]:
    """`count` claims, each with the number of its event; the same seed gives the same."""
    chance = random.Random(f"{seed}/claims")
    made = event = 0
    while made < count:
        tellings = min(chance.choice(TELLINGS), count - made)
        day = FIRST_DAY + timedelta(days=made // CLAIMS_A_DAY)
        yield from _told(random.Random(f"{seed}/event/{event}"), event, made, tellings, day.toordinal())
        made, event = made + tellings, event + 1


def _told(chance: random.Random, event: int, at: int, tellings: int, day: int) -> Iterator[tuple[ClaimInContext, int]]:
    event_class = chance.choice(list(ACTS))
    (actor, adjective, city), (recipient, _, other_city) = chance.sample(COUNTRIES, 2)
    thing, body, office = chance.choice(THINGS), chance.choice(BODIES), chance.choice(OFFICES)
    name, quality = chance.choice(LAST_NAMES), chance.sample(QUALITIES, 3)
    number = chance.randint(2, 900)
    outlets = chance.sample(range(OUTLETS), tellings)
    for n, outlet in enumerate(outlets):
        act = chance.choice(ACTS[event_class])
        words = [
            adjective,
            body,
            act,
            thing,
            f"near {city}",
            f"{office} {name}",
            f"{number} people",
            other_city,
            *quality,
        ]
        kept = [word for word in words if word in (act, adjective) or chance.random() < 0.8]
        when = FIRST_DAY.fromordinal(day + chance.choice((0, 0, 0, 1)))
        article = f"a{(at + n) // 10:06}-{outlet:02}"
        claim = Claim(
            id=f"c{at + n:07}",
            article_id=article,
            sentence=chance.randrange(12),
            trigger=Phrase(0, len(act), act),
            also=(),
            event_class=event_class,
            mode=None,
            actors=(Participant(0, 1, adjective, actor[:3].upper(), "GOV"),),
            recipients=(Participant(0, 1, recipient, recipient[:3].upper(), None),) if chance.random() < 0.8 else (),
            object=Phrase(0, 1, thing) if chance.random() < 0.8 else None,
            status=chance.choice((Status.HAPPENED, Status.HAPPENED, Status.PLANNED)),
            when=When("", when, when, None) if chance.random() < 0.7 else None,
            where=None,
            attribution=(),
            cameo=None,
            goldstein=None,
            intensity=None,
            quad="",
            confidence=1.0,
            why="made",
        )
        lead = f"{adjective} {body} {thing} {city} {name}"
        told = ClaimInContext(
            claim, f"Outlet {outlet}", FIRST_DAY.fromordinal(day + 1), sentence=" ".join(kept), lead=lead
        )
        yield told, event


def measure(count: int, *, seed: int = DEFAULT_SEED) -> Merged:
    """Merge that many claims, class by class as a run does, on one core."""
    classes: defaultdict[EventClass, list[ClaimInContext]] = defaultdict(list)
    events: dict[str, int] = {}
    for told, event in make_claims(count, seed=seed):
        classes[told.claim.event_class].append(told)
        events[told.claim.id] = event
    groups: list[tuple[str, ...]] = []
    with patient_collector(), timed() as spent:  # as a run has it
        for claims in classes.values():
            groups += [fact.claim_ids for fact in merge(claims)]
    pairs = [pair for group in groups for pair in combinations(group, 2)]
    hits = sum(events[one] == events[other] for one, other in pairs)
    expected = sum(n * (n - 1) // 2 for n in Counter(events.values()).values())
    own, _ = peak_memory()
    return Merged(count, len(groups), spent.cpu, own, hits / max(1, len(pairs)), hits / max(1, expected))


def main() -> None:
    """The measured process: the number of claims and the seed in, one line of JSON out."""
    stay_on_one_core()
    made = measure(int(sys.argv[1]), seed=int(sys.argv[2]) if len(sys.argv) > 2 else DEFAULT_SEED)
    sys.stdout.write(msgspec.json.encode(made).decode() + "\n")


if __name__ == "__main__":
    main()
