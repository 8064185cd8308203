"""A public quote extractor to measure beside ours: textacy's rules over the same spaCy model (if it is installed)."""

from __future__ import annotations

import time
from importlib import import_module
from typing import Any

from timeline.extract.parser import parser


def quotations(articles: list[dict[str, Any]]) -> tuple[dict[str, list[dict[str, Any]]], float]:
    """Attributions by article ({"id", "text"}), and the seconds of processor time, parsing included."""
    extract = import_module("textacy.extract")
    model = parser()
    found = {}
    start = time.process_time()
    texts = (article["text"] for article in articles)
    for article, doc in zip(articles, model.pipe(texts), strict=True):
        try:
            quoted = list(extract.direct_quotations(doc))
        except ValueError:  # it refuses articles with an odd number of quotation marks
            quoted = []
        found[article["id"]] = [
            {"source": _spans(one.speaker), "cue": _spans(one.cue), "content": _spans([one.content])}
            for one in quoted
        ]
    return found, time.process_time() - start


def _spans(parts: Any) -> list[tuple[int, int]]:
    """Character spans of tokens or spans."""
    return [
        (part.start_char, part.end_char) if hasattr(part, "start_char") else (part.idx, part.idx + len(part))
        for part in parts
    ]
