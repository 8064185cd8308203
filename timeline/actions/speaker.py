"""Who said it: an editor names the speaker of a statement and accepts it with that, or cannot tell."""

from dataclasses import dataclass, field

from timeline.actions.base import store
from timeline.actions.edit import Edit
from timeline.actions.errors import Invalid
from timeline.actions.fields import mark_edited
from timeline.actions.judge import Defer, named_by
from timeline.models import Actor, Statement, Verb
from timeline.models.vocabulary import State, Voice


@dataclass(kw_only=True)
class SetSpeaker(Edit):
    """`speaker` said it, in the role `caption` held then; None is nobody who is named. The statement is accepted by that.

    Suggested actors that it names, and its variants in other outlets, are accepted with it, as they are when it is
    accepted as it stands.
    """

    speaker: Actor | None
    caption: str = ""
    accept: bool = field(default=True, init=False)

    def validate(self) -> None:
        if not isinstance(self.subject, Statement):
            raise Invalid("Only a statement has a speaker.")
        if self.speaker is not None and self.speaker.merged_into_id:
            raise Invalid(f"“{self.speaker}” was merged into “{self.speaker.merged_into}”.")
        self.values = {"speaker": self.speaker, "speaker_caption": self.caption}
        super().validate()

    def change(self) -> None:
        super().change()
        self._speak_once(self.subject)
        for row in named_by(self.subject):
            row.state = State.ACCEPTED
            if isinstance(row, Statement):  # a variant in another outlet: the same person said it
                row.speaker, row.speaker_caption = self.speaker, self.caption
                mark_edited(row, {"speaker", "speaker_caption"})
                self._speak_once(row)
            store(row)

    def _speak_once(self, statement: Statement) -> None:
        """Nobody speaks beside himself."""
        for row in statement.roles.filter(role=Voice.SPEAKER, actor=self.speaker) if self.speaker else ():
            row.delete()


@dataclass(kw_only=True)
class SpeakerUnsure(Defer):
    """It cannot be told who said it: that is kept, and the statement goes to the end of the queue."""

    verb = Verb.UNSURE

    def validate(self) -> None:
        if not isinstance(self.subject, Statement):
            raise Invalid("Only a statement has a speaker.")
        super().validate()

    def begin(self) -> None:
        self.detail = {"about": "speaker"}
        super().begin()
