"""All errors of the project have one base class, which separates them from bugs."""

import ast
import importlib
from pathlib import Path

import pytest

from metrics.quantities.errors import TwofoldError

ROOT = Path(__file__).parents[2]
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "metrics").rglob("*.py"))
}
# Errors of libraries, raised where their caller expects them.
FOREIGN = {"ArgumentTypeError"}
RAISING = [
    name
    for name, body in MODULES.items()
    if any(isinstance(at, ast.Raise) and at.exc for at in ast.walk(body))
]


def raised_names(body: ast.Module) -> set[str]:
    """The classes, or the functions that make them, after each ``raise``."""
    found = set()
    for at in ast.walk(body):
        if isinstance(at, ast.Raise) and at.exc:
            named = at.exc.func if isinstance(at.exc, ast.Call) else at.exc
            found.add(named.attr if isinstance(named, ast.Attribute) else ast.unparse(named))
    return found


@pytest.mark.parametrize("module", RAISING)
def test_what_is_raised_is_an_error_of_the_project(module: str) -> None:
    functions = {at.name for at in ast.walk(MODULES[module]) if isinstance(at, ast.FunctionDef)}
    for name in raised_names(MODULES[module]) - FOREIGN - functions:
        assert name.endswith("Error"), f"{module} raises {name}"
        assert issubclass(_error_class(module, name), TwofoldError), f"{module} raises {name}"


def _error_class(module: str, name: str) -> type:
    """The class that ``name`` is in ``module``, itself or through a module that it imports."""
    held = importlib.import_module(module)
    places = [held, *(part for part in vars(held).values() if hasattr(part, "__file__"))]
    found = next(getattr(place, name) for place in places if hasattr(place, name))
    assert isinstance(found, type)
    return found
