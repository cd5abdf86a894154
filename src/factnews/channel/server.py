"""The live channel: the same pages as a built site, with search; it reads while a run writes."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from hashlib import sha256
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from factnews.channel.api.answers import api_routes, is_for_programs, page_refusals, refusal
from factnews.channel.api.problems import not_found
from factnews.channel.reading import Archive
from factnews.channel.render import static_files
from factnews.channel.settings import ChannelSettings
from factnews.channel.site import Site, Written
from factnews.codebooks import load
from factnews.errors import InputError
from factnews.store.shelf import Shelf

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "form-action 'self' https:; base-uri 'none'; frame-ancestors 'none'"
)
SAFE_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
}
FRESH = "public, max-age=60"
KEPT = "public, max-age=31536000, immutable"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}


def application(location: str | Path, settings: ChannelSettings | None = None) -> Starlette:
    """The channel of a store as an ASGI application.

    Raises `StoreError` where there is no store at `location` or it cannot be read.
    """
    site = Site(Archive(Shelf.open(location, readonly=True), settings, live=True), built=False)
    files = {path.name: path.read_bytes() for path in static_files()}

    def static(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in files:
            return missing(request)
        media_type = _TYPES.get(Path(name).suffix, "application/octet-stream")
        return answer(request, Written(files[name], media_type), kept=KEPT if request.url.query else FRESH)

    def card(request: Request) -> Response:
        written = site.card(request.url.path.lstrip("/"))
        return missing(request) if written is None else answer(request, written)

    def page(request: Request) -> Response:
        asked = site.asked(request.url.path)
        written = site.write(asked, request.query_params) if asked else None
        if written is None:
            return missing(request)
        if written.moved is not None:
            return RedirectResponse(written.moved, status_code=308, headers=SAFE_HEADERS)
        return answer(request, written)

    def missing(request: Request) -> Response:
        if is_for_programs(request.url.path):
            return refusal(not_found(request.url.path), 404)
        return answer(request, Written(site.missing(request.url.path), "text/html; charset=utf-8"), status=404)

    return Starlette(
        routes=[
            Route("/static/{name}", static),
            Route("/cards/{path:path}", card),
            *api_routes(site),
            Route("/{path:path}", page),
        ],
        exception_handlers={InputError: page_refusals(site, SAFE_HEADERS)},
        lifespan=_lifespan,
    )


@contextmanager
def settled() -> Iterator[None]:
    """While a server runs: the codebooks are loaded, and the garbage collector leaves alone what stays anyway.

    Its walks through them made one answer in twenty take half as long again (100,000 facts: 87 ms instead of 61).
    """
    load()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@asynccontextmanager
async def _lifespan(_: Starlette) -> AsyncIterator[None]:
    with settled():
        yield


def answer(request: Request, written: Written, *, status: int = 200, kept: str = FRESH) -> Response:
    """A response with its ETag; 304 without a body where the reader has it already."""
    tag = f'"{sha256(written.body).hexdigest()[:32]}"'
    headers = {**SAFE_HEADERS, "etag": tag, "cache-control": kept, "vary": "accept-encoding"}
    if status == 200 and _matches(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=headers)
    return Response(written.body, status_code=status, media_type=written.media_type, headers=headers)


def _matches(given: str | None, tag: str) -> bool:
    return given is not None and any(one.strip().removeprefix("W/") in (tag, "*") for one in given.split(","))
