"""Where the reports of an event differ: the editor takes the word of one."""

from django import forms
from django.http import HttpRequest, HttpResponse

from timeline.actions import Choose
from timeline.models.telling.matters import MATTERS
from timeline.review.access import desk
from timeline.review.deciding import carry_out, version_of
from timeline.review.kinds import thing
from timeline.review.views.queue import after, refuse


class ChoiceForm(forms.Form):
    """`take` is what the button says: the id of the report, and behind a hyphen that of the participant it is about."""

    matter = forms.ChoiceField(choices=[(name, name) for name in MATTERS])
    take = forms.RegexField(
        r"^[0-9]{1,18}(-[0-9]{1,18})?$", error_messages={"required": "Choose one of the values."}
    )
    reason = forms.CharField(max_length=500, required=False)


@desk("POST")
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Set the value and keep the choice; then the event's page, or the queue."""
    event = thing("event", pk)
    form = ChoiceForm(request.POST)
    if not form.is_valid():
        return refuse(request, form, at=pk)
    report, _, actor = form.cleaned_data["take"].partition("-")
    action = Choose(
        user=request.user,
        subject=event,
        version=version_of(request.POST),
        matter=form.cleaned_data["matter"],
        report=int(report),
        actor=int(actor) if actor else None,
        reason=form.cleaned_data["reason"],
    )
    return after(request, carry_out(action), at=pk, chosen=pk)
