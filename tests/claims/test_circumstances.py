"""A wrong day is worse than none: a claim is dated by its own clause, by the lead, or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factnews.claims.circumstances import dated_stretches, of_accompanying_acts, when_of, where_of
from factnews.model import Place, Status, TimeExpression, Where
from tests.claims.builders import cue, draft, sentence, span

TEXT = "Police arrested nine men on Monday"
TREE = sentence(
    TEXT, [1, -1, 3, 1, 5, 1], ["nsubj", "root", "nummod", "obj", "case", "obl"],
)  # fmt: skip
MONDAY = date(2020, 6, 15)
PUBLISHED = date(2020, 6, 16)


def monday() -> TimeExpression:
    at = span(TEXT, "Monday")
    return TimeExpression(at.start, at.end, "Monday", "DATE", "2020-06-15", MONDAY, MONDAY)


def test_the_time_that_hangs_from_the_verb_dates_the_event() -> None:
    when, why = when_of(
        cue(TEXT, "arrested", token=1), TREE, dated_stretches([monday()], TEXT), published=PUBLISHED, lead=True
    )
    assert when is not None
    assert (when.first, when.last, when.text, why) == (MONDAY, MONDAY, "Monday", "when:tree")


def test_what_the_reader_links_goes_before_the_tree() -> None:
    at = span(TEXT, "nine")
    other = TimeExpression(at.start, at.end, "nine", "DATE", "2020-06-09", date(2020, 6, 9), date(2020, 6, 9))
    when, why = when_of(
        cue(TEXT, "arrested", token=1, links=(("when", "nine", 0.8),)),
        TREE,
        dated_stretches([other, monday()], TEXT),
        published=PUBLISHED,
        lead=False,
    )
    assert when is not None
    assert (when.first.day, why) == (9, "when:link")


def test_an_undated_event_of_the_lead_happened_on_the_reports_day_and_elsewhere_is_left_open() -> None:
    event = cue(TEXT, "arrested", token=1)
    when, why = when_of(event, TREE, dated_stretches([], TEXT), published=PUBLISHED, lead=True)
    assert when is not None
    assert (when.first, why) == (PUBLISHED, "when:lead")
    assert when_of(event, TREE, dated_stretches([], TEXT), published=PUBLISHED, lead=False) == (None, "")
    assert when_of(event, TREE, dated_stretches([], TEXT), published=None, lead=True) == (None, "")


def test_a_planned_event_never_gets_the_reports_day() -> None:
    event = cue(TEXT, "arrested", token=1, status=Status.PLANNED)
    assert when_of(event, TREE, dated_stretches([], TEXT), published=PUBLISHED, lead=True) == (None, "")


def test_an_event_takes_place_where_the_reader_links_it_and_nowhere_else() -> None:
    text = "Police in Lyon arrested nine men"
    at = span(text, "Lyon")
    lyon = Place(at.start, at.end, "Lyon", 2996944, 45.75, 4.85, "FRA")
    where, _ = where_of(cue(text, "arrested", links=(("where", "in Lyon", 0.7),)), [lyon], text)
    assert where is not None
    assert (where.text, where.country) == ("in Lyon", "FRA")
    assert where_of(cue(text, "arrested"), [lyon], text) == (None, "")


def test_neighbouring_expressions_are_one_stretch_of_time() -> None:
    text = "They meet in May or early June"
    tree = sentence(text, [1, -1, 3, 1, 6, 6, 3], ["nsubj", "root", "case", "obl", "cc", "amod", "conj"])
    may, june = span(text, "May"), span(text, "early June")
    times = [
        TimeExpression(may.start, may.end, "May", "DATE", "2018-05", date(2018, 5, 1), date(2018, 5, 31)),
        TimeExpression(june.start, june.end, "early June", "DATE", "2018-06", date(2018, 6, 1), date(2018, 6, 10)),
    ]
    when, _ = when_of(cue(text, "meet", token=1), tree, dated_stretches(times, text), published=PUBLISHED, lead=False)
    assert when is not None
    assert (when.first, when.last, when.text) == (date(2018, 5, 1), date(2018, 6, 10), "May or early June")


def test_a_time_in_another_sentence_needs_a_surer_link() -> None:
    text = TEXT + ". Later they met on Tuesday"
    at = span(text, "Tuesday")
    tuesday = TimeExpression(at.start, at.end, "Tuesday", "DATE", "2020-06-16", PUBLISHED, PUBLISHED)
    for sure, found in ((0.5, False), (0.9, True)):
        event = cue(text, "arrested", token=1, links=(("when", "Tuesday", sure),))
        when, _ = when_of(event, TREE, dated_stretches([tuesday], text), published=PUBLISHED, lead=False)
        assert (when is not None) == found


def test_what_accompanies_an_act_took_place_there_and_to_its_people() -> None:
    text = "Troops shelled Zenda killing monks"
    tree = sentence(text, [1, -1, 1, 1, 3], ["nsubj", "root", "obj", "advcl", "obj"])
    tree = replace(tree, tokens=tuple(replace(t, xpos="VBG") if t.text == "killing" else t for t in tree.tokens))
    zenda = Where(15, 20, "Zenda", "ZND", None, None, None)
    act = replace(draft(cue(text, "shelled", token=1), "RUR", "ZND"), where=zenda)
    losses = draft(cue(text, "killing", token=3), "RUR", "RUR")
    losses = replace(losses, recipients=tuple(replace(party, sector="CIV") for party in losses.recipients))
    _, told = of_accompanying_acts([act, losses], [tree])
    assert told.where == zenda
    assert [party.code for party in told.recipients] == ["ZND"]
    other = replace(losses, cue=replace(losses.cue, token=0))  # does not hang from the act
    assert of_accompanying_acts([act, other], [tree])[1] == other
