"""Build `countries.tsv` from open reference data: `python -m timeline.extract.lexicons.build REFERENCE_FOLDER`.

The folder holds `factbook_names.jsonl` (The World Factbook, public domain, CC0 as distributed) and `country-codes.csv`
(datasets/country-codes, PDDL). Run by hand when these change; what people added by hand is in `aliases.tsv`.
"""

from __future__ import annotations

import csv
import html
import json
import re
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

HEADER = """\
# Names, adjectives, peoples and capitals of states and territories: ISO 3166-1 alpha-3, kind, text.
# Built by build.py from The World Factbook (CC0) and datasets/country-codes (PDDL); do not edit, see aliases.tsv.
"""
_SHORT_NAMES = ("CLDR display name", "UNTERM English Short", "official_name_en")
_LONG_NAMES = ("UNTERM English Formal",)

Row = tuple[str, str, str]


def plain(text: str) -> str:
    """The text without entities, tags, parenthesised remarks and doubled blanks."""
    text = re.sub(r"<[^>]+>|\([^)]*\)", " ", html.unescape(text or ""))
    return re.sub(r"\s+", " ", text).strip(" ,;.")


def pieces(text: str) -> Iterator[str]:
    """The alternatives of a factbook field: "Swazi; liSwati" or "Saint Vincentian or Vincentian"."""
    without_notes = re.split(r"\bnote\b|\baka\b|\bis\b|\bno official\b", html.unescape(text or ""))[0]
    for piece in re.split(r"[;,/]|\bor\b|\band\b", plain(without_notes)):
        if piece.strip():
            yield piece.strip()


def peoples(text: str) -> Iterator[str]:
    """Singular and plural of "Algerian(s)"."""
    for piece in re.split(r"[;,]|\bor\b", html.unescape(text or "")):
        word = plain(piece)
        if word:
            yield word
            if "(s)" in piece:
                yield word + "s"
            elif "(es)" in piece:
                yield word + "es"


def code_rows(codes: list[dict[str, str]]) -> Iterator[Row]:
    """Names and capitals as the code table has them."""
    for row in codes:
        iso = row["ISO3166-1-Alpha-3"]
        if row["CLDR display name"]:
            yield iso, "display", plain(row["CLDR display name"])
        for column in _SHORT_NAMES + _LONG_NAMES:
            name = re.sub(r"^the ", "", plain(row[column]))
            if name and "," not in name:
                yield iso, "name", name
        if row["Capital"]:
            yield iso, "capital", plain(row["Capital"])


def factbook_rows(entries: Iterable[dict[str, str]], by_domain: dict[str, str]) -> Iterator[Row]:
    """Names, adjectives, peoples and capitals as the factbook has them."""
    for entry in entries:
        iso = by_domain.get(entry["iso"].strip('"'))
        if iso is None:
            continue
        for field in ("conventional_short_form", "conventional_long_form"):
            name = re.sub(r"^the ", "", plain(entry[field]))
            if name and name != "none":
                yield iso, "name", name
        for word in pieces(entry["nationality_adjective"]):
            yield iso, "adjective", word
        for word in peoples(entry["nationality_noun"]):
            yield iso, "people", word
        for word in pieces(entry["capital"]):
            yield iso, "capital", word


def usable(row: Row) -> bool:
    """Whether the text can be a name: upper case first, letters only, no clause."""
    text = row[2]
    return bool(re.fullmatch(r"[^\W\d_a-z][\w .'’&\-]*", text)) and len(text.split()) <= 8 and len(text) > 2


def build(folder: Path) -> list[Row]:
    """All rows, sorted, each once; raises FileNotFoundError naming a missing source."""
    with (folder / "country-codes.csv").open(encoding="utf-8", newline="") as source:
        codes = list(csv.DictReader(source))
    by_domain = {row["TLD"]: row["ISO3166-1-Alpha-3"] for row in codes if row["TLD"]}
    lines = (folder / "factbook_names.jsonl").read_text(encoding="utf-8").splitlines()
    rows = {*code_rows(codes), *factbook_rows((json.loads(line) for line in lines), by_domain)}
    sovereign = {row["ISO3166-1-Alpha-3"] for row in codes if row["is_independent"] == "Yes"}
    return sorted(without_borrowed(filter(usable, rows), sovereign))


def without_borrowed(rows: Iterable[Row], sovereign: Collection[str]) -> Iterator[Row]:
    """The rows without the words of territories that a state has too: "Chinese" is China's, not Macao's."""
    kept = list(rows)
    taken = {text for iso, _, text in kept if iso in sovereign}
    return (row for row in kept if row[0] in sovereign or row[1] == "display" or row[2] not in taken)


if __name__ == "__main__":
    found = build(Path(sys.argv[1]))
    target = Path(__file__).parent / "countries.tsv"
    target.write_text(HEADER + "".join("\t".join(row) + "\n" for row in found), encoding="utf-8")
    sys.stdout.write(f"{len(found)} rows in {target.name}\n")
