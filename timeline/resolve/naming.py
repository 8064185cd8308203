"""Which names identify an actor beyond one article, and which do not."""

import re
from functools import cache, lru_cache
from pathlib import Path

from timeline.extract.extraction import FoundActor
from timeline.models.names import fold

MIDDLE_INITIALS = "abcdefghijklmnopqrstuvwxyz"
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,10}[a-z]?")


@cache
def _words(file: str) -> frozenset[str]:
    lines = Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=20_000)
def is_generic(name: str) -> bool:
    """Whether a name says only what sort of body it is: “Foreign Ministry”, “the Council”."""
    return all(word in _words("generic_names.txt") for word in fold(name).split())


@lru_cache(maxsize=20_000)
def is_bare(name: str) -> bool:
    """Whether a person's name is one word only, particles aside, and so anybody's: “Kim”, “Di Maio”, “Al-Thani”."""
    return sum(not set(fold(word).split()) <= _words("name_particles.txt") for word in name.split()) < 2


def aliases(found: FoundActor) -> list[str]:
    """The names that the article calls the actor by and that stand for it elsewhere too, canonical name first.

    A state's adjective or capital, and an organisation's “the Council”, are left out. A person's surname is kept for
    searching, but never enough to find the person by (`timeline.resolve.actors`).
    """
    names = {fold(found.name): found.name[:200]}
    for mention in found.mentions:
        name = " ".join(mention.text.split())[:200]
        if fold(name) and _stands_alone(found.kind, name):
            names.setdefault(fold(name), name)
    return list(names.values())


def _stands_alone(kind: str, name: str) -> bool:
    if kind == "person":
        return not name.endswith(("’s", "'s"))
    if _ACRONYM.fullmatch(name):
        return True
    return kind not in ("state", "government") and len(name.split()) >= 2 and not is_generic(name)


def keys(name: str, kind: str) -> list[str]:
    """The folded forms under which a full name may be filed.

    A person's also with and without a middle initial, that of anything else with and without “the”.
    """
    folded = fold(name)
    if kind != "person":
        bare = folded.removeprefix("the ")
        return [bare, f"the {bare}"]
    words = folded.split()
    forms = [folded]
    if len(words) == 3 and words[1] not in _words("name_particles.txt"):
        forms += [f"{words[0]} {words[2]}", f"{words[0]} {words[1][0]} {words[2]}"]
    elif len(words) == 2:
        forms += [f"{words[0]} {initial} {words[1]}" for initial in MIDDLE_INITIALS]
    return forms
