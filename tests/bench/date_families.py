"""The families of time expressions (`date_families.toml`), and how a tagger does on each of them."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_WORDS = {
    "month": r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)|apr(?:il|\.)|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)",
    "weekday": r"(?:mon|tues|wednes|thurs|fri|satur|sun)day",
}


@dataclass(frozen=True, slots=True)
class Family:
    """One family: its name, what its words contain, and the figures recorded for HeidelTime."""

    name: str
    pattern: re.Pattern[str]
    recorded: str


@cache
def families() -> tuple[Family, ...]:
    """All families, in the order in which they are tried."""
    rows = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["family"]
    return tuple(
        Family(row["name"], re.compile(row["pattern"].format(**_WORDS)), row["recorded"]) for row in rows
    )


def family_of(words: str) -> str:
    """The name of the family that the words of an expression belong to."""
    plain = " ".join(words.lower().replace("’", "'").split())
    return next(family.name for family in families() if family.pattern.search(plain))


def table(gold: dict[str, Any], errors: list[dict[str, Any]], interval: Any) -> list[tuple[str, ...]]:
    """Rows of a table, one family each: how many, how many of the right value and calendar value, and what went wrong.

    `gold` and `errors` as the scorer has them, `interval` its function from a TIMEX3 value to days.
    """
    total: Counter[str] = Counter()
    dated: Counter[str] = Counter()
    wrong: dict[str, Counter[str]] = defaultdict(Counter)
    for document in gold.values():
        for timex in document["timexes"]:
            name = family_of(timex["text"])
            total[name] += 1
            dated[name] += interval(timex["value"]) is not None
    for error in errors:
        name = family_of(error["pred" if error["kind"] == "spurious" else "gold"])
        wrong[name][error["kind"]] += 1
        if error["kind"] != "spurious" and interval(error["gvalue"]) is not None and not error.get("cal_ok"):
            wrong[name]["calendar"] += 1
    rows = [("family", "gold", "value %", "calendar %", "HeidelTime", "wrong value", "missed", "invented")]
    for family in families():
        name, n = family.name, total[family.name]
        bad = wrong[name]
        if n or bad:
            value = f"{100 * (n - bad['value'] - bad['miss']) / n:.0f}" if n else "–"
            calendar = f"{100 * (dated[name] - bad['calendar']) / dated[name]:.0f}" if dated[name] else "–"
            counts = (str(bad[kind]) for kind in ("value", "miss", "spurious"))
            rows.append((name, str(n), value, calendar, family.recorded, *counts))
    return rows
