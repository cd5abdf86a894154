"""Labels must land on the words they belong to."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("safetensors", reason="the training extra is not installed")

from factnews.reading.encode import WordPieces
from factnews.reading.scores import FOLDER
from training.sources import TextWindows, claims, re3d_tag, universal_dependencies

TEXT = "Police arrested two men on Monday. “We deny it,” one of them said."


def place(words: str) -> dict[str, object]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "text": words}


def test_claims_and_statements_of_a_report_become_labels_of_words() -> None:
    report = {
        "id": "r",
        "text": TEXT,
        "claims": [
            {
                "trigger": place("arrested"), "also": [], "class": "COERCE", "mode": "arrest", "status": "happened",
                "actors": [place("Police")], "recipients": [place("two men")], "object": None, "where": None,
                "when": {"text": "Monday", "start": "2020-06-15", "end": "2020-06-15"},
            }
        ],
        "statements": [
            {"speaker": place("one of them"), "cue": place("said"), "content": [place("“We deny it,”")], "manner": "direct"}
        ],
    }  # fmt: skip
    windows = TextWindows(WordPieces(FOLDER / "tokenizer.json"), most_words=96)
    (example,) = claims(report, windows)
    assert example.events is not None
    assert [(w, e) for w, e in zip(example.words, example.events, strict=True) if e != "O"] == [("arrested", "COERCE")]
    by_anchor = {
        example.words[p.anchor]: {r: [example.words[k] for k in ks] for r, ks in p.words.items()} for p in example.pairs
    }
    assert by_anchor["arrested"] == {"actor": ["Police"], "recipient": ["two", "men"], "when": ["Monday"]}
    assert by_anchor["said"] == {"speaker": ["one", "of", "them"], "content": ["“", "We", "deny", "it", ",", "”"]}


def test_spaces_and_contractions_of_a_treebank_are_read_from_its_surface(tmp_path: Path) -> None:
    rows = ["# newdoc id = d", "# sent_id = d-1", "# newpar", "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_",
            "1\tdo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_", "2\tnot\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_",
            "3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No", "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_"]  # fmt: skip
    path = tmp_path / "x.conllu"
    path.write_text("\n".join(rows) + "\n\n")
    (example,) = universal_dependencies(path)
    assert "".join(example.words[:2]) == "don't"
    assert (example.glued, example.heads) == ([False, True, False, True], [2, 2, -1, 2])


def test_labels_of_another_set_are_named_as_ours_or_left_out() -> None:
    assert [re3d_tag(t) for t in ("B-Organisation", "I-Person", "B-Weapon", "O")] == ["B-ORG", "I-PER", "O", "O"]
