"""The scorers that come with the development data, as modules."""

from __future__ import annotations

import importlib.util
from types import ModuleType

from tests.bench import data


def load(name: str) -> ModuleType:
    """The scorer `name` of the shared data; ends the program if it is not there."""
    file = data.SHARED / "bench" / f"{name}.py"
    if not file.is_file():
        raise SystemExit(f"{file} is not there")
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
