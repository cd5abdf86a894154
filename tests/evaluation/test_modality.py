"""Labels of given events: what the trees say, and the mean over labels, so that the many that happened do not hide the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.modality import evaluate, label_of
from factnews.errors import InputError
from factnews.model import Article, Reading, Sentence, Token

Word = tuple[str, str, str, int, str]  # form, lemma, tag, governor, relation


def sentence(*words: Word, start: int = 0) -> Sentence:
    tokens = []
    for form, lemma, upos, head, deprel in words:
        tokens.append(Token(start, start + len(form), form, lemma, upos, "X", head, deprel))
        start += len(form) + 1
    return Sentence(tokens[0].start, tokens[-1].end, tuple(tokens), 0)


THEY = ("They", "they", "PRON", 1, "nsubj")
LATER = ("They", "they", "PRON", 2, "nsubj")
LEFT = ("left", "leave", "VERB", -1, "root")
GO = ("go", "go", "VERB", -1, "root")
TO_GO = [("to", "to", "PART", 3, "mark"), ("go", "go", "VERB", 1, "xcomp")]
A_TOUR = [("a", "a", "DET", 3, "det"), ("tour", "tour", "NOUN", 1, "obj")]


@pytest.mark.parametrize(
    ("words", "at", "label"),
    [
        ([THEY, LEFT], 1, "happened"),
        ([LATER, ("will", "will", "AUX", 2, "aux"), GO], 2, "future"),
        ([LATER, ("may", "may", "AUX", 2, "aux"), GO], 2, "possible"),
        ([LATER, ("never", "never", "ADV", 2, "advmod"), LEFT], 2, "negated"),
        ([THEY, ("failed", "fail", "VERB", -1, "root"), *TO_GO], 3, "negated"),
        ([THEY, ("agreed", "agree", "VERB", -1, "root"), *TO_GO], 3, "future"),
        ([THEY, ("began", "begin", "VERB", -1, "root"), *TO_GO], 3, "happened"),
        ([THEY, ("plan", "plan", "VERB", -1, "root"), *A_TOUR], 3, "future"),
    ],
)
def test_modals_negations_infinitives_and_plans_decide(words: list[Word], at: int, label: str) -> None:
    assert label_of(sentence(*words).tokens, at) == label


def test_a_label_that_is_never_given_pulls_the_mean_down(tmp_path: Path) -> None:
    text = "They left"
    events = [{"span": [5, 9], "label": "happened"}, {"span": [5, 9], "label": "possible"}]
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps({"doc_id": "own", "text": text, "events": events}) + "\n")

    def read(article: Article) -> Reading:
        words = sentence(("They", "they", "PRON", 1, "nsubj"), ("left", "leave", "VERB", -1, "root"))
        return Reading(article, (words,), ())

    outcome = evaluate(path, read)
    assert {m.name: m.value for m in outcome.measures}["macro"] == round(0.6667 / 4, 4)
    assert [row.label for row in outcome.errors] == ["possible>happened"]


def test_a_line_of_another_form_is_named_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text("{}\n")
    with pytest.raises(InputError, match="line 1"):
        evaluate(path, lambda article: Reading(article, (), ()))
