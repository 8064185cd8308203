"""The factories make rows that the database accepts."""

import inspect

import pytest

from tests import factories


def _all():
    found = inspect.getmembers(factories, inspect.isclass)
    return [cls for name, cls in found if name.endswith("Factory") and cls.__module__ == factories.__name__]


@pytest.mark.django_db
@pytest.mark.parametrize("factory", _all(), ids=lambda cls: cls.__name__)
def test_each_factory_makes_a_row_that_passes_its_own_validation(factory):
    factory().full_clean()


@pytest.mark.django_db
def test_an_editor_may_review_and_a_reader_may_not():
    assert factories.EditorFactory().has_perm("timeline.review")
    assert not factories.UserFactory().has_perm("timeline.review")
    assert factories.UserFactory(permissions=["add_article"]).has_perm("timeline.add_article")
