"""Every change that an editor can make, one object each: check, then execute in one transaction.

`Accept(user=user, subject=event, version=3).execute()` returns the stored Decision, or raises an ActionError
(NotAllowed, Conflict, Invalid) and leaves everything as it was.
"""

from timeline.actions.add import AddActor, AddEvent, AddMention, AddStatement
from timeline.actions.base import Action
from timeline.actions.choose import Choose
from timeline.actions.edit import Edit, Publish, Redate
from timeline.actions.errors import ActionError, Conflict, Invalid, NotAllowed
from timeline.actions.evidence import AddEvidence, MoveEvidence
from timeline.actions.expression import CorrectExpression
from timeline.actions.judge import Accept, Defer, Judge, Reject
from timeline.actions.merge import MergeActors, MergeEvents, SplitReport
from timeline.actions.note import WriteNote
from timeline.actions.parts import Participant, Post
from timeline.actions.record import ImportRecord
from timeline.actions.saving import ChangeView, SaveView
from timeline.actions.separate import SplitActor
from timeline.actions.spans import Span
from timeline.actions.speaker import SetSpeaker, SpeakerUnsure
from timeline.actions.undo import Undo
from timeline.actions.variants import DifferentUtterance, SameUtterance

__all__ = [
    "Accept",
    "Action",
    "ActionError",
    "AddActor",
    "AddEvent",
    "AddEvidence",
    "AddMention",
    "AddStatement",
    "ChangeView",
    "Choose",
    "Conflict",
    "CorrectExpression",
    "Defer",
    "DifferentUtterance",
    "Edit",
    "ImportRecord",
    "Invalid",
    "Judge",
    "MergeActors",
    "MergeEvents",
    "MoveEvidence",
    "NotAllowed",
    "Participant",
    "Post",
    "Publish",
    "Redate",
    "Reject",
    "SameUtterance",
    "SaveView",
    "SetSpeaker",
    "Span",
    "SpeakerUnsure",
    "SplitActor",
    "SplitReport",
    "Undo",
    "WriteNote",
]
