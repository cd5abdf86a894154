"""Exports: tables that other programs read back equal, forms of other projects, and what has changed since."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from factnews.errors import InputError
from factnews.exports.export import ExportSettings, export
from factnews.exports.schema import ColumnType, Table
from factnews.exports.tables import LIKE_TABLES, OWN_TABLES, Like
from factnews.exports.writers import Format
from factnews.store.shelf import Shelf
from tests.exports.released import AGAIN, SHELLED, make_store, merge_facts

NOW = datetime(2026, 3, 9, 12, 30, tzinfo=UTC)
EVERYTHING = ExportSettings(forms=tuple(Like), formats=tuple(Format))
TABLES = list(OWN_TABLES.values())


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything that can be exported."""
    folder = tmp_path_factory.mktemp("export")
    with make_store(folder / "news.db") as store:
        export(store, folder / "out", EVERYTHING, now=NOW)
    return folder / "out"


def tsv(path: Path) -> list[dict[str, str]]:
    """A table parted by tabs, as programs made for such files read it."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def commas(path: Path) -> list[dict[str, str]]:
    """A table parted by commas."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def lines(path: Path) -> list[dict[str, Any]]:
    """Objects, one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def plain(value: object) -> object:
    """A cell as every library can agree on it."""
    if value is None or value is pd.NaT or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, pd.Timestamp | datetime):
        return value.date().isoformat()
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def rows(records: list[dict[str, Any]]) -> list[dict[str, object]]:
    """Rows with plain cells."""
    return [{str(name): plain(value) for name, value in record.items()} for record in records]


def by_pandas(path: Path, table: Table) -> list[dict[str, object]]:
    """Rows as pandas reads them."""
    if path.suffix == ".parquet":
        return rows(pd.read_parquet(path).astype(object).to_dict("records"))
    texts = {c.name: str for c in table.columns if c.type is ColumnType.STRING}
    days = [c.name for c in table.columns if c.type is ColumnType.DATE]
    frame = pd.read_csv(path, dtype=texts, parse_dates=days, keep_default_na=False, na_values=[""])
    return rows(frame.astype(object).to_dict("records"))


def by_polars(path: Path, table: Table) -> list[dict[str, object]]:
    """Rows as Polars reads them."""
    if path.suffix == ".parquet":
        return rows(pl.read_parquet(path).to_dicts())
    texts = {c.name: pl.String for c in table.columns if c.type is ColumnType.STRING}
    return rows(pl.read_csv(path, schema_overrides=texts, try_parse_dates=True).to_dicts())


def by_duckdb(path: Path, table: Table) -> list[dict[str, object]]:
    """Rows as DuckDB reads them."""
    texts = {c.name: "VARCHAR" for c in table.columns if c.type is ColumnType.STRING}
    source = f"'{path}'" if path.suffix == ".parquet" else f"read_csv('{path}', header = true, types = {texts})"
    with duckdb.connect() as connection:
        found = connection.execute(f"SELECT * FROM {source}")
        names = [column[0] for column in found.description or []]
        return rows([dict(zip(names, row, strict=True)) for row in found.fetchall()])


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_three_libraries_read_equal_tables_from_every_format(released: Path, table: Table) -> None:
    expected = rows(lines(released / f"{table.name}.jsonl"))
    assert expected
    for suffix in ("parquet", "csv"):
        path = released / f"{table.name}.{suffix}"
        assert by_pandas(path, table) == expected, f"pandas, {suffix}"
        assert by_polars(path, table) == expected, f"Polars, {suffix}"
        assert by_duckdb(path, table) == expected, f"DuckDB, {suffix}"


def test_codes_keep_their_leading_zeros_everywhere(released: Path) -> None:
    for read in (by_pandas, by_polars, by_duckdb):
        codes = {row["id"]: row["cameo"] for row in read(released / "facts.csv", OWN_TABLES["facts"])}
        assert codes == {"f-assault": "194", "f-consult": "040", "f-protest": "140", "f-request": None}
    assert {row["CAMEO Code"] for row in tsv(released / "cameo.tsv")} == {"194", "040", "140"}
    assert {row["EventRootCode"] for row in tsv(released / "gdelt2.tsv")} == {"19", "04", "14"}


def test_a_fact_has_the_tolls_words_and_outlets_of_all_its_reports(released: Path) -> None:
    shelled = next(row for row in lines(released / "facts.jsonl") if row["id"] == "f-assault")
    assert (shelled["actors"], shelled["actor_sectors"], shelled["recipients"]) == ("NOR", "MIL", "EST")
    assert shelled["killed_low"] in {12, 15}  # which of two tolls holds, merging decides
    assert shelled["outlets"] == "Harbour, Gazette;The River Post"  # the mark between values is no part of one
    assert (shelled["reports"], shelled["story"], shelled["geonameid"]) == (2, "s-1", 588409)
    assert shelled["quote"] in SHELLED or shelled["quote"] in AGAIN
    assert shelled["claims"] == "c-1;c-5"


def test_csv_is_what_the_standard_says_with_quotes_line_breaks_and_commas_inside(released: Path) -> None:
    body = (released / "claims.csv").read_bytes()
    assert not body.startswith(b"\xef\xbb\xbf")
    assert body.count(b"\r\n") == 6
    table = {row["id"]: row for row in csv.DictReader(body.decode().splitlines(keepends=True), strict=True)}
    assert table["c-1"]["actor_words"] == 'Norwegian gunners, "the Reds"'
    assert table["c-1"]["quote"] == SHELLED.split("\n", maxsplit=1)[0]
    assert table["c-5"]["quote"] == AGAIN.split("\n", maxsplit=1)[0]
    assert table["c-4"]["start"] == ""


def test_what_one_does_to_another_in_a_month_counts_in_its_direction(released: Path) -> None:
    months = {(row["actor"], row["recipient"]): row for row in lines(released / "dyad-month.jsonl")}
    assert months["NOR", "EST"]["facts"] == 2  # the shelling and the meeting; not what did not happen
    assert months["NOR", "EST"]["joint"] == months["EST", "NOR"]["joint"] == months["EST", "NOR"]["facts"] == 1
    assert (months["NOR", "EST"]["cooperation"], months["NOR", "EST"]["conflict"]) == (2.5, 9.5)
    (country,) = lines(released / "country-month.jsonl")
    assert (country["month"], country["country"], country["assaults"]) == ("2026-03", "EST", 1)
    assert country["killed"] >= 12


def test_actors_are_named_and_counted_once_for_each_fact(released: Path) -> None:
    actors = {row["code"]: row for row in lines(released / "actors.jsonl")}
    assert actors["NOR"]["name"] == "Norway"
    assert (actors["NOR"]["facts"], actors["NOR"]["as_actor"], actors["EST"]["as_recipient"]) == (3, 3, 2)
    assert (actors["NOR"]["kind"], actors["NOR"]["sectors"]) == ("state", "GOV;MIL")


# ------------------------------------------------------------------------------------------------ forms of other projects


def test_gdelt_has_its_own_codes_for_places_roles_and_kinds(released: Path) -> None:
    shelled = next(row for row in tsv(released / "gdelt2.tsv") if row["FactID"] == "f-assault")
    assert (shelled["Actor1Code"], shelled["Actor2Code"], shelled["QuadClass"]) == ("NORMIL", "ESTCVL", "4")
    assert (shelled["Day"], shelled["MonthYear"], shelled["FractionDate"]) == ("20260303", "202603", "2026.1726")
    assert (shelled["ActionGeo_Type"], shelled["ActionGeo_CountryCode"]) == ("4", "EN")  # FIPS, where ISO has EE
    assert (shelled["NumMentions"], shelled["NumSources"], shelled["NumArticles"]) == ("2", "2", "2")
    assert shelled["DATEADDED"] == "20260304201500"
    assert int(shelled["GlobalEventID"]) < 2**63


def test_icews_has_names_in_words_and_one_row_for_each_fact(released: Path) -> None:
    table = tsv(released / "cameo.tsv")
    assert sorted(row["Fact ID"] for row in table) == ["f-assault", "f-consult", "f-protest"]
    shelled = next(row for row in table if row["Fact ID"] == "f-assault")
    assert (shelled["Source Name"], shelled["Source Sectors"], shelled["Target Country"]) == (
        "Norway",
        "Military",
        "Estonia",
    )
    assert (shelled["City"], shelled["Country"], shelled["Intensity"]) == ("Tallinn", "Estonia", "-10.0")
    assert shelled["According To"]


def test_polecat_and_acled_have_their_words_and_who_says_so(released: Path) -> None:
    shelled = next(row for row in tsv(released / "polecat.tsv") if row["Event ID"] == "f-assault")
    assert (shelled["Event Type"], shelled["Event Mode"]) == ("ASSAULT", "heavy-weapons")
    assert (shelled["Feature Type"], shelled["GeoNames ID"]) == ("PPLC", "588409")
    assert "\t" not in shelled["Event Text"]
    acled = {row["event_id_cnty"]: row for row in commas(released / "acled.csv")}
    assert set(acled) == {"f-assault", "f-protest"}
    assert acled["f-assault"]["sub_event_type"] == "Shelling/artillery/missile attack"
    assert acled["f-assault"]["actor1"] == "Military Forces of Norway"
    assert (acled["f-assault"]["iso"], acled["f-assault"]["civilian_targeting"]) == ("233", "Civilian targeting")
    assert acled["f-protest"]["inter1"] == "Rioters"


@pytest.mark.parametrize("form", list(LIKE_TABLES))
def test_columns_said_to_be_always_empty_are_empty_and_exact_files_hold_no_other(
    released: Path, tmp_path: Path, form: Like
) -> None:
    table = LIKE_TABLES[form]
    name = f"{form}.tsv" if table.tabbed else f"{form}.csv"
    full = tsv(released / name) if table.tabbed else commas(released / name)
    assert full
    for column in table.columns:
        if column.empty:
            assert {row[column.name] for row in full} == {""}, column.name
    with make_store(tmp_path / "news.db") as store:
        export(store, tmp_path / "out", ExportSettings(tables=(), forms=(form,), exact=True))
    with (tmp_path / "out" / name).open(newline="") as file:
        exact = list(csv.reader(file, delimiter="\t" if table.tabbed else ","))
    assert {len(row) for row in exact} == {len(table.exact().columns)}
    assert len(exact) == len(full) + (not table.bare)  # GDELT has no heading


def test_plover_has_the_words_of_every_claim_at_their_place(released: Path) -> None:
    events = {event["id"]: event for event in lines(released / "plover.jsonl")}
    texts = {"one": SHELLED, "two": AGAIN}
    for event in events.values():
        for told in event["text_info"]:
            assert texts[told["text_story"]][told["start"] : told["end"]] == told["text"]
    shelled = events["f-assault"]
    assert (shelled["event"], shelled["mode"], shelled["quad_code"]) == (
        ["ASSAULT"],
        ["heavy-weapons"],
        "material conflict",
    )
    assert [cite["publisher"] for cite in shelled["cite_info"]] == ["The River Post", "Harbour; Gazette"]
    assert events["f-request"]["status"] == "negated"


def test_every_claim_is_an_annotation_that_finds_its_words_by_quote_and_by_place(released: Path) -> None:
    collection = json.loads((released / "annotations.jsonld").read_text(encoding="utf-8"))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    found = collection["first"]["items"]
    assert len(found) == 5
    for one in found:
        text = AGAIN if one["id"].endswith("c-5") else SHELLED
        quote, position = one["target"]["selector"]
        assert (one["type"], quote["type"], position["type"]) == (
            "Annotation", "TextQuoteSelector", "TextPositionSelector",
        )  # fmt: skip
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1
        assert position["refinedBy"]["exact"] in quote["exact"]


# --------------------------------------------------------------------------------------- what stands beside the tables


def test_the_data_package_describes_every_file_as_it_is(released: Path) -> None:
    package = json.loads((released / "datapackage.json").read_text())
    assert package["created"] == "2026-03-09T12:30:00+00:00"
    assert package["licenses"]
    assert {"The River Post", "Harbour; Gazette"} <= {source["title"] for source in package["sources"]}
    assert len({resource["name"] for resource in package["resources"]}) == len(package["resources"]) == 21
    for resource in package["resources"]:
        body = (released / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(body), f"sha256:{hashlib.sha256(body).hexdigest()}")
    facts = next(resource for resource in package["resources"] if resource["path"] == "facts.csv")
    fields = [field["name"] for field in facts["schema"]["fields"]]
    assert fields == (released / "facts.csv").read_text().splitlines()[0].split(",")
    assert (facts["schema"]["primaryKey"], facts["dialect"]["delimiter"]) == (["id"], ",")


def test_codebook_and_citation_name_every_column_and_how_to_cite(released: Path) -> None:
    codebook = (released / "codebook.md").read_text(encoding="utf-8")
    for table in [*TABLES, *LIKE_TABLES.values()]:
        assert all(f"| `{column.name}` |" in codebook for column in table.columns)
    citation = (released / "CITATION.cff").read_text(encoding="utf-8")
    assert "type: dataset\n" in citation
    assert "date-released: 2026-03-09\n" in citation


def test_a_parquet_file_says_itself_what_its_columns_mean(released: Path) -> None:
    import pyarrow.parquet as pq

    schema = pq.read_schema(released / "facts.parquet")
    assert schema.field("cameo").metadata[b"description"].startswith(b"nearest code")
    assert str(schema.field("start").type) == "date32[day]"


# ---------------------------------------------------------------------------------------------------------------- changes


def test_the_next_export_says_what_was_added_changed_and_withdrawn(tmp_path: Path) -> None:
    settings = ExportSettings(tables=("facts", "claims"), formats=(Format.CSV,))
    out = tmp_path / "out"
    with make_store(tmp_path / "news.db", second=False) as store:
        first = export(store, out, settings)
        assert (first.added, first.changed, first.withdrawn) == (8, 0, 0)
        same = export(store, out, settings)
        assert (same.added, same.changed, same.withdrawn) == (0, 0, 0)
        assert lines(out / "changes.jsonl") == []
    with make_store(tmp_path / "more.db") as store:
        export(store, out, settings)
        assert [(row["table"], row["id"], row["change"]) for row in lines(out / "changes.jsonl")] == [
            ("claims", "c-5", "added"),
            ("facts", "f-assault", "changed"),
        ]
    with make_store(tmp_path / "less.db", second=False) as store:
        export(store, out, settings)
        assert {(row["id"], row["change"]) for row in lines(out / "changes.jsonl")} == {
            ("c-5", "withdrawn"),
            ("f-assault", "changed"),
        }


def test_a_withdrawn_fact_says_where_it_went(tmp_path: Path) -> None:
    from dataclasses import replace

    from factnews.model import EventClass

    settings = ExportSettings(tables=("facts",))
    with make_store(tmp_path / "news.db") as store:
        export(store, tmp_path / "out", settings)
        fact = store.fact("f-assault")
        assert fact is not None
        store.replace_facts(EventClass.ASSAULT, [replace(fact, id="f-other")])
        export(store, tmp_path / "out", settings)
    gone = next(row for row in lines(tmp_path / "out" / "changes.jsonl") if row["change"] == "withdrawn")
    assert (gone["id"], gone["now"]) == ("f-assault", "f-other")


def test_the_same_store_is_exported_to_the_same_bytes(tmp_path: Path, released: Path) -> None:
    with make_store(tmp_path / "news.db") as store:
        merge_facts(store)
        export(store, tmp_path / "out", EVERYTHING, now=NOW)
    for path in sorted(released.iterdir()):
        assert path.read_bytes() == (tmp_path / "out" / path.name).read_bytes(), path.name


def test_files_of_others_stay_and_tables_no_longer_asked_for_go(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "notes.txt").write_text("mine")
    with make_store(tmp_path / "news.db") as store:
        export(store, out, ExportSettings(tables=("facts", "claims")))
        export(store, out, ExportSettings(tables=("facts",)))
    assert sorted(path.name for path in out.iterdir()) == [
        "CITATION.cff", "changes.jsonl", "codebook.md", "datapackage.json", "digests.jsonl", "facts.parquet", "notes.txt",
    ]  # fmt: skip


# -------------------------------------------------------------------------------------------------------------- bad input


def test_an_empty_store_gives_empty_tables_that_can_be_read(tmp_path: Path) -> None:
    with Shelf.open(tmp_path / "news.db") as store:
        summary = export(store, tmp_path / "out", EVERYTHING)
    assert {file.rows for file in summary.files} == {0}
    for table in TABLES:
        frame = pl.read_parquet(tmp_path / "out" / f"{table.name}.parquet")
        assert frame.columns == [column.name for column in table.columns]
        assert (tmp_path / "out" / f"{table.name}.csv").read_text().count("\n") == 1
        assert by_duckdb(tmp_path / "out" / f"{table.name}.parquet", table) == []
    assert (tmp_path / "out" / "plover.jsonl").read_bytes() == b""
    assert json.loads((tmp_path / "out" / "annotations.jsonld").read_text())["first"]["items"] == []


def test_a_spreadsheet_computes_no_text_of_a_report_where_that_is_asked_for(tmp_path: Path) -> None:
    with make_store(tmp_path / "news.db") as store:
        export(store, tmp_path / "out", ExportSettings(tables=("claims",), formats=(Format.CSV,), guard=True))
    text = (tmp_path / "out" / "claims.csv").read_text()
    table = {row["id"]: row for row in csv.DictReader(text.splitlines(keepends=True))}
    assert table["c-2"]["actor_words"] == "'=SUM(A1)"
    assert table["c-2"]["goldstein"] == "-6.5"  # a number is one


def test_a_folder_that_is_a_file_and_digests_of_others_are_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "digests.jsonl").write_text("mine\n")
    with make_store(tmp_path / "news.db") as store:
        with pytest.raises(InputError, match="it is a file; give a folder"):
            export(store, tmp_path / "file")
        with pytest.raises(InputError, match="line 1, is not as an export writes it"):
            export(store, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["digests.jsonl"]


def test_a_full_disk_ends_in_one_line_and_leaves_the_old_export(tmp_path: Path) -> None:
    with make_store(tmp_path / "news.db") as store:
        export(store, tmp_path / "out", ExportSettings(tables=("facts", "claims"), formats=(Format.CSV,)), now=NOW)
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    # a limit on the size of files fails a write as a full disk does, with another word for it
    code = (
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from factnews.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))\n"  # more than what SQLite needs to read
        f"main(['export', {str(tmp_path / 'out')!r}, '--store', {str(tmp_path / 'news.db')!r}, '--tables', 'facts', "
        "'--as', 'cameo,gdelt2,polecat,acled'])"
    )
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment)
    assert ended.returncode == 2
    (line,) = ended.stderr.splitlines()
    assert "make room or give another folder, what was there is unchanged" in line
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
