"""The JSON form: what a program gets is all that was read, and it reads it back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.errors import InputError
from factnews.exports.report_form import report_schema
from factnews.exports.report_json import report_from_json, report_to_json
from factnews.model import EventClass, Report, Status
from tests.cli.samples import sample_report


def test_a_report_comes_back_as_it_went_out() -> None:
    report = sample_report()
    assert report_from_json(report_to_json(report)) == report


def test_the_outlets_own_time_zone_is_kept() -> None:
    report = sample_report()
    evening = datetime(2021, 3, 10, 1, 30, tzinfo=timezone(timedelta(hours=9)))
    report = replace(report, article=replace(report.article, published_at=evening))
    assert json.loads(report_to_json(report))["published_at"] == "2021-03-10T01:30:00+09:00"
    back = report_from_json(report_to_json(report)).article.published_at
    assert back is not None
    assert back.isoformat() == evening.isoformat()


def test_the_form_of_annotated_reports_is_kept() -> None:
    written = json.loads(report_to_json(sample_report()))
    assert list(written)[:7] == ["id", "title", "published", "publisher", "text", "claims", "statements"]
    claim = written["claims"][0]
    assert claim["class"] == "ASSAULT"
    assert claim["when"]["start"] == claim["when"]["end"] == "2021-03-09"
    assert claim["where"]["text"] == written["text"][claim["where"]["start"] : claim["where"]["end"]]
    assert claim["attribution"][0]["manner"] == "indirect"
    assert claim["cameo"] == "0194"


def test_every_offset_is_that_of_its_words() -> None:
    written = json.loads(report_to_json(sample_report()))

    def check(value: object) -> int:
        if isinstance(value, dict):
            here = 0
            if isinstance(value.get("start"), int) and "text" in value:
                assert written["text"][value["start"] : value["end"]] == value["text"]
                here = 1
            return here + sum(check(inner) for inner in value.values())
        return sum(check(inner) for inner in value) if isinstance(value, list) else 0

    assert check(written) > 20


def test_a_report_holds_to_its_published_schema() -> None:
    schema = json.loads(report_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(report_to_json(sample_report())))


def test_the_schema_refuses_a_class_that_does_not_exist() -> None:
    written = json.loads(report_to_json(sample_report()))
    written["claims"][0]["class"] = "SHELL"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json.loads(report_schema())).validate(written)


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b'{"id": 3}', b"\xff", b'{"id": "a"}'])
def test_what_is_no_report_gives_one_clear_line(broken: bytes) -> None:
    with pytest.raises(InputError, match=r"^not a report in JSON form: .*docs/report-json\.md[^\n]*$"):
        report_from_json(broken)


def test_one_report_is_one_line() -> None:
    assert b"\n" not in report_to_json(sample_report())


@settings(deadline=None, max_examples=60)
@given(
    st.text(max_size=80),
    st.sampled_from(EventClass),
    st.sampled_from(Status),
    st.floats(0, 1).map(lambda number: round(number, 4)),
    st.dates(),
)
def test_any_text_class_status_and_day_survives_the_round_trip(
    title: str, event_class: EventClass, status: Status, confidence: float, day: object
) -> None:
    report = sample_report()
    claim = replace(report.claims[0], event_class=event_class, status=status, confidence=confidence)
    changed: Report = replace(
        report,
        article=replace(report.article, title=title, text=title + report.article.text, published=day),
        claims=(claim,),
    )
    encoded = report_to_json(changed)
    assert report_from_json(encoded) == changed
    assert report_to_json(report_from_json(encoded)) == encoded
    assert msgspec.json.decode(encoded)["title"] == title
