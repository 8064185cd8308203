"""What editors fill in. Each form gives the values of one action; none saves anything itself."""

from timeline.review.forms.actor import ActorForm, PositionFormSet
from timeline.review.forms.annotate import AnnotateForm
from timeline.review.forms.event import EventForm, ParticipantFormSet
from timeline.review.forms.note import NoteForm
from timeline.review.forms.statement import StatementForm

__all__ = [
    "ActorForm",
    "AnnotateForm",
    "EventForm",
    "NoteForm",
    "ParticipantFormSet",
    "PositionFormSet",
    "StatementForm",
]
