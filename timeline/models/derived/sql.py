"""Which rows are counted, under which keys: said once, for the triggers, for making anew and for checking."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from timeline.models.position import SEQUENCE_BITS, UNDATED_DAY
from timeline.models.vocabulary import EventType, Status

EVENT_COLUMNS = "position, earliest, latest, event_type, status, state, core, merged_into_id"
"""An event's columns that its counts rest on."""
KEY = "grain, first, last, event_type, status, accepted"
GRAINS = ("day", "week", "month", "year")
QUAD_GRAINS = ("month", "year")
QUAD_KEY = "grain, first, last, quad, happened, accepted"


@dataclass(frozen=True, slots=True)
class Dialect:
    """The SQL in which the two databases differ: numbers of a date `{0}` as `timeline.models.counts` has them,
    the UTC date of a moment, and the later of two values."""

    day: str
    month: str
    year: str
    stored: str
    later: str

    def event(self, row: str) -> list[tuple[str, str, str]]:
        """The periods of an event; NULL where it has none (the undated have days only)."""
        first, last = f"coalesce({row}.earliest, {row}.latest)", f"coalesce({row}.latest, {row}.earliest)"
        begins, ends = self.day.format(first), self.day.format(last)
        number = f"CAST({row}.position >> {SEQUENCE_BITS} AS integer)"
        return [
            ("day", number, f"coalesce({ends}, {number})"),
            ("week", f"({begins} - 1) / 7", f"({ends} - 1) / 7"),
            ("month", self.month.format(first), self.month.format(last)),
            ("year", self.year.format(first), self.year.format(last)),
        ]

    def article(self, row: str) -> list[tuple[str, str]]:
        """The periods of an article's day of publication."""
        day = f"{row}.published_on"
        number = self.day.format(day)
        return [
            ("day", number),
            ("week", f"({number} - 1) / 7"),
            ("month", self.month.format(day)),
            ("year", self.year.format(day)),
        ]


DIALECTS = {
    "sqlite": Dialect(
        "CAST(julianday({0}) - 1721424.5 AS INTEGER)",
        "strftime('%Y', {0}) * 12 + strftime('%m', {0}) - 1",
        "CAST(strftime('%Y', {0}) AS INTEGER)",
        "date({0})",
        "max",
    ),
    "postgresql": Dialect(
        "({0} - DATE '0001-01-01' + 1)",
        "extract(year FROM {0})::integer * 12 + extract(month FROM {0})::integer - 1",
        "extract(year FROM {0})::integer",
        "({0} AT TIME ZONE 'UTC')::date",
        "greatest",
    ),
}


def shown(row: str) -> str:
    """Whether an event is counted; see `EventCount`."""
    return f"({row}.merged_into_id IS NULL AND {row}.state <> 'rejected' AND ({row}.core OR {row}.state = 'accepted'))"


def read(row: str) -> str:
    """Whether an article is counted; see `ArticleCount`."""
    return f"({row}.extraction = 'done' AND {row}.published_on IS NOT NULL)"


def event_periods(dialect: Dialect, row: str, grains: Collection[str] = GRAINS) -> str:
    """A SELECT of grain, first and last of one event, without those it does not have."""
    parts = " UNION ALL ".join(
        f"SELECT '{grain}' AS grain, {first} AS first, {last} AS last"
        for grain, first, last in dialect.event(row)
        if grain in grains
    )
    return f"SELECT grain, first, last FROM ({parts}) AS periods WHERE first IS NOT NULL"


def article_periods(dialect: Dialect, row: str) -> str:
    parts = " UNION ALL ".join(
        f"SELECT '{grain}' AS grain, {period} AS period" for grain, period in dialect.article(row)
    )
    return f"SELECT grain, period FROM ({parts}) AS periods"


def event_key(row: str) -> tuple[str, str, str]:
    """SQL of type, status, and whether it was accepted; see `EventCount`."""
    return f"{row}.event_type", f"{row}.status", f"({row}.state = 'accepted')"


def quad_key(row: str) -> tuple[str, str, str]:
    """SQL of quad class, whether it has happened, and whether it was accepted; see `QuadCount`."""
    quads: dict[str, list[str]] = {}
    for kind in EventType:
        quads.setdefault(kind.quad, []).append(kind)
    whens = " ".join(
        f"WHEN {row}.event_type IN ({_quoted(kinds)}) THEN '{quad}'" for quad, kinds in quads.items()
    )
    done = f"({row}.status IN ({_quoted((Status.HAPPENED, Status.ONGOING))}))"
    return f"CASE {whens} ELSE 'neutral' END", done, f"({row}.state = 'accepted')"


def _quoted(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


def event_counts(dialect: Dialect, key: str, of: Sequence[str], grains: Collection[str] = GRAINS) -> str:
    """The counts as the events give them: a SELECT of the key and the number. `of`: SQL of the key's last columns."""
    told = ", ".join(f"{value} AS {name}" for value, name in zip(of, key.split(", ")[3:], strict=True))
    return " UNION ALL ".join(
        f"SELECT '{grain}' AS grain, {first} AS first, {last} AS last, {told}, count(*) AS number "
        f"FROM timeline_event AS e WHERE {shown('e')} AND {first} IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6"
        for grain, first, last in dialect.event("e")
        if grain in grains
    )


def article_counts(dialect: Dialect) -> str:
    return " UNION ALL ".join(
        f"SELECT '{grain}' AS grain, {period} AS period, count(*) AS number FROM timeline_article AS a "
        f"WHERE {read('a')} GROUP BY 1, 2"
        for grain, period in dialect.article("a")
    )


ACTOR_COUNTS = "SELECT actor_id, count(*) AS number FROM timeline_participation GROUP BY actor_id"


def counts(vendor: str) -> tuple[tuple[str, str, str, str], ...]:
    """(what it is, table, key, SELECT of what should be in it)."""
    dialect = DIALECTS[vendor]
    return (
        ("event counts", "timeline_eventcount", KEY, event_counts(dialect, KEY, event_key("e"))),
        (
            "quad counts",
            "timeline_quadcount",
            QUAD_KEY,
            event_counts(dialect, QUAD_KEY, quad_key("e"), QUAD_GRAINS),
        ),
        ("article counts", "timeline_articlecount", "grain, period", article_counts(dialect)),
        ("actor counts", "timeline_actorcount", "actor_id", ACTOR_COUNTS),
    )


KNOWN = "event_id, position, ahead, since, until, held_since, held_until"
"""The columns of `EventKnown`."""


def known(dialect: Dialect, which: str = "true") -> str:
    """A SELECT of these columns, as the reports of the events give them; `which`: a condition on an event `e`."""
    stored = dialect.day.format(dialect.stored.format("a.stored_at"))
    published = f"coalesce({dialect.day.format('a.published_on')}, {stored})"
    held = f"{dialect.later}({published}, {stored})"
    entered = dialect.day.format(dialect.stored.format("e.created_at"))
    since, until = f"coalesce(min({published}), {entered})", f"coalesce(max({published}), {entered})"
    day = f"(e.position >> {SEQUENCE_BITS})"
    return f"""
        SELECT e.id AS event_id, e.position, ({day} < {UNDATED_DAY} AND {since} < {day}) AS ahead,
            {since} AS since, {until} AS until,
            coalesce(min({held}), {entered}) AS held_since, coalesce(max({held}), {entered}) AS held_until
        FROM timeline_event AS e LEFT JOIN timeline_eventreport AS r ON r.event_id = e.id
            LEFT JOIN timeline_article AS a ON a.id = r.article_id
        WHERE {which} GROUP BY e.id"""
