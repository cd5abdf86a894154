"""Which of the words that the reader links to an event are its parties: by grammar, where grammar can tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factnews.claims.links import overlap
from factnews.claims.speech.trees import SentenceTree
from factnews.model import EventClass, EventCue, RoleLink, Sentence

# Acts that several parties do together although no "and" joins them ("X met Y", "X agreed with Y to …").
_TOGETHER = frozenset(
    {EventClass.CONSULT, EventClass.AGREE, EventClass.COOPERATE, EventClass.SUPPORT, EventClass.ASSAULT}
)
_VISIT = "visit"  # the mode of CONSULT in which one party goes to the other (guidelines, decision 1)
_MEETINGS = frozenset({"meet", "meeting", "summit", "talk", "negotiate", "negotiation", "dialogue", "discussion"})
# Where two sides fight, both act and nobody is acted upon (guidelines, decision 1).
_CLASHES = frozenset({"clash", "fight", "fighting", "battle", "skirmish", "firefight", "war", "conflict", "shootout"})
_BARGAINS = frozenset(
    {"agreement", "deal", "accord", "pact", "treaty", "truce", "cease-fire", "ceasefire", "armistice"}
)
_BARGAINING = frozenset(
    "reach sign strike conclude seal make finalize finalise clinch ink initial agree hammer negotiate".split()
)
_RECIPROCAL = frozenset({("each", "other"), ("one", "another")})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_BEFORE_PHRASE = frozenset({"case", "cc", "punct", "mark"})
_IN_PHRASE = frozenset({"det", "amod", "nummod", "compound", "nmod:poss", "advmod"})
# A name's own words, which stand before its head.
_OF_NAME = frozenset({"compound", "flat", "amod", "det"})
# Over these relations a word belongs to the same list or name as its governor.
_OF_ONE_LIST = frozenset({"conj", "flat", "appos", "compound", "nmod:desc", "nmod:poss", "amod"})


def parties_of(
    cue: EventCue, sentence: Sentence, datelines: Sequence[Sentence], *, least: float
) -> tuple[list[RoleLink], list[RoleLink]]:
    """Links of actors and of recipients, in the order of the text.

    A dateline acts on nobody. The subject of a passive is acted upon ("The EU had been asked"). Beside a name, a pronoun of
    the same sentence repeats a party ("Mexico has said it will not …"). One party acts, or one list of them, unless the act
    is done together; and one party or list is acted upon, with all the names in it. Where no link to an actor is sure, the
    likeliest one is taken: acts have actors more often than not, while many have no recipient.
    """
    sure = [link for link in cue.links if link.confidence >= least and not _in_dateline(link, datelines)]
    sure = [_with_its_noun(_without_relative(link, sentence), sentence) for link in sure]
    actors = [link for link in sure if link.role == "actor"]
    recipients = [link for link in sure if link.role == "recipient"]
    patients = _passive_subjects(cue, sentence)
    if patients:
        moved = [link for link in actors if any(overlap(link, sentence.tokens[k]) for k in patients)]
        actors = [link for link in actors if link not in moved]
        recipients += [link for link in moved if not any(overlap(link, other) for other in recipients)]
    if cue.event_class not in _TOGETHER:  # words that the reader takes for both are what it is surer of
        actors = [link for link in actors if not _surer(link, recipients)]
    recipients = [link for link in recipients if not any(overlap(link, other) for other in actors)]
    antecedent = _antecedent(cue, sentence) if not recipients else None
    if antecedent is not None and not any(overlap(antecedent, other) for other in actors):
        recipients = [antecedent]
    if cue.event_class in _TOGETHER:
        actors = _of_clause(actors, cue, sentence)
    if _is_meeting(cue, sentence) or _is_bargain(cue, sentence):
        actors, recipients = [*actors, *recipients], []
    if cue.event_class is EventClass.THREATEN:
        threatened = _subjects_of_threat(cue, sentence)
        recipients = [link for link in recipients if not any(overlap(link, sentence.tokens[k]) for k in threatened)]
    if cue.event_class not in _TOGETHER or cue.mode == _VISIT:
        actors = _one_list(actors, sentence)
    recipients = _one_list(recipients, sentence)
    if cue.event_class is EventClass.ASSAULT and len(actors) > 1 and _lemma(cue, sentence) in _CLASHES:
        recipients = []
    actors, recipients = (
        _with_names_beside(actors, recipients, sentence),
        _with_names_beside(recipients, actors, sentence),
    )
    if not actors:
        actors = _likeliest(cue, recipients, datelines)
    return sorted(actors, key=lambda link: link.start), sorted(recipients, key=lambda link: link.start)


def _is_meeting(cue: EventCue, sentence: Sentence) -> bool:
    """Whether all take part alike: talks, or the agreement to hold them, but no visit."""
    if cue.event_class is EventClass.AGREE:
        return _lemma(cue, sentence) in _MEETINGS
    return cue.event_class is EventClass.CONSULT and (cue.mode != _VISIT or _lemma(cue, sentence) in _MEETINGS)


def _is_bargain(cue: EventCue, sentence: Sentence) -> bool:
    """Whether two sides come to an agreement with each other: "signed a truce with …", "a deal between …".

    Of 33 annotated claims about an agreement reached or signed 28 have all parties as actors and no recipient.
    """
    if cue.event_class not in (EventClass.AGREE, EventClass.SUPPORT):
        return False
    lemma = _lemma(cue, sentence)
    things = (link for link in cue.links if link.role == "object")
    words = (token.lemma.casefold() for link in things for token in sentence.tokens if overlap(link, token))
    return lemma in _BARGAINS or (lemma in _BARGAINING and any(word in _BARGAINS for word in words))


def _of_clause(links: Sequence[RoleLink], cue: EventCue, sentence: Sentence) -> list[RoleLink]:
    """The links at the verb's subject or in what depends on the verb; all of them where none stands at the subject.

    "Hanoi has lifted duties on Laos and reached a deal with Manila": Laos is no party to the deal.
    """
    tokens = sentence.tokens
    subject = _subjects(cue.token, sentence)
    if not any(overlap(link, tokens[k]) for link in links for k in subject):
        return list(links)
    below = SentenceTree(sentence).subtree(cue.token)
    return [link for link in links if any(overlap(link, tokens[k]) for k in (*subject, *below))]


def _subjects(verb: int, sentence: Sentence) -> list[int]:
    """The heads of the subject of a verb, or of the verb that it is joined to; with "who" comes whom it stands for."""
    tokens = sentence.tokens
    for _ in tokens:
        subjects = [k for k, token in enumerate(tokens) if token.head == verb and token.deprel in _SUBJECTS]
        if subjects:
            found = _with_conjuncts(subjects[0], sentence)
            relative = tokens[subjects[0]].text.casefold() in _RELATIVES and tokens[verb].deprel == "acl:relcl"
            return [*_with_conjuncts(tokens[verb].head, sentence), *found] if relative else found
        if tokens[verb].deprel != "conj" or tokens[verb].head < 0:
            return []
        verb = tokens[verb].head
    return []


def _lemma(cue: EventCue, sentence: Sentence) -> str:
    return sentence.tokens[cue.token].lemma.casefold()


def _surer(link: RoleLink, others: Sequence[RoleLink]) -> bool:
    return any(overlap(link, other) and other.confidence > link.confidence for other in others)


def _antecedent(cue: EventCue, sentence: Sentence) -> RoleLink | None:
    """The name that a relative clause takes up as its object ("[Japan], which North Korea has long threatened")."""
    tokens = sentence.tokens
    verb = tokens[cue.token]
    if verb.deprel != "acl:relcl" or verb.head < 0 or tokens[verb.head].upos != "PROPN":
        return None
    children = [token for token in tokens if token.head == cue.token]
    own = any(c.deprel == "nsubj" and c.text.casefold() not in _RELATIVES for c in children)
    other = any(c.deprel == "obj" and c.text.casefold() not in _RELATIVES for c in children)
    if not own or other:
        return None
    return _name_at(verb.head, sentence, RoleLink("recipient", verb.start, verb.end, cue.confidence))


def _likeliest(cue: EventCue, recipients: Sequence[RoleLink], datelines: Sequence[Sentence]) -> list[RoleLink]:
    free = [
        link
        for link in cue.links
        if link.role == "actor"
        and not any(overlap(link, other) for other in recipients)
        and not _in_dateline(link, datelines)
    ]
    return [max(free, key=lambda link: link.confidence)] if free else []


def _in_dateline(link: RoleLink, datelines: Sequence[Sentence]) -> bool:
    return any(dateline.start <= link.start < dateline.end for dateline in datelines)


def _passive_subjects(cue: EventCue, sentence: Sentence) -> list[int]:
    """The tokens that are the subject of the event's own passive verb, or of the verb that it is joined to.

    "The EU and others had been asked"; "Seoul agreed to a quota and was granted an exemption".
    """
    tokens = sentence.tokens
    verb = cue.token
    if not any(token.head == verb and token.deprel in ("aux:pass", "nsubj:pass") for token in tokens):
        return []
    return _subjects(verb, sentence)


def _with_conjuncts(head: int, sentence: Sentence) -> list[int]:
    members = {head}
    for k in range(head + 1, len(sentence.tokens)):
        if sentence.tokens[k].deprel == "conj" and sentence.tokens[k].head in members:
            members.add(k)
    return sorted(members)


def _one_list(links: Sequence[RoleLink], sentence: Sentence) -> list[RoleLink]:
    """The surest link with those that stand in one list with it; a name goes before a pronoun."""
    if len(links) < 2:
        return list(links)
    best = max(links, key=lambda link: (not _is_pronoun(link, sentence), link.confidence))
    tops = {_top(k, sentence) for k in _tokens(best, sentence)}
    return [link for link in links if link is best or tops & {_top(k, sentence) for k in _tokens(link, sentence)}]


def _with_names_beside(links: Sequence[RoleLink], others: Sequence[RoleLink], sentence: Sentence) -> list[RoleLink]:
    """The links with all names that stand in a list with one of them ("tariffs on Peru, [Chile] and [Bolivia]").

    In 153 annotated reports 139 of 161 names beside a party in a list were parties too; of other nouns two in three.
    """
    found = list(links)
    for link in links:
        for k in _list_of(link, sentence):
            name = _name_at(k, sentence, link)
            followed = k + 1 < len(sentence.tokens) and sentence.tokens[k + 1].upos == "PROPN"  # a title, or cut in two
            if sentence.tokens[k].upos != "PROPN" or (followed and sentence.tokens[k + 1].head != k):
                continue
            if not any(overlap(name, o) for o in (*found, *others)):
                found.append(name)
    return found


def _list_of(link: RoleLink, sentence: Sentence) -> list[int]:
    """The heads of the list that a link's head stands in."""
    tokens = sentence.tokens
    inside = _tokens(link, sentence)
    heads = [k for k in inside if tokens[k].head not in inside]
    if len(heads) != 1:
        return []
    first = heads[0]
    while tokens[first].deprel == "conj" and tokens[first].head < first:
        first = tokens[first].head
    return _with_conjuncts(first, sentence)


def _name_at(k: int, sentence: Sentence, like: RoleLink) -> RoleLink:
    """A link like another one to the name with this head."""
    tokens = sentence.tokens
    first = last = k
    while first > 0 and tokens[first - 1].head == k and tokens[first - 1].deprel in _OF_NAME:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].head == k and tokens[last + 1].deprel == "flat":
        last += 1
    return replace(like, start=tokens[first].start, end=tokens[last].end)


def whole_phrase(link: RoleLink, sentence: Sentence) -> RoleLink:
    """The noun phrase that a link stands in, from its first word on: "[a] handful of countries", not "for countries"."""
    tokens = sentence.tokens
    inside = _tokens(link, sentence)
    while len(inside) > 1 and tokens[inside[0]].deprel in _BEFORE_PHRASE:
        inside = inside[1:]
    if not inside:
        return link
    first = inside[0]
    while first > 0 and tokens[first - 1].deprel in _IN_PHRASE and first <= tokens[first - 1].head <= inside[-1]:
        first -= 1
    return replace(link, start=tokens[first].start)


def _without_relative(link: RoleLink, sentence: Sentence) -> RoleLink:
    """The link without the relative pronoun behind it ("trading partners [who]")."""
    tokens = _tokens(link, sentence)
    if len(tokens) > 1 and sentence.tokens[tokens[-1]].text.casefold() in _RELATIVES:
        return replace(link, end=sentence.tokens[tokens[-2]].end)
    return link


def _with_its_noun(link: RoleLink, sentence: Sentence) -> RoleLink:
    """The link with the noun that its words only introduce: "the [North]", "each [other]"."""
    tokens = _tokens(link, sentence)
    if len(tokens) != 1:
        return link
    word = sentence.tokens[tokens[0]]
    if word.deprel == "det" and word.head > tokens[0]:
        return replace(link, end=sentence.tokens[word.head].end)
    following = sentence.tokens[tokens[0] + 1 : tokens[0] + 2]
    if following and (word.text.casefold(), following[0].text.casefold()) in _RECIPROCAL:
        return replace(link, end=following[0].end)
    return link


def _subjects_of_threat(cue: EventCue, sentence: Sentence) -> list[int]:
    """Who is to carry out what is threatened ("warned that [the bloc] would retaliate") is not whom the threat is aimed at."""
    tokens = sentence.tokens
    clauses = {k for k, token in enumerate(tokens) if token.head == cue.token and token.deprel in ("ccomp", "xcomp")}
    return [k for k, token in enumerate(tokens) if token.head in clauses and token.deprel == "nsubj"]


def _is_pronoun(link: RoleLink, sentence: Sentence) -> bool:
    tokens = _tokens(link, sentence)
    return bool(tokens) and all(sentence.tokens[k].upos in ("PRON", "DET") for k in tokens)


def _tokens(link: RoleLink, sentence: Sentence) -> list[int]:
    return [k for k, token in enumerate(sentence.tokens) if overlap(link, token)]


def _top(k: int, sentence: Sentence) -> int:
    """The first member of the list or name that a word belongs to."""
    for _ in range(len(sentence.tokens)):
        token = sentence.tokens[k]
        if token.head < 0 or token.deprel not in _OF_ONE_LIST:
            return k
        k = token.head
    return k
