"""Names made comparable."""

import re
import unicodedata

_APART = re.compile(r"[\W_]+")


def fold(name: str) -> str:
    """The name without case, diacritics, dots, hyphens and doubled spaces: “Kyu-duk  NOH” → “kyu duk noh”."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"(?<=\b\w)\.", "", plain)
    return _APART.sub(" ", plain).strip()[:200]
