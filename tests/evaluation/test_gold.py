from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from evaluation.gold import decode, digest_of, load_reports, to_article
from factnews.errors import InputError
from tests.evaluation.reports import REPORT


def test_a_report_read_from_disk_is_the_one_that_was_written(tmp_path: Path) -> None:
    (tmp_path / "own-1.json").write_bytes(msgspec.json.encode(REPORT))
    assert load_reports(tmp_path) == {"own-1": REPORT}


def test_unknown_fields_of_a_prediction_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"id": "a", "text": "Nothing.", "claims": [], "statements": [], "places": [1]}')
    assert load_reports(tmp_path)["a"].claims == ()


def test_an_article_keeps_text_and_day_and_no_annotation() -> None:
    article = to_article(REPORT)
    assert (article.text, article.published) == (REPORT.text, date(2020, 6, 16))


def test_a_vague_day_of_publication_dates_nothing() -> None:
    assert to_article(msgspec.structs.replace(REPORT, published="2020-06")).published is None


def test_a_wrong_path_or_form_gives_one_line_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no folder"):
        load_reports(tmp_path / "away")
    with pytest.raises(InputError, match=r"no \*\.json"):
        load_reports(tmp_path)
    (tmp_path / "bad.json").write_text('{"id": 3}')
    with pytest.raises(InputError, match=r"bad\.json"):
        load_reports(tmp_path)
    with pytest.raises(InputError, match="array"):
        decode(tmp_path / "bad.json", list[int])


def test_the_digest_notices_a_changed_file_and_a_changed_name(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    first = digest_of(tmp_path)
    assert first == digest_of(tmp_path)
    (tmp_path / "a.json").rename(tmp_path / "b.json")
    renamed = digest_of(tmp_path)
    (tmp_path / "b.json").write_text("[]")
    assert len({first, renamed, digest_of(tmp_path)}) == 3
