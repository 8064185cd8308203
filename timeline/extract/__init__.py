"""Article text and publication date in, an `Extraction` out. Pure Python: no Django, no database.

    from timeline.extract import extract
    extraction = extract(text, date(2021, 6, 21))

The names are imported on first use, so that whoever needs only a value object does not load the parser.
"""

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.extract.extraction import Extraction, Span
    from timeline.extract.pipeline import Document, extract, extract_many

__all__ = ["Document", "Extraction", "Span", "extract", "extract_many"]

# One process, one core: threads over matrices as small as these spend most of their time waiting for each other.
# numpy asks when it is first imported, so this stands before any step is.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

_HOMES = {
    "Extraction": "extraction",
    "Span": "extraction",
    "Document": "pipeline",
    "extract": "pipeline",
    "extract_many": "pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
