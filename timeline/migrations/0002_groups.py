"""The two groups of the desk. Their permissions are made here, because Django makes them only after all migrations."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.contrib.contenttypes.management import create_contenttypes
from django.db import migrations

CONTENT = (
    "actor", "actorname", "article", "event", "eventreport", "evidence", "mention", "note", "participation",
    "position", "reportedrole", "source", "statement", "timeline", "timelineentry",
)  # fmt: skip
"""What editors may see, add and change; deleting is left to administrators, because rejecting can be undone."""

EDITORS, ADMINISTRATORS = "Editors", "Administrators"


def make_groups(apps, schema_editor):
    using = schema_editor.connection.alias
    _make_permissions("timeline", using)
    _make_permissions("auth", using)
    _make_permissions("axes", using)
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    of_app = Permission.objects.using(using).filter(content_type__app_label="timeline")
    editors, _ = Group.objects.using(using).get_or_create(name=EDITORS)
    wanted = [f"{verb}_{model}" for model in CONTENT for verb in ("view", "add", "change")]
    editors.permissions.set(of_app.filter(codename__in=[*wanted, "view_decision", "review"]))
    administrators, _ = Group.objects.using(using).get_or_create(name=ADMINISTRATORS)
    accounts = Permission.objects.using(using).filter(
        content_type__app_label="auth", content_type__model__in=["user", "group"]
    )
    locks = Permission.objects.using(using).filter(
        content_type__app_label="axes", codename__in=["view_accessattempt", "delete_accessattempt"]
    )
    # Decisions and histories are append-only for administrators too.
    kept = of_app.exclude(codename__regex=r"^(add|change|delete)_(decision|historical)")
    administrators.permissions.set([*kept, *accounts, *locks])


def _make_permissions(label, using):
    config = installed.get_app_config(label)
    create_contenttypes(config, verbosity=0, interactive=False, using=using)
    create_permissions(config, verbosity=0, interactive=False, using=using)


def remove_groups(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Group.objects.using(schema_editor.connection.alias).filter(name__in=[EDITORS, ADMINISTRATORS]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("timeline", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, remove_groups)]
