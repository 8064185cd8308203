"""Build `genders.tsv`: `python -m timeline.extract.lexicons.build_genders FOLDER`.

The folder holds `dist.male.first` and `dist.female.first`, the given names of the 1990 census of the United States (US
Census Bureau, public domain), as the package `names` 0.3.0 (MIT) distributes them: name, per cent, cumulated, rank.
Kept are names that at least 8 in 100,000 bear and nineteen of twenty bearers share a gender. Run by hand.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

HEADER = """\
# Given names and the gender they tell: gender, name in small letters.
# Built by build_genders.py from the 1990 census of the United States (public domain); what people added: given_names.tsv.
"""
LEAST = 0.008
"""Per cent of the population."""
SHARE = 19
ELSEWHERE = frozenset(
    (
        "andrea", "angel", "carmen", "christian", "dale", "daniele", "dominique", "emanuele", "gabriele", "hung", "ira",
        "jean", "joan", "kari", "karen", "kim", "laurence", "lee", "luca", "ma", "mai", "mary-lou", "michele", "mina",
        "nicola", "noe", "ola", "pascale", "rene", "robin", "rosario", "sasha", "simone", "toni", "valentine", "van",
    )
)  # fmt: skip
"""Names that tell another gender in another country, or are family names there."""


def read(file: Path) -> dict[str, float]:
    """Name in small letters → per cent of the men, or women, who bear it."""
    lines = (line.split() for line in file.read_text("ascii").splitlines() if line.strip())
    return {line[0].lower(): float(line[1]) for line in lines}


def rows(male: dict[str, float], female: dict[str, float]) -> Iterator[tuple[str, str]]:
    """(gender, name) of the names that tell one."""
    for name in sorted(male.keys() | female.keys()):
        men, women = male.get(name, 0.0), female.get(name, 0.0)
        if name in ELSEWHERE or men + women < LEAST:
            continue
        if men >= SHARE * women:
            yield "male", name
        elif women >= SHARE * men:
            yield "female", name


def main() -> None:
    """Write the table beside this file."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    folder = Path(sys.argv[1])
    male, female = (read(folder / f"dist.{gender}.first") for gender in ("male", "female"))
    text = HEADER + "".join(f"{gender}\t{name}\n" for gender, name in rows(male, female))
    Path(__file__).with_name("genders.tsv").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
