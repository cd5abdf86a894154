"""The actors of an article: each mention with who is meant, and why we think so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from factnews.codebooks import Codebooks
from factnews.model import ActorCode, Mention, Reading, Span
from factnews.reading.actors import ActorFinder, Draft
from factnews.reading.coreference import Resolver


def resolve_mentions(reading: Reading, codebooks: Codebooks) -> tuple[Mention, ...]:
    """Return all actor mentions of an article with code and sector, in the order of the text.

    Names are read with the meaning they have on `reading.article.published`; pronouns, parts of names and role nouns get the
    actor that the report itself makes clear. "The two sides" gives one mention a party, with the same span.
    """
    finder = ActorFinder(reading, codebooks, reading.article.published)
    drafts = list(chain.from_iterable(finder.drafts(n) for n in range(len(reading.sentences))))
    Resolver(reading, finder, drafts).run()
    mentions = {(m.start, m.end, m.actor.code): m for d in drafts for m in _mentions(d)}
    return tuple(sorted(mentions.values(), key=lambda m: (m.start, -m.end)))


def _mentions(draft: Draft) -> list[Mention]:
    actors = draft.members or (draft.actor,)
    return [
        Mention(draft.start, draft.end, draft.sentence, draft.phrase.head, draft.kind, actor, draft.why)
        for actor in actors
        if actor.code is not None
    ]


def describe(span: Span, mentions: Sequence[Mention]) -> tuple[ActorCode, ...]:
    """Return the actors that the words at a span stand for, in their order; empty where nobody is known.

    A mention that fills the span wins over those inside it; a coordination ("Peru, Chile and Bolivia") gives one actor a
    conjunct; else the actor of the mention that covers most of the span counts.
    """
    touching = [m for m in mentions if m.start < span.end and span.start < m.end]
    if not touching:
        return ()
    full = [m for m in touching if m.start <= span.start + 4 and m.end >= span.end - 1]
    if full:
        shortest = min(m.end - m.start for m in full)
        return _distinct(m for m in full if m.end - m.start == shortest)
    inside = [m for m in touching if span.start <= m.start and m.end <= span.end]
    outermost = [m for m in inside if not any(o is not m and o.start <= m.start and m.end <= o.end
                                               and (o.start, o.end) != (m.start, m.end) for o in inside)]  # fmt: skip
    if not outermost:
        best = max(touching, key=lambda m: min(m.end, span.end) - max(m.start, span.start))
        return (best.actor,)
    return _distinct(outermost)


def _distinct(mentions: Iterable[Mention]) -> tuple[ActorCode, ...]:
    seen: dict[str | None, ActorCode] = {}
    for mention in mentions:
        seen.setdefault(mention.actor.code, mention.actor)
    return tuple(seen.values())
