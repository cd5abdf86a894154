"""The figures for semantic roles: head words of spans by the treebank, roles that the reader does not know count apart."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from evaluation.roles import evaluate
from factnews.errors import InputError

TREEBANK = """# sent_id = own-1
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tmayor\tmayor\tNOUN\tNN\t_\t3\tnsubj\t_\t_
3\topened\topen\tVERB\tVBD\t_\t0\troot\t_\t_
4\tthe\tthe\tDET\tDT\t_\t5\tdet\t_\t_
5\tbridge\tbridge\tNOUN\tNN\t_\t3\tobj\t_\t_
6\tgladly\tgladly\tADV\tRB\t_\t3\tadvmod\t_\t_

"""


class Fixed:
    """Gives the same arguments to each predicate."""

    def __init__(self, *arguments: tuple[int, str]) -> None:
        self._arguments = list(arguments)

    def predicate_roles(self, words: Sequence[str], predicates: Sequence[int]) -> list[list[tuple[int, str]]]:
        """The fixed answer for each predicate."""
        return [self._arguments for _ in predicates]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "en_own-ud-dev.conllu").write_text(TREEBANK)
    arguments = [[0, 2, "ARG0"], [2, 3, "V"], [3, 5, "ARG1"], [5, 6, "ARGM-MNR"]]
    words = ["The", "mayor", "opened", "the", "bridge", "gladly"]
    path = tmp_path / "own_propbank_dev.json"
    path.write_text(json.dumps([{"w": words, "sid": "own-1", "preds": [{"i": 2, "args": arguments}]}]))
    return path


def values(path: Path, *arguments: tuple[int, str]) -> dict[str, float]:
    return {m.name: m.value for m in evaluate(path, Fixed(*arguments)).measures}


def test_head_words_with_their_roles_are_full_marks_but_unknown_roles_stay_missed(gold: Path) -> None:
    got = values(gold, (1, "A0"), (4, "A1"))
    assert (got["arguments"], got["all roles"], got["A0"]) == (1.0, 0.8, 1.0)


def test_the_right_word_in_the_wrong_role_is_wrong(gold: Path) -> None:
    assert values(gold, (1, "A1"), (4, "A1"))["arguments"] == 0.5


def test_a_sentence_that_the_treebank_lacks_is_named(gold: Path) -> None:
    (gold.parent / "en_own-ud-dev.conllu").write_text(TREEBANK.replace("own-1", "own-2"))
    with pytest.raises(InputError, match="own-1"):
        evaluate(gold, Fixed())
