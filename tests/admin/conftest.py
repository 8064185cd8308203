"""A clerk: an editor who may enter the admin."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client


@pytest.fixture
def clerk(db: None, django_user_model: Any) -> Any:
    user = django_user_model.objects.create_user("clerk", password="correct horse battery", is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def desk(client: Client, clerk: Any) -> Client:
    """A client in which the clerk is signed in."""
    client.force_login(clerk)
    return client


def form_of(response: Any) -> dict[str, Any]:
    """What a browser would send back from an unchanged change form."""
    context = response.context
    forms = [context["adminform"].form]
    data: dict[str, Any] = {}
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms:
        for bound in form:
            value = bound.value()
            if isinstance(value, bool):
                if value:
                    data[bound.html_name] = "on"
            elif value is not None:
                data[bound.html_name] = (
                    bound.field.prepare_value(value) if hasattr(bound.field, "prepare_value") else value
                )
    return {name: "" if value is None else value for name, value in data.items()}
