"""Acts and forms of speech as nouns, for sentences that say what a list holds."""

from timeline.models.vocabulary import Act, Form

NOUNS = {
    Act.OFFER: ("offer", "offers"),
    Act.DEMAND: ("demand", "demands"),
    Act.REFUSE: ("refusal", "refusals"),
    Act.ACCUSE: ("accusation", "accusations"),
    Act.WARN: ("warning", "warnings"),
    Act.THREATEN: ("threat", "threats"),
    Act.PRAISE: ("word of praise", "words of praise"),
    Act.PROMISE: ("promise", "promises"),
    Act.CONDITION: ("condition", "conditions"),
    Act.DENY: ("denial", "denials"),
    Act.ANNOUNCE: ("announcement", "announcements"),
    Act.APPEAL: ("appeal", "appeals"),
    Act.EXPECT: ("expectation", "expectations"),
    Act.THANK: ("word of thanks", "words of thanks"),
    Act.CONDEMN: ("condemnation", "condemnations"),
    Act.SUPPORT: ("word of support", "words of support"),
    Act.COMMENT: ("comment", "comments"),
}
"""Each act as one and as several."""

FORMS = {
    Form.DIRECT: "quoted word for word",
    Form.INDIRECT: "reported in other words",
    Form.MIXED: "partly quoted",
}


def noun(acts: tuple[str, ...], one: bool) -> list[str]:
    """What the statements are called: “statements”, or the nouns of the acts."""
    if not acts:
        return ["statement" if one else "statements"]
    return [NOUNS[Act(act)][0 if one else 1] for act in acts]
