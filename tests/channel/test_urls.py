from __future__ import annotations

from pathlib import PurePosixPath

from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.channel.urls import Links, file_of, slug, unslug

NAMES = st.text(min_size=1, max_size=30) | st.sampled_from(
    ["IGO:UN", "IGO-UN", "PER:O'BRIEN", "..", ".", "con", "PER::X"]
)


@settings(deadline=None, max_examples=200)
@given(NAMES)
def test_every_id_is_found_again_by_its_address(name: str) -> None:
    if not any(0xD800 <= ord(char) < 0xE000 for char in name):
        assert unslug(slug(name)) == name


@settings(deadline=None, max_examples=200)
@given(NAMES)
def test_no_id_leaves_the_folder_of_the_site_or_ends_a_form(name: str) -> None:
    part = slug(name)
    assert part
    assert not set(part) & set('./\\:*?"<>|& #%')
    assert part.isascii()


PATHS = ["/", "/facts/a", "/actors/PRK/with/KOR", "/days", "/about/method"]


def test_links_of_a_built_site_lead_to_its_files_from_any_depth() -> None:
    for here in PATHS:
        for there in PATHS:
            folder = PurePosixPath("/") / file_of(here)
            target = Links(here, built=True).to(there)
            resolved = PurePosixPath(*_resolved((folder.parent / target).parts))
            assert str(resolved) == f"/{file_of(there)}"


def test_links_of_a_served_site_lead_to_its_paths_under_any_prefix() -> None:
    for here in PATHS:
        for there in PATHS:
            target = Links(here, built=False).to(there)
            joined = PurePosixPath("/prefix" + here.rsplit("/", 1)[0]) / target
            resolved = "/" + "/".join(_resolved(joined.parts)[1:])
            assert resolved.rstrip("/") == ("/prefix" + there).rstrip("/"), (here, there, target)


def _resolved(parts: tuple[str, ...]) -> list[str]:
    kept: list[str] = []
    for part in parts:
        if part == "..":
            kept.pop()
        elif part != ".":
            kept.append(part)
    return kept
