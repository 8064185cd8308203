"""The model at run time: weights from a file, and the best sequence of labels for a sentence (Viterbi)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from timeline.extract.actors.page import Page
from timeline.extract.actors.recogniser.features import Features

WEIGHTS = Path(__file__).with_name("weights.npz")

KINDS = ("person", "organisation", "place", "event", "misc")
"""What a name may be the name of."""


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `[start, end)` that are one name, and of what."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Model:
    """`state` is (features, labels), `moves` (labels, labels): from row to column. Labels are "O", "B-person", …"""

    labels: tuple[str, ...]
    index: dict[str, int]
    state: np.ndarray[Any, np.dtype[np.float32]]
    moves: np.ndarray[Any, np.dtype[np.float32]]

    @classmethod
    def load(cls, file: Path) -> Model:
        """Raises OSError or ValueError if the file is not one of `save`'s."""
        with np.load(file, allow_pickle=False) as held:
            names = bytes(held["features"]).decode().split("\n")
            labels = tuple(bytes(held["labels"]).decode().split("\n"))
            state = np.zeros((len(names), len(labels)), np.float32)
            state[held["rows"], held["columns"]] = held["weights"].astype(np.float32)
            return cls(labels, {n: i for i, n in enumerate(names)}, state, held["moves"].astype(np.float32))

    def label(self, features: Sequence[Sequence[str]]) -> list[str]:
        """The best label of each token of a stretch, given the features of each."""
        index = self.index
        known = [[index[name] for name in names if name in index] for names in features]
        scores = np.zeros((len(known), len(self.labels)), np.float32)
        told = [at for at, numbers in enumerate(known) if numbers]
        if told:  # each token's rows summed, all tokens at once
            firsts = np.cumsum([0, *(len(known[at]) for at in told[:-1])])
            scores[told] = np.add.reduceat(self.state[list(chain.from_iterable(known))], firsts)
        back = np.empty(scores.shape, np.intp)
        best = scores[0]
        for at in range(1, len(scores)):
            paths = best[:, None] + self.moves
            back[at] = paths.argmax(0)
            best = paths.max(0) + scores[at]
        path = [int(best.argmax())]
        for at in range(len(scores) - 1, 0, -1):
            path.append(int(back[at][path[-1]]))
        return [self.labels[label] for label in reversed(path)]


@cache
def model() -> Model | None:
    """The model that comes with the project, None if its file is not there."""
    return Model.load(WEIGHTS) if WEIGHTS.is_file() else None


def names(page: Page, using: Model | None = None) -> Iterator[Name]:
    """The names of an article, in text order; none without a model."""
    recogniser = using or model()
    if recogniser is None:
        return
    features = Features(page)
    for sent in page.doc.sents:
        for stretch in _stretches(features.near_capitals(sent.start, sent.end)):
            labels = recogniser.label([features.of(at, sent.start, sent.end) for at in stretch])
            yield from named(stretch[0], labels)


def _stretches(places: list[int]) -> Iterator[list[int]]:
    """The places in runs without a gap."""
    run: list[int] = []
    for at in places:
        if run and at > run[-1] + 1:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def named(first: int, labels: Sequence[str]) -> Iterator[Name]:
    """The names that a sequence of labels from token `first` on tells."""
    start, kind = None, ""
    for at, label in enumerate([*labels, "O"], first):
        mark, _, sort = label.partition("-")
        if start is not None and (mark != "I" or sort != kind):
            yield Name(start, at, kind)
            start = None
        if mark == "B" or (mark == "I" and start is None):
            start, kind = at, sort
