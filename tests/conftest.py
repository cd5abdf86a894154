"""What tests of several rooms share: a PostgreSQL server of our own, and a fresh place for a store on each database."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings
from psycopg.sql import SQL, Identifier

# In continuous integration the same examples are tried every time: a run there says whether a change broke something. New
# examples are looked for on every developer's machine.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A running server: `url(name)` is the address of one of its databases"""

    port: int

    def url(self, name: str) -> str:
        """The address of a database of this server."""
        return f"postgresql://factnews@127.0.0.1:{self.port}/{name}"

    def empty(self, name: str) -> str:
        """Makes a database, or empties it (quicker than another database for every test), and returns its address."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
        return self.url(name)


def _programs() -> Path | None:
    """The newest installed PostgreSQL server's folder of programs: Debian keeps it off the PATH."""

    def version(folder: Path) -> float:
        name = folder.parent.name
        return float(name) if name.replace(".", "", 1).isdigit() else 0.0

    candidates = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=version, reverse=True)
    if config := shutil.which("pg_config"):
        said = subprocess.run([config, "--bindir"], check=False, capture_output=True, text=True)
        candidates.append(Path(said.stdout.strip() or "/nonexistent"))
    if server := shutil.which("postgres"):
        candidates.append(Path(server).resolve().parent)
    return next(
        (folder for folder in candidates if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None
    )


def _as_ordinary_user() -> tuple[list[str], str | None]:
    """What to put before a server's command, and the user it then runs as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return [], None
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = "postgres" if "postgres" in names else "nobody"
    return ["runuser", "-u", user, "--"], user


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server on a free port with its files in a temporary folder; stopped and removed after the tests."""
    programs = _programs()
    if programs is None:
        pytest.skip(
            "PostgreSQL's server is not installed (apt-get install postgresql): its half of the tests is left out"
        )
    before, user = _as_ordinary_user()
    folder = Path(tempfile.mkdtemp(prefix="factnews-postgresql-"))
    if user is not None:
        shutil.chown(folder, user)
    cluster, log = folder / "cluster", folder / "log"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def call(program: str, *arguments: str) -> None:
        command = [*before, str(programs / program), *arguments]
        # Output goes to a file: a pipe would stay open in the server's hands and never end.
        with (folder / "output").open("ab") as output:
            done = subprocess.run(command, check=False, cwd=folder, stdout=output, stderr=output)
        if done.returncode:
            pytest.fail(
                f"{program} failed:\n{(folder / 'output').read_text()}\n{log.read_text() if log.exists() else ''}"
            )

    call("initdb", "-D", str(cluster), "-U", "factnews", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    options = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off -c full_page_writes=off -c max_connections=30"
    call("pg_ctl", "-D", str(cluster), "-l", str(log), "-o", options, "-w", "-t", "60", "start")
    try:
        yield PostgresServer(port)
    finally:
        call("pg_ctl", "-D", str(cluster), "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def store_location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place for a store that does not exist yet: once a file, once a database of a server."""
    if request.param == "sqlite":
        return str(tmp_path / "news.db")
    server: PostgresServer = request.getfixturevalue("postgres_server")
    return server.empty("news")
