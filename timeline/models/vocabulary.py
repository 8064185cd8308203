"""The closed vocabularies of the stored model, each a `TextChoices` whose values are constrained in the database."""

from django.db import models


class State(models.TextChoices):
    """What the desk has said about a thing: nothing yet, yes, or no."""

    SUGGESTED = "suggested", "Suggested"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected"


class Origin(models.TextChoices):
    """Who made a row."""

    MACHINE = "machine", "Machine"
    EDITOR = "editor", "Editor"


class SourceKind(models.TextChoices):
    """Whether a source tells news, or keeps the record that news is held against."""

    OUTLET = "outlet", "Publishes articles"
    CHRONOLOGY = "chronology", "Keeps an official record"


class ActorKind(models.TextChoices):
    PERSON = "person", "Person"
    STATE = "state", "State"
    GOVERNMENT = "government", "Government"
    ORGANISATION = "organisation", "Organisation"
    GROUP = "group", "Group"
    MEDIA = "media", "Media"


class EventType(models.TextChoices):
    """PLOVER's sixteen event types (manual of 2021), and the two things that PLOVER leaves out."""

    AGREE = "AGREE", "Agree"
    CONSULT = "CONSULT", "Consult"
    SUPPORT = "SUPPORT", "Support"
    CONCEDE = "CONCEDE", "Concede"
    COOPERATE = "COOPERATE", "Cooperate"
    AID = "AID", "Aid"
    RETREAT = "RETREAT", "Retreat"
    REQUEST = "REQUEST", "Request"
    ACCUSE = "ACCUSE", "Accuse"
    REJECT = "REJECT", "Reject"
    THREATEN = "THREATEN", "Threaten"
    PROTEST = "PROTEST", "Protest"
    SANCTION = "SANCTION", "Sanction"
    MOBILIZE = "MOBILIZE", "Mobilise"
    COERCE = "COERCE", "Coerce"
    ASSAULT = "ASSAULT", "Assault"
    STATEMENT = "STATEMENT", "Statement"
    OTHER = "OTHER", "Other"

    @property
    def quad(self) -> str:
        """PLOVER's quad class as a word: which side of the axis, verbal or material."""
        return _QUAD[self]


_QUAD = {
    **dict.fromkeys(["AGREE", "CONSULT", "SUPPORT", "CONCEDE"], "verbal cooperation"),
    **dict.fromkeys(["COOPERATE", "AID", "RETREAT"], "material cooperation"),
    **dict.fromkeys(["REQUEST", "ACCUSE", "REJECT", "THREATEN"], "verbal conflict"),
    **dict.fromkeys(["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"], "material conflict"),
    **dict.fromkeys(["STATEMENT", "OTHER"], "neutral"),
}


class Status(models.TextChoices):
    """The life of an event. Only the first two have happened."""

    HAPPENED = "happened", "Happened"
    ONGOING = "ongoing", "Ongoing"
    PLANNED = "planned", "Planned"
    PROPOSED = "proposed", "Proposed"
    CANCELLED = "cancelled", "Cancelled"
    DENIED = "denied", "Denied"
    HYPOTHETICAL = "hypothetical", "Hypothetical"
    ALLEGED = "alleged", "Alleged"


class Role(models.TextChoices):
    ACTOR = "actor", "Actor"
    RECIPIENT = "recipient", "Recipient"
    HOST = "host", "Host"
    VENUE = "venue", "Venue"
    ABOUT = "about", "About"


class Voice(models.TextChoices):
    """An actor's part in a statement, beside its first speaker and first addressee."""

    SPEAKER = "speaker", "Speaks too"
    ADDRESSEE = "addressee", "Spoken to as well"
    ABOUT = "about", "Spoken of"


class Form(models.TextChoices):
    DIRECT = "direct", "Direct"
    INDIRECT = "indirect", "Indirect"
    MIXED = "mixed", "Mixed"


class Act(models.TextChoices):
    """What a speaker does by speaking."""

    OFFER = "offer", "Offers"
    DEMAND = "demand", "Demands"
    REFUSE = "refuse", "Refuses"
    ACCUSE = "accuse", "Accuses"
    WARN = "warn", "Warns"
    THREATEN = "threaten", "Threatens"
    PRAISE = "praise", "Praises"
    PROMISE = "promise", "Promises"
    CONDITION = "condition", "Sets a condition"
    DENY = "deny", "Denies"
    ANNOUNCE = "announce", "Announces"
    APPEAL = "appeal", "Appeals"
    EXPECT = "expect", "Expects"
    THANK = "thank", "Thanks"
    CONDEMN = "condemn", "Condemns"
    SUPPORT = "support", "Supports"
    COMMENT = "comment", "Comments"


class DateBasis(models.TextChoices):
    """How an event got its date."""

    EXPLICIT = "explicit", "said in the text"
    REPORTING = "reporting", "the day it was reported"
    INFERRED = "inferred", "worked out"
    CARRIED = "carried", "carried over from an earlier sentence"
    DOCUMENT = "document", "the article's own date"
    EDITOR = "editor", "set by an editor"
    NONE = "none", "no date"


class Part(models.TextChoices):
    """What the words of a piece of evidence do for their owner."""

    PASSAGE = "passage", "Passage"
    TRIGGER = "trigger", "Trigger"
    DATE = "date", "Date"
    CONTENT = "content", "Content"
    CUE = "cue", "Cue"
    SOURCE = "source", "Source"
    TERMS = "terms", "Condition"
    HEDGE = "hedge", "Hedge"
    NAME = "name", "Name"
    TITLE = "title", "Title"
    ANCHOR = "anchor", "Anchor of a note"


def one_of(field: str, choices: type[models.TextChoices]) -> models.CheckConstraint:
    """The database's own guard that `field` holds one of `choices`."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": list(choices.values)}),
        name=f"%(class)s_{field}_known",
        violation_error_message=f"Not a known {field.replace('_', ' ')}.",
    )
