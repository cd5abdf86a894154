"""`explain`: a reader who doubts a claim gets to the bytes it was read from."""

from __future__ import annotations

import json
from hashlib import sha256

from tests.cli.conftest import BODY, Factnews


def test_a_claim_is_walked_back_to_its_page(factnews: Factnews, store: str) -> None:
    shown = factnews(["explain", "c-shelled", "--store", store])
    assert shown.code == 0
    words = " ".join(shown.out.replace("│", " ").split())
    for part in (
        "head: event 0.81",
        "Border guards of Norland shelled the Sudan Bridge",
        "the Estmark interior ministry EST GOV, indirect",
        "Three hurt as Norland shells a bridge",
        "version 1 of 1, current",
        "bridge.html",
        "2021-03-10 06:00:00 UTC",
        sha256(BODY).hexdigest()[:40],
        "the stored bytes have it",
        "ASSAULT Deliberate act",
        "armed forces",
    ):
        assert part in words, part


def test_the_same_for_programs(factnews: Factnews, store: str) -> None:
    explained = json.loads(factnews(["explain", "c-shelled", "--store", store, "--json"]).out)
    assert explained["words_hold"] is True
    assert explained["page"]["digest_holds"] is True
    assert explained["page"]["bytes"] == len(BODY)
    sentence = explained["sentence"]
    for marked in sentence["marked"]:
        at = marked["start"] - sentence["start"]
        assert sentence["text"][at : at + len(marked["text"])] == marked["text"]
    assert {code["code"] for code in explained["codes"]} >= {"ASSAULT", "MIL", "GOV"}


def test_a_mistyped_id_finds_the_nearest(factnews: Factnews, store: str) -> None:
    shown = factnews(["explain", "c-sheled", "--store", store])
    assert (shown.code, shown.out) == (2, "")
    assert "did you mean c-shelled?" in shown.err
    assert "did you mean c-acc" in factnews(["explain", "c-acc", "--store", store]).err


def test_an_id_like_no_other_says_where_ids_are(factnews: Factnews, store: str) -> None:
    shown = factnews(["explain", "zzzzzzzz", "--store", store])
    assert shown.code == 2
    assert "factnews claims" in shown.err
