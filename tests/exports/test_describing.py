"""The documentation of the tables: it is what the schema says, and the schema is that of the formats we write."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import pytest

from factnews.exports.describing import formats_page, with_sections
from factnews.exports.schema import ColumnType, Table, columns_of
from factnews.exports.tables import LIKE_TABLES, OWN_TABLES, Like

DOCS = Path(__file__).parents[2] / "docs"
ALL = [*OWN_TABLES.values(), *LIKE_TABLES.values()]
GDELT = """GlobalEventID Day MonthYear Year FractionDate
Actor1Code Actor1Name Actor1CountryCode Actor1KnownGroupCode Actor1EthnicCode Actor1Religion1Code Actor1Religion2Code
Actor1Type1Code Actor1Type2Code Actor1Type3Code
Actor2Code Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode Actor2Religion1Code Actor2Religion2Code
Actor2Type1Code Actor2Type2Code Actor2Type3Code
IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone
Actor1Geo_Type Actor1Geo_Fullname Actor1Geo_CountryCode Actor1Geo_ADM1Code Actor1Geo_ADM2Code Actor1Geo_Lat Actor1Geo_Long
Actor1Geo_FeatureID
Actor2Geo_Type Actor2Geo_Fullname Actor2Geo_CountryCode Actor2Geo_ADM1Code Actor2Geo_ADM2Code Actor2Geo_Lat Actor2Geo_Long
Actor2Geo_FeatureID
ActionGeo_Type ActionGeo_Fullname ActionGeo_CountryCode ActionGeo_ADM1Code ActionGeo_ADM2Code ActionGeo_Lat ActionGeo_Long
ActionGeo_FeatureID DATEADDED SOURCEURL""".split()
ICEWS = """Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|Target Sectors|
Target Country|Story ID|Sentence Number|Publisher|City|District|Province|Country|Latitude|Longitude""".replace(
    "\n", ""
).split("|")
POLECAT = """Event ID|Event Date|Event Type|Event Mode|Event Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|
Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|Recipient Country|Recipient COW|
Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|City|
District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|Story People|
Story Organizations|
Story Locations|Language|Version""".replace("\n", "").split("|")
ACLED = """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2
assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude
geo_precision source source_scale notes fatalities tags timestamp""".split()


def test_the_documented_columns_are_those_of_the_schema() -> None:
    page = (DOCS / "tables.md").read_text(encoding="utf-8")
    assert page == with_sections(page), "run python -m factnews.exports.describing docs"
    assert (DOCS / "formats.md").read_text(encoding="utf-8") == formats_page(), "run the same"


@pytest.mark.parametrize(
    ("form", "columns", "number"),
    [(Like.GDELT2, GDELT, 61), (Like.CAMEO, ICEWS, 20), (Like.POLECAT, POLECAT, 40), (Like.ACLED, ACLED, 31)],
)
def test_a_program_made_for_a_format_finds_its_columns_in_their_order(
    form: Like, columns: list[str], number: int
) -> None:
    names = [column.name for column in LIKE_TABLES[form].columns]
    assert len(columns) == number
    assert names[:number] == columns
    assert [column.name for column in LIKE_TABLES[form].exact().columns] == columns
    assert all(column.ours for column in LIKE_TABLES[form].columns[number:])


@pytest.mark.parametrize("table", ALL, ids=lambda table: table.name)
def test_every_table_names_its_rows_and_no_column_twice(table: Table) -> None:
    names = [column.name for column in table.columns]
    assert len(names) == len(set(names))
    assert set(table.key) <= set(names)
    assert all(column.nullable for column in table.columns if column.empty)
    assert not any("|" in column.meaning for column in table.columns)  # it would end the cell of a Markdown table


def test_codes_with_leading_zeros_are_texts_in_every_table() -> None:
    for table in ALL:
        for column in table.columns:
            if (column.codes or "").startswith(("CAMEO", "ISO 3166-1 numeric")):
                assert column.type is ColumnType.STRING, (table.name, column.name)


def test_a_column_that_says_nothing_of_itself_is_refused() -> None:
    class Silent(msgspec.Struct):
        n: int

    class Odd(msgspec.Struct):
        n: Annotated[list[int], msgspec.Meta(description="numbers", extra={"name": None})]

    with pytest.raises(TypeError, match="does not say what it means"):
        columns_of(Silent)
    with pytest.raises(TypeError, match="no cell has the type"):
        columns_of(Odd)
