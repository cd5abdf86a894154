"""Who is meant by each mention of an actor: names, nouns and pronouns, resolved inside the report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.codebooks import load
from factnews.model import Mention, Reading, Span
from factnews.reading.mentions import describe, resolve_mentions
from tests.reading.hand_trees import reading_of

BOOKS = load()
POLICE = "Egyptian/ADJ/2/amod police/NOUN/NNS/3/nsubj arrested/VERB/0/root two/NUM/5/nummod men/NOUN/NNS/3/obj"
TALKS = "Peru/PROPN/4/nsubj and/CCONJ/3/cc Chile/PROPN/1/conj met/VERB/0/root"


def _codes(reading: Reading, words: str) -> list[tuple[str | None, str | None]]:
    at = reading.article.text.index(words)
    mentions = resolve_mentions(reading, BOOKS)
    return [(a.code, a.sector) for a in describe(Span(at, at + len(words)), mentions)]


def _last(reading: Reading, words: str) -> list[str | None]:
    at = reading.article.text.rindex(words)
    return [a.code for a in describe(Span(at, at + len(words)), resolve_mentions(reading, BOOKS))]


def test_a_state_before_an_agent_word_says_whose_agents_they_are() -> None:
    assert _codes(reading_of(POLICE), "Egyptian police") == [("EGY", "COP")]


def test_the_spokesman_of_a_body_speaks_for_the_body() -> None:
    reading = reading_of("A/DET/3/det NATO/PROPN/3/compound spokesman/NOUN/4/nsubj agreed/VERB/0/root")
    assert _codes(reading, "A NATO spokesman") == [("IGO:NATO", "IGO")]


def test_allies_of_a_state_are_not_that_state() -> None:
    reading = reading_of("U.S./PROPN/2/compound allies/NOUN/NNS/3/nsubj agreed/VERB/0/root")
    mentions = [m for m in resolve_mentions(reading, BOOKS) if m.end == reading.article.text.index(" agreed")]
    assert mentions == []


def test_both_states_of_a_coordination_are_named() -> None:
    reading = reading_of(
        "British/ADJ/4/amod and/CCONJ/3/cc Irish/ADJ/1/conj governments/NOUN/NNS/5/nsubj agreed/VERB/0/root"
    )
    assert {code for code, _ in _codes(reading, "British and Irish governments")} == {"GBR", "IRL"}


def test_both_halves_of_a_parted_country_are_named() -> None:
    reading = reading_of(
        "North/PROPN/4/compound and/CCONJ/3/cc South/PROPN/1/conj Korea/PROPN/5/nsubj agreed/VERB/0/root"
    )
    assert {code for code, _ in _codes(reading, "North and South Korea")} == {"PRK", "KOR"}


def test_titles_inside_a_name_do_not_hide_who_it_is() -> None:
    reading = reading_of(
        "Secretary/PROPN/3/nmod:desc John/PROPN/4/nsubj Kerry/PROPN/2/flat spoke/VERB/0/root",
        people=["Secretary John Kerry"],
        on=date(2014, 5, 1),
    )
    assert _codes(reading, "John Kerry") == [("USA", "GOV")]


def test_an_unknown_person_has_the_code_of_the_office_named_in_apposition() -> None:
    reading = reading_of(
        "The/DET/4/det Peruvian/ADJ/4/amod trade/NOUN/4/compound minister/NOUN/8/nsubj ,/PUNCT/6/punct "
        "Ana/PROPN/4/appos Quispe/PROPN/6/flat left/VERB/0/root",
        "Quispe/PROPN/2/nsubj returned/VERB/0/root",
        people=["Ana Quispe", "Quispe"],
    )
    assert _codes(reading, "Ana Quispe") == [("PER", "GOV")]
    assert _last(reading, "Quispe") == ["PER"]


def test_a_person_of_no_state_is_himself_also_by_his_surname() -> None:
    reading = reading_of(
        "Ana/PROPN/3/nsubj Lowe/PROPN/1/flat sang/VERB/0/root",
        "Mrs./PROPN/3/nsubj Lowe/PROPN/1/flat left/VERB/0/root",
        people=["Ana Lowe", "Lowe"],
    )
    assert _codes(reading, "Ana Lowe") == [("PER:LOWE", "CIV")]
    assert _last(reading, "Mrs. Lowe") == ["PER:LOWE"]


@pytest.mark.parametrize(("year", "sector"), [(2014, "GOV"), (2021, "ELI")])
def test_an_official_is_read_with_his_office_on_the_day_of_the_report(year: int, sector: str) -> None:
    reading = reading_of(
        "John/PROPN/3/nsubj Kerry/PROPN/1/flat spoke/VERB/0/root", people=["John Kerry"], on=date(year, 5, 1)
    )
    assert _codes(reading, "John Kerry") == [("USA", sector)]


def test_he_and_she_find_the_one_of_their_gender() -> None:
    reading = reading_of(
        "Olga/PROPN/3/nsubj Brandt/PROPN/1/flat met/VERB/0/root Peter/PROPN/3/obj Lowe/PROPN/4/flat",
        "He/PRON/2/nsubj thanked/VERB/0/root",
        "She/PRON/2/nsubj left/VERB/0/root",
        people=["Olga Brandt", "Peter Lowe"],
    )
    assert _codes(reading, "He") == [("PER:LOWE", "CIV")]
    assert _codes(reading, "She") == [("PER:BRANDT", "CIV")]


def test_the_object_of_a_verb_is_not_its_subject() -> None:
    reading = reading_of(
        "Paul/PROPN/3/nsubj Lowe/PROPN/1/flat left/VERB/0/root",
        "Peter/PROPN/3/nsubj Brandt/PROPN/1/flat accused/VERB/0/root him/PRON/3/obj",
        people=["Paul Lowe", "Peter Brandt"],
    )
    assert _codes(reading, "him") == [("PER:LOWE", "CIV")]


def test_what_belongs_to_somebody_has_his_code() -> None:
    reading = reading_of(
        "Iran/PROPN/2/nsubj protested/VERB/0/root", "Its/PRON/2/nmod:poss army/NOUN/3/nsubj moved/VERB/0/root"
    )
    assert _codes(reading, "Its army") == [("IRN", "MIL")]


def test_two_sides_are_the_two_spoken_of() -> None:
    reading = reading_of(TALKS, "The/DET/3/det two/NUM/3/nummod sides/NOUN/NNS/4/nsubj agreed/VERB/0/root")
    assert {code for code, _ in _codes(reading, "The two sides")} == {"PER", "CHL"}


def test_these_countries_are_those_listed_above() -> None:
    listed = "Peru/PROPN/6/nsubj ,/PUNCT/3/punct Chile/PROPN/1/conj and/CCONJ/5/cc Bolivia/PROPN/1/conj met/VERB/0/root"
    reading = reading_of(listed, "Those/DET/2/det countries/NOUN/NNS/3/nsubj agreed/VERB/0/root")
    assert {code for code, _ in _codes(reading, "Those countries")} == {"PER", "CHL", "BOL"}


def test_north_and_south_are_states_only_in_a_report_on_korea() -> None:
    north = "The/DET/2/det North/PROPN/3/nsubj agreed/VERB/0/root"
    korea = reading_of("South/PROPN/2/compound Korea/PROPN/3/nsubj called/VERB/0/root", north)
    assert _codes(korea, "The North") == [("PRK", "GOV")]
    assert ("PRK", "GOV") not in _codes(reading_of(north), "The North")


def test_police_without_a_state_are_those_of_the_place_of_the_report() -> None:
    reading = reading_of(
        "LIMA/PROPN/0/root ,/PUNCT/3/punct Peru/PROPN/1/appos (/PUNCT/5/punct AP/PROPN/1/appos )/PUNCT/5/punct",
        "Police/NOUN/NNS/2/nsubj arrested/VERB/0/root ten/NUM/2/obj",
    )
    assert _codes(reading, "Police") == [("PER", "COP")]


def test_a_source_without_a_name_is_unnamed_and_not_a_state() -> None:
    reading = reading_of(POLICE, "A/DET/2/det witness/NOUN/3/nsubj agreed/VERB/0/root")
    assert _codes(reading, "A witness") == [("PER:UNNAMED", None)]


def test_we_in_a_quotation_is_the_speaker() -> None:
    reading = reading_of("Iran/PROPN/2/nsubj protested/VERB/0/root", "We/PRON/2/nsubj refuse/VERB/0/root", quoted=True)
    assert _codes(reading, "We") == [("IRN", "GOV")]


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    reading = reading_of(
        "Iran/PROPN/6/nsubj ,/PUNCT/4/punct which/PRON/WDT/4/nsubj protested/VERB/1/acl:relcl ,/PUNCT/4/punct left/VERB/0/root"
    )
    assert _codes(reading, "which") == [("IRN", "GOV")]


def test_an_unknown_body_keeps_one_code_and_lends_it_to_its_president() -> None:
    reading = reading_of(
        "Ana/PROPN/8/nsubj Lowe/PROPN/1/flat ,/PUNCT/4/punct president/NOUN/1/appos of/ADP/7/case "
        "Tagus/PROPN/7/compound Steelworks/PROPN/4/nmod left/VERB/0/root",
        people=["Ana Lowe"],
        bodies=["Tagus Steelworks"],
    )
    assert _codes(reading, "Ana Lowe") == [("ORG:TAGUS-STEELWORKS", None)]


WORDS = st.sampled_from(
    [
        "Iran",
        "Egyptian",
        "police",
        "the",
        "minister",
        "Trump",
        "he",
        "they",
        "who",
        "of",
        "and",
        "North",
        "two",
        "sides",
        "said",
    ]
)
TAGS = {"Iran": "PROPN", "Trump": "PROPN", "North": "PROPN", "Egyptian": "ADJ", "the": "DET", "he": "PRON", "they": "PRON",
        "who": "PRON", "of": "ADP", "and": "CCONJ", "two": "NUM", "said": "VERB"}  # fmt: skip
RELATIONS = st.sampled_from(
    ["nsubj", "obj", "nmod", "conj", "appos", "compound", "amod", "nmod:poss", "acl:relcl", "flat", "case"]
)


@st.composite
def _trees(draw: st.DrawFn) -> str:
    words = draw(st.lists(WORDS, min_size=1, max_size=9))
    cells = [f"{words[0]}/{TAGS.get(words[0], 'NOUN')}/0/root"]
    for index, word in enumerate(words[1:], start=2):
        head = draw(st.integers(1, index - 1))
        cells.append(f"{word}/{TAGS.get(word, 'NOUN')}/{head}/{draw(RELATIONS)}")
    return " ".join(cells)


def _sound(mentions: Sequence[Mention], reading: Reading) -> bool:
    return all(
        0 <= m.start < m.end <= len(reading.article.text)
        and m.actor.code
        and m.why
        and reading.sentences[m.sentence].tokens[m.head].start < m.end
        for m in mentions
    )


@settings(deadline=None, max_examples=150)
@given(st.lists(_trees(), min_size=1, max_size=4))
def test_any_tree_is_read_and_every_mention_says_where_who_and_why(trees: list[str]) -> None:
    reading = reading_of(*trees, people=["Trump"])
    mentions = resolve_mentions(reading, BOOKS)
    assert _sound(mentions, reading)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    assert mentions == resolve_mentions(reading, BOOKS)
    describe(Span(0, len(reading.article.text)), mentions)


def test_an_empty_article_has_no_mentions() -> None:
    assert resolve_mentions(Reading(reading_of(POLICE).article, (), ()), BOOKS) == ()
    assert describe(Span(0, 5), ()) == ()


@pytest.mark.parametrize("words", ["Governments", "All/DET/2/det governments", "other/ADJ/2/amod nations"])
def test_countries_that_nothing_points_at_are_not_those_named_before(words: str) -> None:
    *before, noun = words.split()
    head = len(before) + 1
    tree = " ".join([*before, f"{noun}/NOUN/NNS/{head + 1}/nsubj", "agreed/VERB/0/root"])
    reading = reading_of(TALKS, tree)
    plain = " ".join(word.split("/")[0] for word in words.split())
    assert _last(reading, plain) == []


def test_the_two_countries_are_those_named_before() -> None:
    reading = reading_of(TALKS, "The/DET/3/det two/NUM/3/nummod countries/NOUN/NNS/4/nsubj agreed/VERB/0/root")
    assert set(_last(reading, "The two countries")) == {"PER", "CHL"}


def test_they_are_all_whom_a_list_before_names() -> None:
    reading = reading_of(
        "Peru/PROPN/4/nsubj and/CCONJ/3/cc Chile/PROPN/1/conj said/VERB/0/root they/PRON/6/nsubj agreed/VERB/4/ccomp"
    )
    assert set(_last(reading, "they")) == {"PER", "CHL"}


def test_a_people_that_the_reader_takes_for_a_person_is_none() -> None:
    reading = reading_of(
        "Christian/ADJ/3/amod North/ADJ/3/amod Koreans/PROPN/4/nsubj fled/VERB/0/root",
        "The/DET/2/det North/PROPN/4/nsubj has/AUX/4/aux agreed/VERB/0/root with/ADP/6/case Seoul/PROPN/4/obl",
        people=("Christian North Koreans",),
    )
    assert _codes(reading, "The North") == [("PRK", "GOV")]


def test_a_surname_in_a_headline_is_whoever_bears_it_below() -> None:
    reading = reading_of(
        "Kim/PROPN/2/nsubj agrees/VERB/0/root",
        "Kim/PROPN/4/nsubj Jong/PROPN/1/flat Un/PROPN/1/flat agreed/VERB/0/root",
        people=("Kim Jong Un", "Kim"),
    )
    assert [code for code, _ in _codes(reading, "Kim")] == ["PRK"]


def test_the_subject_of_the_sentence_is_meant_before_one_often_named_above() -> None:
    reading = reading_of(
        "Canadian/ADJ/2/amod steel/NOUN/3/nsubj fell/VERB/0/root as/SCONJ/7/mark Canadian/ADJ/6/amod mills/NOUN/7/nsubj "
        "closed/VERB/3/advcl in/ADP/9/case Canada/PROPN/7/obl",
        "If/SCONJ/3/mark NATO/PROPN/3/nsubj hesitates/VERB/5/advcl it/PRON/5/nsubj fails/VERB/0/root",
    )
    assert _last(reading, "it") == ["IGO:NATO"]
