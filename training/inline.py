"""Sentences of our own writing with their events marked inline (`training/sentences/*.txt`), one item a line.

`{T1:CLASS:status trigger}` is the trigger of event 1, `{A1 …}` an actor of it, `{R1 …}` a recipient, `{O1 …}` its object,
`{L1 …}` its place, `{W1 …}` its time, `{M1 …}` another mention of it; `{A1R2 …}` holds two roles. Lines that begin with # are
comments. What is not marked tells no event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.examples import Example
from training.sources import TextWindows, add_event

_MARK = re.compile(r"\{(\S+) ([^{}]*)\}")
_ROLE = re.compile(r"([AROLWM])(\d)")
_ROLES = {"A": "actor", "R": "recipient", "O": "object", "L": "where", "W": "when"}

Span = tuple[int, int]


@dataclass(slots=True)
class Event:
    """An event of a sentence: spans of its trigger, of other mentions and of its participants by role."""

    event_class: str
    status: str
    trigger: Span
    also: list[Span]
    roles: dict[str, list[Span]]


def parse(line: str) -> tuple[str, list[Event]]:
    """The bare text of an item and its events.

    >>> text, (event,) = parse("{A1 Seoul} {T1:CONCEDE:happened postponed} {O1 the vote}.")
    >>> text, event.event_class, [text[a:b] for a, b in event.roles["object"]]
    ('Seoul postponed the vote.', 'CONCEDE', ['the vote'])
    """
    text = ""
    events: dict[str, Event] = {}
    roles: list[tuple[str, str, Span]] = []
    last = 0
    for mark in _MARK.finditer(line):
        text += line[last : mark.start()]
        span = (len(text), len(text) + len(mark[2]))
        text += mark[2]
        last = mark.end()
        if mark[1].startswith("T"):
            name, event_class, status = mark[1].split(":")
            events[name[1:]] = Event(event_class, status, span, [], {})
        else:
            roles += [(role, number, span) for role, number in _ROLE.findall(mark[1])]
    text += line[last:]
    unknown = {number for _, number, _ in roles} - events.keys()
    if unknown or "{" in text or "}" in text:
        raise ValueError(f"a role without its event, or a brace without its fellow: {line}")
    for role, number, span in roles:
        if role == "M":
            events[number].also.append(span)
        else:
            events[number].roles.setdefault(_ROLES[role], []).append(span)
    return text, list(events.values())


def items(folder: Path) -> Iterator[tuple[str, str]]:
    """(name, line) of every item of a folder's files, by name."""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                yield f"{path.stem}-{number}", line


def load(folder: Path, windows: TextWindows) -> list[Example]:
    """All items as training examples."""
    examples = []
    for name, line in items(folder):
        text, events = parse(line)
        for example, offsets in windows.cut(name, text):
            example.events = ["O"] * len(example.words)
            for event in events:
                add_event(
                    example,
                    offsets,
                    event_class=event.event_class,
                    status=event.status,
                    trigger=event.trigger,
                    also=event.also,
                    roles=event.roles,
                )
            examples.append(example)
    return examples
