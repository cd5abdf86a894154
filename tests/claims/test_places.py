"""Places: the right Paris, the right Georgia, and spans that are exact."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.claims.places import country_of, find_places, place_in, resolve_toponyms
from factnews.codebooks.gazetteer import load
from factnews.model import Article, Entity, Place, Reading, Sentence, Span, Token

NAMES = re.compile(r"\[([^\]]+)\]")


def marked(text: str) -> tuple[str, list[Span]]:
    """Take the square brackets off a text; the spans are what they held."""
    spans, plain, at = [], "", 0
    for found in NAMES.finditer(text):
        plain += text[at : found.start()]
        spans.append(Span(len(plain), len(plain) + len(found.group(1))))
        plain += found.group(1)
        at = found.end()
    return plain + text[at:], spans


def resolve(text: str, outlet: str | None = None) -> list[Place]:
    plain, spans = marked(text)
    return list(resolve_toponyms(plain, spans, outlet=outlet, gazetteer=load()))


def admin1(place: Place) -> str | None:
    assert place.geonameid is not None
    index = load().index_of(place.geonameid)
    assert index is not None
    return load().entry(index).admin1


def reading(text: str, entities: Sequence[tuple[str, str]] = (), publisher: str | None = None) -> Reading:
    """Make a reading by hand: one sentence, words tagged by their first letter, entities by their words."""
    tokens = tuple(
        Token(m.start(), m.end(), m.group(), m.group(), "PROPN" if m.group()[0].isupper() else "NOUN", "", -1, "root")
        for m in re.finditer(r"(?:[A-Z]\.)+|\w+|[^\w\s]", text)
    )
    found = tuple(Entity(text.index(words), text.index(words) + len(words), label) for words, label in entities)
    article = Article("a", text, None, None, None, publisher, None, "en", None, None, "")
    return Reading(article, (Sentence(0, len(text), tokens, 0),), found)


@pytest.mark.parametrize(
    ("text", "country", "division"),
    [
        ("A storm hit [Paris], [Texas], on Monday.", "USA", "Texas"),
        ("Ministers met in [Paris] on Monday.", "FRA", "Île-de-France"),
        ("Police in [London], Ontario, made an arrest.", "CAN", "Ontario"),
        ("Aldermen of [Birmingham], Ala., voted.", "USA", "Alabama"),
        ("[Alexandria], the old port of [Egypt], was quiet.", "EGY", "Alexandria"),
    ],
)
def test_the_place_that_holds_it_tells_which_town_is_meant(text: str, country: str, division: str) -> None:
    place = resolve(text)[0]
    assert (place.country, admin1(place)) == (country, division)


def test_neighbours_tell_a_country_from_a_state_of_the_same_name() -> None:
    abroad = resolve("Envoys of [Georgia], [Armenia] and [Azerbaijan] met in [Tbilisi].")
    at_home = resolve("Floods hit [Georgia]; [Atlanta], [Savannah] and [Macon] were cut off.")
    assert abroad[0].country == "GEO"
    assert at_home[0].country == "USA"


def test_one_name_has_one_sense_in_a_report() -> None:
    places = resolve("A fire in [Paris], [Texas], spread. The mayor of [Paris] spoke. Crews left [Paris] at noon.")
    assert len({place.geonameid for place in places if place.text == "Paris"}) == 1


def test_two_senses_that_the_text_tells_apart_stay_apart() -> None:
    places = resolve("She moved from [Paris], [France], to [Paris], [Texas].")
    assert [place.country for place in places if place.text == "Paris"] == ["FRA", "USA"]


def test_a_list_of_countries_is_no_chain_of_containers() -> None:
    places = resolve("Leaders of the [United States], [Canada], [Mexico] and [Chile] agreed.")
    assert [place.country for place in places] == ["USA", "CAN", "MEX", "CHL"]


def test_local_news_means_the_town_nearby() -> None:
    near_home = resolve("The council of [Cambridge] voted on buses.", outlet="cambridge-news.co.uk")
    in_massachusetts = resolve("Buses between [Cambridge], [Somerville] and [Boston] stood still.")
    assert near_home[0].country == "GBR"
    assert in_massachusetts[0].country == "USA"


def test_part_words_are_no_part_of_the_name() -> None:
    assert resolve("Shells fell on [south Lebanon] and [northern Israel].")[0].country == "LBN"
    assert resolve("A market in [downtown Istanbul] burned.")[0].country == "TUR"


def test_words_without_a_name_stay_unresolved() -> None:
    places = resolve("It happened in [the same province], near [Xqzvtown].")
    assert [(place.country, place.lat, place.geonameid) for place in places] == [(None, None, None)] * 2


def test_the_reader_s_places_are_found_with_exact_spans() -> None:
    text = "Rebels took Abu Kamal, Syria, said Ali Jordan of the Paris Club."
    given_entities = [("Abu Kamal, Syria", "LOC"), ("Ali Jordan", "PER"), ("Paris Club", "ORG")]
    places = find_places(reading(text, given_entities), gazetteer=load())
    assert [(place.text, place.country) for place in places] == [("Abu Kamal", "SYR"), ("Syria", "SYR")]


def test_well_known_places_that_the_reader_missed_are_found() -> None:
    text = "Talks between Russia and the U.S. in northern Syria failed, a paper in The Hague says."
    places = find_places(reading(text), gazetteer=load())
    assert [(place.text, place.country) for place in places] == [
        ("Russia", "RUS"),
        ("U.S.", "USA"),
        ("Syria", "SYR"),
        ("Hague", "NLD"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "President Jordan thanked Mr. London.",
        "The Syria Observatory and the London Symphony agreed.",
        "Reading is fun, Nice people say.",
        "The West must act, Reno told the court.",
    ],
)
def test_names_of_people_bodies_and_common_words_are_no_places(text: str) -> None:
    assert find_places(reading(text), gazetteer=load()) == ()


def test_a_capital_that_is_only_described_is_its_town() -> None:
    (place,) = find_places(reading("Protests grew in the Ethiopian capital."), gazetteer=load())
    assert (place.text, place.country, place.geonameid) == ("the Ethiopian capital", "ETH", 344979)


def test_the_town_is_taken_out_of_the_name_of_a_building() -> None:
    (place,) = find_places(reading("Bombs hit Istanbul airport.", [("Istanbul airport", "FAC")]), gazetteer=load())
    assert (place.text, place.country) == ("Istanbul", "TUR")


def test_spans_from_elsewhere_are_resolved_too() -> None:
    text = "A boat left Niquero at dawn."
    (place,) = find_places(reading(text), gazetteer=load(), also=[Span(12, 19)])
    assert (place.text, place.country) == ("Niquero", "CUB")


def test_a_claim_gets_the_country_of_the_narrowest_place_or_of_a_nationality() -> None:
    text = "The army shelled Syria's Aleppo and crossed the Turkish border."
    places = find_places(reading(text), gazetteer=load())
    narrow = place_in(places, 17, 31, gazetteer=load())
    assert narrow is not None
    assert narrow.text == "Aleppo"
    assert country_of(text, 17, 31, places=places, gazetteer=load()) == "SYR"
    assert country_of(text, 44, 62, places=places, gazetteer=load()) == "TUR"
    assert country_of(text, 4, 8, places=places, gazetteer=load()) is None


WORDS = st.sampled_from(
    [
        "Paris",
        "Texas",
        "Georgia",
        "the",
        "in",
        ",",
        "U.S.",
        "Syria's",
        "Aleppo",
        "St. Louis",
        "’",
        "\n",
        "Ωmega",
        "(",
        "-",
    ]
)


@given(
    st.lists(WORDS, max_size=14),
    st.lists(st.tuples(st.integers(-2, 60), st.integers(-2, 60)), max_size=8),
    st.randoms(),
)
@settings(deadline=None, max_examples=120)
def test_any_spans_in_any_order_give_the_same_exact_places(
    words: list[str], bounds: list[tuple[int, int]], random: object
) -> None:
    text = " ".join(words)
    spans = [Span(start, end) for start, end in bounds]
    places = resolve_toponyms(text, spans, outlet="parisnews.com", gazetteer=load())
    assert all(text[place.start : place.end] == place.text for place in places)
    assert [(place.start, place.end) for place in places] == sorted((place.start, place.end) for place in places)
    assert resolve_toponyms(text, spans[::-1], outlet="parisnews.com", gazetteer=load()) == places


@given(st.text(max_size=120), st.text(max_size=30))
@settings(deadline=None, max_examples=120)
def test_no_text_and_no_outlet_breaks_the_search(text: str, outlet: str) -> None:
    for place in find_places(reading(text, publisher=outlet), gazetteer=load()):
        assert text[place.start : place.end] == place.text


def test_a_long_report_with_fifteen_names_takes_less_than_five_milliseconds() -> None:
    names = "Paris London Springfield Alexandria Athens Columbus Georgia Lebanon Manchester Cambridge Richmond Oxford"
    towns = [*names.split(), "San Antonio", "Victoria", "Santa Cruz"]
    filler = "the officials said that nothing new had been decided by the council in this matter and went home "
    text = " ".join(f"{filler * 2}[{town}]." for town in towns)
    plain, spans = marked(text)
    assert len(plain.split()) > 500
    taken = []
    for _ in range(8):
        start = time.process_time()
        resolve_toponyms(plain, spans, outlet="The Example Star", gazetteer=load())
        taken.append(time.process_time() - start)
    assert min(taken) < 0.005


def test_words_in_small_letters_are_where_it_was_but_no_name() -> None:
    text = "Beirut, capital of Lebanon. The blast in the port was loud."
    told = reading(text, [("Beirut", "LOC"), ("of", "LOC"), ("Lebanon", "LOC")])
    port = Span(text.index("the port"), text.index("the port") + len("the port"))
    places = find_places(told, gazetteer=load(), also=[port, port])  # two events may have taken place there
    assert len(places) == 3
    found = {place.text: place.geonameid for place in places}
    assert set(found) == {"Beirut", "Lebanon", "the port"}
    assert found["the port"] is None
