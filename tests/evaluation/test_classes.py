"""Figures by class: a claim of another class is missed in one and extra in the other."""

from __future__ import annotations

import msgspec

from evaluation.classes import score
from tests.evaluation.reports import CONDEMNED, MET, REPORT


def test_a_wrong_class_costs_both_classes() -> None:
    given = msgspec.structs.replace(REPORT, claims=(CONDEMNED, msgspec.structs.replace(MET, event_class="ASSAULT")))
    outcome = score({"own-1": REPORT}, {"own-1": given})
    assert {m.name: m.value for m in outcome.measures} == {"ACCUSE": 1.0, "ASSAULT": 0.0, "CONSULT": 0.0}
    assert dict(outcome.counts) == {"gold ACCUSE": 1, "gold ASSAULT": 0, "gold CONSULT": 1}


def test_a_report_that_was_not_predicted_counts_as_missed() -> None:
    assert {m.recall for m in score({"own-1": REPORT}, {}).measures} == {0.0}
