"""Quick fixes of a statement in the queue: who said it, what the words do, whether another outlet has the same."""

from django import forms
from django.http import HttpRequest, HttpResponse

from timeline.actions import DifferentUtterance, Edit, Judge, SameUtterance, SetSpeaker, SpeakerUnsure
from timeline.models import Actor, Article, Verb
from timeline.models.vocabulary import Act
from timeline.review.access import desk
from timeline.review.candidates import candidates
from timeline.review.deciding import Outcome, carry_out, version_of
from timeline.review.kinds import thing
from timeline.review.views.queue import after, refuse


class SpeakerForm(forms.Form):
    """Which button was pressed: an actor's, that of nobody, or that of not being able to tell."""

    actor = forms.ModelChoiceField(Actor.objects.current(), required=False)
    nobody = forms.BooleanField(required=False)
    unsure = forms.BooleanField(required=False)

    def clean(self) -> None:
        if len([name for name in self.fields if self.cleaned_data.get(name)]) != 1:
            raise forms.ValidationError(
                "Say who said it: one of the names, nobody, or that it cannot be told."
            )


class ActForm(forms.Form):
    act = forms.ChoiceField(choices=Act.choices)


class UtteranceForm(forms.Form):
    """The verdict on two statements."""

    verdict = forms.ChoiceField(choices=[(verb, verb) for verb in (Verb.SAME, Verb.DIFFERENT, Verb.UNSURE)])
    reason = forms.CharField(max_length=500, required=False)


@desk("POST")
def set_speaker(request: HttpRequest, pk: int) -> HttpResponse:
    """Set the speaker and accept, or leave it open; then the queue, at what comes next."""
    statement = thing("statement", pk)
    form = SpeakerForm(request.POST)
    if not form.is_valid():
        return refuse(request, form, at=pk)
    common = {"user": request.user, "subject": statement, "version": version_of(request.POST)}
    if form.cleaned_data["unsure"]:
        return after(request, carry_out(SpeakerUnsure(**common)), at=pk)
    actor = form.cleaned_data["actor"]
    outcome = carry_out(SetSpeaker(**common, speaker=actor, caption=_caption(statement, actor)))
    return after(request, outcome, at=pk)


def _caption(statement: object, actor: Actor | None) -> str:
    """The role that the queue showed beside the actor; for nobody, what the article calls the speaker."""
    if actor is None:
        return "" if statement.speaker_id else statement.speaker_caption  # type: ignore[attr-defined]
    text = Article.objects.values_list("text", flat=True).get(pk=statement.article_id)  # type: ignore[attr-defined]
    return next((one.caption for one in candidates(statement, text) if one.actor == actor), "")


@desk("POST")
def set_act(request: HttpRequest, pk: int) -> HttpResponse:
    """Set the act; the statement stays where it is, still to be judged."""
    statement = thing("statement", pk)
    form = ActForm(request.POST)
    if not form.is_valid():
        return refuse(request, form, at=pk)
    if form.cleaned_data["act"] == statement.act:
        return after(request, Outcome(), at=pk, chosen=pk)
    action = Edit(
        user=request.user,
        subject=statement,
        version=version_of(request.POST),
        values={"act": form.cleaned_data["act"]},
    )
    return after(request, carry_out(action), at=pk, chosen=pk)


@desk("POST")
def judge_utterance(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Whether two statements are one utterance: same, different, or not to be told."""
    one, two = thing("statement", pk), thing("statement", other)
    form = UtteranceForm(request.POST)
    if not form.is_valid():
        return refuse(request, form, at=pk)
    verdict = form.cleaned_data["verdict"]
    common = {"user": request.user, "one": one, "other": two, "reason": form.cleaned_data["reason"]}
    actions = {Verb.SAME: SameUtterance, Verb.DIFFERENT: DifferentUtterance}
    action = actions[verdict](**common) if verdict in actions else Judge(**common, verdict=verdict)
    return after(request, carry_out(action), at=pk, chosen=pk)
