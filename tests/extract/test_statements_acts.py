"""What an utterance does."""

from __future__ import annotations

import pytest

from timeline.extract.statements.acts import act_of


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("Thank you for your warm welcome.", "thank"),
        ("We are ready to meet anywhere.", "offer"),
        ("They must withdraw their troops.", "demand"),
        ("We hope that talks will resume.", "expect"),
        ("We will continue to work for peace.", "promise"),
        ("There is no evidence for this.", "deny"),
        ("We condemn this cowardly attack.", "condemn"),
        ("We will not accept it.", "refuse"),
        ("They are responsible for the raid.", "accuse"),
        ("The harvest was good.", "comment"),
    ],
)
def test_a_neutral_cue_leaves_the_act_to_the_words(content: str, act: str) -> None:
    assert act_of("comment", content) == act


def test_a_telling_cue_decides() -> None:
    assert act_of("warn", "Thank you for your warm welcome.") == "warn"
