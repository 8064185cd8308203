"""Names made comparable."""

import re
import unicodedata
from functools import lru_cache

from timeline.extract.actors.spelling import skeleton

_APART = re.compile(r"[\W_]+")


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """The name without case, diacritics, dots, hyphens and doubled spaces: “Kyu-duk  NOH” → “kyu duk noh”."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"(?<=\b\w)\.", "", plain)
    return _APART.sub(" ", plain).strip()[:200]


def filed(name: str) -> tuple[str, str]:
    """Under what a name is filed: folded, and, if it has more than one word, its sounds (`spelling.skeleton`)."""
    folded = fold(name)
    return folded, skeleton(name)[:200] if " " in folded else ""
