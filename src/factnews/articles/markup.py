"""An HTML page, parsed once, with what its head says: every field of the metadata reads from this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from factnews.articles import jsonld
from factnews.articles.wording import tidy, tidy_markup
from factnews.errors import ExtractionError

# libxml2 gives up at 256 levels and silently drops the rest of the page, which may be the report.
_MAX_DEPTH = 250
_MAX_META = 500


@dataclass(frozen=True, slots=True)
class Markup:
    """A parsed page: `meta` holds the contents of <meta> by name, property or itemprop (lower case), in page order."""

    root: HtmlElement
    source: str
    url: str | None
    meta: Mapping[str, tuple[str, ...]]
    nodes: tuple[jsonld.Node, ...]
    report: jsonld.Node | None
    heading: str | None  # the page's <h1>, where there is one that can be its headline
    head_title: str | None  # <title>
    canonical_link: str | None

    def first_meta(self, *names: str) -> tuple[str, str] | None:
        """The first non-empty content among the names, with the name it was found under."""
        return next(((name, content) for name in names for content in self.meta.get(name, ())), None)


def parse(text: str, *, source: str, url: str | None) -> Markup:
    """The parsed page; raises ExtractionError where there is no HTML in it or its tags are nested too deeply."""
    root = _tree(text, source)
    meta = _meta(root)
    nodes = jsonld.nodes_of(_scripts(root))
    heading = _heading(root)
    titles = root.xpath("//head/title | //title[not(ancestor::*[local-name()='svg'])]")
    links = root.xpath("//link[translate(@rel, 'CANONIL', 'canonil')='canonical']/@href")
    return Markup(
        root=root,
        source=source,
        url=url,
        meta=meta,
        nodes=nodes,
        report=jsonld.report_node(nodes, heading=heading, url=url),
        heading=heading,
        head_title=(tidy(titles[0].text_content()) or None) if titles else None,
        canonical_link=str(links[0]).strip() if links else None,
    )


def _tree(text: str, source: str) -> HtmlElement:
    # Bytes, because lxml refuses text that starts with an XML declaration of its encoding.
    body = text.encode("utf-8", "replace")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(body, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise no_article(source, "there is no HTML in it") from error
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        if deepest > _MAX_DEPTH:
            raise ExtractionError(
                f"{source}: the page's tags are nested more than {_MAX_DEPTH} deep; "
                f"pages up to that depth can be read; give the report's text as a .txt file instead",
                reason="too-deep",
            )
    return root


def no_article(source: str, why: str) -> ExtractionError:
    """The error for a page that holds no report: one line, with what to do."""
    return ExtractionError(
        f"{source}: no news report found, {why}; a page with at least one paragraph of a report is needed; "
        f"give the page of a single report, or its text as a .txt file",
        reason="no-article",
    )


def _meta(root: HtmlElement) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for element in root.xpath("//meta[@content]")[:_MAX_META]:
        content = tidy_markup(element.get("content", ""))
        if not content:
            continue
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute, "").strip().casefold()
            if name:
                found[name] = (*found.get(name, ()), content)
    return found


def _scripts(root: HtmlElement) -> list[str]:
    scripts = root.xpath("//script[contains(translate(@type, 'JSONLD', 'jsonld'), 'ld+json')]")
    return [script.text for script in scripts if script.text]


def _heading(root: HtmlElement) -> str | None:
    """The <h1> that is a headline: inside <article> or <main> first; a logo in a header's <h1> is short or an image."""
    for path in ("//article//h1", "//main//h1", "//h1[contains(@itemprop, 'headline')]", "//h1[not(ancestor::nav)]"):
        headings = [tidy(element.text_content()) for element in root.xpath(path)]
        full = [heading for heading in headings if len(heading.split()) >= 3]
        if full:
            return full[0]
    return None
