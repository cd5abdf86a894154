from __future__ import annotations

from dataclasses import replace

from factnews.claims.statements import StatementDraft, find_statements
from factnews.model import Manner, Reading, Span, SpeechCue
from tests.claims.speech.sketch import sketch


def shown(reading: Reading) -> list[tuple[str | None, str | None, list[str], str]]:
    text = reading.article.text

    def words(span: Span | None) -> str | None:
        return None if span is None else text[span.start : span.end]

    return [(words(d.speaker), words(d.cue), [str(words(s)) for s in d.content], d.manner.value) for d in find(reading)]


def find(reading: Reading) -> tuple[StatementDraft, ...]:
    return find_statements(reading)


INDIRECT = """
    The/DET/2/det minister/NOUN/3/nsubj said/VERB/0/root that/SCONJ/6/mark they/PRON/6/nsubj left/VERB/3/ccomp
    _./PUNCT/3/punct
"""


def test_words_after_said_that_are_the_content_without_that_and_full_stop() -> None:
    assert shown(sketch(INDIRECT)) == [("The minister", "said", ["they left"], "indirect")]


def test_a_quotation_before_its_cue_keeps_its_marks() -> None:
    drawn = """
        “/PUNCT/2/punct _Leave/VERB/6/ccomp now/ADV/2/advmod _,/PUNCT/2/punct _”/PUNCT/2/punct
        said/VERB/0/root Anna/PROPN/6/nsubj Orr/PROPN/7/flat _./PUNCT/6/punct
    """
    assert shown(sketch(drawn, people=("Anna Orr",))) == [("Anna Orr", "said", ["“Leave now,”"], "direct")]


def test_a_cue_that_interrupts_leaves_both_halves() -> None:
    drawn = """
        “/PUNCT/2/punct _Leave/VERB/0/root _,/PUNCT/2/punct _”/PUNCT/2/punct she/PRON/6/nsubj
        said/VERB/2/parataxis _,/PUNCT/6/punct “/PUNCT/9/punct _hurry/VERB/2/conj _./PUNCT/2/punct
        _”/PUNCT/2/punct
    """
    assert shown(sketch(drawn)) == [("she", "said", ["“Leave,”", "“hurry.”"], "direct")]


def test_reported_words_before_a_cue_end_at_the_comma() -> None:
    drawn = """
        But/CCONJ/3/cc talks/NOUN/3/nsubj failed/VERB/6/ccomp _,/PUNCT/6/punct officials/NOUN/6/nsubj
        said/VERB/0/root on/ADP/8/case Monday/PROPN/6/obl _./PUNCT/6/punct
    """
    assert shown(sketch(drawn)) == [("officials", "said", ["talks failed"], "indirect")]


def test_words_partly_in_marks_are_mixed() -> None:
    drawn = """
        He/PRON/2/nsubj said/VERB/0/root it/PRON/7/nsubj was/AUX/7/cop “/PUNCT/7/punct _a/DET/7/det
        trap/NOUN/2/ccomp _”/PUNCT/7/punct _./PUNCT/2/punct
    """
    assert shown(sketch(drawn)) == [("He", "said", ["it was “a trap”"], "mixed")]


def test_a_source_behind_according_to_speaks() -> None:
    drawn = """
        Talks/NOUN/2/nsubj failed/VERB/0/root _,/PUNCT/2/punct according/VERB/6/case to/ADP/4/fixed
        officials/NOUN/2/obl _./PUNCT/2/punct
    """
    assert shown(sketch(drawn)) == [("officials", "according to", ["Talks failed"], "indirect")]
    first = """
        According/VERB/3/case to/ADP/1/fixed officials/NOUN/6/obl _,/PUNCT/6/punct talks/NOUN/6/nsubj
        failed/VERB/0/root _./PUNCT/6/punct
    """
    assert shown(sketch(first)) == [("officials", "According to", ["talks failed"], "indirect")]


def test_a_quotation_that_goes_on_without_a_cue_joins_the_one_before() -> None:
    drawn = """
        “/PUNCT/2/punct _Leave/VERB/6/ccomp _,/PUNCT/2/punct _”/PUNCT/2/punct she/PRON/6/nsubj
        said/VERB/0/root _./PUNCT/6/punct // “/PUNCT/4/punct _Nobody/PRON/4/nsubj will/AUX/4/aux
        stay/VERB/0/root behind/ADV/4/advmod _./PUNCT/4/punct _”/PUNCT/4/punct

        “/PUNCT/3/punct _That/PRON/3/nsubj is/AUX/0/root all/PRON/3/obj we/PRON/7/nsubj can/AUX/7/aux
        do/VERB/6/acl:relcl _./PUNCT/3/punct _”/PUNCT/3/punct
    """
    (draft,) = find(sketch(drawn))
    assert len(draft.content) == 3
    assert draft.manner is Manner.DIRECT


def test_a_new_cue_in_a_new_sentence_opens_a_new_statement() -> None:
    reading = sketch(INDIRECT + " // " + INDIRECT.replace("The/", "A/").replace("said/", "added/"))
    assert [cue for _, cue, _, _ in shown(reading)] == ["said", "added"]


def test_what_was_not_said_is_no_statement() -> None:
    drawn = """
        He/PRON/4/nsubj did/AUX/4/aux not/PART/4/advmod say/VERB/0/root who/PRON/6/nsubj left/VERB/4/ccomp
        _./PUNCT/4/punct
    """
    assert shown(sketch(drawn)) == []
    declined = """
        He/PRON/2/nsubj declined/VERB/0/root to/PART/4/mark say/VERB/2/xcomp who/PRON/6/nsubj
        left/VERB/4/ccomp _./PUNCT/2/punct
    """
    assert shown(sketch(declined)) == []


def test_the_name_behind_a_title_is_the_speaker() -> None:
    drawn = """
        The/DET/2/det envoy/NOUN/7/nsubj _,/PUNCT/4/punct Bo/PROPN/2/appos Li/PROPN/4/flat _,/PUNCT/4/punct
        said/VERB/0/root they/PRON/9/nsubj left/VERB/7/ccomp _./PUNCT/7/punct
    """
    assert shown(sketch(drawn, people=("Bo Li",)))[0][0] == "Bo Li"


def test_the_subject_of_the_sentence_speaks_where_a_participle_reports() -> None:
    drawn = """
        Orr/PROPN/2/nsubj left/VERB/0/root _,/PUNCT/4/punct saying/VERB/2/advcl talks/NOUN/6/nsubj
        failed/VERB/4/ccomp _./PUNCT/2/punct
    """
    assert shown(sketch(drawn)) == [("Orr", "saying", ["talks failed"], "indirect")]


def test_a_source_that_is_quoted_by_another_speaks_too() -> None:
    drawn = """
        Talks/NOUN/2/nsubj failed/VERB/6/ccomp _,/PUNCT/6/punct the/DET/5/det agency/NOUN/6/nsubj said/VERB/0/root
        _,/PUNCT/6/punct citing/VERB/6/advcl officials/NOUN/8/obj _./PUNCT/6/punct
    """
    assert shown(sketch(drawn)) == [
        ("the agency", "said", ["Talks failed"], "indirect"),
        ("officials", "citing", ["Talks failed"], "indirect"),
    ]


def test_a_clause_that_the_reporter_adds_after_a_comma_is_not_reported() -> None:
    drawn = """
        He/PRON/2/nsubj said/VERB/0/root they/PRON/4/nsubj left/VERB/2/ccomp _,/PUNCT/2/punct
        adding/VERB/2/advcl that/SCONJ/9/mark talks/NOUN/9/nsubj failed/VERB/6/ccomp _./PUNCT/2/punct
    """
    contents = [content for _, _, content, _ in shown(sketch(drawn))]
    assert ["they left"] in [content[:1] for content in contents]


def test_names_in_marks_are_not_taken_for_speech() -> None:
    drawn = """
        The/DET/3/det “/PUNCT/3/punct _Argo/PROPN/5/nsubj _”/PUNCT/3/punct left/VERB/0/root port/NOUN/5/obj
        _./PUNCT/5/punct
    """
    assert shown(sketch(drawn)) == []


def test_what_only_the_learned_reader_found_is_added_with_its_own_reason() -> None:
    drawn = """
        Envoys/NOUN/2/nsubj left/VERB/0/root in/ADP/4/case anger/NOUN/2/obl _,/PUNCT/2/punct by/ADP/9/case
        the/DET/9/det court/NOUN/9/compound reckoning/NOUN/2/obl _./PUNCT/2/punct
    """
    bare = sketch(drawn)
    text = bare.article.text

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    proposal = SpeechCue(span("reckoning"), span("the court"), (span("Envoys left in anger"),), 0.9)
    (draft,) = find(replace(bare, speech=(proposal,)))
    assert (draft.why, draft.speaker, draft.content) == ("learned", span("the court"), (span("Envoys left in anger"),))
    assert find(replace(bare, speech=(replace(proposal, confidence=0.3),))) == ()


def test_drafts_come_in_the_order_of_their_words_and_lie_in_the_text() -> None:
    reading = sketch(INDIRECT + "\n\n" + INDIRECT)
    drafts = find(reading)
    assert list(drafts) == sorted(drafts, key=lambda draft: draft.content[0].start)
    assert all(0 <= s.start < s.end <= len(reading.article.text) for draft in drafts for s in draft.content)


def test_a_speaker_inside_a_quotation_is_heard_where_a_clause_is_given() -> None:
    drawn = """
        “/PUNCT/2/punct _He/PRON/3/nsubj told/VERB/9/ccomp me/PRON/3/obj they/PRON/6/nsubj left/VERB/3/ccomp
        _,/PUNCT/9/punct _”/PUNCT/9/punct said/VERB/0/root Orr/PROPN/9/nsubj _./PUNCT/9/punct
    """
    assert [(speaker, content) for speaker, _, content, _ in shown(sketch(drawn))] == [
        ("Orr", ["“He told me they left,”"]),
        ("He", ["they left"]),
    ]


def test_the_name_right_before_the_verb_speaks_where_the_tree_points_elsewhere() -> None:
    drawn = """
        Asked/VERB/7/advcl by/ADP/4/case the/DET/4/det club/NOUN/7/nsubj _,/PUNCT/1/punct Orr/PROPN/4/appos
        said/VERB/0/root talks/NOUN/9/nsubj failed/VERB/7/ccomp _./PUNCT/7/punct
    """
    assert shown(sketch(drawn)) == [("Orr", "said", ["talks failed"], "indirect")]
