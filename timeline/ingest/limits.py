"""How much one input may hold. Real pages end far below: of 2,449, the longest had 2.9 MB, 10,112 elements, depth 51."""

MAX_ARTICLE_CHARACTERS = 1_000_000
"""One article; as much as the parser reads (`timeline.extract.parser.MAX_CHARACTERS`)."""

MAX_FILE_BYTES = 5 * 1024 * 1024
"""A file that holds one article."""

MAX_LINE_BYTES = 8 * 1024 * 1024
"""A line of JSON Lines; the file itself may be of any length."""

MAX_JSON_DEPTH = 64
MAX_ELEMENTS = 50_000
MAX_DEPTH = 200
MAX_ATTRIBUTES = 256
FUTURE_DAYS = 2
"""A publication date further ahead than this is refused: clocks and zones differ by a day at most."""


def megabytes(size: int) -> str:
    """A size as a person reads it: 52428800 → “50 MB”."""
    return f"{size / 1024 / 1024:.3g} MB"
