"""Build the tables of holders of offices: `python -m timeline.extract.lexicons.build_holders REFERENCE VISITS`.

`office_holders.tsv` is made of the folder REFERENCE: `offices_sample.csv` (office spells with dates, facts from
Wikidata, CC0) and `factbook_names.jsonl` (chiefs of state and heads of government, The World Factbook, CC0).
`leaders_seen.tsv` is made of VISITS, `us_visits_by_leaders.jsonl`: the visits of foreign leaders to the United States
as its Office of the Historian records them (CC0), with who came as whose president or prime minister, and when.
Run by hand when these change.
"""

from __future__ import annotations

import csv
import html
import json
import re
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from timeline.extract.lexicons.build import plain
from timeline.extract.lexicons.load import state_called

HEADER = """\
# Who held a leading office of state when: ISO 3166-1 alpha-3, office, name, from, until (- while in office).
# Built by build_holders.py from Wikidata's office spells (CC0) and The World Factbook (CC0); do not edit.
"""
SEEN = """\
# Leaders of states as a record of visits has them: ISO 3166-1 alpha-3, office, name, first and last visit in that office.
# Built by build_holders.py from visits to the United States (Office of the Historian, CC0); do not edit.
"""
_STATES = {
    "united-kingdom-cabinet": "GBR", "us-cabinet": "USA", "france-cabinet": "FRA", "japan-ministers": "JPN",
    "india-ministers": "IND", "russia-cabinet": "RUS", "ukraine-cabinet": "UKR", "pakistan-ministers": "PAK",
    "south-korea-ministers": "KOR", "israel-ministers": "ISR", "turkey-ministers": "TUR", "china-ministers": "CHN",
    "indonesia-ministers": "IDN", "iran-ministers": "IRN", "north-korea": "PRK",
}  # fmt: skip
_LEADING = re.compile(
    r"(?:Vice |Deputy )?(?:President|Prime Minister|Premier|Chancellor|Supreme Leader)$"
    r"|(?:Minister|Ministers|Secretary|Under Secretary|Deputy Secretary) (?:of|for) "
    r"(?:Foreign|External|State|Defen|Unification|Europe and)"
    r"|Foreign Secretary|Secretary of (?:the Treasury|Defen)|National Security Advis"
    r"|Permanent Representative to the United Nations"
)
_CHIEF = re.compile(
    r"(President|Prime Minister|Premier|Chancellor|King|Queen|Emperor|Amir|Emir|Sultan|Grand Duke|Prince|Taoiseach"
    r"|Supreme Leader) ([^;()]*?[A-ZÀ-Þ]{2,}[^;()]*?) \(since ((?:\d{1,2} )?(?:[A-Z]\w+ )?\d{4})\)"
)
_SINCE = "1985"
_RANKS = frozenset(("Col.", "Sr.", "Gen.", "Lt.", "Maj.", "Brig.", "Dr.", "Capt."))
_NUMBERS = frozenset(("II", "III", "IV", "VI", "VII", "VIII", "XIV", "XVI", "J.", "R."))

Row = tuple[str, str, str, str, str]


def wikidata_rows(path: Path) -> Iterator[Row]:
    """Leading offices held after 1985."""
    with path.open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            iso3 = _STATES.get(row["src"])
            if (
                iso3
                and _LEADING.match(row["position"])
                and (row["end"] or "9999") >= _SINCE
                and row["start"] >= "1950"
            ):
                yield iso3, row["position"], row["person"], row["start"], row["end"] or "-"


def factbook_rows(path: Path, by_domain: dict[str, str]) -> Iterator[Row]:
    """Chiefs of state and heads of government, with the day they came in."""
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        iso3 = by_domain.get(entry["iso"].strip('"'))
        for field in ("chief_of_state", "head_of_government"):
            for found in _CHIEF.finditer(html.unescape(re.sub(r"<[^>]+>", " ", entry[field] or ""))):
                if iso3:
                    yield iso3, found.group(1), named(found.group(2)), dated(found.group(3)), "-"


_LEADER = re.compile(
    r"(?:Acting |Interim |Transitional )?"
    r"(President|Prime Minister|Premier|Chancellor|King|Queen|Emperor|Amir|Emir|Sultan|Taoiseach) ([A-ZÀ-Þ].+)"
)
_COUNTRIES = {
    "Korea": "KOR", "Zaire": "COD", "Yugoslavia": "", "Serbia and Montenegro": "", "Czechoslovakia": "",
    "Congo, Republic of": "COG", "Congo, Democratic Republic of": "COD",
}  # fmt: skip


def seen_rows(path: Path) -> list[Row]:
    """Leaders by state, office and name, with their first and last visit since 1985."""
    days: dict[tuple[str, str, str], list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        whole = entry["country"].strip()
        country = whole if whole in _COUNTRIES else re.sub(r",.*|\(.*", "", whole).strip()
        iso3 = _COUNTRIES.get(country, state_called(country))
        for actor in entry["actors"]:
            found = _LEADER.fullmatch(re.sub(r"\b(?:Sheikh|Crown Prince|Dr\.|General) ", "", plain(actor)))
            if iso3 and found and entry["date"] >= _SINCE:
                days.setdefault((iso3, found.group(1), found.group(2)), []).append(entry["date"])
    return sorted((*key, min(dates), max(dates)) for key, dates in days.items())


def named(text: str) -> str:
    """The name without its capitals and rank: "Sr. Gen. MIN AUNG Hlaing" to "Min Aung Hlaing"."""
    kept = [word for word in text.split() if word not in _RANKS]
    return " ".join(word.title() if word.isupper() and word not in _NUMBERS else word for word in kept)


def dated(text: str) -> str:
    """ "20 May 2019" as 2019-05-20; with less given, less."""
    for pattern, form in (("%d %B %Y", "%Y-%m-%d"), ("%B %Y", "%Y-%m"), ("%Y", "%Y")):
        try:
            return datetime.strptime(text, pattern).strftime(form)  # noqa: DTZ007
        except ValueError:
            continue
    return "-"


def build(folder: Path) -> list[Row]:
    """All rows, sorted, each once."""
    with (folder / "country-codes.csv").open(encoding="utf-8", newline="") as source:
        by_domain = {
            row["TLD"]: row["ISO3166-1-Alpha-3"]
            for row in csv.DictReader(source)
            if row["is_independent"] == "Yes"
        }
    rows = {
        *wikidata_rows(folder / "offices_sample.csv"),
        *factbook_rows(folder / "factbook_names.jsonl", by_domain),
    }
    return sorted(row for row in rows if plain(row[2]) and not re.match(r"Q\d+$", row[2]))


if __name__ == "__main__":
    found = build(Path(sys.argv[1]))
    target = Path(__file__).parent / "office_holders.tsv"
    target.write_text(HEADER + "".join("\t".join(row) + "\n" for row in found), encoding="utf-8")
    sys.stdout.write(f"{len(found)} rows in {target.name}\n")
    seen = seen_rows(Path(sys.argv[2]))
    target = Path(__file__).parent / "leaders_seen.tsv"
    target.write_text(SEEN + "".join("\t".join(row) + "\n" for row in seen), encoding="utf-8")
    sys.stdout.write(f"{len(seen)} rows in {target.name}\n")
