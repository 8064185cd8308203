"""PostgreSQL: what is counted of an event, from one index in the order of positions.

A strip looks at thousands of events: from the table each costs a page of the disk, from this index a few of a row.
SQLite reads rows in the order of the table's key, and has no use for it.
"""

from django.db import migrations

INDEX = (
    'CREATE INDEX event_told ON timeline_event ("position") '
    "INCLUDE (id, earliest, latest, event_type, status, state, core, merged_into_id)"
)


def _create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(INDEX)


def _drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX event_told")


class Migration(migrations.Migration):
    dependencies = [("timeline", "0019_saved_views")]

    operations = [migrations.RunPython(_create, _drop)]
