"""How far the words of a clause reach: the tree says where they hang, commas and other cues say where they end.

A parser errs most at the far end of long clauses, so a content is one stretch on each side of its cue: from the words that
link it to the end of the sentence, unless another cue, a source ("according to …") or a clause of the reporter's cuts it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factnews.claims.speech.clauses import CueUse
from factnews.claims.speech.lexicon import load_cues
from factnews.claims.speech.trees import SentenceTree

SENTENCE_ADVERBS = frozenset("but and however meanwhile still yet instead also nevertheless separately so or".split())
DASHES = ("-", "--", "—", "–")
MOST_DATELINE = 14  # words of a dateline with two places, a day and an agency
FEWEST = 2  # words of a content that a comma sets off before a cue: "Not yet, she said."


@dataclass(frozen=True, slots=True)
class Frame:
    """First and last token of a cue with its speaker."""

    first: int
    last: int


def frame_of(tree: SentenceTree, use: CueUse) -> Frame:
    """The cue with its speaker and what stands between them, where they stand together."""
    first, last = use.first, use.last
    if use.speaker is not None and not use.first <= use.speaker <= use.last:
        cue = range(use.first, use.last + 1)
        phrase = [k for k in tree.subtree(use.speaker) if k not in use.content and k not in cue]
        low, high = _unbroken(sorted(phrase), use.speaker)
        if high < use.first and all(not _verbal(tree, k) for k in range(high + 1, use.first)):
            first = low
        elif low > use.last and low - use.last <= 2:
            last = high
    while first > 0 and _belongs_before(tree, first - 1, use):
        first -= 1
    return Frame(first, last)


def _unbroken(phrase: Sequence[int], at: int) -> tuple[int, int]:
    """The run of indices around one of them."""
    low = high = at
    while low - 1 in phrase:
        low -= 1
    while high + 1 in phrase:
        high += 1
    return low, high


def _verbal(tree: SentenceTree, at: int) -> bool:
    return tree.tokens[at].upos == "VERB"


def _belongs_before(tree: SentenceTree, at: int, use: CueUse) -> bool:
    """Auxiliaries and adverbs before a cue without a speaker before it: "also said", "was quoted as saying"."""
    return tree.tokens[at].upos in ("AUX", "ADV", "PART") and at not in use.content and at == use.first - 1


def stretches(tree: SentenceTree, use: CueUse, others: Sequence[CueUse]) -> Iterator[tuple[int, int]]:
    """First and last token of each stretch of a cue's words; nothing where the cue takes no clause."""
    frame = frame_of(tree, use)
    if use.relation == "according":
        yield from _around(tree, frame)
        return
    if use.relation in ("xcomp", "obj", "label", "noun"):
        if use.content:
            linking = [k for k in range(use.last + 1, use.head) if _is_that(tree, k)] if use.relation == "noun" else []
            yield (linking[0] + 1 if linking else min(use.content)), max(use.content)
        return
    left = _left(tree, use, frame, others)
    right = _right(tree, use, frame, others)
    if left is not None:
        yield left
    if right is not None:
        yield right


def _around(tree: SentenceTree, frame: Frame) -> Iterator[tuple[int, int]]:
    end = len(tree.tokens) - 1
    if frame.first > FEWEST:
        yield _start(tree, 0), frame.first - 1
    if frame.last < end - FEWEST and (frame.first <= FEWEST or _is_comma(tree, frame.last + 1)):
        yield frame.last + 1, end


def _left(tree: SentenceTree, use: CueUse, frame: Frame, others: Sequence[CueUse]) -> tuple[int, int] | None:
    """Words before the cue: "…, she said"."""
    before = frame.first - 1
    if before < FEWEST or not _sets_off(tree, before):
        return None
    interrupts = _is_comma(tree, frame.last + 1)
    if _speaks_from(tree, use, frame) or _subordinate(tree, frame):
        return None
    if use.relation == "none":
        if not _can_stand_behind(tree, use, frame) or not _finite(tree, 0, before):
            return None
    elif not any(k < frame.first and tree.tokens[k].upos != "PUNCT" for k in use.content):
        return None
    elif use.head > frame.last and not interrupts:
        return None  # "Taking the stand, she said that …"
    start = _start(tree, 0)
    for other in others:
        if other.last < frame.first and other is not use and any(k > other.last for k in other.content):
            start = min((k for k in use.content if k > other.last), default=start)
    return (start, before) if start < before else None


def _speaks_from(tree: SentenceTree, use: CueUse, frame: Frame) -> bool:
    """Whether the words before a cue name its speaker: "The minister, who was visiting Oslo, said …"."""
    return use.speaker is not None and use.speaker < frame.first and tree.tokens[use.verb].deprel != "acl:relcl"


def _subordinate(tree: SentenceTree, frame: Frame) -> bool:
    """Whether a clause of the reporter's stands before a cue that has more behind it: "If they come, she says he …"."""
    opening = tree.tokens[_start(tree, 0)]
    subordinate = opening.text.lower() in load_cues().subordinators and not _is_comma(tree, frame.last + 1)
    return subordinate and any(tree.tokens[k].upos in ("VERB", "AUX") for k in range(frame.last + 1, len(tree.tokens)))


def _can_stand_behind(tree: SentenceTree, use: CueUse, frame: Frame) -> bool:
    """Whether a cue to which the tree gives no clause may end one: "…, she said on Monday", not "…, who warned of …"."""
    token = tree.tokens[use.verb]
    bare = use.speaker is not None and token.xpos != "VBG" and not token.deprel.startswith("acl")
    rest = range(frame.last + 1, len(tree.tokens))
    ends = all(tree.tokens[k].upos not in ("AUX", "SCONJ") for k in rest)
    return bare and ends and "clause" in use.groups and tree.child(use.verb, "obj", "xcomp") is None


def _finite(tree: SentenceTree, first: int, last: int) -> bool:
    """Whether a clause with a subject of its own stands between two tokens, other than one that only adds to another."""
    return any(
        (tree.tokens[k].upos == "AUX" or tree.tokens[k].xpos in ("VBD", "VBZ", "VBP", "MD"))
        and _subject_between(tree, k, first, last)
        for k in range(first, last + 1)
    )


def _subject_between(tree: SentenceTree, at: int, first: int, last: int) -> bool:
    verb = tree.tokens[at].head if tree.tokens[at].deprel.split(":")[0] in ("aux", "cop") else at
    if tree.tokens[verb].deprel.split(":")[0] in ("acl", "conj", "advcl"):
        return False
    subject = tree.child(verb, "nsubj")
    return subject is not None and first <= subject <= last


def _right(tree: SentenceTree, use: CueUse, frame: Frame, others: Sequence[CueUse]) -> tuple[int, int] | None:
    """Words behind the cue: "said that …"."""
    behind = [k for k in use.content if k > frame.last and tree.tokens[k].upos != "PUNCT"]
    if not behind:
        return _right_anyway(tree, use, frame)
    if use.head < frame.first and not (_is_comma(tree, frame.last + 1) and any(_verbal(tree, k) for k in behind)):
        return None  # what follows the cue is an adjunct of it: "…, she said in a statement"
    start = min(behind)
    linking = [k for k in range(frame.last + 1, use.head if use.head > frame.last else start) if _is_that(tree, k)]
    if linking and not any(_verbal(tree, k) for k in range(frame.last + 1, linking[0])):
        start = linking[0] + 1
    end = _end(tree, use, start)
    for other in others:
        if other.first > start and _cuts(tree, use, other):
            end = min(end, frame_of(tree, other).first - 1)
    return (start, end) if start <= end else None


def _right_anyway(tree: SentenceTree, use: CueUse, frame: Frame) -> tuple[int, int] | None:
    """A clause behind a cue that the tree hangs elsewhere: "…, who leads it, said the talks had failed"."""
    first, end = frame.last + 1, len(tree.tokens) - 1
    misplaced = use.relation == "none" or _speaks_from(tree, use, frame) or _subordinate(tree, frame)
    if not misplaced or "clause" not in use.groups or not _main(tree, use.verb):
        return None
    if first <= end and _is_that(tree, first):
        first += 1
    elif first > end or tree.tokens[first].upos not in ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"):
        return None
    return (first, end) if _finite(tree, first, end) else None


def _end(tree: SentenceTree, use: CueUse, start: int) -> int:
    """Where the words behind a cue end: with the sentence, unless the tree has something else begin before."""
    clause = max((k for k in use.content if k >= start), default=start)
    if not _main(tree, use.verb):
        return clause
    for child in tree.children[use.verb]:
        if child <= clause or child in use.content:
            continue
        first = min(tree.subtree(child))
        relation = tree.tokens[child].deprel.split(":")[0]
        own = relation == "conj" and not tree.has(child, "mark", "that")
        if first > clause and (own or (relation == "advcl" and _is_comma(tree, first - 1))):
            return first - 1
    return len(tree.tokens) - 1


def _main(tree: SentenceTree, verb: int) -> bool:
    """Whether a verb rules its sentence, alone or with others."""
    at = verb
    while tree.tokens[at].deprel.split(":")[0] == "conj" and tree.tokens[at].head >= 0:
        at = tree.tokens[at].head
    return tree.tokens[at].head < 0 or tree.tokens[at].deprel.split(":")[0] in ("root", "parataxis")


def _cuts(tree: SentenceTree, use: CueUse, other: CueUse) -> bool:
    """Whether another cue ends the words of this one: "…, adding that …", "…, according to …"."""
    frame = frame_of(tree, other)
    if other.relation == "according":
        return _is_comma(tree, frame.first - 1)
    own = other.verb in use.content
    token = tree.tokens[other.verb]
    if token.xpos == "VBG" and _is_comma(tree, other.first - 1):
        return True
    return not own


def _start(tree: SentenceTree, at: int) -> int:
    """The first word of a sentence that is no dateline and no mere link to the one before: "But …", "However, …"."""
    at = max(at, _after_dateline(tree))
    while at < len(tree.tokens) - 1 and (
        (
            tree.tokens[at].text.lower() in SENTENCE_ADVERBS
            and (tree.tokens[at].upos == "CCONJ" or _is_comma(tree, at + 1))
        )
        or tree.tokens[at].text in (",", "-", "—", "–")
    ):
        at += 1
    return at


def _after_dateline(tree: SentenceTree) -> int:
    """The first word behind "OSLO, May 3 (Agency) —"; 0 where a sentence has no dateline."""
    words = [token.text for token in tree.tokens[:MOST_DATELINE]]
    for at, word in enumerate(words[1:], 1):
        if word in DASHES and (words[at - 1] == ")" or all(w.isupper() or not w.isalpha() for w in words[:at])):
            return at + 1
    return 0


def _is_comma(tree: SentenceTree, at: int) -> bool:
    return 0 <= at < len(tree.tokens) and tree.tokens[at].text in (",", "—", "–", "--", "-", ";")


def _sets_off(tree: SentenceTree, at: int) -> bool:
    """Whether a token ends what is said: a comma, a dash, a quotation mark, a question mark."""
    return tree.tokens[at].text in (",", "—", "–", "--", "”", '"', "’", "'", "''", "?", "!", ":", "-")


def _is_that(tree: SentenceTree, at: int) -> bool:
    return tree.tokens[at].text.lower() == "that" and tree.tokens[at].upos in ("SCONJ", "PRON")
