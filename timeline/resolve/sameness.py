"""Whether two passages are the same words as two outlets print them: a score with its reason, and what speaks against it.

Words are compared, without case and punctuation. Outlets shorten quotations, so the shorter may stand within the longer.
Names and numbers that differ where the rest agrees, or a “not” too many, mean that it is not the same utterance.
"""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz.distance import LCSseq, Opcode

SAME = 0.8
"""Share of the shorter one's words that the other has in the same order."""
RUN = 4
"""So many words side by side count as a run; scattered small words do not."""
FEWEST = 6
"""With fewer words, sameness proves nothing: “Thank you very much.”"""
LENGTHS = 0.35
"""The shorter has at least this share of the longer's words, or is one whole run of it."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LEAD_IN = frozenset({"that", "to"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """`shared` of `shorter` words are the same in order; `against` says what contradicts, "" for nothing."""

    shared: int
    shorter: int
    longer: int
    against: str = ""

    @property
    def score(self) -> float:
        return self.shared / self.shorter if self.shorter else 0.0

    @property
    def same(self) -> bool:
        """Whether it is one utterance."""
        if self.against or self.shorter < FEWEST or self.score < SAME:
            return False
        return self.shorter >= LENGTHS * self.longer or self.score == 1.0

    @property
    def reason(self) -> str:
        """The score in words."""
        if self.score == 1.0:
            whole = self.shorter == self.longer
            return (
                "the words are the same"
                if whole
                else "all words of the shorter stand in the longer, in order"
            )
        return f"{self.shared} of {self.shorter} words are the same ({round(100 * self.score)} of 100)"


class Passage:
    """Words to compare: as written, and without case. A lead-in (“that …”, “to …”) is left off."""

    __slots__ = ("bag", "plain", "words")

    def __init__(self, text: str) -> None:
        words = [word.replace("’", "'") for word in _WORD.findall(text)]
        self.words = words[1:] if words and words[0].casefold() in _LEAD_IN else words
        self.plain = [word.casefold() for word in self.words]
        self.bag = Counter(self.plain)

    def may_be(self, other: "Passage") -> bool:
        """Whether the two have words enough in common, in whatever order, to be worth comparing."""
        fewer, more = (self, other) if len(self.words) <= len(other.words) else (other, self)
        number = len(fewer.words)
        # Counted by distinct words first: that is quick, and nearly all pairs have too few in common.
        if number < FEWEST or number - len(fewer.bag.keys() - more.bag.keys()) < SAME * number:
            return False
        return (self.bag & other.bag).total() >= SAME * number


@lru_cache(maxsize=2_000)
def passage(text: str) -> Passage:
    """The passage of a text, kept for a while: articles of one day are compared with much the same statements."""
    return Passage(text)


def compare(one: str | Passage, other: str | Passage) -> Comparison:
    """Compare two passages word by word."""
    mine, theirs = (each if isinstance(each, Passage) else Passage(each) for each in (one, other))
    opcodes = list(LCSseq.opcodes(mine.plain, theirs.plain))
    shorter, longer = sorted((len(mine.words), len(theirs.words)))
    return Comparison(_in_runs(opcodes), shorter, longer, _against(opcodes, mine.words, theirs.words))


def _in_runs(opcodes: list[Opcode]) -> int:
    """Words that are the same, stray ones between differing words left out, except in short passages."""
    equal = [code.src_end - code.src_start for code in opcodes if code.tag == "equal"]
    runs = sum(length for length in equal if length >= RUN)
    return sum(equal) if runs >= sum(equal) / 2 else runs


def _against(opcodes: list[Opcode], mine: list[str], theirs: list[str]) -> str:
    """What differs between words that are the same: a number, a name, a denial."""
    inner = _between(opcodes)
    gone = [word for code in inner for word in mine[code.src_start : code.src_end]]
    come = [word for code in inner for word in theirs[code.dest_start : code.dest_end]]
    rules = _rules()
    for label, kept in (("denial", rules["denials"]), ("number", rules["numbers"])):
        here = {
            word.casefold()
            for word in gone
            if word.casefold() in kept or (label == "number" and word.isdigit())
        }
        there = {
            word.casefold()
            for word in come
            if word.casefold() in kept or (label == "number" and word.isdigit())
        }
        here |= {"not" for word in gone if label == "denial" and word.casefold().endswith("n't")}
        there |= {"not" for word in come if label == "denial" and word.casefold().endswith("n't")}
        if here != there:
            return f"only one of them has the {label} “{sorted(here ^ there)[0]}”"
    names = [{word.casefold() for word in words if word[0].isupper()} for words in (gone, come)]
    if names[0] and names[1] and not names[0] <= names[1] and not names[1] <= names[0]:
        return f"one has the name “{sorted(names[0])[0]}” where the other has “{sorted(names[1])[0]}”"
    return ""


def _between(opcodes: list[Opcode]) -> list[Opcode]:
    """The differences that lie between words that are the same: what is only left off at an end says nothing."""
    inside = [number for number, code in enumerate(opcodes) if code.tag == "equal"]
    if not inside:
        return [code for code in opcodes if code.tag != "equal"]
    kept = []
    for number, code in enumerate(opcodes):
        ends = number < inside[0] or number > inside[-1]
        one_sided = code.src_start == code.src_end or code.dest_start == code.dest_end
        if code.tag != "equal" and not (ends and one_sided):
            kept.append(code)
    return kept


@cache
def _rules() -> dict[str, frozenset[str]]:
    path = Path(__file__).with_name("sameness.toml")
    with path.open("rb") as file:
        return {name: frozenset(words) for name, words in tomllib.load(file).items()}
