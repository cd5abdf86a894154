"""Columns that the tables with spaced names, like ICEWS's and POLECAT's, have alike: the place, and ours at their end."""

from __future__ import annotations

from datetime import date
from typing import Annotated, TypeAlias

from factnews.exports.fact_rows import CODES
from factnews.exports.schema import Number, Text, column
from factnews.model import Standing, Status

City: TypeAlias = Annotated[Text, column("where the place is a city", name="City")]
District: TypeAlias = Annotated[Text, column("where the place is one", name="District")]
Province: TypeAlias = Annotated[Text, column("first-order division", name="Province")]
Latitude: TypeAlias = Annotated[Number, column("of the place", name="Latitude", unit="degrees north, WGS 84")]
Longitude: TypeAlias = Annotated[Number, column("of the place", name="Longitude", unit="degrees east, WGS 84")]
EndDate: TypeAlias = Annotated[
    date | None, column("last day of the event; empty where reports give no day", name="End Date", ours=True)
]
TookPlace: TypeAlias = Annotated[Status, column("whether it took place", name="Status", ours=True)]
RestsOn: TypeAlias = Annotated[Standing, column("what it rests on", name="Standing", ours=True)]
AccordingTo: TypeAlias = Annotated[Text, column("who says so", name="According To", listed=True, ours=True)]
Actors: TypeAlias = Annotated[Text, column("all actors", name="Actors", codes=CODES, listed=True, ours=True)]
Recipients: TypeAlias = Annotated[
    Text, column("all recipients", name="Recipients", codes=CODES, listed=True, ours=True)
]
Reports: TypeAlias = Annotated[int, column("how many tell it", name="Reports", ours=True)]
Lines: TypeAlias = Annotated[int, column("how many of them are independent", name="Lines", ours=True)]
Address: TypeAlias = Annotated[Text, column("of the report that says it best", name="URL", ours=True)]
