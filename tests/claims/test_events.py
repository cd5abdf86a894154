"""What was dropped is dropped with a reason, and nobody acts twice in one claim."""

from __future__ import annotations

from dataclasses import replace

from factnews.claims.events import cast, choose, not_upon_itself, settle, with_people_of_the_place
from factnews.claims.settings import CodeSettings
from factnews.model import EventClass, Participant, Span, Status, Where
from tests.claims.builders import cue, sentence
from tests.claims.builders import draft as draft_of

TEXT = "The army and the police opened fire on protesters on Friday"
CODES = {"The army": "SDN", "the police": "SDN", "protesters": "SDN-CIV"}


TREE = sentence(
    TEXT, [1, 5, 4, 4, 1, -1, 5, 8, 5, 10, 5],
    ["det", "nsubj", "cc", "det", "conj", "root", "obj", "case", "obl", "case", "obl"],
)  # fmt: skip


def describe(span: Span) -> tuple[Participant, ...]:
    words = TEXT[span.start : span.end]
    return (Participant(span.start, span.end, words, CODES.get(words), None),)


def test_what_is_not_sure_enough_is_dropped_and_says_so() -> None:
    sure, unsure = cue(TEXT, "opened"), cue(TEXT, "Friday", confidence=0.1)
    kept, dropped = choose([unsure, sure], TEXT, CodeSettings())
    assert kept == [sure]
    assert [(d.text, d.reason) for d in dropped] == [
        ("Friday", f"confidence below {CodeSettings().least_confidence:g}")
    ]


def test_neighbouring_words_of_one_class_are_one_expression() -> None:
    kept, dropped = choose([cue(TEXT, "opened"), cue(TEXT, "fire", confidence=0.95)], TEXT, CodeSettings())
    assert [TEXT[c.start : c.end] for c in kept] == ["fire"]
    assert dropped[0].reason == "part of the same expression"


def test_parties_of_one_code_are_one_participant_and_weak_links_are_left_out() -> None:
    links = (
        ("actor", "The army", 0.9),
        ("actor", "the police", 0.8),
        ("recipient", "protesters", 0.7),
        ("recipient", "Friday", 0.2),
    )
    draft = cast(cue(TEXT, "opened", links=links), TREE, (), describe, text=TEXT, settings=CodeSettings())
    assert [(p.text, p.code) for p in draft.actors] == [("The army", "SDN")]
    assert [p.text for p in draft.recipients] == ["protesters"]


def test_who_cooperates_does_so_together() -> None:
    links = (("actor", "The army", 0.9), ("recipient", "protesters", 0.7))
    draft = cast(
        cue(TEXT, "opened", EventClass.COOPERATE, links=links), TREE, (), describe, text=TEXT, settings=CodeSettings()
    )
    assert [p.code for p in draft.actors] == ["SDN", "SDN-CIV"]
    assert draft.recipients == ()


def test_a_meeting_to_come_is_an_agreement_to_meet() -> None:
    links = (("actor", "The army", 0.9),)
    draft = cast(
        cue(TEXT, "opened", EventClass.CONSULT, status=Status.PLANNED, links=links),
        TREE,
        (),
        describe,
        text=TEXT,
        settings=CodeSettings(),
    )
    assert (draft.cue.event_class, draft.cue.status) == (EventClass.AGREE, Status.PLANNED)
    assert "future-meeting" in draft.why


def test_a_threat_was_made_even_if_its_act_may_never_come() -> None:
    draft = cast(
        cue(TEXT, "opened", EventClass.THREATEN, status=Status.POSSIBLE),
        TREE,
        (),
        describe,
        text=TEXT,
        settings=CodeSettings(),
    )
    assert (draft.cue.event_class, draft.cue.status) == (EventClass.THREATEN, Status.HAPPENED)


def test_an_act_pointed_at_nobody_else_is_pointed_at_whom_its_object_names() -> None:
    links = (("actor", "The army", 0.9), ("object", "protesters", 0.8))
    pointed = cast(
        cue(TEXT, "opened", EventClass.REJECT, links=links), TREE, (), describe, text=TEXT, settings=CodeSettings()
    )
    assert [p.code for p in pointed.recipients] == ["SDN-CIV"]
    assert "recipient-in-object" in pointed.why
    given = cast(
        cue(TEXT, "opened", EventClass.AID, links=links), TREE, (), describe, text=TEXT, settings=CodeSettings()
    )
    assert given.recipients == ()


def test_whoever_taunts_each_other_is_taunted() -> None:
    text = "The army taunted each other"
    links = (("actor", "The army", 0.9), ("recipient", "each other", 0.9))

    def as_said(at: Span) -> tuple[Participant, ...]:
        return (Participant(at.start, at.end, text[at.start : at.end], None, None),)

    tree = sentence(text, [1, 2, -1, 4, 2], ["det", "nsubj", "root", "det", "obj"])
    event = cue(text, "taunted", EventClass.ACCUSE, token=2, links=links)
    draft = cast(event, tree, (), as_said, text=text, settings=CodeSettings())
    assert [p.text for p in draft.recipients] == ["The army"]


def test_a_visit_has_a_guest_and_a_host() -> None:
    assert settle(cue("a visit", "visit", EventClass.CONSULT), "visit")[0].mode == "visit"
    assert settle(cue("a meeting", "meeting", EventClass.CONSULT), "meeting")[0].mode is None


def test_who_halts_his_own_hostile_act_concedes() -> None:
    freeze = cue("suspended its tests", "suspended", EventClass.SANCTION)
    assert settle(freeze, "suspend", "its missile tests")[0].event_class is EventClass.CONCEDE
    assert settle(freeze, "suspend", "aid to the army")[0].event_class is EventClass.SANCTION


def test_nobody_is_acted_upon_in_his_own_country() -> None:
    text = "The army closed a site in the country"
    links = (("actor", "The army", 0.9), ("recipient", "the country", 0.9))

    def of_sudan(at: Span) -> tuple[Participant, ...]:
        return (Participant(at.start, at.end, text[at.start : at.end], "SDN", None),)

    event = cue(text, "closed", EventClass.CONCEDE, token=2, links=links)
    assert cast(event, TREE, (), of_sudan, text=text, settings=CodeSettings()).recipients == ()


def test_a_state_does_not_act_upon_itself_but_may_upon_its_people() -> None:
    told = draft_of(cue("x", "x"), "FIN", "FIN")
    named = replace(told, recipients=(replace(told.recipients[0], text="Finland"),))
    people = replace(told, recipients=(replace(told.recipients[0], text="Finnish dockers"),))

    def is_whole(words: str) -> bool:
        return words == "Finland"

    assert not_upon_itself(named, is_whole).recipients == ()
    assert not_upon_itself(people, is_whole) == people


def test_people_hit_abroad_are_those_of_the_place() -> None:
    struck = draft_of(cue("x", "x", EventClass.ASSAULT), "RUS", "RUS")
    struck = replace(
        struck,
        recipients=(replace(struck.recipients[0], text="three people", sector="CIV"),),
        where=Where(0, 1, "Odesa", "UKR", None, None, None),
    )
    assert [p.code for p in with_people_of_the_place(struck).recipients] == ["UKR"]
    at_home = replace(struck, where=Where(0, 1, "Moscow", "RUS", None, None, None))
    assert with_people_of_the_place(at_home) == at_home


def test_a_plain_said_is_no_event_and_the_drop_says_so() -> None:
    kept, dropped = choose([cue("she said", "said")], "she said", CodeSettings())
    assert kept == []
    assert "saying" in dropped[0].reason


def test_a_thing_that_the_reader_takes_for_the_object_is_nobody() -> None:
    text = "The army tested rockets"
    tree = sentence(text, [1, 2, -1, 2], ["det", "nsubj", "root", "obj"])
    links = (("recipient", "rockets", 0.5), ("object", "rockets", 0.9))

    def as_said(at: Span) -> tuple[Participant, ...]:
        return (Participant(at.start, at.end, text[at.start : at.end], None, None),)

    event = cue(text, "tested", EventClass.MOBILIZE, token=2, links=links)
    assert cast(event, tree, (), as_said, text=text, settings=CodeSettings()).recipients == ()


def test_what_is_denied_did_not_happen_but_the_accusation_was_made() -> None:
    text = "Ruritania denied that troops shelled Zenda"
    tree = sentence(text, [1, -1, 4, 4, 1, 4], ["nsubj", "root", "mark", "nsubj", "ccomp", "obj"])
    tree = replace(tree, tokens=tuple(replace(t, lemma="deny") if t.text == "denied" else t for t in tree.tokens))

    def read(event_class: EventClass) -> Status:
        event = cue(text, "shelled", event_class, token=4)
        return cast(event, tree, (), lambda _: (), text=text, settings=CodeSettings()).cue.status

    assert read(EventClass.ASSAULT) is Status.NEGATED
    assert read(EventClass.ACCUSE) is Status.HAPPENED
    denial = cue(text, "denied", EventClass.REJECT, token=1)
    assert cast(denial, tree, (), lambda _: (), text=text, settings=CodeSettings()).cue.status is Status.HAPPENED


def test_survivors_did_not_do_it_and_nobody_acts_by_a_possessive_in_another_sentence() -> None:
    links = (("actor", "The army", 0.9),)
    event = cue(TEXT, "opened", links=links)

    def actors(words: str, start: int) -> list[str]:
        named = Participant(start, start + len(words), words, "LBN", "CIV")
        return [p.text for p in cast(event, TREE, (), lambda _: (named,), text=TEXT, settings=CodeSettings()).actors]

    assert actors("The survivors", 0) == []
    assert actors("their cousins", 0) == ["their cousins"]
    assert actors("their cousins", 500) == []
    assert actors("cousins", 500) == ["cousins"]


def test_a_body_that_is_no_state_does_not_act_upon_itself() -> None:
    draft = draft_of(cue(TEXT, "opened"), actors="ARM:RIDERS", recipients="ARM:RIDERS SDN")
    assert [p.code for p in not_upon_itself(draft, lambda _: False).recipients] == ["SDN"]
