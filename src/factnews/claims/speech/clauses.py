"""Cues of a sentence with their speakers and the clauses that hang on them, read off the dependency tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factnews.claims.speech.lexicon import CueLexicon
from factnews.claims.speech.trees import SentenceTree

NEGATIONS = ("not", "n't", "never", "n’t")
RELATIVES = frozenset({"who", "which", "that", "whom"})
NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
MOST_TO_COLON = 6  # words from a cue to the colon that opens a clause: "said in a statement on Monday:"
MOST_STEPS = 4  # up the tree in search of a subject: "he met X, shook hands and, smiling, said" takes three


@dataclass(frozen=True, slots=True)
class CueUse:
    """A cue in its sentence, by token indices; `content` are the words of the clause it takes, or none."""

    first: int  # of the cue's words
    last: int
    verb: int
    speaker: int | None  # head of the words that name the speaker
    content: frozenset[int]
    groups: frozenset[str]  # of the lexicon
    relation: str  # how the content hangs on the cue: ccomp, parataxis, xcomp, obj, as, according, none
    head: int  # of the content; that of the cue where it takes none


def find_cues(tree: SentenceTree, lexicon: CueLexicon) -> Iterator[CueUse]:
    """All cues of a sentence, in its order."""
    for at, token in enumerate(tree.tokens):
        if token.upos == "VERB" or (token.upos == "AUX" and token.lemma == "say"):
            use = _verb_cue(tree, at, lexicon)
            if use is not None:
                yield use
        elif token.upos == "NOUN" and token.lemma.lower() in lexicon.nouns:
            use = _noun_cue(tree, at)
            if use is not None:
                yield use
        lower = token.text.lower()
        for phrase in lexicon.accordingly:
            if lower == phrase[0] and _follows(tree, at, phrase):
                use = _accordingly(tree, at, len(phrase))
                if use is not None:
                    yield use


def _follows(tree: SentenceTree, at: int, phrase: tuple[str, ...]) -> bool:
    words = tree.tokens[at : at + len(phrase)]
    return tuple(word.text.lower() for word in words) == phrase


def _verb_cue(tree: SentenceTree, verb: int, lexicon: CueLexicon) -> CueUse | None:
    tokens = tree.tokens
    following = tokens[verb + 1].text.lower() if verb + 1 < len(tokens) else ""
    groups = lexicon.takes(tokens[verb].lemma.lower(), following)
    if not groups or _unsaid(tree, verb, lexicon):
        return None
    if tokens[verb].lemma.lower() in lexicon.sources:
        echo = _echo(tree, verb)
        if echo is not None:
            return echo
    speaker = _beside(tree, verb, speaker_of(tree, verb))
    if "document" in groups:
        said_by_document = speaker is not None and tokens[speaker].lemma.lower() in lexicon.documents
        groups = groups | {"clause"} if said_by_document else groups - {"document"}
    if not groups:
        return None
    last = verb + 1 if following in lexicon.particles.get(tokens[verb].lemma.lower(), {}) else verb
    relation, head, content = _content(tree, verb, groups)
    return CueUse(verb, last, verb, speaker, content - {speaker}, groups, relation, head)


def _unsaid(tree: SentenceTree, verb: int, lexicon: CueLexicon) -> bool:
    """Whether the words were not said: "did not say", "declined to say", "if he says"."""
    lemma = tree.tokens[verb].lemma.lower()
    if lemma != "deny" and tree.has(verb, "advmod", *NEGATIONS):
        return True
    governor = tree.tokens[verb].head
    if tree.tokens[verb].deprel.startswith("xcomp") and governor >= 0:
        return tree.tokens[governor].lemma.lower() in lexicon.unsaid
    return False


def _noun_cue(tree: SentenceTree, noun: int) -> CueUse | None:
    """A noun with a "that" clause whose speaker is named beside it: "their claim that …", "a warning by X that …"."""
    speaker = tree.child(noun, "nmod:poss", "nmod")
    clauses = [c for c in tree.children[noun] if tree.tokens[c].deprel.split(":")[0] in ("acl", "ccomp")]
    for clause in clauses:
        if speaker is not None and clause > noun and tree.has(clause, "mark", "that"):
            content = _clause(tree, clause)
            return CueUse(noun, noun, noun, speaker, content, frozenset({"clause"}), "noun", clause)
    return None


def _echo(tree: SentenceTree, verb: int) -> CueUse | None:
    """A second voice for words that another cue takes: "…, it said, quoting X", "it quoted X as saying …".

    `head` is then the verb of that other cue.
    """
    tokens = tree.tokens
    said, quoted = tree.child(verb, "nsubj"), tree.child(verb, "obj")
    reported = [c for c in tree.children[verb] if tokens[c].upos == "VERB" and c > verb and tree.has(c, "mark", "as")]
    if reported and said is not None and quoted is not None:
        return CueUse(verb, verb, verb, said, frozenset(), frozenset({"echo"}), "echo", reported[0])
    governor = tokens[verb].head
    if tokens[verb].xpos != "VBG" or quoted is None or said is not None or governor < 0:
        return None
    if tokens[governor].upos != "VERB":
        governor = tokens[governor].head
    return CueUse(verb, verb, verb, quoted, frozenset(), frozenset({"echo"}), "echo", governor)


def speaker_of(tree: SentenceTree, verb: int) -> int | None:
    """Head of the words that name who does what the verb says: its subject, the agent of a passive, or its governor's."""
    tokens = tree.tokens
    at = verb
    for _ in range(MOST_STEPS):
        subject, agent = tree.child(at, "nsubj"), tree.child(at, "obl:agent")
        if agent is not None:
            return agent
        if subject is not None:
            return None if tokens[subject].deprel == "nsubj:pass" else _behind(tree, subject, at)
        relation, governor = tokens[at].deprel.split(":")[0], tokens[at].head
        if relation == "acl" and governor >= 0:
            return governor
        if governor < 0 or relation not in ("conj", "xcomp", "advcl", "parataxis", "obl"):
            return None
        if tree.has(at, "mark", "as") or tree.has(at, "case", "as"):  # "quoted X as saying", "X was quoted as saying"
            return tree.child(governor, "obj", "nsubj")
        at = governor
    return None


def _beside(tree: SentenceTree, verb: int, speaker: int | None) -> int | None:
    """The name right before a verb where the tree points elsewhere: "asked by the club, Anna Orr said" has one speaker."""
    tokens = tree.tokens
    last = verb - 1
    while last >= 0 and tokens[last].upos in ("AUX", "ADV", "PART"):
        last -= 1
    first = last
    while first >= 0 and tokens[first].upos in NAMING and tokens[first].lemma.lower() not in RELATIVES:
        first -= 1
    run = range(first + 1, last + 1)
    named = [k for k in run if tokens[k].upos in ("NOUN", "PROPN", "PRON")]
    if not named or speaker in run or tokens[verb].xpos == "VBG":
        return speaker
    begins = first < 0 or tokens[first].upos in ("PUNCT", "CCONJ", "SCONJ", "VERB")
    return named[-1] if begins and tokens[last].deprel.split(":")[0] not in ("obl", "obj") else speaker


def _behind(tree: SentenceTree, subject: int, verb: int) -> int | None:
    """The noun behind a relative pronoun; the subject itself otherwise."""
    if tree.tokens[subject].lemma.lower() not in RELATIVES:
        return subject
    if tree.tokens[verb].deprel.startswith("acl") and tree.tokens[verb].head >= 0:
        return tree.tokens[verb].head
    nouns = [k for k in range(subject) if tree.tokens[k].upos in ("NOUN", "PROPN")]
    return nouns[-1] if nouns else subject


def _content(tree: SentenceTree, verb: int, groups: frozenset[str]) -> tuple[str, int, frozenset[int]]:
    """How the words hang on a verb, their head, and all of them."""
    if groups & {"clause", "quotation"}:
        found = _clausal(tree, verb)
        if found is not None:
            return found
    if groups & {"infinitive", "clause"}:
        child = tree.child(verb, "xcomp")
        if child is not None and tree.has(child, "mark", "to"):
            return "xcomp", child, tree.subtree(child)
    if "label" in groups:
        labelled = _labelled(tree, verb)
        if labelled:
            return "label", max(labelled), labelled
    if "thing" in groups:
        child = tree.child(verb, "xcomp", "obj")
        if child is not None and child > verb:
            return "obj", child, tree.subtree(child)
    return "none", verb, frozenset()


def _labelled(tree: SentenceTree, verb: int) -> frozenset[int]:
    """What is called something, unless a pronoun, and what it is called: "called [the plan a trap]"."""
    tokens = tree.tokens
    found: frozenset[int] = frozenset()
    for child in tree.children[verb]:
        relation = tokens[child].deprel.split(":")[0]
        called = relation in ("obj", "xcomp", "ccomp", "advcl", "obl") and child > verb
        if (
            called
            and tokens[child].upos != "PRON"
            and (relation in ("obj", "xcomp", "ccomp") or tree.has(child, "case", "as"))
        ):
            found |= tree.subtree(child)
    return found


def _clausal(tree: SentenceTree, verb: int) -> tuple[str, int, frozenset[int]] | None:
    """A finite clause of a verb: below it, above it ("…, she said, …"), or set off behind it."""
    tokens = tree.tokens
    child = tree.child(verb, "ccomp")
    if child is not None:
        return "ccomp", child, _clause(tree, child)
    relation, governor = tokens[verb].deprel, tokens[verb].head
    if governor >= 0 and (relation.startswith("parataxis") or (relation == "advcl" and tree.has(verb, "mark", "as"))):
        name = "parataxis" if relation.startswith("parataxis") else "as"
        return name, governor, tree.subtree(governor) - tree.subtree(verb)
    colon = next((k for k in range(verb + 1, min(verb + MOST_TO_COLON, len(tokens))) if tokens[k].text == ":"), None)
    late = [
        c for c in tree.children[verb] if tokens[c].deprel.startswith("parataxis") and colon is not None and c > colon
    ]
    return ("parataxis", late[0], _clause(tree, late[0])) if late else None


def _clause(tree: SentenceTree, top: int) -> frozenset[int]:
    """A clause without the words that only link it: "that" and a leading conjunction."""
    tokens = tree.tokens
    linking = {
        child
        for child in tree.children[top]
        if child < top and tokens[child].deprel == "mark" and tokens[child].text.lower() == "that"
    }
    return tree.subtree(top) - linking


def _accordingly(tree: SentenceTree, at: int, length: int) -> CueUse | None:
    """ "According to X": X speaks. Parsers attach such phrases in many ways, so X is read off the words that follow."""
    tokens = tree.tokens
    named = at + length
    last = named
    while last < len(tokens) and (tokens[last].upos in NAMING or tokens[last].text.lower() in ("'s", "’s", "and")):
        if tokens[last].lemma.lower() in RELATIVES:
            break
        last += 1
    heads = [k for k in range(named, last) if tokens[k].upos in ("NOUN", "PROPN", "PRON")]
    if not heads:
        return None
    rest = frozenset(range(len(tokens))) - frozenset(range(at, last))
    return CueUse(at, named - 1, at, heads[-1], rest, frozenset({"clause"}), "according", at)
