"""`read`: every report is shown, one that cannot be read stops no other, and no file overwrites another."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from factnews.cli.reading import into_folder, show_all
from factnews.errors import InputError
from factnews.model import Reject
from factnews.pipeline import ReadReport
from tests.cli.samples import sample_report


def read_as(report_id: str) -> ReadReport:
    """The sample under another id."""
    report = sample_report()
    return ReadReport("a.html", replace(report, article=replace(report.article, id=report_id)))


def test_a_bad_input_does_not_stop_the_next_and_the_exit_code_tells(capsys: pytest.CaptureFixture[str]) -> None:
    shown: list[str] = []
    reject = Reject("b.html", "empty", "b.html: the file is empty; give a report", "pages")
    code = show_all([reject, read_as("x")], lambda read: shown.append(read.report.article.id))
    assert (code, shown) == (2, ["x"])
    assert capsys.readouterr().err == "factnews: b.html: the file is empty; give a report\n"


def test_reports_with_ids_that_are_no_file_names_get_files_of_their_own(tmp_path: Path) -> None:
    write = into_folder(tmp_path / "new" / "folder")
    names = ["a/b", "a?b", "A_b", "../up", "", "x" * 500]
    for name in names:
        write(read_as(name))
    written = sorted((tmp_path / "new" / "folder").iterdir())
    assert len(written) == len(names)
    assert {json.loads(path.read_bytes())["id"] for path in written} == set(names)
    assert all(path.suffix == ".json" for path in written)


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(InputError, match="is a file; give a folder"):
        into_folder(tmp_path / "out")
