"""Many rows of one model stored at once, with the history row of each.

simple-history's `bulk_create_with_history` makes an object for every history row and sends all of it to the database a
second time; here the database copies what it has just stored, in one statement.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import connections, models, router, transaction
from django.utils import timezone

M = TypeVar("M", bound=models.Model)

AT_ONCE = 500
"""Rows whose history is copied in one statement."""


def create_with_history(rows: Sequence[M], model: type[M]) -> None:
    """Insert unsaved rows, which get their ids, and note their creation in the history.

    As with every bulk insert no `save` is called: what it works out must be set, and no signal is sent. The user in the
    history is whose request runs, if one does (see `history.by_machine`); a decision in force is not noted, since
    nothing but the machine makes rows this way.
    """
    if not rows:
        return
    history = _history_of(model)
    alias = router.db_for_write(model)
    with transaction.atomic(using=alias, savepoint=False):
        model._default_manager.using(alias).bulk_create(rows)
        user = history.get_default_history_user(rows[0])
        for start in range(0, len(rows), AT_ONCE):
            _copy([row.pk for row in rows[start : start + AT_ONCE]], model, history, user, alias)


@cache
def _history_of(model: type[models.Model]) -> Any:
    return model.history.model  # type: ignore[attr-defined]  # a manager made anew each time it is asked for


def _copy(ids: list[int], model: type[models.Model], history: Any, user: Any, alias: str) -> None:
    connection = connections[alias]
    quote = connection.ops.quote_name
    copied = [(field.column, history._meta.get_field(field.name).column) for field in history.tracked_fields]
    noted = {
        "history_date": connection.ops.adapt_datetimefield_value(timezone.now()),
        "history_type": "+",
        "history_user_id": user.pk if user else None,
    }
    into = ", ".join(quote(name) for name in [*(to for _, to in copied), *noted])
    values = ", ".join([*(quote(column) for column, _ in copied), *["%s"] * len(noted)])
    places = ", ".join(["%s"] * len(ids))
    copy = (
        f"INSERT INTO {quote(history._meta.db_table)} ({into}) "  # noqa: S608
        f"SELECT {values} FROM {quote(model._meta.db_table)} WHERE id IN ({places}) ORDER BY id"
    )
    with connection.cursor() as cursor:
        cursor.execute(copy, [*noted.values(), *ids])
