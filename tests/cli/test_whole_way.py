"""From files to facts by the command line alone, with the shipped reader: what the README promises."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Factnews

SAMPLES = Path(__file__).parents[2] / "src" / "factnews" / "samples"
TEXT = "Norland and Estmark signed a border treaty on 9 March 2021, Norland's president said."


def test_a_report_in_json_form_keeps_its_text_and_its_offsets(factnews: Factnews, tmp_path: Path) -> None:
    given = {
        "id": "x-1",
        "title": "T",
        "published": "2021-03-10",
        "publisher": "P",
        "text": f"  {TEXT}\n",
        "claims": [1],
    }
    (tmp_path / "x.json").write_text(json.dumps(given))
    ended = factnews(["read", str(tmp_path / "x.json"), "--json"])
    assert (ended.code, ended.err) == (0, "")
    written = json.loads(ended.out)
    for field in ("id", "title", "published", "publisher", "text"):
        assert written[field] == given[field]
    for claim in written["claims"]:
        trigger = claim["trigger"]
        assert written["text"][trigger["start"] : trigger["end"]] == trigger["text"]


def test_what_cannot_be_read_is_said_and_the_rest_is_read(factnews: Factnews, tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "binary.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    names = ["gone.html", "empty.html", "good.txt", "binary.html"]
    ended = factnews(["read", *(str(tmp_path / name) for name in names), "--out", str(tmp_path / "out")])
    assert ended.code == 2
    assert ended.out == ""
    assert len(ended.err.splitlines()) == 3
    assert all(line.startswith("factnews: ") for line in ended.err.splitlines())
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_reports_go_into_a_store_once_and_every_claim_is_explained(factnews: Factnews, tmp_path: Path) -> None:
    location = str(tmp_path / "news.db")
    first = factnews(["run", str(SAMPLES), str(tmp_path / "gone.html"), "--store", location])
    assert (first.code, first.out) == (0, "")
    assert "3 stored" in first.err
    assert "1 rejected" in first.err
    again = factnews(["run", str(SAMPLES), "--store", location])
    assert "0 stored, 3 known" in again.err
    claims = [json.loads(line) for line in factnews(["claims", "--store", location, "--json"]).out.splitlines()]
    assert claims
    ids = {told["claim"]["id"] for told in claims}
    assert len(ids) == len(claims)
    explained = json.loads(factnews(["explain", claims[0]["claim"]["id"], "--store", location, "--json"]).out)
    assert explained["words_hold"]
    assert explained["page"]["digest_holds"]
    facts = [json.loads(line) for line in factnews(["facts", "--store", location, "--json"]).out.splitlines()]
    assert sorted(claim for fact in facts for claim in fact["claims"]) == sorted(ids)
    assert "gone.html" in factnews(["rejects", "--store", location]).out


def test_a_run_over_nothing_usable_is_an_error(factnews: Factnews, tmp_path: Path) -> None:
    ended = factnews(["run", str(tmp_path / "gone.html"), "--store", str(tmp_path / "news.db")])
    assert ended.code == 2
    assert "factnews rejects" in ended.err


def test_a_publication_day_that_is_none_is_refused_before_anything_is_read(factnews: Factnews) -> None:
    ended = factnews(["read", "x.html", "--published", "16/6/2020"])
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "--published" in ended.err
