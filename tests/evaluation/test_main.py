from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from evaluation.__main__ import main
from tests.evaluation.reports import CONDEMNED, REPORT


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    gold, predicted = tmp_path / "gold", tmp_path / "predicted"
    for folder, report in ((gold, REPORT), (predicted, msgspec.structs.replace(REPORT, claims=(CONDEMNED,)))):
        folder.mkdir()
        (folder / "own-1.json").write_bytes(msgspec.json.encode(report))
    return gold, predicted


def test_json_on_standard_output_is_json_and_nothing_else(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    gold, predicted = folders
    assert main(["claims", str(gold), "--predicted", str(predicted), "--json", "-", "--errors"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["measures"]["found"] == {"p": 1.0, "r": 0.5, "value": 0.6667}
    assert (shown["size"], shown["counts"]) == (1, {"gold": 2, "predicted": 1})


def test_errors_are_one_tab_separated_line_each(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    gold, predicted = folders
    assert main(["claims", str(gold), "--predicted", str(predicted), "--errors", "--per-report"]) == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if "\t" in line)
    assert line.split("\t")[:4] == ["own-1", "missed", "CONSULT", "met"]


def test_json_in_a_file_holds_the_digest_of_the_set(folders: tuple[Path, Path], tmp_path: Path) -> None:
    gold, predicted = folders
    target = tmp_path / "figures.json"
    assert main(["statements", str(gold), "--predicted", str(predicted), "--json", str(target)]) == 0
    assert len(json.loads(target.read_text())["digest"]) == 64


def test_a_missing_gold_folder_is_one_line_and_exit_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["claims", str(tmp_path / "away")], ["gate", "--gold", str(tmp_path / "away")]):
        assert main(arguments) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_path_that_cannot_be_written_is_one_line_and_exit_code_2(
    folders: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, predicted = folders
    target = tmp_path / "away" / "figures.json"
    assert main(["claims", str(gold), "--predicted", str(predicted), "--json", str(target)]) == 2
    assert "cannot write" in capsys.readouterr().err
