"""Named entities: what the model's own component finds, reckoned for all tokens of a text at once.

spaCy goes from token to token and asks each time for all 74 moves whether they are allowed, most of the time that
its entities take. But outside an entity a move depends on the token alone, and inside on the entity's first token and the
one before: so every token is asked as if no entity were open, those that would begin one are followed to their ends side
by side, and of those that overlap the first stands.

The network is the model's: three vectors of a state, each worked out once for each token (`lower`), summed, the greater
of two pieces taken, and scored by `upper`. Moves are spaCy's: B(egin), I(n), L(ast), U(nit) with a label, and O(ut).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.attrs import IS_SPACE, SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span

Array = np.ndarray[Any, Any]

_FIRST, _OPENED, _BEFORE = range(3)
"""What a state is made of: the token at hand, the first of the open entity, and the token before (in an open one)."""


class Entities:
    """The component that stands for the model's entity recogniser, whose weights it uses."""

    def __init__(self, nlp: Language) -> None:
        own: Any = nlp.get_pipe("ner")
        lower, upper = own.model.get_ref("lower"), own.model.get_ref("upper")
        if lower.get_dim("nF") != 3 or lower.get_dim("nP") < 2 or own.cfg["beam_width"] != 1:
            raise ValueError(
                "the model's entities are not reckoned from three tokens a state, one move at a time"
            )
        self._tokens = own.model.get_ref("tok2vec")
        self._lower = lower
        self._bias: Array = lower.get_param("b")
        self._weights: Array = upper.get_param("W")
        self._scores: Array = upper.get_param("b")
        moves = [own.moves.get_class_name(at).partition("-") for at in range(own.moves.n_moves)]
        unseen = own.model.attrs["unseen_classes"]
        usable = [at for at in range(len(moves)) if at not in unseen]
        self._labels = sorted({moves[at][2] for at in usable if moves[at][2]})

        def column(move: str, label: str) -> int:
            return next(at for at in usable if moves[at][0] == move and moves[at][2] == label)

        self._opening = np.array(
            [column("O", ""), *(column(move, label) for move in "BU" for label in self._labels)]
        )
        self._inside = np.array([[column(move, label) for move in "IL"] for label in self._labels])

    def __call__(self, doc: Doc) -> Doc:
        found: list[Span] = []
        if len(doc):
            features = self._lower.predict(self._tokens.predict([doc]))
            end = 0
            for first, after, label in zip(*self._entities(doc, features), strict=True):
                if first >= end:
                    found.append(Span(doc, first, after, label=self._labels[label]))
                    end = after
        doc.set_ents(found, default="outside")
        return doc

    def _entities(self, doc: Doc, features: Array) -> tuple[list[int], list[int], list[int]]:
        """First token, end and label of what each token begins if no entity is open there, in the order of the text."""
        space, starts = doc.to_array([IS_SPACE, SENT_START]).T == 1
        last = np.append(starts[1:], True)  # an entity ends where the sentence does
        opening = self._scored(features, np.arange(len(doc)), None)[:, self._opening]
        kinds = len(self._labels)
        opening[space, 1:] = -np.inf
        opening[last, 1 : kinds + 1] = -np.inf
        chosen = opening.argmax(axis=1)
        firsts = np.flatnonzero(chosen)
        begun = chosen[firsts] <= kinds
        labels = (chosen[firsts] - 1) % kinds
        ends = firsts + 1
        open_ = np.flatnonzero(begun)
        while len(open_):
            at = ends[open_]
            ends[open_] += 1
            stay, close = self._going_on(features, at, firsts[open_], labels[open_])
            open_ = open_[(stay >= close) & ~last[at]]
        return firsts.tolist(), ends.tolist(), labels.tolist()

    def _going_on(self, features: Array, at: Array, first: Array, label: Array) -> tuple[Array, Array]:
        """The scores of going on and of ending with the tokens `at`, in entities of these first tokens and labels."""
        scores = self._scored(features, at, first)
        columns = self._inside[label]
        rows = np.arange(len(at))
        return scores[rows, columns[:, 0]], scores[rows, columns[:, 1]]

    def _scored(self, features: Array, at: Array, first: Array | None) -> Array:
        """The score of each move at the tokens `at`, in an entity that has begun at `first`, or in none."""
        # Row 0 stands for no token.
        summed = features[at + 1, _FIRST]
        if first is None:
            summed = summed + features[0, _OPENED] + features[0, _BEFORE]
        else:
            summed = summed + features[first + 1, _OPENED] + features[at, _BEFORE]
        hidden = (summed + self._bias).max(axis=-1)
        scores: Array = hidden @ self._weights.T + self._scores
        return scores
