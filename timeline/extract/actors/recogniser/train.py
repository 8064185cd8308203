"""Train the recogniser: `python -m timeline.extract.actors.recogniser.train FOLDER` (needs requirements-bench.txt).

FOLDER holds `train.txt` and `dev.txt` of CrossNER politics (Liu et al. 2021, MIT licence): a token and its label a line,
sentences parted by blank lines. Weights go to `weights.npz` beside this file. Not needed to run the extractor.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

from timeline.extract.actors.page import Page
from timeline.extract.actors.recogniser.features import Features
from timeline.extract.actors.recogniser.model import WEIGHTS, Model, _stretches
from timeline.extract.parser import parser

COARSE = {
    "politician": "person", "person": "person", "organisation": "organisation", "politicalparty": "organisation",
    "country": "place", "location": "place", "event": "event", "election": "event", "misc": "misc",
}  # fmt: skip
"""CrossNER's types to the five that are told apart."""

L1, L2, ROUNDS = 0.03, 0.5, 120
"""Regularisation and rounds of L-BFGS, chosen by five-fold cross-validation on train."""

Sentence = tuple[list[str], list[str]]


def read(file: Path) -> Iterator[Sentence]:
    """(words, coarse labels) of each sentence."""
    words: list[str] = []
    labels: list[str] = []
    for line in [*file.read_text(encoding="utf-8").splitlines(), ""]:
        word, _, label = line.partition("\t")
        if word.strip():
            words.append(word)
            labels.append(label if label == "O" else label[:2] + COARSE[label[2:]])
        elif words:
            yield words, labels
            words, labels = [], []


def pages(sentences: Iterable[Sentence]) -> Iterator[Page]:
    """The sentences parsed, word for word, with the lexicons laid over them."""
    nlp = parser()
    docs = [Doc(nlp.vocab, words=words) for words, _ in sentences]
    yield from map(Page.of, nlp.pipe(docs, batch_size=32))


def fit(sentences: Sequence[Sentence]) -> Model:
    """A model of these sentences. Raises ImportError without python-crfsuite."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for (_, labels), page in zip(sentences, pages(sentences), strict=True):
        features = Features(page)
        for stretch in _stretches(features.near_capitals(0, len(page.doc))):
            trainer.append(
                [features.of(at, 0, len(page.doc)) for at in stretch], [labels[at] for at in stretch]
            )
    trainer.set_params({"c1": L1, "c2": L2, "max_iterations": ROUNDS, "feature.possible_transitions": True})
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "model")
        trainer.train(file)
        tagger = pycrfsuite.Tagger()
        tagger.open(file)
        return _model(tagger.info())


def _model(info: Any) -> Model:
    labels = tuple(sorted(info.labels))
    place = {label: i for i, label in enumerate(labels)}
    index: dict[str, int] = {}
    for feature, _ in info.state_features:
        index.setdefault(feature, len(index))
    state = np.zeros((len(index), len(labels)), np.float32)
    for (feature, label), weight in info.state_features.items():
        state[index[feature], place[label]] = weight
    moves = np.zeros((len(labels), len(labels)), np.float32)
    for (one, other), weight in info.transitions.items():
        moves[place[one], place[other]] = weight
    return Model(labels, index, state, moves)


def save(model: Model, file: Path) -> None:
    """Write the weights, rounded to half precision, without those that are nothing."""
    rows, columns = np.nonzero(np.abs(model.state) > 0.01)
    np.savez_compressed(
        file,
        labels=np.frombuffer("\n".join(model.labels).encode(), np.uint8),
        features=np.frombuffer("\n".join(model.index).encode(), np.uint8),
        rows=rows.astype(np.int32),
        columns=columns.astype(np.uint8),
        weights=model.state[rows, columns].astype(np.float16),
        moves=model.moves.astype(np.float16),
    )


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    given = [*read(folder / "train.txt"), *read(folder / "dev.txt")]
    save(fit(given), WEIGHTS)
    sys.stdout.write(f"{len(given)} sentences, {WEIGHTS.stat().st_size:,} bytes in {WEIGHTS.name}\n")
