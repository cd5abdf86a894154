from __future__ import annotations

import pytest

from factnews.channel.names import actor_name
from factnews.channel.wording import action_words, central_claim, headline, with_article
from factnews.model import Claim, EventClass, Fact, Participant, Phrase, Status, Where


def fact(event_class: EventClass, *actors: str, mode: str | None = None, to: str = "", **more: object) -> Fact:
    known: dict[str, object] = {"status": Status.HAPPENED, "country": None, **more}
    return Fact(
        "f", event_class, mode, actors, tuple(to.split()), first=None, last=None, claim_ids=(), outlets=(), **known
    )  # type: ignore[arg-type]


def claim(text: str, trigger: str, who: str = "", whom: str = "", what: str = "", **more: object) -> Claim:
    def place(words: str) -> tuple[int, int, str]:
        return text.index(words), text.index(words) + len(words), words

    known: dict[str, object] = {"status": Status.HAPPENED, "where": None, **more}
    return Claim(
        id="c", article_id="a", sentence=0, trigger=Phrase(*place(trigger)), also=(), event_class=EventClass.ASSAULT,
        mode=None, actors=(Participant(*place(who), "PRK", "GOV"),) if who else (),
        recipients=(Participant(*place(whom), "KOR", "GOV"),) if whom else (), object=Phrase(*place(what)) if what else None,
        when=None, attribution=(), cameo=None, goldstein=None, intensity=None, quad="", confidence=0.9, why="", **known,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "trigger", "who", "what", "said"),
    [
        ("Pyongyang blew up the office on Monday.", "blew up", "Pyongyang", "office", "Pyongyang blew up the office"),
        ("Seoul has warned the North again.", "warned", "Seoul", "the North", "Seoul warned the North"),
        ("The bridge was blown up by Kim's men.", "blown up", "Kim's men", "The bridge", "Kim's men blew up the bridge"),
        ("Ruritania joined NATO when it could.", "joined", "Ruritania", "", "Ruritania joined NATO"),
    ],
)  # fmt: skip
def test_a_headline_keeps_the_words_of_a_report_that_says_who_did_what(
    text: str, trigger: str, who: str, what: str, said: str
) -> None:
    told = claim(text, trigger, who, what=what)
    assert headline(fact(EventClass.ASSAULT, "PRK"), actor_name, told, text) == said


def test_a_headline_names_nobody_by_a_pronoun_and_breaks_no_name() -> None:
    text = "He attacked them in their sleep, and the Soviet army watched."
    told = claim(text, "attacked", "He", "them")
    assert (
        headline(fact(EventClass.ASSAULT, "PRK", to="KOR"), actor_name, told, text)
        == "North Korea attacked South Korea"
    )


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (Status.HAPPENED, "North Korea arrested South Korea"),
        (Status.PLANNED, "North Korea plans to arrest South Korea"),
        (Status.POSSIBLE, "North Korea may arrest South Korea"),
        (Status.NEGATED, "North Korea did not arrest South Korea"),
        (Status.THREATENED, "North Korea threatens to arrest South Korea"),
        (Status.ONGOING, "North Korea is arresting South Korea"),
    ],
)
def test_what_did_not_take_place_never_reads_as_if_it_had(status: Status, said: str) -> None:
    told = fact(EventClass.COERCE, "PRK", mode="arrest", to="KOR", status=status)
    assert headline(told, actor_name) == said


def test_where_nobody_is_named_the_place_is() -> None:
    text = "An explosion shook Kaesong."
    told = claim(text, "explosion", where=Where(19, 26, "Kaesong", "PRK", None, None, None))
    assert headline(fact(EventClass.ASSAULT, mode="explosives"), actor_name, told, text) == "Explosion in Kaesong"
    assert headline(fact(EventClass.COERCE, mode="arrest", country="USA"), actor_name) == "Arrest in the United States"


def test_every_class_and_mode_can_be_said() -> None:
    from factnews.codebooks import load

    for event_class, entry in load().plover.classes.items():
        for mode in (None, *entry.modes):
            assert action_words(event_class, mode)
            for to in ("", "KOR"):
                said = headline(fact(event_class, "PRK", mode=mode, to=to), actor_name)
                assert said.startswith("North Korea ")
                assert not set(said) & set("[]{}|")
                assert "  " not in said


def test_the_claim_that_says_most_speaks_for_a_fact() -> None:
    text = "Pyongyang blew up the office. It happened."
    full, poor = claim(text, "blew up", "Pyongyang", what="office"), claim(text, "happened", "It")
    assert central_claim([poor, full], fact(EventClass.ASSAULT, "PRK")) is full
    assert central_claim([], fact(EventClass.ASSAULT)) is None


def test_names_take_their_article() -> None:
    assert with_article("Netherlands") == "the Netherlands"
    assert with_article("France") == "France"
