"""A plain-text page to an article: what stands around the report is recognised by its form."""

from __future__ import annotations

import re

from factnews.articles import encoding, furniture, identity, language, toplines
from factnews.articles.dates import plausible
from factnews.articles.wording import ends_sentence, tidy, visible
from factnews.errors import ExtractionError
from factnews.model import Article, Page

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
# Words that stand in the names of outlets; a first line that is a name with one of them is the site's header.
_OUTLET_WORDS = re.compile(
    r"\b(?:Times|Post|News|Herald|Courier|Gazette|Tribune|Journal|Daily|Guardian|Press|Agency|Chronicle|Observer|Mail|"
    r"Telegraph|Today|Star|Sun|Standard|Review|Weekly|Broadcasting|Radio|TV|Television|Online|Wire|Dispatch|Monitor|"
    r"Examiner|Inquirer|Bulletin|Register|Record|Independent|Mirror|Express|Globe|Mercury|Sentinel|Argus|Echo|Argosy|"
    r"Ledger|Beacon|Voice|Network|Media|Report|Reporter|Magazine|Evening|Morning|Sunday)\b"
)
_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,12}/?$", re.IGNORECASE)
_NAME_WORD = re.compile(r"^(?:[A-Z0-9][\w.'’&-]*|of|the|and|for|de|&|-|–|\||:)$")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAX_NAME_WORDS = 6
_MAX_TITLE_WORDS = 30
_BINARY_SHARE = 0.02  # control characters a text may hold: a form feed here and there, no more
_NARROWEST, _WIDEST = 50, 100  # characters in a line of hard-wrapped prose (mail, agency wires)
_FEWEST_LETTERS = 10


def article_of_text(page: Page) -> Article:
    """The report in a plain text with what its first and last lines say; raises ExtractionError where it is none.

    A first line that is an outlet's name is taken off as the site's header; then a short first line without a final
    stop is the title. Share lines, date lines, bylines and the like go as on HTML pages.
    """
    raw, characters = encoding.decode(page.body, page.charset)
    if _control_share(raw) > _BINARY_SHARE:
        raise ExtractionError(
            f"{page.source}: this is no text (it holds control characters); a plain text, an HTML page or a .json "
            f"report can be read; convert the file to text first",
            reason="binary",
        )
    blocks = _blocks(raw)
    publisher, blocks = _site_name(blocks)
    headline, blocks = _headline(blocks)
    top = toplines.read_top(blocks)
    if headline is None:
        headline, rest = _headline(top.paragraphs)
        top = toplines.TopLines(rest, top.published, top.byline)
    paragraphs = furniture.clean(top.paragraphs, title=headline)
    text = "\n\n".join(paragraphs)
    if sum(character.isalpha() for character in text) < _FEWEST_LETTERS:
        raise ExtractionError(
            f"{page.source}: no text of a report left after site name and share lines were taken off; "
            f"a text with at least one sentence is needed; give the report's text",
            reason="no-article",
        )
    published = top.published if top.published and plausible(top.published.day, page.fetched) else None
    tongue = language.language_of(text, None)
    url = identity.without_tracking(page.url) if page.url else None
    provenance = {
        "text": "plain text",
        "encoding": characters,
        "title": headline and "first line",
        "published": published and published.where,
        "publisher": publisher and "first line",
        "byline": top.byline and "byline in the text",
        "language": tongue and tongue[1],
        "url": url and "page",
    }
    return Article(
        id=identity.id_of(url, page.source),
        text=text,
        title=headline,
        published=published.day if published else None,
        published_at=published.at if published else None,
        publisher=publisher,
        byline=top.byline,
        language=tongue[0] if tongue else None,
        url=url,
        fetched=page.fetched,
        digest=page.digest,
        provenance=tuple((name, where) for name, where in provenance.items() if where),
    )


def _control_share(text: str) -> float:
    return len(_CONTROL.findall(text[:20_000])) / max(1, len(text[:20_000]))


def _blocks(raw: str) -> list[str]:
    """Paragraphs: parted by blank lines where there are any; else every line is one. Hard-wrapped lines are joined."""
    text = visible(raw).strip("\n")
    parts = _BLANK_LINE.split(text)
    blocks: list[str] = []
    for part in parts:
        lines = [line for line in (tidy(line) for line in part.split("\n")) if line]
        blocks.extend(_joined(lines))
    return blocks


def _joined(lines: list[str]) -> list[str]:
    """The paragraphs in a run of lines: hard-wrapped prose is one, anything else a paragraph a line.

    Prose is hard-wrapped where every line but the last is nearly as long as the longest and some break a sentence.
    """
    if len(lines) < 2:
        return lines
    longest = max(map(len, lines))
    wrapped = _NARROWEST <= longest <= _WIDEST and all(len(line) >= 0.7 * longest for line in lines[:-1])
    if wrapped and not all(ends_sentence(line) for line in lines[:-1]):
        return [" ".join(lines)]
    return lines


def _site_name(blocks: list[str]) -> tuple[str | None, list[str]]:
    """The outlet's name, if the first line is one, and the blocks without it (and without furniture before it)."""
    while blocks and furniture.kind_of(blocks[0]):
        blocks = blocks[1:]
    if len(blocks) < 2:
        return None, blocks
    first = blocks[0]
    words = first.split()
    if _DOMAIN.match(first):
        return first.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/"), blocks[1:]
    is_name = len(words) <= _MAX_NAME_WORDS and not ends_sentence(first) and all(map(_NAME_WORD.match, words))
    if is_name and (_OUTLET_WORDS.search(first) or _signed_below(first, blocks)):
        return first, blocks[1:]
    return None, blocks


def _signed_below(name: str, blocks: list[str]) -> bool:
    """Whether a copyright line at the end bears the name."""
    return any(name.casefold() in line.casefold() for line in blocks[-4:] if furniture.kind_of(line) == "copyright")


def _headline(blocks: list[str]) -> tuple[str | None, list[str]]:
    """The first block, if it has the form of a headline and text follows."""
    while blocks and furniture.kind_of(blocks[0]):
        blocks = blocks[1:]
    if len(blocks) < 2:
        return None, blocks
    first = blocks[0]
    if "\n" in first or ends_sentence(first) or len(first.split()) > _MAX_TITLE_WORDS:
        return None, blocks
    if toplines.read_top([first]).paragraphs == []:  # a byline or a date
        return None, blocks
    return first, blocks[1:]
