"""Pages of news for the benchmarks: made up, seeded, with the header, share row and footer that real pages have."""

from __future__ import annotations

import html
import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from benchmarks import corpus_words as words

WORDS_A_PAGE = 600
FIRST_DAY = date(2020, 1, 1)
DEFAULT_SEED = 20200616


@dataclass(frozen=True, slots=True)
class MadePage:
    """One made-up report: its page and the body a reader would see."""

    name: str
    title: str
    published: date
    paragraphs: tuple[str, ...]

    @property
    def word_count(self) -> int:
        """Words of the body, as a person counts them."""
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)

    def to_html(self) -> str:
        """The page as an outlet would serve it."""
        body = "\n".join(f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in self.paragraphs)
        title = html.escape(self.title, quote=False)
        return _PAGE.format(title=title, day=self.published.isoformat(), body=body, name=self.name)


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | The Benchmark Courier</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Benchmark Courier">
<meta property="article:published_time" content="{day}T08:30:00+00:00">
<link rel="canonical" href="https://courier.example/world/{name}"></head>
<body><header><a href="/">The Benchmark Courier</a><nav><a href="/world">World</a> <a href="/money">Money</a>
<a href="/sport">Sport</a></nav></header>
<main><article><h1>{title}</h1><p class="byline">By a staff reporter</p>
<div class="share"><a href="#s1">Share on Facebook</a> <a href="#s2">Tweet</a>
<a href="#s3">Pin It on Pinterest</a></div>
{body}
<div class="share"><span>Shares</span> <a href="#s4">Email</a></div></article></main>
<aside><h2>Most read</h2><ul><li><a href="/a">Ten walks for a rainy day</a></li>
<li><a href="/b">Recipes</a></li></ul></aside>
<footer><p>Sign up for our newsletter. © The Benchmark Courier</p></footer></body></html>
"""


def make_pages(count: int, *, seed: int = DEFAULT_SEED, words_a_page: int = WORDS_A_PAGE) -> list[MadePage]:
    """`count` different pages; the same seed gives the same pages, and the first pages of a longer list are the same.

    >>> make_pages(2) == make_pages(3)[:2]
    True
    """
    return [_make_page(number, random.Random(f"{seed}/{number}"), words_a_page) for number in range(count)]


def _make_page(number: int, chance: random.Random, words_a_page: int) -> MadePage:
    fields = _fields(chance)
    paragraphs: list[str] = []
    count = 0
    while count < words_a_page:
        chosen = chance.sample(words.SENTENCES, chance.randint(1, 3))
        paragraph = " ".join(_fill(sentence, _fields(chance, fields)) for sentence in chosen)
        paragraphs.append(paragraph)
        count += len(paragraph.split())
    title = f"{fields['c1']} and {fields['c2']} at odds over {fields['thing']}"
    published = FIRST_DAY + timedelta(days=chance.randrange(1000))
    return MadePage(f"report-{number:05d}", title, published, tuple(paragraphs))


def _fill(sentence: str, fields: dict[str, str]) -> str:
    filled = re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", sentence.format_map(fields))
    return filled[0].upper() + filled[1:]


def _fields(chance: random.Random, before: dict[str, str] | None = None) -> dict[str, str]:
    """Values for the fields of a sentence; countries and people stay those of the page in two sentences of three."""
    (c1, a1, city1), (c2, a2, city2) = chance.sample(words.COUNTRIES, 2)
    fields = {
        "c1": c1, "A1": a1, "city1": city1, "c2": c2, "A2": a2, "city2": city2,
        "name1": f"{chance.choice(words.FIRST_NAMES)} {chance.choice(words.LAST_NAMES)}",
        "name2": f"{chance.choice(words.FIRST_NAMES)} {chance.choice(words.LAST_NAMES)}",
        "office1": chance.choice(words.OFFICES),
        "office2": chance.choice(words.OFFICES),
    }  # fmt: skip
    if before and chance.random() < 2 / 3:
        fields |= {name: value for name, value in before.items() if name in fields}
    body = chance.choice(words.BODIES)
    return fields | {
        "body1": body,
        "body1_cap": body[0].upper() + body[1:],
        "body2": chance.choice(words.BODIES),
        "thing": chance.choice(words.THINGS),
        "day": chance.choice(words.DAYS),
        "noun": chance.choice(words.CONCRETE),
        "quality": chance.choice(words.QUALITIES),
        "n": str(chance.randint(3, 190)),
    }


def write_pages(pages: list[MadePage], folder: Path) -> list[Path]:
    """Write each page as `<name>.html` into a folder and return the paths in order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for page in pages:
        path = folder / f"{page.name}.html"
        path.write_text(page.to_html(), encoding="utf-8")
        paths.append(path)
    return paths
