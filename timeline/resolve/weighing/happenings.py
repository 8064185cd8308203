"""Whether two words may tell one happening: the same word, the same but for its ending, or near in meaning.

    relation("negotiations", "negotiate") == "ending"
    relation("killed", "murder") == "near"

The groups of near words are a data file, `happenings.txt`. Words are compared as they stand in a text, inflected.
"""

from functools import cache, lru_cache
from pathlib import Path

SAME, ENDING, NEAR, NONE = "same", "ending", "near", ""

_FOLDER = Path(__file__).parent
_ENDINGS = frozenset(
    "e s es d ed r ing ion ation ition ment al ance ence y ies ied te tion sion ting ce cy de ds sis ze se ve ication "  # noqa: SIM905  reads better
    "ified ify isition ish ished ual ial ption be pt f ke ness ity ism ly ely ive".split()
) | {""}
"""What may follow the stem that a verb shares with its noun: deci-de, deci-sion."""

_INFLECTIONS = frozenset({"", "e", "s", "es", "d", "ed", "ing"})
_STEM, _SHORT_STEM = 4, 3
_UNDONE = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)


@lru_cache(maxsize=50_000)
def relation(one: str, other: str) -> str:
    """`SAME`, `ENDING`, `NEAR` or `NONE`."""
    mine, theirs = plain(one), plain(other)
    if mine == theirs:
        return SAME
    shared = 0
    for left, right in zip(mine, theirs, strict=False):
        if left != right:
            break
        shared += 1
    rests = {mine[shared:], theirs[shared:]}
    if (shared >= _STEM and rests <= _ENDINGS) or (shared >= _SHORT_STEM and rests <= _INFLECTIONS):
        return ENDING
    groups = _groups()
    return NEAR if groups.get(mine, frozenset()) & groups.get(theirs, frozenset()) else NONE


def senses(one: str, other: str) -> int:
    """In how many groups both words stand: how many things both can mean."""
    groups = _groups()
    return len(groups.get(plain(one), frozenset()) & groups.get(plain(other), frozenset()))


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """A word without its inflection, where the lists know it; a plural without its s."""
    word = word.casefold()
    word = _irregular().get(word, word)
    groups = _groups()
    if word in groups:
        return word
    for ending, instead in _UNDONE:
        stem = word.removesuffix(ending)
        if stem == word:
            continue
        doubled = len(stem) > _SHORT_STEM and stem[-1] == stem[-2] and stem[:-1] in groups
        if doubled or stem + instead in groups:
            return stem[:-1] if doubled and stem + instead not in groups else stem + instead
    return word[:-1] if len(word) > _STEM and word.endswith("s") and not word.endswith("ss") else word


@cache
def _groups() -> dict[str, frozenset[int]]:
    """Word → the numbers of its groups."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_lines("happenings.txt")):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@cache
def _irregular() -> dict[str, str]:
    """Irregular form → the verb's own."""
    found = {}
    for line in _lines("irregular_verbs.txt"):
        verb, *forms = line.split()
        found.update(dict.fromkeys(forms, verb))
    return found


def _lines(name: str) -> list[str]:
    lines = (_FOLDER / name).read_text("utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]
