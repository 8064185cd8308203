"""What sort of name a name is: the recogniser against CrossNER politics, by exact span and one of five coarse types.

The weights that come with the project were trained on train and dev together, so that their figure on dev says nothing:
what counts is a model made here from train alone, and the two of them cross-validated. On other data (`DATA=folder`
with events/crossner_politics/test.txt) the weights that come with the project are scored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from timeline.extract.actors.page import Page
from timeline.extract.actors.recogniser.model import KINDS, Model, Name, model, named, names
from timeline.extract.actors.recogniser.train import Sentence, fit, pages, read

_SPACY = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "EVENT": "event",
    "NORP": "misc", "WORK_OF_ART": "misc", "LAW": "misc", "LANGUAGE": "misc", "PRODUCT": "misc",
}  # fmt: skip
FOLDS = 5


def scores(folder: Path) -> list[tuple[str, ...]]:
    """Rows of the table: system, F1 of all five types, F1 of each."""
    rows: list[tuple[str, ...]] = [("CrossNER politics, exact span and type", "F1", *KINDS)]
    if (folder / "test.txt").is_file():
        test = list(read(folder / "test.txt"))
        laid = list(pages(test))
        rows.append(_row("test: spaCy small", test, map(spacy_names, laid)))
        rows.append(_row("test: ours, the weights of the project", test, map(_found, laid)))
        return rows
    train, dev = list(read(folder / "train.txt")), list(read(folder / "dev.txt"))
    laid = list(pages(dev))
    rows.append(_row("dev: spaCy small", dev, map(spacy_names, laid)))
    try:
        using = fit(train)
    except ImportError:
        rows.append(("dev: ours needs python-crfsuite", *[""] * (1 + len(KINDS))))
        return rows
    rows.append(_row("dev: ours, trained on train", dev, (_found(page, using) for page in laid)))
    both = [*train, *dev]
    rows.append(_row(f"train and dev: ours, {FOLDS}-fold", both, _folds(both)))
    return rows


def spacy_names(page: Page) -> set[Name]:
    """spaCy's entities without "the" and possessives."""
    found = set()
    for ent in page.doc.ents:
        start = ent.start + (ent[0].lower_ in ("the", "a"))
        end = ent.end - (ent[-1].lower_ in ("'s", "’s"))
        if ent.label_ in _SPACY and start < end:
            found.add(Name(start, end, _SPACY[ent.label_]))
    return found


def _found(page: Page, using: Model | None = None) -> set[Name]:
    return set(names(page, using or model()))


def _folds(sentences: Sequence[Sentence]) -> list[set[Name]]:
    found: list[set[Name]] = [set()] * len(sentences)
    for fold in range(FOLDS):
        held = range(fold, len(sentences), FOLDS)
        using = fit([s for i, s in enumerate(sentences) if i % FOLDS != fold])
        for i, page in zip(held, pages([sentences[i] for i in held]), strict=True):
            found[i] = _found(page, using)
    return found


def _row(name: str, gold: Sequence[Sentence], found: Iterable[set[Name]]) -> tuple[str, ...]:
    hit, told, there = dict.fromkeys(KINDS, 0), dict.fromkeys(KINDS, 0), dict.fromkeys(KINDS, 0)
    for (_, labels), ours in zip(gold, found, strict=True):
        right = set(named(0, labels))
        for group, counts in ((right & ours, hit), (ours, told), (right, there)):
            for one in group:
                counts[one.kind] += 1
    each = [_f1(hit[kind], told[kind], there[kind]) for kind in KINDS]
    whole = _f1(sum(hit.values()), sum(told.values()), sum(there.values()))
    return (name, *(f"{score:.3f}" for score in (whole, *each)))


def _f1(hit: int, told: int, there: int) -> float:
    return 2 * hit / (told + there) if told + there else 0.0
