from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.conllu import read_trees
from evaluation.syntax import evaluate, evaluate_raw, text_of
from factnews.errors import InputError
from tests.evaluation.parsers import FixedParser, Parsed, SpaceReader

TREEBANK = """# newdoc id = own
# newpar
# sent_id = own-1
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj:pass\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tdid\tdo\tVERB\tVBD\t_\t0\troot\t_\t_
3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_
3.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newpar
# sent_id = own-2
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\tSpaceAfter=No
2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_

"""
RIGHT = Parsed(
    ["PRON", "VERB", "PART", "PUNCT"],
    ["PRP", "VBD", "RB", "."],
    [1, -1, 1, 1],
    ["nsubj:pass", "root", "advmod", "punct"],
    ["O"] * 4,
)


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "own.conllu"
    path.write_text(TREEBANK.split("# newpar\n# sent_id = own-2", maxsplit=1)[0])
    return path


def shares(path: Path, answer: Parsed) -> dict[str, float]:
    return {measure.name: measure.value for measure in evaluate(path, FixedParser(answer)).measures}


def test_a_right_tree_gets_full_marks_and_empty_nodes_are_not_asked_for(treebank: Path) -> None:
    assert set(shares(treebank, RIGHT).values()) == {1.0}


def test_a_lost_subtype_costs_the_full_label_only(treebank: Path) -> None:
    plain = Parsed(RIGHT.upos, RIGHT.xpos, RIGHT.heads, ["nsubj", "root", "advmod", "punct"], RIGHT.entities)
    got = shares(treebank, plain)
    assert (got["UAS"], got["LAS"], got["LAS universal"]) == (1.0, 0.75, 1.0)


def test_a_wrong_head_of_a_full_stop_counts_like_any_other(treebank: Path) -> None:
    got = shares(treebank, Parsed(RIGHT.upos, RIGHT.xpos, [1, -1, 1, 0], RIGHT.deprels, RIGHT.entities))
    assert (got["UAS"], got["LAS"], got["UPOS"]) == (0.75, 0.75, 1.0)


def test_running_text_keeps_written_tokens_spaces_and_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "own.conllu"
    path.write_text(TREEBANK)
    assert text_of(read_trees(path)) == "She didn't.\n\nYes."


def test_boundaries_are_counted_by_characters_without_white_space(tmp_path: Path) -> None:
    path = tmp_path / "own.conllu"
    path.write_text(TREEBANK)
    sentences, words = evaluate_raw(path, SpaceReader()).measures
    assert sentences.value == 1.0  # each line of the text is a sentence
    assert (words.precision, words.recall) == (0.3333, 0.1667)  # She | didn't. | Yes. against six words


def test_a_line_with_too_few_columns_is_named_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "bad.conllu"
    path.write_text("1\tShe\n\n")
    with pytest.raises(InputError, match="line 1: 2 columns"):
        read_trees(path)
    with pytest.raises(InputError, match="no file"):
        read_trees(tmp_path / "away.conllu")
