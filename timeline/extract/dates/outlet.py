"""What of an outlet its dates depend on: the language whose rules read them, and how it orders day and month."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from timeline.extract.dates.lexicon import ENGLISH, HERE


@dataclass(frozen=True, slots=True)
class Outlet:
    """`language` is a BCP 47 tag ("de", "en-GB"), `country` an ISO 3166-1 code ("USA", "US"); both may be empty."""

    language: str = ""
    country: str = ""

    @property
    def pack(self) -> str:
        """The language whose time rules read the outlet; English where there are none for its own."""
        spoken = self.language.replace("_", "-").partition("-")[0].lower()
        return spoken if spoken in languages() else ENGLISH

    @property
    def month_first(self) -> bool | None:
        """Whether 05/06/2021 is the sixth of May; None where neither country nor language tells."""
        country = (self.country or self._region).upper()
        if country in _order("either"):
            return None
        if country:
            return country in _order("month_first")
        return False if self.language and self.pack != ENGLISH else None

    @property
    def _region(self) -> str:
        parts = self.language.replace("_", "-").split("-")[1:]
        return next((part for part in parts if len(part) == 2), "")


UNKNOWN = Outlet()


@cache
def languages() -> tuple[str, ...]:
    """The languages that there are time rules for."""
    return tuple(sorted(p.name for p in (HERE / "languages").iterdir() if (p / "families").is_dir()))


@cache
def _order(name: str) -> frozenset[str]:
    return frozenset(tomllib.loads((HERE / "order.toml").read_text("utf-8"))[name])
