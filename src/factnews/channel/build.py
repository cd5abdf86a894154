"""The channel as a folder of files: written aside, then put in the old one's place, which stays whole until then."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from factnews.channel.machine import machine_files
from factnews.channel.reading import Archive
from factnews.channel.render import static_files
from factnews.channel.site import Site
from factnews.errors import InputError

MARK = ".factnews-site"
"""A file that says that a folder was built by us and may be replaced."""
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What was built: how many files, and their bytes."""

    files: int
    size: int


def build(archive: Archive, out: Path, *, progress: Progress | None = None) -> Built:
    """Writes the whole site of a store to the folder `out`; a site that stands there is replaced when all is written.

    Raises `InputError` where `out` is a folder that was not built by us, or cannot be written; the old site stays.
    """
    out = out.absolute()
    _check(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise _unwritable(out, error) from error
    try:
        built = _write(Site(archive, built=True), aside, progress)
        aside.chmod(0o755)
        _replace(aside, out)
    except OSError as error:
        raise _unwritable(out, error) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return built


def _check(out: Path) -> None:
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise InputError(f"{out} is not a folder; give a folder for the site", reason="bad-folder")
    if out.is_dir() and any(out.iterdir()) and not (out / MARK).exists():
        message = f"{out} holds files that are not a site built by factnews; give an empty or a new folder"
        raise InputError(message, reason="bad-folder")


def _unwritable(out: Path, error: OSError) -> InputError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        message = f"the disk is full: the site was not written to {out}, and what stood there is unchanged; make room"
        return InputError(message, reason="disk-full")
    what = (error.strerror or str(error)).lower()
    return InputError(
        f"the site cannot be written to {out}: {what}; give a folder that you may write", reason="bad-folder"
    )


def _write(site: Site, folder: Path, progress: Progress | None) -> Built:
    files = size = 0

    def put(name: str, body: bytes) -> None:
        nonlocal files, size
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        files, size = files + 1, size + len(body)
        if progress is not None:
            progress(files)

    put(MARK, b"built by factnews\n")
    for path in static_files():
        put(f"static/{path.name}", path.read_bytes())
    for route, ids, endings in site.pages():
        for name, written in site.write_all(route, ids, endings):
            put(name, written.body)
    for name, written in machine_files(site):
        put(name, written.body)
    put("404.html", site.missing("/404"))
    return Built(files, size)


def _replace(aside: Path, out: Path) -> None:
    """Puts the new folder in the old one's place by two renames; if the second fails, the old one comes back."""
    if not out.exists():
        aside.rename(out)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{out.name}-old-", dir=out.parent))
    out.rename(old / "site")
    try:
        aside.rename(out)
    except OSError:
        (old / "site").rename(out)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
