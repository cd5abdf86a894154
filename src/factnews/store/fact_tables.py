"""The tables of facts and stories, as the newest migration leaves them (a test keeps both in step).

What a fact is searched by stands in columns; the rest, which is only shown, stands as JSON in `fact_details`.
"""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from factnews.store.columns import METADATA, Key, Real, Text, column, owned

NO_DAY = date.min  # so that every row of an index has its place in the order, in both databases

facts = sa.Table(
    "facts",
    METADATA,
    column("id", Text, pk=True),
    column("event_class", Text),
    column("mode", Text, null=True),
    column("status", Text),
    column("first", sa.Date, null=True),
    column("last", sa.Date, null=True),
    column("country", Text, null=True),
    column("object", Text, null=True),
    column("standing", Text),
    column("reports", sa.Integer),
    column("intensity", Real, null=True),
    column("goldstein", Real, null=True),
    column("quad", Text),
    column("cameo", Text, null=True),
    column("confidence", Real),  # of its surest claim
    column("day", sa.Date),  # the fact's own first day, else that of its earliest report
    column("day_last", sa.Date),
    column("told", sa.Date),  # the day of its latest report
    column("engine", Text),  # which version of merging made it
    sa.Index("ix_facts_day", "day", "id"),
    sa.Index("ix_facts_told", "told", "id"),
    sa.Index("ix_facts_class", "event_class", "day", "id"),
    sa.Index("ix_facts_country", "country", "day", "id"),
    sa.Index("ix_facts_status", "status", "day", "id"),
    sa.Index("ix_facts_standing", "standing", "day", "id"),
)
fact_codes = sa.Table(
    "fact_codes",
    METADATA,
    owned("fact", "facts.id"),
    column("role", Text, pk=True),  # actor, recipient; and party, which is either, each code once
    column("n", sa.Integer, pk=True),
    column("code", Text),
    column("day", sa.Date),
    sa.Index("ix_fact_codes_code", "code", "role", "day", "fact"),
)
fact_names = sa.Table(
    "fact_names",
    METADATA,
    owned("fact", "facts.id"),
    column("role", Text, pk=True),
    column("n", sa.Integer, pk=True),
    column("name", Text),
    column("folded", Text),  # as it is looked for: in any case
    column("day", sa.Date),
    sa.Index("ix_fact_names_folded", "folded", "role", "day", "fact"),
)
fact_claims = sa.Table(
    "fact_claims",
    METADATA,
    owned("claim", "claims.key"),
    owned("fact", "facts.id", pk=False),
    column("n", sa.Integer),
    sa.Index("ix_fact_claims_fact", "fact"),
)
fact_details = sa.Table("fact_details", METADATA, owned("fact", "facts.id"), column("details", Text))
fact_earlier = sa.Table(
    "fact_earlier",
    METADATA,
    owned("claim", "claims.key"),
    sa.Column("fact", sa.ForeignKey("facts.id", ondelete="CASCADE"), nullable=True),
    column("n", sa.Integer),
    sa.Index("ix_fact_earlier_fact", "fact"),
)
fact_places = sa.Table(
    "fact_places",
    METADATA,
    owned("fact", "facts.id"),
    column("geonameid", Key, pk=True),
    column("text", Text),
    column("country", Text, null=True),
    column("lat", Real, null=True),
    column("lon", Real, null=True),
    column("day", sa.Date),
    sa.Index("ix_fact_places_place", "geonameid", "day", "fact"),
)
forwards = sa.Table(
    "forwards",
    METADATA,
    column("gone", Text, pk=True),
    column("fact", Text),
    sa.Index("ix_forwards_fact", "fact"),
)
report_lines = sa.Table(
    "report_lines",
    METADATA,
    column("article", Text, pk=True),
    column("leader", Text),
    column("n", sa.Integer),
    column("why", Text),
    sa.Index("ix_report_lines_leader", "leader", "n"),
)
stories = sa.Table(
    "stories",
    METADATA,
    column("id", Text, pk=True),
    column("title", Text),
    column("first", sa.Date, null=True),
    column("last", sa.Date, null=True),
    column("day", sa.Date),  # the last one
    column("facts", sa.Integer),
    sa.Index("ix_stories_day", "day", "id"),
)
story_facts = sa.Table(
    "story_facts",
    METADATA,
    owned("story", "stories.id"),
    column("n", sa.Integer, pk=True),
    column("fact", Text),
    sa.Index("ix_story_facts_fact", "fact"),
)
story_names = sa.Table(
    "story_names",
    METADATA,
    owned("story", "stories.id"),
    column("role", Text, pk=True),  # article, outlet, actor or country
    column("n", sa.Integer, pk=True),
    column("name", Text),
    column("folded", Text),
    column("day", sa.Date),
    sa.Index("ix_story_names_folded", "folded", "role", "day", "story"),
)
