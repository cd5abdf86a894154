"""The interface for programs as routes of a server: `/api/…`, files for machines, and what is said where nothing is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from factnews.channel.api.filters import Listing, filters_of, parse
from factnews.channel.api.lists import ENDPOINTS
from factnews.channel.api.openapi import openapi
from factnews.channel.api.problems import BadRequestError, Problem, as_bytes, not_found
from factnews.channel.machine import machine_file
from factnews.channel.routes import route_named
from factnews.channel.schema import twin_schema
from factnews.channel.search import blank
from factnews.channel.site import HTML, Site, Written
from factnews.errors import FactNewsError, InputError

JSON = "application/json"
METHODS = ("GET", "HEAD", "OPTIONS")
ANY_ORIGIN = {"access-control-allow-origin": "*", "access-control-expose-headers": "ETag"}
"""Everything here may be read by anybody, from a script of any site too."""
_PREFLIGHT = {
    "access-control-allow-methods": ", ".join(METHODS),
    "access-control-allow-headers": "If-None-Match, Accept",
    "access-control-max-age": "86400",
    "allow": ", ".join(METHODS),
}
_GUARDS = {
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "referrer-policy": "strict-origin-when-cross-origin",
}
ROOT = "/api/"
DOCUMENT = "/api/openapi.json"
SCHEMA = "/api/pages.schema.json"
NO_BASE = "sitemaps hold whole addresses: there are some where the channel was told its own address on the web"


class Overview(msgspec.Struct, frozen=True):
    """What there is to ask."""

    lists: tuple[Listed, ...]
    openapi: str
    schema: str


class Listed(msgspec.Struct, frozen=True):
    """A list of the API: its path, what it gives, and the names of its filters."""

    path: str
    gives: str
    filters: tuple[str, ...]


def api_routes(site: Site) -> list[Route]:
    """The routes of the interface; those for pages come after them."""
    methods = [*METHODS, "POST", "PUT", "PATCH", "DELETE"]  # all come here, so that all are refused in one form

    def api(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={**ANY_ORIGIN, **_PREFLIGHT})
        if request.method not in METHODS:
            problem = Problem(
                f"{request.method} is not for reading", METHODS, "ask with GET; nothing here can be changed"
            )
            return refusal(problem, 405, {"allow": ", ".join(METHODS)})
        try:
            body = _body(site, request)
        except InputError as error:
            return refused(error)
        except FactNewsError as error:
            return refusal(Problem(str(error), (), "try again in a while"), 503)
        if body is None:
            paths = tuple(one.path for one in ENDPOINTS)
            return refusal(
                Problem(f"there is no {request.url.path[:200]}", (*paths, DOCUMENT), "take one of those"), 404
            )
        return answer(request, Written(body, JSON))

    def machine(request: Request) -> Response:
        written = machine_file(site, request.url.path)
        if written is not None:
            return answer(request, written)
        problem = not_found(request.url.path)
        if request.url.path.startswith("/sitemap"):
            problem = Problem("there is no such sitemap", (), NO_BASE)
        return refusal(problem, 404)

    return [
        Route("/api", api, methods=methods),
        Route("/api/{rest:path}", api, methods=methods),
        Route("/robots.txt", machine),
        Route("/sitemap.xml", machine),
        Route("/sitemap-{part}.xml", machine),
        Route("/claims/{name}", machine),
    ]


def _body(site: Site, request: Request) -> bytes | None:
    path = request.url.path.rstrip("/")
    if path == "/api":
        lists = tuple(
            Listed(one.path, one.meaning, tuple(f.name for f in filters_of(one.listing))) for one in ENDPOINTS
        )
        return msgspec.json.encode(Overview(lists, DOCUMENT, SCHEMA))
    if path == DOCUMENT:
        settings = site.archive.settings
        return openapi(settings.name, settings.base)
    if path == SCHEMA:
        return twin_schema()
    endpoint = next((one for one in ENDPOINTS if one.path == path), None)
    if endpoint is None:
        return None
    asked = parse(endpoint.listing, request.query_params.multi_items())
    return msgspec.json.encode(endpoint.run(site.archive, asked))


def answer(request: Request, written: Written) -> Response:
    """An answer with its ETag; 304 without a body where the asker has it already."""
    tag = f'"{sha256(written.body).hexdigest()[:32]}"'
    headers = {**_GUARDS, **ANY_ORIGIN, "etag": tag, "cache-control": "public, max-age=60"}
    given = request.headers.get("if-none-match", "")
    if any(one.strip().removeprefix("W/") in (tag, "*") for one in given.split(",")):
        return Response(status_code=304, headers=headers)
    return Response(written.body, media_type=written.media_type, headers=headers)


def refusal(problem: Problem, status: int, headers: dict[str, str] | None = None) -> Response:
    """An answer that is none, in the one form of all of them."""
    return Response(as_bytes(problem), status, {**_GUARDS, **ANY_ORIGIN, **(headers or {})}, JSON)


def refused(error: InputError) -> Response:
    """What is said of a request that cannot be answered."""
    if isinstance(error, BadRequestError):
        return refusal(error.problem, error.status)
    what, _, do = str(error).partition("; ")
    return refusal(Problem(what, (), do or "ask in another way"), 400)


def is_for_programs(path: str) -> bool:
    """Whether an address asks for a form that programs read, so that it should be refused in theirs.

    >>> is_for_programs("/facts/4f2a.json"), is_for_programs("/facts/4f2a")
    (True, False)
    """
    ending = path.rpartition("/")[2].partition(".")[2]
    return ending.endswith("json") or ending in ("csv", "rss", "atom")


def page_refusals(site: Site, headers: Mapping[str, str]) -> Callable[[Request, Exception], Response]:
    """What a server does with a page that was asked for wrongly: the search's form with what is wrong, or JSON."""

    def handle(request: Request, error: Exception) -> Response:
        if not isinstance(error, InputError):
            raise error
        path = request.url.path
        if is_for_programs(path) or not path.startswith("/search"):
            return refused(error)
        known = {one.name for one in filters_of(Listing.SEARCH)}
        given = {name: value for name, value in request.query_params.items() if name in known}
        view = blank(site.archive, given, problem=str(error))
        written = site.form(route_named("search"), view, HTML)
        return Response(written.body, 400, headers, written.media_type)

    return handle
