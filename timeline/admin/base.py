"""What the pages of all nouns share: forms that notice another's change, saving as one decision, a plain history."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.db.models import URLField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from simple_history.admin import SimpleHistoryAdmin

from timeline.actions import ActionError
from timeline.admin.saving import Save

EDTF_HELP = (
    "Extended Date/Time Format: a day 2021-06-21, a month 2021-06, a year 2021, an interval 2021-06-19/2021-06-23, "
    "about 2021-06~, perhaps 2021-06-21?, open 2021-06/.. – empty if unknown."
)


class RecordForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form that carries the version it shows, so that nobody overwrites what another saved meanwhile."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if hasattr(self.instance, "history"):  # an article's version is the publisher's, not the row's
            self.fields["seen"].initial = getattr(self.instance, "version", None)
        for name in ("edtf", "since", "until"):
            if name in self.fields:
                self.fields[name].help_text = EDTF_HELP

    def clean(self) -> dict[str, Any]:
        entered = super().clean() or self.cleaned_data
        if self.instance.pk and "seen" in self.changed_data:
            raise forms.ValidationError(
                "Somebody else changed this while you had it open. Open it again to see the newer version."
            )
        return entered


class Autocomplete(AutocompleteSelect):
    """Django's, with words in it while nothing is chosen, which are also its name for a screen reader."""

    def build_attrs(
        self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        return {
            **super().build_attrs(base_attrs, extra_attrs),
            "data-placeholder": f"Choose: {self.field.verbose_name}",
        }


def named(model_admin: Any, db_field: Any, kwargs: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a form field, with our widget where the field is one of the autocompletes."""
    if "widget" not in kwargs and db_field.name in model_admin.get_autocomplete_fields(None):
        kwargs["widget"] = Autocomplete(db_field, model_admin.admin_site, using=kwargs.get("using"))
    return kwargs


class NoDeletion(admin.ModelAdmin):  # type: ignore[type-arg]
    """Records are rejected or merged, never deleted, so that their history and addresses stay."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnly(NoDeletion):
    """To be looked at only."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class RecordAdmin(NoDeletion):
    """Saves a form and its inlines as one decision."""

    form = RecordForm
    show_full_result_count = False
    list_per_page = 50
    save_on_top = True
    formfield_overrides = {URLField: {"assume_scheme": "https"}}

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        return super().formfield_for_foreignkey(db_field, request, **named(self, db_field, kwargs))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Nothing yet: the row and its inlines are saved together."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        fields = [name for name in form.changed_data if name != "seen"]
        if change and not fields and not any(formset.has_changed() for formset in formsets):
            for formset in formsets:
                formset.save(commit=False)  # which notes that there is nothing to tell
            return
        Save(
            user=request.user, row=form.instance, fields=fields, added=not change, formsets=formsets
        ).execute()

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except ActionError as error:
            messages.error(request, error.message)
            return HttpResponseRedirect(request.get_full_path())


class TrackedAdmin(RecordAdmin, SimpleHistoryAdmin):
    """A noun whose every change is kept; the history tells by whom, when and why."""

    object_history_list_template = "admin/timeline/history_list.html"

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        """Old states come back by undoing a decision, not by saving over the present one."""
        return True

    def history_form_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """An old state, to be looked at."""
        if request.method not in ("GET", "HEAD"):
            raise PermissionDenied
        return super().history_form_view(request, *args, **kwargs)

    def get_history_queryset(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return (
            super().get_history_queryset(request, *args, **kwargs).select_related("decision", "history_user")
        )


class PartFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """Rows in a table, whose controls are named for those who cannot see the column's heading."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            field.widget.attrs.setdefault(
                "aria-label", "Take out" if name == "DELETE" else str(field.label or name)
            )


class PartInline(admin.TabularInline):  # type: ignore[type-arg]
    """Rows that belong to their owner and are edited with it. Taking one out is a change that can be undone."""

    form = RecordForm
    formset = PartFormSet
    extra = 0

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        return super().formfield_for_foreignkey(db_field, request, **named(self, db_field, kwargs))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)


class ReadOnlyInline(admin.TabularInline):  # type: ignore[type-arg]
    """Rows that are shown beside their owner and changed elsewhere."""

    extra = 0
    can_delete = False
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
