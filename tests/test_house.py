"""Rules of the house, as small checks of our own: what a reviewer would otherwise have to look for by hand."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "factnews"
LONGEST_MODULE = 800
MEGABYTE = 1_000_000
LARGEST_WEIGHTS = 30 * MEGABYTE
LARGEST_FILE = 30 * MEGABYTE

# Rooms in the order in which data flows: each may import from those before it. `model`, `errors` and the version are
# the walls, not rooms.
ROOMS = (
    "codebooks",
    "pages",
    "articles",
    "reading",
    "claims",
    "facts",
    "stories",
    "store",
    "exports",
    "channel",
    "pipeline",
    "spacy_component",
    "cli",
)
WALLS = {"model", "errors", "__version__"}

# Split, so that this file does not contain them: folders of the machine on which something was written, and hosts from
# which nothing may be fetched when FactNews is installed, built or run.
FORBIDDEN = tuple(
    "".join(parts)
    for parts in (
        ("/wor", "k/main"),
        ("/wor", "k/shared"),
        ("/wor", "k/venv"),
        ("/roo", "t/"),
        ("/opt/", "pypi"),
        ("files.python", "hosted.org"),
        ("pypi", ".org"),
        ("BRIEF", ".md"),
    )
)


@cache
def tracked() -> tuple[Path, ...]:
    """The files of the repository, or those beside the package where there is no repository."""
    if (ROOT / ".git").exists():
        command = ["git", "ls-files", "-z"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
        return tuple(ROOT / name for name in listed if name and (ROOT / name).is_file())
    return tuple(path for folder in ("src", "tests", "docs") for path in (ROOT / folder).rglob("*") if path.is_file())


def modules(folder: Path = ROOT) -> list[Path]:
    """The Python files of the repository in a folder."""
    return [path for path in tracked() if path.suffix == ".py" and path.is_relative_to(folder)]


def name_of(path: Path) -> str:
    """A path as a person would name it."""
    return path.relative_to(ROOT).as_posix()


def room_of(path: Path) -> str:
    """The room that a module belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> Iterator[tuple[int, str]]:
    """(line, room) of every import of ours, those inside functions included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            start = list(path.relative_to(ROOT / "src").parts[: -node.level]) if node.level else []
            parts = start + (node.module or "").split(".") if node.module else start
            names = [parts] if len(parts) > 1 else [[*parts, alias.name] for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
        else:
            continue
        yield from ((node.lineno, name[1]) for name in names if name[0] == "factnews" and len(name) > 1)


def public_functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Functions of a module that others may call, and methods of its public classes.

    Methods of a class with a base are left out: what they do is said where the base says it.
    """
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield node
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not node.bases:
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef) and not inner.name.startswith("_"):
                    yield inner


def test_no_module_is_too_long_to_be_read_at_a_sitting() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert not {name: length for name, length in lengths.items() if length > LONGEST_MODULE}


def test_a_room_imports_only_from_rooms_before_it() -> None:
    found = []
    for path in modules(PACKAGE):
        room = room_of(path)
        before = () if room in WALLS | {"__init__"} else ROOMS[: ROOMS.index(room) + 1]
        found += [
            f"{name_of(path)}:{line} {name}" for line, name in imported_rooms(path) if name not in {*WALLS, *before}
        ]
    assert not found


def test_every_public_function_says_what_it_does() -> None:
    found = []
    for path in modules(PACKAGE):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found += [] if ast.get_docstring(tree) else [name_of(path)]
        silent = (node for node in public_functions(tree) if not ast.get_docstring(node))
        found += [f"{name_of(path)}:{node.lineno} {node.name}" for node in silent]
    assert not found


def test_no_untyped_dictionary_crosses_a_border() -> None:
    found = []
    for path in modules(PACKAGE):
        for node in public_functions(ast.parse(path.read_text(encoding="utf-8"))):
            arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            annotations = [argument.annotation for argument in arguments] + [node.returns]
            if any(annotation and "dict[str, Any]" in ast.unparse(annotation) for annotation in annotations):
                found.append(f"{name_of(path)}:{node.lineno} {node.name}")
    # a row on its way into the database is as wide as its table; it never leaves the room
    assert not [place for place in found if not place.startswith("src/factnews/store/rows.py:")]


def test_no_file_names_a_place_that_only_one_machine_has() -> None:
    found = []
    for path in tracked():
        body = path.read_bytes()
        if b"\0" in body[:8192]:
            continue
        found += [f"{name_of(path)}: {word}" for word in FORBIDDEN if word.encode() in body]
    assert not found


def test_the_repository_stays_light_enough_to_clone_and_install() -> None:
    assert not [name_of(path) for path in tracked() if path.stat().st_size > LARGEST_FILE]
    weights = [path for path in tracked() if path.suffix in {".onnx", ".npz", ".safetensors"}]
    assert sum(path.stat().st_size for path in weights) <= LARGEST_WEIGHTS
