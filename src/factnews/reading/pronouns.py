"""Whom a pronoun stands for: the figure of the report that is most present and fits in number and gender."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factnews.model import MentionKind, Reading
from factnews.reading.actors import Draft
from factnews.reading.cast import Cast, Figure

_RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})
_FIRST = frozenset({"i", "me", "my", "we", "us", "our", "myself", "ourselves", "mine", "ours"})
_ONE_PERSON = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_THING = frozenset({"it", "its", "itself"})
_SEVERAL = frozenset({"they", "them", "their", "theirs", "themselves", "both"})
_OBJECTS = frozenset({"obj", "iobj", "obl"})


class Pronouns:
    """Resolves the pronouns of one report."""

    def __init__(
        self, reading: Reading, cast: Cast, drafts: list[Draft], by_token: Mapping[tuple[int, int], Draft]
    ) -> None:
        self._reading = reading
        self._cast = cast
        self._drafts = drafts
        self._by_token = by_token

    def resolve(self, draft: Draft) -> None:
        """Give a pronoun the actor that it stands for, where one is near and fits."""
        word = self._reading.sentences[draft.sentence].tokens[draft.phrase.head].text.casefold()
        if word in _RELATIVE:
            self._relative(draft)
        elif word in _SEVERAL and self._named_together(draft):
            pass
        elif word in _FIRST:
            self._first_person(draft)
        else:
            figure = self._third_person(draft, word)
            if figure is not None:
                figure.gender = figure.gender or draft.gender
                self._cast.adopt(draft, figure, "pronoun")

    def _third_person(self, draft: Draft, word: str) -> Figure | None:
        other = self._subject_of_same_verb(draft)
        sentence = draft.sentence
        if word in _ONE_PERSON:
            return self._one_person(
                sentence, lambda f: f is not other and f.person and not f.plural and f.gender in {None, draft.gender}
            )
        if word in _THING:
            return self._cast.best(sentence, lambda f: f is not other and not f.person and not f.plural)
        if word in _SEVERAL:
            several = self._cast.best(
                sentence, lambda f: f is not other and (f.plural or (not f.person and not f.state))
            )
            return several or self._cast.best(sentence, lambda f: f is not other)
        return None

    def _named_together(self, draft: Draft) -> bool:
        """Let "they" be all that a list before it in the same sentence names ("Peru, Chile and Bolivia said they …")."""
        for sentence, actors in reversed(self._cast.enumerations):
            if sentence != draft.sentence:
                return False
            draft.members, draft.plural = actors, True
            draft.actor, draft.why = actors[0], "the parties named together before"
            return True
        return False

    def _one_person(self, sentence: int, fits: Callable[[Figure], bool]) -> Figure | None:
        """Who is most present; else, where nobody who fits is near, who was spoken of last."""
        return self._cast.best(sentence, fits) or self._cast.latest(sentence, fits, far=True)

    def _subject_of_same_verb(self, draft: Draft) -> Figure | None:
        """Return who cannot be meant: in "Rossi accused him", Rossi."""
        tokens = self._reading.sentences[draft.sentence].tokens
        token = tokens[draft.phrase.head]
        if token.deprel not in _OBJECTS or token.text.casefold().endswith(("self", "selves")):
            return None
        for index, sibling in enumerate(tokens):
            if sibling.head == token.head and sibling.deprel == "nsubj":
                subject = self._by_token.get((draft.sentence, index))
                return self._cast.of_draft.get(id(subject)) if subject is not None else None
        return None

    def _relative(self, draft: Draft) -> None:
        tokens = self._reading.sentences[draft.sentence].tokens
        verb = tokens[draft.phrase.head].head
        for _ in range(3):
            if not 0 <= verb < len(tokens):
                return
            if tokens[verb].deprel.startswith("acl"):
                antecedent = self._by_token.get((draft.sentence, tokens[verb].head))
                if antecedent is not None and antecedent.actor.code is not None:
                    draft.actor, draft.why = antecedent.actor, "relative pronoun"
                    draft.members = antecedent.members
                return
            verb = tokens[verb].head

    def _first_person(self, draft: Draft) -> None:
        for cue in self._reading.speech:
            if cue.source and any(c.start <= draft.start < c.end for c in cue.content):
                speaker = self._widest(cue.source.start, cue.source.end)
                if speaker is not None and speaker.actor.code is not None:
                    draft.actor, draft.why, draft.person = speaker.actor, "the speaker", speaker.person
                    return
        figure = self._cast.best(draft.sentence, lambda f: f.person)
        if figure is not None:
            self._cast.adopt(draft, figure, "pronoun")

    def _widest(self, start: int, end: int) -> Draft | None:
        inside = [d for d in self._drafts if start <= d.start < end and d.kind is not MentionKind.PRONOUN]
        inside = inside or [d for d in self._drafts if start <= d.start < end]
        return max(inside, key=lambda d: d.end - d.start, default=None)
