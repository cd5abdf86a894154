"""The tables are made once, completely, and a store of another version is recognised."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from factnews.errors import StoreError
from factnews.store import Store, migrating
from factnews.store.location import WRITES, open_engine, parse_location
from factnews.store.migrating import MIGRATIONS, applied, migrate
from factnews.store.tables import METADATA
from tests.store.samples import make_report


@pytest.fixture
def engine(store_location):
    opened = open_engine(parse_location(store_location), readonly=False)
    yield opened
    opened.dispose()


def execute(engine: sa.Engine, statement: str) -> None:
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        connection.exec_driver_sql(statement)


def test_migrations_are_recorded_and_applied_once(engine, store_location):
    location = parse_location(store_location)
    assert migrate(engine, location) == MIGRATIONS
    assert migrate(engine, location) == ()
    with engine.connect() as connection:
        assert applied(connection) == MIGRATIONS


def test_every_migration_named_has_its_file_and_every_file_its_name():
    folder = Path(migrating.__file__).parent / "migrations"
    assert sorted(path.stem for path in folder.glob("*.sql")) == sorted(MIGRATIONS) == list(MIGRATIONS)


def test_the_tables_described_are_the_tables_made(engine, store_location):
    migrate(engine, parse_location(store_location))
    made = sa.inspect(engine)
    assert set(made.get_table_names()) == set(METADATA.tables) | {"factnews_migrations"}
    for name, table in METADATA.tables.items():
        columns = {column["name"]: column for column in made.get_columns(name)}
        assert list(columns) == [column.name for column in table.columns], name
        for column in table.columns:
            assert columns[column.name]["nullable"] == column.nullable, (name, column.name)
            ours = column.type.compile(engine.dialect).split("(")[0]
            theirs = columns[column.name]["type"].compile(engine.dialect).split("(")[0]
            assert ours.replace(" PRECISION", "") == theirs.replace(" PRECISION", ""), (name, column.name)
        key = made.get_pk_constraint(name)["constrained_columns"]
        assert sorted(key) == sorted(column.name for column in table.primary_key), name
        made_keys = {(k["constrained_columns"][0], k["referred_table"]) for k in made.get_foreign_keys(name)}
        assert made_keys == {(k.parent.name, k.column.table.name) for k in table.foreign_keys}, name
        made_indexes = {index["name"] for index in made.get_indexes(name)} - {"articles_id_version_key"}
        assert made_indexes == {index.name for index in table.indexes}, name


def test_a_store_of_a_newer_version_is_refused(engine, store_location):
    Store.open(store_location).close()
    execute(engine, "INSERT INTO factnews_migrations VALUES ('9999-what-comes-later', '2031-01-01')")
    for readonly in (False, True):
        with pytest.raises(StoreError, match="newer version of FactNews") as caught:
            Store.open(store_location, readonly=readonly)
        assert caught.value.reason == "newer-store"


def test_a_migration_that_fails_leaves_nothing_behind(engine, store_location):
    with pytest.raises(FileNotFoundError):
        migrate(engine, parse_location(store_location), (*MIGRATIONS, "0002-not-there"))
    assert sa.inspect(engine).get_table_names() == []
    with Store.open(store_location) as store:
        store.add_report(make_report())


def test_a_database_with_tables_of_somebody_else_is_refused(engine, store_location):
    execute(engine, "CREATE TABLE articles (price INTEGER)")
    with pytest.raises(StoreError) as caught:
        Store.open(store_location)
    assert caught.value.reason == "not-a-store"
    assert sa.inspect(engine).get_table_names() == ["articles"]
