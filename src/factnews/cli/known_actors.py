"""Actors as a person names them: by code, by the end of a code, or by name."""

from __future__ import annotations

from factnews.cli.suggesting import did_you_mean
from factnews.errors import InputError
from factnews.store import Store


def known_actor(store: Store, words: str) -> str:
    """The code of an actor that takes part in a fact of the store; InputError with the nearest one where none does.

    Taken are a code (`PRK`, `IGO:UN`), what stands behind its colon (`UN`) where that is one actor's only, and a name
    that the codebooks know ("North Korea", "United Nations").
    """
    codes = {actor.code for actor in store.actors()}
    wanted = words.strip().upper()
    if wanted in codes:
        return wanted
    endings = [code for code in codes if code.partition(":")[2] == wanted]
    if len(endings) == 1:
        return endings[0]
    from factnews.codebooks import load

    books = load()
    found = books.actors.lookup(words.strip())
    if found is not None and found.code in codes:
        return found.code
    named = {books.countries[code].name: code for code in codes if code in books.countries}
    for name, code in named.items():
        if name.casefold() == words.strip().casefold():
            return code
    if not codes:
        raise InputError("no fact of the store has an actor; read reports into it with: factnews run", reason="empty")
    hint = did_you_mean(words.strip(), sorted({*codes, *named}))
    raise InputError(
        f"no fact of the store has the actor {words!r}{hint}; give a code, as PRK or IGO:UN, or a name; "
        "see factnews facts --store LOC",
        reason="unknown-actor",
    )
