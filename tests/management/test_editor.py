"""Accounts made from the command line."""

import re
from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command

from timeline.management.commands.editor import new_password

pytestmark = pytest.mark.django_db


def password_in(output: str) -> str:
    found = re.search(r"password  (\S+)", output)
    assert found
    return found[1]


def test_the_password_that_is_shown_opens_the_account(capsys: Any, client: Any) -> None:
    call_command("editor", "ana")
    entry = {"username": "ana", "password": password_in(capsys.readouterr().out)}
    assert client.post("/admin/login/?next=/admin/", entry).url == "/admin/"


def test_the_account_may_review_and_enter_the_admin(django_user_model: Any) -> None:
    call_command("editor", "ana")
    ana = django_user_model.objects.get(username="ana")
    assert ana.has_perm("timeline.review")
    assert ana.is_staff
    assert not ana.is_superuser


def test_an_account_that_exists_keeps_its_password(django_user_model: Any) -> None:
    django_user_model.objects.create_user("ana", password="correct horse battery")
    with pytest.raises(CommandError, match="There is an account “ana”"):
        call_command("editor", "ana")
    assert django_user_model.objects.get(username="ana").check_password("correct horse battery")


def test_reset_gives_it_a_new_one(django_user_model: Any, capsys: Any) -> None:
    django_user_model.objects.create_user("ana", password="correct horse battery")
    call_command("editor", "ana", "--reset")
    assert django_user_model.objects.get(username="ana").check_password(password_in(capsys.readouterr().out))


def test_first_makes_only_the_first(capsys: Any, django_user_model: Any) -> None:
    call_command("editor", "--first")
    assert "editor" in capsys.readouterr().out
    call_command("editor", "--first")
    assert capsys.readouterr().out == ""
    assert django_user_model.objects.count() == 1


def test_passwords_differ_and_satisfy_the_rules() -> None:
    first, second = new_password(), new_password()
    assert first != second
    validate_password(first)
