"""Whether an event happened, is to come, may be, or did not happen, for given event words, against MEANTIME's labels.

Rules over the reader's trees, with their words in `modality.toml`: a negation or a verb of not doing, a condition, a modal
verb, an infinitive, a noun that a verb of planning takes; else it happened. The status head is not asked: trained on PLOVER
events only, it adds nothing on events of any kind (macro-F 0.711 with it, 0.710 without, on the training part).

`macro` is the mean F of happened, future, possible and negated; `all labels` also counts conditional, and generic and
underspecified, which the rules never give (20 of 577 events in the development part).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec

from evaluation.measures import ErrorRow, Measure, Outcome, Tally, f1_measure, f1_of, total
from evaluation.report_table import context_of
from factnews.errors import InputError
from factnews.model import Article, Reading, Token

MAIN = ("happened", "future", "possible", "negated")
LABELS = (*MAIN, "conditional", "generic", "underspecified")
_NOUN_PLACES = frozenset({"obj", "obl", "nmod", "nsubj:pass", "compound"})
_CLAUSE_PLACES = frozenset({"xcomp", "obj", "ccomp", "nsubj:pass"})


class MarkedEvent(msgspec.Struct, frozen=True):
    """One event word with its label."""

    span: tuple[int, int]
    label: str


class MarkedReport(msgspec.Struct, frozen=True):
    """One report with its event words."""

    doc_id: str
    text: str
    events: tuple[MarkedEvent, ...]


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """The lists of `modality.toml`, by name."""
    written = tomllib.loads(Path(__file__).with_name("modality.toml").read_text(encoding="utf-8"))
    return {name: frozenset(str(words).split()) for name, words in written.items()}


def label_of(tokens: Sequence[Token], at: int) -> str:
    """The label of the event that a sentence's word tells: happened, future, possible, negated or conditional."""
    lists = word_lists()
    token = tokens[at]
    governor = tokens[token.head] if token.head >= 0 else None
    lemma = governor.lemma.lower() if governor else ""
    children = [k for k, other in enumerate(tokens) if other.head == at]
    own = {tokens[k].text.lower() for k in children if tokens[k].deprel in ("advmod", "det", "mark", "case")}
    auxiliaries, infinitive = _auxiliaries(tokens, at), _infinitive(tokens, at)
    joined = token.deprel == "conj" and not any(tokens[k].deprel.startswith("nsubj") for k in children)
    if governor and joined and not auxiliaries:  # "will buy and [fly] jets"
        auxiliaries, infinitive = _auxiliaries(tokens, token.head), infinitive or _infinitive(tokens, token.head)
    if governor and token.deprel in ("cop", "aux", "aux:pass"):  # "will [be] ready", "is [not] ready"
        auxiliaries = _auxiliaries(tokens, token.head) - {token.text.lower()}
        own |= {
            o.text.lower()
            for k, o in enumerate(tokens)
            if o.head == token.head and o.deprel == "advmod" and abs(k - at) < 3
        }
    if own & lists["negations"] or (token.deprel in _CLAUSE_PLACES and lemma in lists["stopping"]):
        return "negated"
    if own & lists["conditions"]:
        return "conditional"
    if auxiliaries & lists["may"] or (
        token.deprel in ("xcomp", "ccomp") and lemma in lists["hedging"] and "will" not in auxiliaries
    ):
        return "possible"
    if auxiliaries & lists["will"]:
        return "future"
    if token.upos in ("VERB", "AUX"):
        return "future" if infinitive and lemma not in lists["done"] else "happened"
    if governor is None or token.deprel not in _NOUN_PLACES:
        return "happened"
    above = _auxiliaries(tokens, token.head)
    if above & lists["may"]:
        return "possible"
    to_come = _infinitive(tokens, token.head) and governor.upos == "VERB"
    return "future" if above & lists["will"] or to_come or lemma in lists["planning"] else "happened"


def _auxiliaries(tokens: Sequence[Token], at: int) -> set[str]:
    return {token.text.lower() for token in tokens if token.head == at and token.deprel.startswith("aux")}


def _infinitive(tokens: Sequence[Token], at: int) -> bool:
    return any(token.head == at and token.deprel == "mark" and token.text.lower() == "to" for token in tokens)


def place_of(reading: Reading, start: int, end: int) -> tuple[Sequence[Token], int] | None:
    """The sentence's words and the number of the word that carries [start, end): the one that governs the others."""
    for sentence in reading.sentences:
        if sentence.start <= start < sentence.end:
            inside = [k for k, token in enumerate(sentence.tokens) if token.start < end and start < token.end]
            carrier = next((k for k in inside if sentence.tokens[k].head not in inside), None)
            return None if carrier is None else (sentence.tokens, carrier)
    return None


def evaluate(path: Path, read: Callable[[Article], Reading]) -> Outcome:
    """Macro-F over labels, and the F of each label."""
    by_label: dict[str, list[Tally]] = {label: [] for label in LABELS}
    errors: list[ErrorRow] = []
    count = reports = 0
    for report in _load(path):
        reading = read(Article(report.doc_id, report.text, None, None, None, None, None, "en", None, None, ""))
        tallies = dict.fromkeys(LABELS, Tally())
        for event in report.events:
            place = place_of(reading, *event.span)
            given = label_of(*place) if place else "happened"
            tallies[event.label] = tallies.get(event.label, Tally()) + Tally(hits=event.label == given, gold=1)
            tallies[given] += Tally(predicted=1)
            if event.label != given:
                start, end = event.span
                words = report.text[start:end]
                errors.append(
                    ErrorRow(
                        report.doc_id, "label", f"{event.label}>{given}", words, context_of(report.text, start, end)
                    )
                )
        for label, parts in by_label.items():
            parts.append(tallies[label])
        count, reports = count + len(report.events), reports + 1
    figures = {label: f1_of(total(parts))[2] for label, parts in by_label.items()}
    return Outcome(
        command="modality",
        path=str(path),
        size=reports,
        measures=(
            Measure("macro", round(sum(figures[label] for label in MAIN) / len(MAIN), 4)),
            Measure("all labels", round(sum(figures.values()) / len(LABELS), 4)),
            *(f1_measure(label, parts) for label, parts in by_label.items()),
        ),
        counts=(("events", count),),
        errors=tuple(errors),
        notes=("event words given",),
    )


def _load(path: Path) -> Iterator[MarkedReport]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield msgspec.json.decode(line, type=MarkedReport)
            except msgspec.DecodeError as error:
                raise InputError(
                    f"{path}, line {number}: not in the documented form ({error})", reason="bad-gold"
                ) from error
