"""Make an editor's account with a password that is shown once."""

import secrets
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
"""Without characters that are taken for another: 32 of them, so that 16 make 80 bits."""


class Command(BaseCommand):
    help = "Make an editor's account, or give one a new password. The password is shown once; change it when signed in."
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", nargs="?", default="editor", help="the account's name (editor)")
        parser.add_argument("--administrator", action="store_true", help="also an administrator")
        parser.add_argument("--reset", action="store_true", help="give an existing account a new password")
        parser.add_argument(
            "--first", action="store_true", help="do nothing if an editor can sign in already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        users = get_user_model().objects
        editors = users.filter(is_active=True, groups__name="Editors")
        if options["first"] and any(user.has_usable_password() for user in editors):
            return
        name = options["name"]
        user, made = users.get_or_create(username=name)
        if not made and user.has_usable_password() and not options["reset"]:
            raise CommandError(f"There is an account “{name}”. With --reset it gets a new password.")
        password = new_password()
        user.is_staff = user.is_active = True
        user.set_password(password)
        user.save()
        groups = ["Editors", "Administrators"] if options["administrator"] else ["Editors"]
        user.groups.add(*Group.objects.filter(name__in=groups))
        self.stdout.write(f"Sign in as “{name}” with the password  {password}")
        self.stdout.write("It is shown only now. Change it at /accounts/password/.")


def new_password() -> str:
    """Sixteen random characters in four groups."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
