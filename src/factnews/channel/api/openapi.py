"""The OpenAPI 3.1 document, made from the tables of lists, filters and pages: it can tell nothing that is not so."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from factnews import __version__
from factnews.channel.annotations import Annotation
from factnews.channel.api.filters import DEFAULT_LIMIT, LONGEST, MOST, Filter, Kind, Listing, filters_of
from factnews.channel.api.lists import ENDPOINTS, Endpoint
from factnews.channel.api.problems import ProblemAnswer
from factnews.channel.forms import Form
from factnews.channel.routes import ROUTES, Route
from factnews.channel.schema import twin_of
from factnews.channel.site import forms_of

_Node = dict[str, Any]
_REF = "#/components/schemas/{name}"
NEEDED = {(Listing.SEARCH, "q")}
"""Filters without which a list has no answer."""


def openapi(title: str, base: str | None = None) -> bytes:
    """The document of a channel, as JSON; `base` is its address on the web."""
    types: list[type[msgspec.Struct]] = [
        *(one.answer for one in ENDPOINTS),
        ProblemAnswer,
        Annotation,
        *(twin_of(route.name) for route in ROUTES),
    ]
    schemas, components = msgspec.json.schema_components(types, ref_template=_REF)
    known = dict(zip(types, schemas, strict=True))
    paths: _Node = {one.path: _list(one, known) for one in ENDPOINTS}
    for route in ROUTES:
        for form in forms_of(route):
            paths[_path(route, form)] = _twin(route, form, known)
    paths["/claims/{id}.json"] = {
        "get": _operation(
            "claim.json", "A claim as a W3C Web Annotation.", ["id"], _content(known[Annotation], "application/ld+json")
        )
    }
    whole = {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": title,
            "version": __version__,
            "summary": "Facts read from news reports, each with the words it was read from.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        **({"servers": [{"url": base}]} if base else {}),
        "paths": paths,
        "components": {"schemas": components},
    }
    return msgspec.json.encode(whole, order="deterministic")


def _list(one: Endpoint, known: dict[type[msgspec.Struct], _Node]) -> _Node:
    operation = _operation(str(one.listing), one.meaning, [], _content(known[one.answer], "application/json"))
    operation["parameters"] = [_parameter(filter_, one.listing) for filter_ in filters_of(one.listing)]
    problem = {"content": _content(known[ProblemAnswer], "application/json")}
    operation["responses"] |= {
        "304": {"description": "Nothing has changed since the answer with this ETag."},
        "400": {"description": "A filter is not allowed; the answer says what is.", **problem},
    }
    return {"get": operation}


def _twin(route: Route, form: Form, known: dict[type[msgspec.Struct], _Node]) -> _Node:
    kind = form.media_type.split(";")[0]
    schema = known[twin_of(route.name)] if form.ending == "json" else {"type": "string"}
    slots = re.findall(r"\{(\w+)\}", route.pattern)
    operation = _operation(f"{route.name}.{form.ending}", f"The page as {form.label}.", slots, _content(schema, kind))
    if route.live:
        operation["parameters"] += [_parameter(filter_, Listing.SEARCH) for filter_ in filters_of(Listing.SEARCH)]
    return {"get": operation}


def _operation(name: str, meaning: str, slots: list[str], content: _Node) -> _Node:
    return {
        "operationId": name,
        "summary": meaning,
        "parameters": [{"name": slot, "in": "path", "required": True, "schema": {"type": "string"}} for slot in slots],
        "responses": {
            "200": {
                "description": "The answer.",
                "headers": {"ETag": {"schema": {"type": "string"}}},
                "content": content,
            },
            **({"404": {"description": "There is none with this id."}} if slots else {}),
        },
    }


def _content(schema: _Node, kind: str) -> _Node:
    return {kind: {"schema": schema}}


def _path(route: Route, form: Form) -> str:
    return f"{'/index' if route.pattern == '/' else route.pattern}.{form.ending}"


def _parameter(one: Filter, listing: Listing) -> _Node:
    parameter: _Node = {
        "name": one.name,
        "in": "query",
        "required": (listing, one.name) in NEEDED,
        "description": f"{one.meaning} Allowed: {'; '.join(one.allowed)}.",
        "schema": _schema(one),
    }
    if one.example:
        parameter["example"] = one.example
    return parameter


def _schema(one: Filter) -> _Node:
    match one.kind:
        case Kind.CHOICE:
            return {"type": "string", "enum": list(one.allowed)}
        case Kind.DAY:
            return {"type": "string", "format": "date"}
        case Kind.SHARE:
            return {"type": "number", "minimum": 0, "maximum": 1}
        case Kind.NUMBER:
            return {"type": "integer", "minimum": 1, "maximum": MOST, "default": DEFAULT_LIMIT}
        case _:
            return {"type": "string", "maxLength": LONGEST}
