"""A store that cannot be used is refused in one line that says what is wrong and what to do."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from factnews.errors import StoreError
from factnews.store import Store
from factnews.store.location import parse_location
from tests.store.samples import make_page, make_report


def refusal(location: str | Path, *, readonly: bool = False) -> StoreError:
    with pytest.raises(StoreError) as caught:
        Store.open(location, readonly=readonly).close()
    assert "\n" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize("location", ["mysql://localhost/news", "sqlite://", ":memory:", "", "postgresql://a:b:c/:d"])
def test_a_location_of_another_kind_is_refused(location):
    assert refusal(location).reason == "bad-location"


def test_a_path_an_sqlite_address_and_a_postgresql_address_are_understood():
    assert parse_location("sqlite:////tmp/news.db").path == Path("/tmp/news.db")
    assert parse_location("a b/näws?#%.db").path == Path("a b/näws?#%.db")
    assert parse_location(Path("news.db")).shown == "news.db"
    assert parse_location("postgres://ann@localhost/news").url.drivername == "postgresql+psycopg"


def test_a_file_name_with_odd_characters_is_that_file(tmp_path):
    path = tmp_path / "a näws?mode=ro#%20.db"
    with Store.open(path) as store:
        store.add_report(make_report())
    assert [found.name for found in tmp_path.iterdir()] == [path.name]
    with Store.open(f"sqlite:///{path}", readonly=True) as store:
        assert store.counts().articles == 1


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("Dear diary, " * 200)
    for readonly in (True, False):
        error = refusal(path, readonly=readonly)
        assert error.reason == "not-a-store"
        assert "no SQLite database" in str(error)
    assert path.read_text() == "Dear diary, " * 200


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "recipes.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    before = path.read_bytes()
    for readonly in (True, False):
        assert refusal(path, readonly=readonly).reason == "not-a-store"
    assert path.read_bytes() == before


def test_a_store_that_is_not_there_is_not_made_by_a_question(tmp_path):
    assert refusal(tmp_path / "news.db", readonly=True).reason == "no-store"
    assert refusal(tmp_path / "none" / "news.db").reason == "no-store"
    assert refusal(tmp_path).reason == "bad-location"
    (tmp_path / "empty.db").touch()
    assert "no store" in str(refusal(tmp_path / "empty.db", readonly=True))
    assert not (tmp_path / "news.db").exists()


def test_a_damaged_store_is_told_from_one_of_another_kind(tmp_path):
    path = tmp_path / "news.db"
    with Store.open(path) as store:
        for n in range(30):
            store.add_report(make_report(article_id=str(n)), page=make_page(str(n), body=os.urandom(3000)))
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 60_000)
    with pytest.raises(StoreError, match="damaged") as caught:
        _read_all(path)
    assert caught.value.reason == "damaged"


def _read_all(path: Path) -> None:
    with Store.open(path, readonly=True) as store:
        list(store.claims())
        store.counts()


_AS_NOBODY = """
import os, sys
sys.path[:0] = {path!r}
from factnews.store import Store
from factnews.errors import StoreError
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    with Store.open(sys.argv[1], readonly=sys.argv[2] == "read") as store:
        print(store.counts().articles)
except StoreError as error:
    print(error.reason)
"""


def as_nobody(path: Path, mode: str) -> str:
    """What an ordinary user gets: root may write everywhere."""
    # The modules are loaded before the rights are given up, from wherever this interpreter finds them.
    script = _AS_NOBODY.format(path=sys.path)
    lazy = "import factnews.store, sqlalchemy.dialects.sqlite.pysqlite\n"
    command = [sys.executable, "-c", lazy + script, str(path), mode]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_store_on_a_read_only_disk_can_be_read_and_says_that_it_cannot_be_written(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    path = folder / "news.db"
    with Store.open(path) as store:
        store.add_report(make_report())
    path.chmod(0o444)
    folder.chmod(0o555)
    for parent in (tmp_path, *tmp_path.parents[:2]):
        parent.chmod(0o755)
    try:
        assert as_nobody(path, "read") == "1"
        assert as_nobody(path, "write") in ("read-only", "cannot-open")
        assert as_nobody(folder / "new.db", "write") == "cannot-open"
    finally:
        folder.chmod(0o755)


def test_writing_into_a_store_opened_for_reading_is_refused(store_location):
    Store.open(store_location).close()
    with Store.open(store_location, readonly=True) as store, pytest.raises(StoreError) as caught:
        store.add_page(make_page())
    assert caught.value.reason == "read-only"


def test_a_server_that_is_not_there_is_named_without_the_password():
    error = refusal("postgresql://ann:secret@127.0.0.1:1/news")
    assert error.reason == "cannot-open"
    assert "secret" not in str(error)
    assert "127.0.0.1:1/news" in str(error)


def test_a_database_that_does_not_exist_on_the_server_is_said(postgres_server):
    error = refusal(postgres_server.url("nowhere"))
    assert error.reason == "cannot-open"
    assert "does not exist" in str(error)
