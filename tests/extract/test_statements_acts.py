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
        ("Norland condemns the raid on the port.", "condemn"),
        ("Norland calls on its neighbours to share their data.", "appeal"),
        ("We urged Sudland to withdraw its boats.", "demand"),
        ("Norland remains committed to the treaty.", "promise"),
        ("The plan rests on a shared commitment to trade.", "comment"),
        ("These funds go to support the purchase of boats.", "comment"),
        ("Such questions need to be addressed.", "comment"),
        ("Minister, dear Ena, thank you for the tea.", "thank"),
        ("Norland welcomes this agreement.", "praise"),
        ("Norland firmly supports the accord.", "support"),
        ("We are not going to get into that.", "comment"),
        ("They will not sign the treaty.", "refuse"),
        ("his appreciation for the tea", "thank"),
        ("And so, on this day, we thank all of our neighbours.", "thank"),
        ("Thanks, Ena. The ports will stay as they are. The cod is well.", "comment"),
        ("We urge all states to reject this plan.", "appeal"),
        ("This would not be here without all of them.", "comment"),
        ("Sudland announced the closure of ports last year.", "comment"),
        ("Today we are announcing new rules for ports.", "announce"),
        ("We cherish the land and its promise.", "comment"),
        ("We promise to open the ports.", "promise"),
        ("The harvest was good.", "comment"),
    ],
)
def test_a_neutral_cue_leaves_the_act_to_the_words(content: str, act: str) -> None:
    assert act_of("comment", content) == act


def test_a_telling_cue_decides() -> None:
    assert act_of("warn", "Thank you for your warm welcome.") == "warn"
