"""A reader who doubts a fact sees who tells it, where they differ, and what was left out as a copy."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from factnews.facts.summary import summarize
from factnews.model import Attribution, ClaimLink, Count, Manner, Participant, ReportLine, Status
from factnews.store import Store
from tests.cli.conftest import Factnews, stored_report

TUESDAY = date(2021, 3, 9)


@pytest.fixture
def told(tmp_path: Path) -> tuple[str, str]:
    """A store with one event in four reports (a copy, another toll, a denial), and the id of its fact."""
    location = str(tmp_path / "news.db")
    sample = stored_report()
    claim = sample.claims[0]
    links = []
    with Store.open(location) as store:
        for number, (name, outlet) in enumerate((("a", "Post"), ("b", "Copy"), ("c", "Echo"), ("d", "Radio"))):
            article = replace(
                sample.article,
                id=name,
                publisher=outlet,
                digest=name,
                published=TUESDAY + timedelta(number // 2),
                published_at=None,
            )
            mine = replace(claim, id=f"claim-{name}", article_id=name, attribution=())
            if name == "c":
                mine = replace(mine, counts=(Count("injured", 9, None, 0, 1, "at least nine"),))
            if name == "d":
                army = Participant(0, 1, "x", "NOR", "MIL")
                mine = replace(mine, status=Status.NEGATED, attribution=(Attribution(army, Manner.INDIRECT),))
            store.add_report(replace(sample, article=article, claims=(mine,), statements=()))
            links.append(ClaimLink("claim-a", f"claim-{name}", 0.91, "same trigger"))
        line = ReportLine(("a", "b"), ("Post", "Copy"), "copy, 92 % of words")
        fact = summarize(list(store.claims()), [line], links[1:])
        store.replace_facts(
            fact.event_class,
            [
                replace(fact, id="gone"),
            ],
        )
        store.replace_facts(fact.event_class, [fact])
    return location, fact.id


def test_a_fact_is_laid_open(factnews: Factnews, told: tuple[str, str]) -> None:
    location, name = told
    shown = factnews(["explain", name, "--store", location])
    assert shown.code == 0, shown.err
    words = " ".join(shown.out.replace("│", " ").split())
    for part in (
        "disputed by NOR",
        "3 independent lines, 4 reports, 4 outlets",
        "injured 3 Post, Copy, Radio; first 2021-03-09 9+ Echo; first 2021-03-10",
        "changed in time",
        "Post · 2021-03-09",
        "not counted: copy, 92 % of words",
        "did not happen",
        "Border guards of Norland shelled the Sudan Bridge",
        "0.91 claim-a ~ claim-b same trigger",
    ):
        assert part in words, part


def test_the_id_of_a_fact_that_is_gone_leads_to_where_it_went(factnews: Factnews, told: tuple[str, str]) -> None:
    location, name = told
    explained = json.loads(factnews(["explain", "gone", "--store", location, "--json"]).out)
    assert (explained["asked"], explained["fact"]["id"]) == ("gone", name)
    assert "gone was joined" in " ".join(factnews(["explain", "gone", "--store", location]).out.split())


def test_programs_get_each_claim_with_its_line_and_why_it_was_left_out(
    factnews: Factnews, told: tuple[str, str]
) -> None:
    location, name = told
    explained = json.loads(factnews(["explain", name, "--store", location, "--json"]).out)
    assert [(c["id"], c["line"], c["counts"], c["left_out"]) for c in explained["claims"]] == [
        ("claim-a", 1, True, ""),
        ("claim-b", 1, False, "copy, 92 % of words"),
        ("claim-c", 2, True, ""),
        ("claim-d", 3, True, ""),
    ]
    assert all("shelled the Sudan Bridge" in claim["sentence"] for claim in explained["claims"])
    assert explained["claims"][3]["sources"] == ["NOR"]


def test_facts_are_listed_with_their_standing_and_found_by_it(
    factnews: Factnews, told: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    location, name = told
    monkeypatch.setenv("COLUMNS", "160")
    shown = " ".join(factnews(["facts", "--store", location]).out.split())
    assert "disputed by NOR" in shown
    assert "3 independent lines" in shown
    for standing, found in (("disputed", 1), ("asserted", 0), ("attributed", 0), ("Attributed Only", 0)):
        lines = factnews(["facts", "--store", location, "--standing", standing, "--json"]).out.splitlines()
        assert len(lines) == found
    (row,) = factnews(["facts", "--store", location, "--csv"]).out.splitlines()[1:]
    assert name in row
    assert "disputed" in row
    refused = factnews(["facts", "--store", location, "--standing", "true"])
    assert (refused.code, refused.out) == (2, "")
    assert "corroborated" in refused.err
