"""Whether two accounts are of one event: weighed up, with the reasons. No database here.

from timeline.resolve.weighing import Account, Party, Story, Telling, compare
compare(one, other)   # a Comparison: score, agrees, differs, contradiction
"""

from timeline.resolve.weighing.account import Account, Party, Telling
from timeline.resolve.weighing.comparison import MOST, MOST_BY_STORY, Comparison, compare, contradiction
from timeline.resolve.weighing.stories import Story
from timeline.resolve.weighing.weights import Finding

__all__ = [
    "MOST",
    "MOST_BY_STORY",
    "Account",
    "Comparison",
    "Finding",
    "Party",
    "Story",
    "Telling",
    "compare",
    "contradiction",
]
