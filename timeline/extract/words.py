"""Part of speech and lemma of each token: what the model's own rules say, remembered by word, tag and relation.

spaCy tries its 179 patterns and then its lemmatiser on every token, a fifth of the parser's time, and they say the same
of the same word each time. What two tokens say together (“let's”, “there is”) is remembered for the two. Morphological
features, which nothing here reads, are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, ORTH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

Key = tuple[int, ...]
"""Word, tag and relation of a token, as spaCy's numbers."""

MOST = 200_000
"""So many are remembered before all are forgotten: some 50 MB."""

_SAID = (TAG, POS, LEMMA, DEP)
"""What the rules may set; tag and relation of white space only."""


class Words:
    """The component that stands for the model's attribute ruler and lemmatiser."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._rules = [nlp.get_pipe(name) for name in ("attribute_ruler", "lemmatizer")]
        # Lists as they come, searched from the front for each lemma that a rule proposes.
        index = self._rules[1].lookups.get_table("lemma_index")  # type: ignore[attr-defined]
        for part in list(index):
            index[part] = frozenset(index[part])
        patterns = [each for rule in self._rules[0].patterns for each in rule["patterns"]]  # type: ignore[attr-defined]
        if max(map(len, patterns)) > 2:
            raise ValueError(
                "the model has rules for more than two tokens together, and only two are remembered"
            )
        self._opening = Matcher(nlp.vocab)
        self._opening.add("opening", [each[:1] for each in patterns if len(each) == 2])
        self._known: dict[Key, tuple[Key, bool]] = {}
        self._pairs: dict[tuple[Key, Key], list[Key]] = {}

    def __call__(self, doc: Doc) -> Doc:
        keys: list[Key] = list(map(tuple, doc.to_array([ORTH, TAG, DEP]).tolist()))
        if len(self._known) > MOST:  # new ones, not emptied: another thread may be reading these
            self._known, self._pairs = {}, {}
        known = self._known
        for key in dict.fromkeys(key for key in keys if key not in known):
            known[key] = self._alone(key)
        said = [known[key][0] for key in keys]
        for at, key in enumerate(keys[:-1]):
            if known[key][1]:
                together = self._of_two(key, keys[at + 1])
                for place, alone in ((0, said[at]), (1, known[keys[at + 1]][0])):
                    if together[place] != alone:
                        said[at + place] = together[place]
        if said:
            _write(doc, _SAID, said)
        return doc

    def _alone(self, key: Key) -> tuple[Key, bool]:
        """What the rules say of a token by itself, and whether it may open a pair."""
        doc = self._ruled([key])
        return _said(doc)[0], bool(self._opening(doc, allow_missing=True))

    def _of_two(self, one: Key, other: Key) -> list[Key]:
        pairs = self._pairs
        if (one, other) not in pairs:
            pairs[one, other] = _said(self._ruled([one, other]))
        return pairs[one, other]

    def _ruled(self, keys: Sequence[Key]) -> Doc:
        """The tokens as a text of their own, with what the model's rules say of it."""
        doc = Doc(self._vocab, words=[self._vocab.strings[key[0]] for key in keys])
        _write(doc, (TAG, DEP), [key[1:] for key in keys])
        for rule in self._rules:
            doc = rule(doc)
        return doc


def _write(doc: Doc, attributes: Sequence[int], rows: Sequence[Key]) -> None:
    table: Any = np.array(rows, dtype="uint64")
    doc.from_array(list(attributes), table)


def _said(doc: Doc) -> list[Key]:
    rows: Iterable[Iterable[int]] = doc.to_array(list(_SAID)).tolist()
    return [tuple(row) for row in rows]
