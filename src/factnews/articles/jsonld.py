"""The JSON-LD of a page (schema.org): found, repaired where it is nearly JSON, flattened, references resolved."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from factnews.articles.wording import squash, tidy_markup

Node = Mapping[str, object]

_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_REPORT_TYPES = {"report", "blogposting", "liveblogposting", "reportage"}
_MAX_NODES = 200  # shops list thousands of products; a report's own node comes early
_MAX_NAMES = 20


def nodes_of(scripts: Iterable[str]) -> tuple[Node, ...]:
    """All top-level and `@graph` nodes of the scripts, in order; scripts that are no JSON are passed over.

    >>> [node["@type"] for node in nodes_of(['{"@graph": [{"@type": "NewsArticle"},]}'])]
    ['NewsArticle']
    """
    found: list[Node] = []
    for script in scripts:
        for node in _flat(_loads(script)):
            found.append(node)
            if len(found) >= _MAX_NODES:
                return tuple(found)
    return tuple(found)


def report_node(nodes: tuple[Node, ...], *, heading: str | None, url: str | None) -> Node | None:
    """The node that describes this page's report: by address, else by headline, else the first article.

    >>> report_node(({"@type": "NewsArticle", "headline": "A"}, {"@type": "Article", "headline": "B"}),
    ...             heading="B", url=None)["headline"]
    'B'
    """
    reports = [node for node in nodes if is_report(node)]
    path = urlsplit(url).path.rstrip("/") if url else ""
    if path:
        for node in reports:
            if any(urlsplit(address).path.rstrip("/") == path for address in addresses(node)):
                return node
    if heading:
        for node in reports:
            if squash(text_of(node.get("headline")) or "") == squash(heading):
                return node
    return reports[0] if reports else None


def is_report(node: Node) -> bool:
    """Whether the node's type is an article of some kind (NewsArticle, ReportageNewsArticle, BlogPosting, …)."""
    return any(kind.endswith("article") or kind in _REPORT_TYPES for kind in types(node))


def types(node: Node) -> list[str]:
    """The node's types in lower case, without a namespace."""
    given = node.get("@type")
    kinds = given if isinstance(given, list) else [given]
    return [kind.rsplit("/", 1)[-1].casefold() for kind in kinds if isinstance(kind, str)]


def addresses(node: Node) -> list[str]:
    """The absolute addresses a node gives itself, the best first."""
    entity = node.get("mainEntityOfPage")
    given = [node.get("url"), entity.get("@id") if isinstance(entity, Mapping) else entity, node.get("@id")]
    return [value.strip() for value in given if isinstance(value, str) and value.strip().startswith("http")]


def text_of(value: object) -> str | None:
    """A plain string of a value that may be a string, `{"@value": …}` or a list of such; None where there is none."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = value.get("@value")
    if not isinstance(value, str):
        return None
    return tidy_markup(value) or None


def names_of(value: object, nodes: tuple[Node, ...]) -> list[str]:
    """The names of the persons or organisations in a value, references by `@id` resolved among `nodes`.

    >>> names_of([{"name": "Ada Quill"}, "Ben Marsh"], ())
    ['Ada Quill', 'Ben Marsh']
    """
    names: list[str] = []
    for entry in (value if isinstance(value, list) else [value])[:_MAX_NAMES]:
        if isinstance(entry, Mapping):
            name = text_of(entry.get("name"))
            if name is None and isinstance(entry.get("@id"), str):
                named = (node for node in nodes if node.get("@id") == entry["@id"])
                name = next((text for node in named if (text := text_of(node.get("name")))), None)
        else:
            name = text_of(entry)
        if name and name not in names:
            names.append(name)
    return names


def _loads(script: str) -> object:
    text = _WRAPPING.sub("", _WRAPPING.sub("", script)).strip()
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _flat(value: object, depth: int = 0) -> Iterator[Node]:
    if depth > 3:
        return
    if isinstance(value, list):
        for entry in value:
            yield from _flat(entry, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for key in ("@graph", "mainEntity"):
            yield from _flat(value.get(key), depth + 1)
