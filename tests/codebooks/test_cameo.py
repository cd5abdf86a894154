"""Each event can be exported as CAMEO, with a code that exists."""

from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.codebooks import load
from factnews.model import EventClass, Status

BOOKS = load()
CLASS_AND_MODE = st.sampled_from([(c, m) for c in EventClass for m in (None, *BOOKS.plover.modes(c))])


@settings(deadline=None, max_examples=200)
@given(CLASS_AND_MODE, st.sampled_from(Status), st.text(max_size=30))
def test_every_event_has_a_code_a_score_and_a_quad(
    kind: tuple[EventClass, str | None], status: Status, words: str
) -> None:
    coding = BOOKS.cameo.code(*kind, status, words)
    assert -10 <= coding.intensity <= 10
    assert coding.quad in {"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}
    if status is Status.NEGATED:
        assert coding.cameo is None
    else:
        assert coding.cameo is not None
        assert BOOKS.cameo[coding.cameo].goldstein == coding.goldstein


def test_words_of_the_object_make_the_code_finer() -> None:
    tariffs = BOOKS.cameo.code(EventClass.SANCTION, "discontinue", Status.HAPPENED, "imposed tariffs on steel")
    assert tariffs.cameo == "163"
    assert BOOKS.cameo.code(EventClass.ASSAULT, "drone").cameo == "1952"
    assert BOOKS.cameo.code(EventClass.CONSULT, None, Status.PLANNED).cameo == "036"


def test_codes_keep_their_leading_zeros() -> None:
    assert BOOKS.cameo["043"].label
    assert all(code.isdigit() and 2 <= len(code) <= 4 for code in BOOKS.cameo.codes)
