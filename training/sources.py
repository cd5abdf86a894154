"""The data sets behind the reader, each as a list of `Example`s. Origin and licence of each: `training/card.py`."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from factnews.reading.encode import WordPieces
from factnews.reading.windows import cut_windows, words_of
from training.examples import Example, Pair, plain

# GUM's genres under non-commercial licences are left out (guide to the data; GUM's LICENSE.txt genre by genre).
CLOSED_GENRES = frozenset({"whow", "fiction", "essay", "letter", "podcast", "reddit"})
NER_LABELS = ("PER", "ORG", "LOC", "NORP", "DATE", "PROD", "MISC")
SRL_ROLES = {
    "ARG0": "A0", "ARG1": "A1", "ARG2": "A2", "ARGM-TMP": "TMP", "ARGM-LOC": "LOC", "ARGM-NEG": "NEG", "ARGM-MOD": "MOD",
}  # fmt: skip
# Class names of earlier drafts of PLOVER.
OLD_CLASSES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
CLAIM_ROLES = ("actor", "recipient", "object", "where", "when")
# Words of a trigger that do not carry the event: the label goes to the first word that is none of these.
LIGHT_WORDS = frozenset(
    """a an the to of in on at by for from with and or not no n't be is are was were been being am has have had having do
    does did will would shall should can could may might must 's fully under into""".split()
)


def conllu_sentences(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    """Comments and syntactic words (with surface ranges kept as rows of their own) of each sentence of a CoNLL-U file."""
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            name, _, value = line[1:].partition("=")
            comments[name.strip()] = value.strip()
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield comments, rows
            comments, rows = {}, []


def universal_dependencies(path: Path, *, closed: frozenset[str] = CLOSED_GENRES) -> list[Example]:
    """Sentences of a treebank with tags, trees, spaces, paragraph and sentence starts; `origin` is the document."""
    examples: list[Example] = []
    document = ""
    for comments, rows in conllu_sentences(path):
        for key in comments:
            if key.startswith("newdoc"):
                document = comments[key]
        genre = document.split("_")[1] if document.startswith("GUM_") else ""
        if genre in closed:
            continue
        words, glued = _surface(rows)
        kept = [r for r in rows if r[0].isdigit()]
        new_paragraph = any(k.startswith(("newpar", "newdoc")) for k in comments)
        example = Example(document, words, glued, [new_paragraph] + [False] * (len(words) - 1))
        example.upos = [r[3] for r in kept]
        example.xpos = [r[4] for r in kept]
        example.heads = [int(r[6]) - 1 for r in kept]
        example.deprels = [r[7] for r in kept]
        example.starts = [True] + [False] * (len(words) - 1)
        examples.append(example)
    return examples


def sentence_ids(path: Path) -> list[tuple[str, str]]:
    """(sentence id, document) of each sentence, in the order of the file."""
    ids = []
    document = ""
    for comments, _ in conllu_sentences(path):
        for key in comments:
            if key.startswith("newdoc"):
                document = comments[key]
        ids.append((comments["sent_id"], document))
    return ids


def _surface(rows: list[list[str]]) -> tuple[list[str], list[bool]]:
    """Forms as they stand in the text (the parts of "don't" rather than "do not"), and which are glued to the word before."""
    words: list[str] = []
    glued: list[bool] = []
    space_before = True
    parts: list[str] = []
    range_end, range_space = 0, True
    for row in rows:
        if "." in row[0]:
            continue
        space_after = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            begin, end = map(int, row[0].split("-"))
            range_end, range_space = end, space_after
            count = end - begin + 1
            forms = [r[1] for r in rows if r[0].isdigit() and begin <= int(r[0]) <= end]
            surface = row[1]
            cuts = [len(surface) * k // count for k in range(count + 1)]
            pieces = [surface[a:b] for a, b in itertools.pairwise(cuts)]
            parts = forms if "".join(forms) == surface else [p or f for p, f in zip(pieces, forms, strict=True)]
            continue
        words.append(parts.pop(0) if parts else row[1])
        glued.append(not space_before)
        number = int(row[0])
        space_before = range_space if number == range_end else (False if number < range_end else space_after)
    if glued:
        glued[0] = False
    return words, glued


def semantic_roles(path: Path, treebank: list[Example], ids: list[tuple[str, str]]) -> int:
    """Add PropBank arguments (their head words) to the sentences of EWT in place; returns how many predicates were added."""
    by_id = {sentence: example for (sentence, _), example in zip(ids, treebank, strict=True)}
    count = 0
    for entry in _load(path):
        example = by_id.get(entry["sid"])
        if example is None or len(example.words) != len(entry["w"]) or example.heads is None:
            continue
        for predicate in entry["preds"]:
            words: dict[str, tuple[int, ...]] = {}
            for start, end, label in predicate["args"]:
                role = SRL_ROLES.get(label)
                if role is not None:
                    heads = tuple(k for k in range(start, end) if not start <= example.heads[k] < end)
                    words[role] = words.get(role, ()) + heads
            example.pairs.append(Pair(predicate["i"], tuple(SRL_ROLES.values()), words))
            count += 1
    return count


def gum_entities(path: Path, treebank: list[Example]) -> None:
    """Add entity tags to GUM's sentences in place (same words in the same order within a document)."""
    tags: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for entry in _load(path):
        tags[entry["doc"], tuple(w.lower() for w in entry["w"])] = entry["tags"]
    for example in treebank:
        found = tags.get((example.origin, tuple(w.lower().replace(" ", "_") for w in example.words)))
        example.entities = found if found is not None else [""] * len(example.words)


def entities(path: Path, *, rename: Callable[[str], str] = lambda tag: tag) -> list[Example]:
    """Sentences with BIO tags of a named-entity set."""
    examples = []
    for number, entry in enumerate(_load(path)):
        example = plain(f"{path.stem}-{entry.get('doc', number)}", entry["w"])
        example.entities = [rename(tag) for tag in entry["tags"]]
        examples.append(example)
    return examples


_RE3D = {"Organisation": "ORG", "Location": "LOC", "Person": "PER", "Temporal": "DATE", "Nationality": "NORP"}


def re3d_tag(tag: str) -> str:
    """Tags of re3d in ours; what has no counterpart is outside."""
    label = _RE3D.get(tag[2:])
    return f"{tag[:2]}{label}" if label else "O"


def held_out(example: Example, *, share: int = 3) -> bool:
    """Whether a sentence belongs to the held-out part of a set without splits: one in `share`, by its words' digest."""
    return int(hashlib.sha256(" ".join(example.words).encode()).hexdigest(), 16) % share == 0


class TextWindows:
    """Cuts running text into windows as the reader does, with labels put on words by character offsets."""

    def __init__(self, pieces: WordPieces, *, most_words: int) -> None:
        self._pieces = pieces
        self._most_words = most_words

    def cut(self, origin: str, text: str) -> list[tuple[Example, list[tuple[int, int]]]]:
        """Windows with the offsets of their words."""
        words, numbers = words_of(text)
        forms = [w.text for w in words]
        coded = self._pieces(forms)
        windows = []
        for a, b in cut_windows(forms, numbers, [len(p) for p in coded], most_words=self._most_words):
            begins = [k == 0 or numbers[k] != numbers[k - 1] for k in range(a, b)]
            example = Example(origin, forms[a:b], [w.glued for w in words[a:b]], begins, pieces=list(coded[a:b]))
            windows.append((example, [(w.start, w.end) for w in words[a:b]]))
        return windows


def _inside(offsets: list[tuple[int, int]], start: int, end: int) -> tuple[int, ...]:
    return tuple(k for k, (a, b) in enumerate(offsets) if a < end and start < b)


def _main_word(words: list[str], inside: tuple[int, ...]) -> int:
    return next((k for k in inside if words[k].lower() not in LIGHT_WORDS), inside[0])


def claims(report: dict[str, Any], windows: TextWindows) -> list[Example]:
    """A report annotated by our guidelines: events with participants and status, statements with speaker and content."""
    examples = []
    for example, offsets in windows.cut(report["id"], report["text"]):
        example.events = ["O"] * len(example.words)
        example.cues = ["O"] * len(example.words)
        for claim in report["claims"]:
            _add_claim(example, offsets, claim, report["text"])
        for statement in report["statements"]:
            _add_statement(example, example.cues, offsets, ("speaker", "content"), _statement_spans(statement))
        examples.append(example)
    return examples


def _add_claim(example: Example, offsets: list[tuple[int, int]], claim: dict[str, Any], text: str) -> None:
    roles: dict[str, Spans] = {
        "actor": [(p["start"], p["end"]) for p in claim["actors"]],
        "recipient": [(p["start"], p["end"]) for p in claim["recipients"]],
    }
    for role in ("object", "where"):
        if claim[role] and "start" in claim[role]:
            roles[role] = [(claim[role]["start"], claim[role]["end"])]
    if claim["when"] and claim["when"].get("text"):
        place = _nearest(text, claim["when"]["text"], claim["trigger"]["start"])
        if place >= 0:
            roles["when"] = [(place, place + len(claim["when"]["text"]))]
    anchor = add_event(
        example,
        offsets,
        event_class=claim["class"],
        status=claim["status"],
        trigger=(claim["trigger"]["start"], claim["trigger"]["end"]),
        also=[(m["start"], m["end"]) for m in claim.get("also", [])],
        roles=roles,
    )
    if anchor is not None:
        example.modes.setdefault(anchor, f"{claim['class']}:{claim['mode'] or ''}")


def add_event(
    example: Example,
    offsets: list[tuple[int, int]],
    *,
    event_class: str,
    status: str,
    trigger: tuple[int, int],
    also: Spans,
    roles: dict[str, Spans],
) -> int | None:
    """Label the words of an event that stand in this window; returns the word that carries it, None where it is elsewhere.

    Other words of a trigger are left out of the loss. Two events of one word share its row of participants.
    """
    events = example.events if example.events is not None else []
    carrier = None
    for number, (start, end) in enumerate([trigger, *also]):
        inside = _inside(offsets, start, end)
        if not inside:
            continue
        anchor = _main_word(example.words, inside)
        for k in inside:
            if events[k] == "O":
                events[k] = None
        events[anchor] = event_class
        if number == 0:
            carrier = anchor
    if carrier is None:
        return None
    example.status.setdefault(carrier, status)
    pair = next((p for p in example.pairs if p.anchor == carrier and p.roles == CLAIM_ROLES), None)
    if pair is None:
        pair = Pair(carrier, CLAIM_ROLES, {})
        example.pairs.append(pair)
    for role, spans in roles.items():
        for start, end in spans:
            pair.words[role] = pair.words.get(role, ()) + _inside(offsets, start, end)
    return carrier


Spans = list[tuple[int, int]]


def _nearest(text: str, words: str, position: int) -> int:
    found = [m.start() for m in re.finditer(re.escape(words), text)]
    return min(found, key=lambda start: abs(start - position), default=-1)


def _statement_spans(statement: dict[str, Any]) -> tuple[Spans, Spans, Spans]:
    cue = [(statement["cue"]["start"], statement["cue"]["end"])] if statement["cue"] else []
    speaker = [(statement["speaker"]["start"], statement["speaker"]["end"])]
    return cue, speaker, [(c["start"], c["end"]) for c in statement["content"]]


def _add_statement(
    example: Example,
    cues: list[str | None],
    offsets: list[tuple[int, int]],
    roles: tuple[str, str],
    spans: tuple[Spans, Spans, Spans],
) -> None:
    cue, source, content = spans
    inside = tuple(k for a, b in cue for k in _inside(offsets, a, b))
    if not inside:
        return
    anchor = _main_word(example.words, inside)
    for k in inside:
        if cues[k] == "O":
            cues[k] = None
    cues[anchor] = "CUE"
    words = {
        roles[0]: tuple(k for a, b in source for k in _inside(offsets, a, b)),
        roles[1]: tuple(k for a, b in content for k in _inside(offsets, a, b)),
    }
    example.pairs.append(Pair(anchor, roles, words))


def attributions(report: dict[str, Any], windows: TextWindows) -> list[Example]:
    """A report of PolNeAR: cues with source and content."""
    examples = []
    for example, offsets in windows.cut(report["doc_id"], report["text"]):
        example.wide_cues = ["O"] * len(example.words)
        for a in report["attributions"]:
            spans = tuple([(s, e) for s, e in a[part]] for part in ("cue", "source", "content"))
            _add_statement(example, example.wide_cues, offsets, ("wide_source", "wide_content"), spans)  # type: ignore[arg-type]
        examples.append(example)
    return examples


def plv(path: Path, windows: TextWindows) -> list[Example]:
    """Sentences of which it is known that some word tells an event of a class (CONCEDE and RETREAT are one there: YIELD)."""
    examples = []
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        cut = windows.cut(entry["id"], entry["text"])
        if len(cut) == 1 and entry["events"]:
            code = entry["events"][0]["code"]
            cut[0][0].some_event = OLD_CLASSES.get(code, code)
            examples.append(cut[0][0])
    return examples


def factuality(path: Path) -> list[Example]:
    """Sentences with the certainty of their events, -3 .. 3."""
    examples = []
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        example = plain(entry["id"], entry["tokens"])
        example.factuality = {e["token"]: e["score"] for e in entry["events"]}
        examples.append(example)
    return examples


def reports(folder: Path) -> list[dict[str, Any]]:
    """All annotated reports of a folder, by name."""
    return [_load(path) for path in sorted(folder.glob("*.json"))]


def json_lines(path: Path) -> list[dict[str, Any]]:
    """Objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
