"""The tense around an expression: from the parsed sentence where there is one, else from the nearest telling words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Final

from factnews.model import Sentence, Token

_PAST_VERBS: Final = (
    "was were had said told went came took made gave met held began became left found kept sent won lost led brought "
    "spoke wrote broke fought fell rose grew flew hit shot built bought sold thought felt saw knew ran stood set struck "
    "withdrew did threw drew chose swore stole hid dealt sought taught caught forbade overthrew died called killed"
)
# "is expected to", "plans to", "agreed to" look ahead; a plain "to" may be a direction
# A capital begins a name ("Ahmed", "United"), not a verb.
_CUES: Final = re.compile(
    r"(?P<past>\bhad\s+been\s+(?:due|expected|scheduled|set|slated|supposed|planned)\s+to\b)"
    r"|(?P<future>\b(?:will|shall|won['’]t|would)\b(?:\s+not)?(?:\s+be\s+\w+)?|['’]ll\b"
    r"|\b(?:expected|scheduled|due|set|slated|supposed|plans?|planning|likely|ready|prepar\w+|agreed|vowed|going|"
    r"hopes?|intends?|poised|wants?|urged|is|are|be)\s+to\b(?!\s+the\b)(?:\s+be\s+\w+)?"
    r"|\b(?:due|upcoming|scheduled\s+for|payable|effective)\b)"
    rf"|(?P<past_too>\b(?:{'|'.join(_PAST_VERBS.split())})\b"
    r"|\b(?!need|proceed|exceed|succeed|speed|feed|indeed|hundred)(?-i:[a-z]{2,}ed)\b)"
    r"|(?P<present>\b(?:is|are|has|have|says|does|do)\b)",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"[.!?]['\"”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n\s*\n")
_SINCE: Final = re.compile(r"\bsince\s+(?:early\s+|late\s+|mid-?)?$", re.IGNORECASE)
_WINDOW: Final = 160
_AHEAD: Final = frozenset(
    "expect schedule due set slate plan likely ready prepare agree vow go hope intend poise invite want urge call be".split()
)


def tense_reader(text: str, sentences: Sequence[Sentence]) -> Callable[[int, int], str]:
    """Give a function from a span to the tense around it: past, present, future, or "" where nothing shows it."""
    starts = [sentence.start for sentence in sentences]

    def read(start: int, end: int) -> str:
        """Tense around a span."""
        if _SINCE.search(text, max(0, start - 20), start):
            return "past"
        at = bisect_right(starts, start) - 1
        if at >= 0 and sentences[at].start <= start < sentences[at].end and sentences[at].tokens:
            tense = _parsed(sentences[at].tokens, start)
            if tense:
                return tense
        return _guessed(text, start, end)

    return read


def _guessed(text: str, start: int, end: int) -> str:
    """Take the last telling word before the span in its sentence, else the first one after."""
    before = text[max(0, start - _WINDOW) : start]
    begin = 0
    for boundary in _SENTENCE_END.finditer(before):
        begin = boundary.end()
    kind = ""
    for cue in _CUES.finditer(before, begin):
        kind = cue.lastgroup or ""
    if kind:
        return kind.removesuffix("_too")
    after = text[end : end + _WINDOW]
    stop = _SENTENCE_END.search(after)
    found = _CUES.search(after, 0, stop.start() if stop else len(after))
    return (found.lastgroup or "").removesuffix("_too") if found else ""


def _parsed(tokens: Sequence[Token], start: int) -> str:
    """Climb from the token to the first verb that shows a tense."""
    at = next((count for count, token in enumerate(tokens) if token.start <= start < token.end), -1)
    for _ in range(12):
        if at < 0:
            return ""
        token = tokens[at]
        if token.upos in ("VERB", "AUX") or token.deprel == "root":
            tense = _of_verb(tokens, at)
            if tense:
                return tense
        at = token.head
    return ""


def _of_verb(tokens: Sequence[Token], at: int) -> str:
    verb = tokens[at]
    helpers = [token for token in tokens if token.head == at and token.deprel.startswith(("aux", "cop", "mark"))]
    lemmas = {token.lemma.lower() for token in helpers} | {token.text.lower() for token in helpers}
    if lemmas & {"will", "shall", "'ll", "’ll", "wo", "would"}:
        return "future"
    if "to" in lemmas and verb.xpos == "VB":
        governor = tokens[verb.head].lemma.lower() if verb.head >= 0 else ""
        return "future" if governor in _AHEAD else ""
    if any(token.xpos == "VBD" for token in helpers) or verb.xpos == "VBD":
        return "past"
    if verb.xpos == "VBN":
        return "past"
    if any(token.xpos in ("VBZ", "VBP") for token in helpers):
        ing = "past" if "been" in lemmas else "future"  # "has been meeting for days", "is meeting on Friday"
        return ing if verb.xpos == "VBG" else "present"
    return "present" if verb.xpos in ("VBZ", "VBP") else ""
