"""If one event came out as many claims, its users would count it many times."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.claims.drafts import ClaimDraft
from factnews.claims.same_event import BIAS, _joined, load_weights, merge_mentions
from factnews.claims.told import signs, tell
from factnews.model import EventClass, Participant, Reading, Sentence, Status, Token
from tests.claims.builders import article, cue, draft, party

TEXT = "Troops attacked the base. The attack on the base came at dawn. Later they attacked a convoy and met in Geneva."
ONE_WORD = Token(0, 1, "x", "attack", "VERB", "VBD", -1, "root")


def reading(text: str, lemmas: tuple[str, ...], nouns: tuple[int, ...] = ()) -> Reading:
    """A reading of one sentence whose n-th token has the n-th lemma."""
    tokens = tuple(
        replace(ONE_WORD, lemma=lemma, upos="NOUN" if n in nouns else "VERB") for n, lemma in enumerate(lemmas)
    )
    return Reading(article(text), (Sentence(0, len(text), tokens, 0),), ())


ATTACKS = reading(TEXT, ("attack", "attack", "attack"), nouns=(1,))


def test_a_noun_that_comes_back_to_the_verb_is_one_event() -> None:
    verb = draft(cue(TEXT, "attacked"), "SDN", "SSD", "the base")
    noun = draft(cue(TEXT, "attack on", token=1), "SDN", "SSD", "the base")
    (merged,) = merge_mentions([verb, noun], ATTACKS)
    assert merged.cue == verb.cue
    assert merged.also == (noun.cue,)


def test_what_the_leading_place_leaves_open_is_taken_from_another() -> None:
    verb = draft(cue(TEXT, "attacked", confidence=0.99), "SDN", "", "the base")
    noun = draft(cue(TEXT, "attack on", token=1), "SDN", "SSD", "the base")
    (merged,) = merge_mentions([verb, noun], ATTACKS)
    assert [party.code for party in merged.recipients] == ["SSD"]


def test_other_parties_and_classes_make_other_events() -> None:
    first = draft(cue(TEXT, "attacked"), "SDN", "SSD", "the base")
    for other in (
        draft(cue(TEXT, "attacked", nth=1, token=2), "ETH", "ERI", "a convoy"),
        draft(cue(TEXT, "met", EventClass.CONSULT, token=2), "SDN", "SSD"),
        draft(cue(TEXT, "attacked", nth=1, token=2, status=Status.NEGATED), "SDN", "ERI", "a convoy"),
    ):
        assert len(merge_mentions([first, other], ATTACKS)) == 2


def test_every_weight_belongs_to_a_sign_that_can_be_seen() -> None:
    kinds = {sign.rsplit(" ", 1)[0].split(" ")[0] for sign in _all_signs()}
    assert {sign.split(" ")[0] for sign in load_weights()} - {BIAS} <= kinds


def _all_signs() -> list[str]:
    one, other = (tell(draft(cue(TEXT, "attacked", nth=n), "SDN"), ATTACKS) for n in (0, 1))
    return list(signs(one, other))


Parts = list[tuple[str, str]]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["SDN", "SSD", ""]), st.sampled_from(["attack", "meet"])), max_size=6))
def test_no_mention_is_lost_or_doubled(parts: Parts) -> None:
    words = "abcdef"
    drafts: list[ClaimDraft] = [draft(cue(words, words[k], token=k), code) for k, (code, _) in enumerate(parts)]
    merged = merge_mentions(drafts, reading(words, tuple(lemma for _, lemma in parts)))
    told = [c.start for d in merged for c in (d.cue, *d.also)]
    assert sorted(told) == [d.cue.start for d in drafts]


def test_nobody_acts_upon_himself_because_two_places_were_joined() -> None:
    verb = draft(cue(TEXT, "attacked"), "SDN", "", "the base")
    noun = draft(cue(TEXT, "attack on", token=1), "", "SDN", "the base")
    for joined in merge_mentions([verb, noun], ATTACKS, {BIAS: 9.0}):
        codes: list[set[str | None]] = [{p.code for p in ps} for ps in (joined.actors, joined.recipients)]
        assert not codes[0] & codes[1]


def test_a_participant_is_kept_as_it_was_told() -> None:
    party = Participant(0, 6, "Troops", "SDN", "MIL")
    one = replace(draft(cue(TEXT, "attacked")), actors=(party,))
    assert merge_mentions([one], ATTACKS)[0].actors == (party,)


def test_the_losses_of_a_clash_do_not_make_one_side_its_victim() -> None:
    clash = draft(cue(TEXT, "attacked", confidence=0.99), "SDN SSD", "", "the base")
    losses = draft(cue(TEXT, "attack on", token=1), "SDN", "ETH", "the base")
    (merged,) = merge_mentions([clash, losses], ATTACKS, {BIAS: 9.0})
    assert merged.recipients == ()


def test_the_words_of_an_event_are_no_party_to_it() -> None:
    text = "A huge attack hit the base and killed ten"
    blast, killed = cue(text, "attack", token=2), cue(text, "killed", token=7)
    itself = Participant(0, 13, "A huge attack", None, None)
    losses = replace(draft(killed), actors=(itself,), recipients=(party("SDN"),))
    joined = _joined([replace(draft(blast), actors=(itself,)), losses])
    assert joined.actors == ()
    assert [p.code for p in joined.recipients] == ["SDN"]
