"""Quotations and their marks."""

from __future__ import annotations

import pytest

from timeline.extract.statements.quotes import Quotes


def found(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in Quotes(text).all]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("He said “no” twice.", ["“no”"]),
        ('"One," he said. "Two."', ['"One,"', '"Two."']),
        ("“One.\n\n“Two.”", ["“One.\n\n“Two.”"]),
        ("“One.\n\nTwo.", ["“One."]),
        ("``One,'' he said.", ["``One,''"]),
        ("No marks at all.", []),
    ],
)
def test_quotations(text: str, quotes: list[str]) -> None:
    assert found(text) == quotes


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("“We will never accept such a thing,”", True),
        ("“Shame on you!”", True),
        ("“calibrated and practical”", False),
        ("“The Old Man and the Sea”", False),
    ],
)
def test_speech_is_told_from_titles_and_single_words(text: str, speech: bool) -> None:
    quotes = Quotes(text)
    assert quotes.is_speech(quotes.all[0]) is speech


def test_the_share_of_quoted_letters() -> None:
    assert Quotes("ab “cd”").share(0, 7) == pytest.approx(0.5)
