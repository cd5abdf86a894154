"""A store as the channel reads it: a few more questions, each answered by an index, so that pages of large stores are quick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from factnews.model import ClaimInContext, Fact, Standing, Status
from factnews.store import fact_rows, fact_tables, restore, tables
from factnews.store.filters import PARTY
from factnews.store.headers import ArticleHeader, PlaceCount
from factnews.store.store import Store
from factnews.store.story_rows import chunks

_FACTS, _CODES, _PLACES = fact_tables.facts.c, fact_tables.fact_codes.c, fact_tables.fact_places.c
_CLAIMS, _ARTICLES = tables.claims.c, tables.articles.c


@dataclass(frozen=True, slots=True)
class Tally:
    """How many facts there are of something: a code or a country."""

    key: str
    facts: int


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """The sentence of a claim: where it begins in its article (code points), and its words."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class FactBrief:
    """What decides whether a fact of a story is shown."""

    id: str
    standing: Standing
    status: Status
    reports: int
    first: date | None
    intensity: float | None


_STANDINGS = {standing.value: standing for standing in Standing}
_STATUSES = {status.value: status for status in Status}
BRIEF = (_FACTS.id, _FACTS.standing, _FACTS.status, _FACTS.reports, _FACTS.first, _FACTS.intensity)
"""The columns that `brief_of` makes a brief of."""


def brief_of(row: Sequence[Any]) -> FactBrief:
    """A brief from its columns, by table: pages make thousands, and to call an enumeration is slow."""
    name, standing, status, *rest = row
    return FactBrief(name, _STANDINGS[standing], _STATUSES[status], *rest)


class Shelf(Store):
    """A store with the questions that pages ask."""

    def facts_by_id(self, ids: Sequence[str]) -> list[Fact]:
        """The facts with these ids, in their order; those that are gone are left out."""
        with self._reading() as connection:
            return [fact for part in chunks(ids) for fact in fact_rows.load(connection, part)]

    def briefs(self, story_ids: Sequence[str]) -> dict[str, list[FactBrief]]:
        """The facts of stories in short, by story, in the order of each."""
        told = fact_tables.story_facts.c
        query = (
            sa.select(told.story, *BRIEF).join(fact_tables.facts, _FACTS.id == told.fact).order_by(told.story, told.n)
        )
        found: dict[str, list[FactBrief]] = {name: [] for name in story_ids}
        with self._reading() as connection:
            for part in chunks(story_ids):
                for story, *row in connection.execute(query.where(told.story.in_(part))):
                    found[story].append(brief_of(row))
        return found

    def leaders(self, article_ids: Sequence[str]) -> dict[str, str]:
        """The leading report of the line that each of these reports belongs to; those that stand alone are left out."""
        told = fact_tables.report_lines.c
        found: dict[str, str] = {}
        with self._reading() as connection:
            for part in chunks(article_ids):
                query = sa.select(told.article, told.leader).where(told.article.in_(part))
                found.update((row.article, row.leader) for row in connection.execute(query))
        return found

    def headers_of(self, article_ids: Sequence[str]) -> dict[str, ArticleHeader]:
        """What lists say of these reports, by id; their claims are not counted."""
        told = _ARTICLES
        query = sa.select(
            *(told.id, told.version, told.title, told.publisher, told.published, told.language, told.url, told.fetched)
        ).where(told.is_current)
        found: dict[str, ArticleHeader] = {}
        with self._reading() as connection:
            for part in chunks(article_ids):
                for row in connection.execute(query.where(told.id.in_(part))):
                    found[row.id] = ArticleHeader(*row[:5], None, *row[5:], 0)
        return found

    def claims_by_id(self, ids: Sequence[str]) -> dict[str, ClaimInContext]:
        """The claims of current versions with these ids, by id."""
        found: dict[str, ClaimInContext] = {}
        with self._reading() as connection:
            for part in chunks(ids):
                query = sa.select(_CLAIMS.key).join(tables.articles).where(_CLAIMS.id.in_(part), _ARTICLES.is_current)
                keys = connection.execute(query).scalars().all()
                found.update((told.claim.id, told) for told in restore.claims(connection, keys))
        return found

    def sentences_of(self, ids: Sequence[str]) -> dict[str, SentenceWords]:
        """The sentence of each of these claims of current versions, by claim."""
        told = tables.sentences.c
        words = sa.func.substr(_ARTICLES.text, told.start + 1, told.stop - told.start)
        query = sa.select(_CLAIMS.id, told.start, words).join(tables.articles, _ARTICLES.key == _CLAIMS.article)
        query = query.join(tables.sentences, sa.and_(told.article == _ARTICLES.key, told.n == _CLAIMS.sentence))
        found: dict[str, SentenceWords] = {}
        with self._reading() as connection:
            for part in chunks(ids):
                rows = connection.execute(query.where(_CLAIMS.id.in_(part), _ARTICLES.is_current))
                found.update((row[0], SentenceWords(row[1], row[2])) for row in rows)
        return found

    def days(self, *, limit: int | None = None) -> list[tuple[date, int]]:
        """The days on which facts begin and how many do, latest first; undated facts count on the day of their report."""
        query = sa.select(_FACTS.day, sa.func.count()).where(_FACTS.day > fact_tables.NO_DAY)
        query = query.group_by(_FACTS.day).order_by(_FACTS.day.desc()).limit(limit)
        with self._reading() as connection:
            return [(day, number) for day, number in connection.execute(query)]

    def day_before(self, day: date) -> date | None:
        """The last day before this one on which facts begin."""
        return self._day(sa.select(sa.func.max(_FACTS.day)).where(_FACTS.day < day, _FACTS.day > fact_tables.NO_DAY))

    def day_after(self, day: date) -> date | None:
        """The first day after this one on which facts begin."""
        return self._day(sa.select(sa.func.min(_FACTS.day)).where(_FACTS.day > day))

    def fact_ids_of_day(self, day: date) -> list[str]:
        """The ids of the facts that begin on a day, those with the most reports first."""
        query = sa.select(_FACTS.id).where(_FACTS.day == day).order_by(_FACTS.reports.desc(), _FACTS.id)
        with self._reading() as connection:
            return list(connection.execute(query).scalars())

    def partners(self, code: str, *, limit: int | None = None) -> list[Tally]:
        """Codes that share facts with a code, the most frequent first."""
        mine = fact_tables.fact_codes.alias()
        number = sa.func.count()
        query = sa.select(_CODES.code, number).join(mine, mine.c.fact == _CODES.fact)
        query = query.where(mine.c.code == code, _CODES.code != code, mine.c.role == PARTY, _CODES.role == PARTY)
        return self._tallies(query.group_by(_CODES.code).order_by(number.desc(), _CODES.code).limit(limit))

    def countries(self, *, limit: int | None = None) -> list[Tally]:
        """ISO 3166 codes of the places of facts, the most frequent first."""
        number = sa.func.count()
        query = sa.select(_FACTS.country, number).where(_FACTS.country.is_not(None))
        return self._tallies(query.group_by(_FACTS.country).order_by(number.desc(), _FACTS.country).limit(limit))

    def places_in(self, country: str, *, limit: int | None = None) -> list[PlaceCount]:
        """The places of facts in a country, the most frequent first."""
        number = sa.func.count(_PLACES.fact.distinct())
        query = sa.select(
            _PLACES.geonameid,
            sa.func.min(_PLACES.text),
            sa.func.min(_PLACES.country),
            sa.func.min(_PLACES.lat),
            sa.func.min(_PLACES.lon),
            number,
        ).where(_PLACES.country == country)
        query = query.group_by(_PLACES.geonameid).order_by(number.desc(), _PLACES.geonameid).limit(limit)
        with self._reading() as connection:
            return [PlaceCount(*row) for row in connection.execute(query)]

    def places_of(self, fact_ids: Sequence[str]) -> list[PlaceCount]:
        """The places of these facts, the most frequent first."""
        number = sa.func.count(_PLACES.fact.distinct())
        query = sa.select(
            _PLACES.geonameid,
            sa.func.min(_PLACES.text),
            sa.func.min(_PLACES.country),
            sa.func.min(_PLACES.lat),
            sa.func.min(_PLACES.lon),
            number,
        ).where(_PLACES.fact.in_(fact_ids[: restore.CHUNK]))
        query = query.group_by(_PLACES.geonameid).order_by(number.desc(), _PLACES.geonameid)
        with self._reading() as connection:
            return [PlaceCount(*row) for row in connection.execute(query)]

    def words_for(self, code: str, *, limit: int = 20) -> list[str]:
        """The words that reports use for the actor behind a code where it takes part, the most frequent first."""
        told = tables.participants.c
        query = sa.select(told.text).where(told.code == code).group_by(told.text)
        query = query.order_by(sa.func.count().desc(), told.text).limit(limit)
        with self._reading() as connection:
            return list(connection.execute(query).scalars())

    def latest_day(self) -> date | None:
        """The day on which the latest report was published."""
        return self._day(sa.select(sa.func.max(_ARTICLES.published)).where(_ARTICLES.is_current))

    def _day(self, query: sa.Select[Any]) -> date | None:
        with self._reading() as connection:
            found: date | None = connection.execute(query).scalar()
        return found

    def _tallies(self, query: sa.Select[Any]) -> list[Tally]:
        with self._reading() as connection:
            return [Tally(*row) for row in connection.execute(query)]
