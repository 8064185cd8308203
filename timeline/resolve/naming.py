"""Which names identify an actor beyond one article, and which do not."""

import re
from functools import cache
from pathlib import Path

from timeline.extract.extraction import FoundActor
from timeline.models.names import fold

MIDDLE_INITIALS = "abcdefghijklmnopqrstuvwxyz"
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,10}[a-z]?")


@cache
def generic_words() -> frozenset[str]:
    """The words of `generic_names.txt`."""
    lines = Path(__file__).with_name("generic_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def is_generic(name: str) -> bool:
    """Whether a name says only what sort of body it is: “Foreign Ministry”, “the Council”."""
    return all(word in generic_words() for word in fold(name).split())


def is_bare(found: FoundActor) -> bool:
    """Whether a person is known by one word only, which may be anybody's."""
    return found.kind == "person" and len(fold(found.name).split()) < 2


def aliases(found: FoundActor) -> list[str]:
    """The names that the article calls the actor by and that stand for it elsewhere too, canonical name first.

    A person's bare surname, a state's adjective or capital, and an organisation's “the Council” are left out.
    """
    names = {found.name[:200]: None}
    for mention in found.mentions:
        name = " ".join(mention.text.split())[:200]
        if _stands_alone(found.kind, name):
            names.setdefault(name)
    return list(names)


def _stands_alone(kind: str, name: str) -> bool:
    if kind == "person":
        return len(fold(name).split()) >= 2 and not name.endswith(("’s", "'s"))
    if _ACRONYM.fullmatch(name):
        return True
    return kind not in ("state", "government") and len(name.split()) >= 2 and not is_generic(name)


def keys(name: str, kind: str) -> list[str]:
    """The folded forms under which the name may be filed: itself; for a person also with and without a middle initial."""
    folded = fold(name)
    if kind != "person":
        return [folded.removeprefix("the ")]
    words = folded.split()
    forms = [folded]
    if len(words) == 3 and len(words[1]) == 1:
        forms.append(f"{words[0]} {words[2]}")
    elif len(words) == 2:
        forms += [f"{words[0]} {initial} {words[1]}" for initial in MIDDLE_INITIALS]
    return forms
