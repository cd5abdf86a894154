"""What nobody did to nobody is no claim; where one participant is known, or none was found at all, the claim stays."""

from __future__ import annotations

from factnews.claims.actorless import REASON, by_actors
from factnews.claims.drafts import ClaimDraft
from factnews.model import Participant
from tests.claims.builders import cue, span

TEXT = "Swarms of locusts attacked the fields of Arland."


def party(words: str, code: str | None) -> Participant:
    place = span(TEXT, words)
    return Participant(place.start, place.end, words, code, None)


def draft(actors: tuple[Participant, ...] = (), recipients: tuple[Participant, ...] = ()) -> ClaimDraft:
    return ClaimDraft(cue=cue(TEXT, "attacked"), actors=actors, recipients=recipients, object=None)


def test_locusts_attack_nobody_and_the_reason_is_told() -> None:
    kept, dropped = by_actors([draft((party("locusts", None),), (party("fields", None),))], TEXT)
    assert kept == []
    assert [(one.text, one.reason) for one in dropped] == [("attacked", REASON)]


def test_one_known_participant_is_enough() -> None:
    known = draft((party("locusts", None),), (party("Arland", "ARL"),))
    assert by_actors([known], TEXT) == ([known], [])


def test_an_event_whose_participants_stand_elsewhere_stays() -> None:
    assert by_actors([draft()], TEXT) == ([draft()], [])
