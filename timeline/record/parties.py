"""Whom a cell of a chronology names: persons with their offices, states with their codes, bodies."""

import re
from functools import lru_cache

from timeline.extract.lexicons.load import bodies, gender_of, lines, state_called, state_names, words
from timeline.resolve.entries import Party
from timeline.resolve.naming import is_bare

_PARTS = re.compile(r"\s*[;|]\s*")
_ASIDE = re.compile(r"\s*\(([^)]*)\)\s*$")
_ASIDES = re.compile(r"\s*\([^)]*\)\s*")
_PERSON = re.compile(r"(?:[^\W\d_][\w.’'-]*\s+){1,5}[^\W\d_][\w.’'-]*(?:,?\s(?:[JS]r\.?|I{1,3}|IV))?")


def parties(cell: str, state: str = "", otherwise: str = "organisation") -> list[tuple[Party, str]]:
    """Everybody a cell names, semicolons or bars between, each with the office before the name.

    `state` are words for the state that the persons belong to; `otherwise` is the kind of what the name does not tell.
    """
    iso3 = code_of(state)
    return [_party(name, iso3, otherwise) for name in _PARTS.split(cell.strip()) if name]


@lru_cache(maxsize=4096)
def code_of(words: str) -> str:
    """The ISO 3166-1 alpha-3 code of the state that the words name, "" if none is known.

    “Korea, Republic of” is read as a directory writes it; of “Denmark (Greenland)” and “Siam (Thailand)” what stands
    in brackets counts only where the rest is no state.
    """
    plain = " ".join(words.split())
    aside = _ASIDE.search(plain)
    plain = plain[: aside.start()] if aside else plain
    first, comma, rest = plain.partition(", ")
    turned = [f"{rest} {first}", f"the {rest} {first}", first] if comma else []
    for form in (plain, *turned, *([aside[1]] if aside else [])):
        if found := state_called(form):
            return found
    return ""


def code_aside(words: str) -> str:
    """The code of the land in brackets at the end, "" if there is none: “Denmark (Greenland)” → GRL."""
    aside = _ASIDE.search(" ".join(words.split()))
    return state_called(aside[1]) or "" if aside else ""


@lru_cache(maxsize=4096)
def _party(name: str, iso3: str, otherwise: str) -> tuple[Party, str]:
    if code := code_of(name):
        return Party(state_names().get(code, name), "state", code), ""
    known = [hit for hit in bodies().find(name) if hit.start == 0 and hit.end == len(name)]
    if known:
        body = known[0].value
        return Party(body.name, body.kind, body.iso3 or ""), ""
    plain, office = _without_office(_ASIDES.sub(" ", name))
    if _is_person(plain, office, otherwise):
        return Party(plain[:200], "person", iso3), office
    return Party(name[:200], otherwise if otherwise != "person" else "organisation"), ""


def _is_person(name: str, office: str, otherwise: str) -> bool:
    """Whether a name is one of a person, by its form and by an office, a given name, or by what its column holds."""
    if not _PERSON.fullmatch(name) or set(name.split()) & lines("organisation_words.txt"):
        return False
    return bool(office) or otherwise == "person" or bool(gender_of(name.split()[0]))


def _without_office(name: str) -> tuple[str, str]:
    """The name without the titles before it, and those; with them if one word alone would be left."""
    rest = name.split()
    office: list[str] = []
    titles = words("titles.tsv", "head") | words("titles.tsv", "modifier") | words("titles.tsv", "honorific")
    while len(rest) > 1 and rest[0].lower() in titles:
        office.append(rest.pop(0))
    plain = " ".join(rest)
    return (" ".join(name.split()), "") if not office or is_bare(plain) else (plain, " ".join(office))
