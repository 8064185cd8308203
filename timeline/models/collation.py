"""Two versions of one passage, word by word: what both have, what only the first has, what only the second has."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\S+\s*")
_BARE = re.compile(r"^\W+|\W+$")

SAME, GONE, COME = "same", "gone", "come"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that both have (“same”, as the second writes them), only the first (“gone”), or only the second (“come”)."""

    kind: str
    text: str


def collate(first: str, second: str) -> list[Stretch]:
    """Case and punctuation do not count as differences. Without the “gone” ones the stretches are the second."""
    mine, theirs = _TOKEN.findall(first.strip()), _TOKEN.findall(second.strip())
    matcher = SequenceMatcher(None, [_plain(t) for t in mine], [_plain(t) for t in theirs], autojunk=False)
    found: list[Stretch] = []
    for tag, low, high, start, end in matcher.get_opcodes():
        if tag == "equal":
            found.append(Stretch(SAME, "".join(theirs[start:end])))
            continue
        if low < high:
            found.append(Stretch(GONE, "".join(mine[low:high])))
        if start < end:
            found.append(Stretch(COME, "".join(theirs[start:end])))
    return found


def _plain(token: str) -> str:
    word = _BARE.sub("", token.strip()).casefold().replace("’", "'")
    return word or token.strip()
