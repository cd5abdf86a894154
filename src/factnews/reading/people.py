"""What names and titles of people tell: gender, surname, whether two names can be one person's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factnews.codebooks.keys import key_of

# Titles that are hardly ever anybody's surname (King, Pope, Judge, Chancellor are).
OFFICES = frozenset("minister president secretary premier ambassador governor senator spokesman spokeswoman".split())
TITLES = frozenset(
    [
        *(
            "mr",
            "mrs",
            "ms",
            "miss",
            "dr",
            "president",
            "senator",
            "sen",
            "rep",
            "minister",
            "secretary",
            "king",
            "queen",
        ),
        *(
            "prince",
            "general",
            "gen",
            "judge",
            "pope",
            "premier",
            "chancellor",
            "ambassador",
            "sir",
            "lord",
            "chairman",
        ),
        *(
            "leader",
            "gov",
            "governor",
            "mayor",
            "justice",
            "colonel",
            "col",
            "sheik",
            "sheikh",
            "ayatollah",
            "saint",
            "st",
        ),
        *(
            "attorney",
            "state",
            "director",
            "commissioner",
            "speaker",
            "congressman",
            "candidate",
            "dictator",
            "strongman",
        ),
        *(
            "spokesman",
            "spokeswoman",
            "crown",
            "prime",
            "vice",
            "emir",
            "sultan",
            "professor",
            "prof",
            "lt",
            "maj",
            "capt",
        ),
    ]
)
GENDER_OF_WORD = {
    **dict.fromkeys(
        ("mr", "king", "prince", "sir", "lord", "pope", "spokesman", "congressman", "chairman", "man", "boy"), "m"
    ),
    **dict.fromkeys(
        ("father", "son", "brother", "husband", "uncle", "grandfather", "boyfriend", "businessman", "emir"), "m"
    ),
    **dict.fromkeys(
        ("mrs", "ms", "miss", "queen", "princess", "spokeswoman", "congresswoman", "chairwoman", "woman"), "f"
    ),
    **dict.fromkeys(
        ("girl", "mother", "daughter", "sister", "wife", "aunt", "grandmother", "girlfriend", "widow"), "f"
    ),
}
# Short forms of offices before a name.
SHORT_TITLES = {"sen": "senator", "rep": "lawmaker", "gen": "general", "col": "colonel", "lt": "lieutenant",
                "gov": "governor", "sgt": "sergeant", "capt": "captain", "adm": "admiral", "maj": "major"}  # fmt: skip
_GIVEN = {
    "m": (
        "adam ahmed al alan albert alejandro alex alexander ali andrew andrei anthony antonio arthur ben benjamin bernard "
        "bernie bill bob boris brad bradley brian bruce carl carlos charles chris christopher chuck craig dan daniel dave "
        "david dennis dmitry don donald doug edward eric ernest francis francisco frank fred gary george gerald gerry "
        "gordon greg gregory harold harry henry hugh ian igor ivan jack jacob jacques james jamie jason jay jean jeff "
        "jeffrey jeremy jerry jim jimmy joe john jonathan jorge jose joseph josh juan julian karl keith ken kenneth kevin "
        "khalid larry lee leonard louis luis marc marco mario mark martin matt matthew max michael miguel mike mohamed "
        "mohammed mohammad mustafa nicholas nick oleg omar oscar pablo patrick paul pavel pedro peter phil philip pierre "
        "rafael ralph ray raymond ricardo richard rick rob robert roberto rod rodrigo roger ron ronald roy rudy russell "
        "ryan sam samuel sean sergei sergey scott simon stephen steve steven stuart ted terry thomas tim timothy todd tom "
        "tony trey victor vincent vladimir walter wayne will william yuri yigal hassan hussein ibrahim abdul sergio hector"
    ).split(),
    "f": (
        "alice alicia amanda amy ana angela anna anne annie barbara beth betty brenda carla carmen carol caroline "
        "carolyn catherine cecilia charlotte chelsea christine cindy claire claudia cynthia dana deborah debbie diana diane "
        "donna dorothy elena elizabeth ellen emily emma eva fatima federica fiona gina gloria hannah heather heidi helen "
        "hillary hope huma irina isabel ivanka jacinda jane janet jennifer jessica jill joan joanna josefina joyce "
        "judith judy julia julie karen kate katherine kathleen kathy kelly kellyanne kimberly kirsten kristen laura "
        "lauren leslie linda lisa loretta lori louise lucy madeleine marcia margaret margarita maria marie marisleysis "
        "martha mary maureen megan melania melissa michelle monica nancy natalia nicole nikki olga pamela patricia paula "
        "penny rachel raquel rebecca rosa ruth sally samantha sandra sara sarah sharon sheila sonia sophie stephanie susan "
        "suzanne sylvia tatiana teresa theresa tina tulsi ursula valerie vanessa vera veronica victoria wendy yulia karina"
    ).split(),
}  # fmt: skip
_GENDER_OF_GIVEN = {name: gender for gender, names in _GIVEN.items() for name in names}
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset({"van", "von", "der", "den", "de", "du", "la", "le", "al", "el", "bin", "di", "da", "dos"})


def gender_of(name: str, titles: Sequence[str] = ()) -> str | None:
    """Return "m" or "f" where a title or a common given name tells it.

    >>> gender_of("Olga Brandt"), gender_of("Brandt", ["Mr."]), gender_of("Brandt")
    ('f', 'm', None)
    """
    for title in titles:
        told = GENDER_OF_WORD.get(title.casefold().rstrip("."))
        if told:
            return told
    words = key_of(name).split()
    return _GENDER_OF_GIVEN.get(words[0]) if len(words) > 1 else None


def name_words(name: str) -> list[str]:
    """Return the words of a name in key form, without "Jr." and the like."""
    return [w for w in key_of(name).split() if w not in _SUFFIXES]


def surname_code(name: str) -> str:
    """Return the surname in capitals, as it stands in `PER:…`, with its particles.

    >>> surname_code("Ana de Souza Jr."), surname_code("Tal Bar-Levin")
    ('DE-SOUZA', 'BAR-LEVIN')
    """
    words = [w for w in re.sub(r"\s*[-–]\s*", "-", name.replace("’", "'")).split() if key_of(w) not in _SUFFIXES]
    if not words:
        return "UNNAMED"
    start = len(words) - 1
    while start > 1 and key_of(words[start - 1]) in _PARTICLES:
        start -= 1
    joined = "-".join(key_of(w).replace(" ", "-") for w in words[start:])
    return re.sub(r"[^A-Z0-9'-]", "", joined.upper()) or "UNNAMED"


def may_be_same(words: Sequence[str], names: Iterable[str]) -> bool:
    """Say whether a name can be another spelling of one of `names`: one word always, more if the initials agree."""
    if len(words) == 1:
        return True
    return any(len(n.split()) == 1 or n.split()[0][:1] == words[0][:1] for n in names)
