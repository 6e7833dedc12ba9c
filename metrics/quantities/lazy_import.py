"""Imports packages on first use, so that start-up does not load those that are not needed.

Written as two branches, so that mypy reads the true import and knows every type::

    if TYPE_CHECKING:
        import pypdf
    else:
        pypdf = lazy_import("pypdf")

Each look-up of an attribute goes through ``import_module``, which holds the import lock of that package:
a second thread waits until the first has loaded it, and later look-ups cost a few microseconds.
``importlib.util.LazyLoader``, and ``lazy_loader.load`` which stands on it, put a half-loaded module before
other threads before Python 3.11.9 and 3.12.3, and Streamlit runs one thread for each reader. Names are taken
from the module where they are used (``pypdf.PdfReader``), never by ``from``. From Python 3.15 the statement
``lazy import`` does the same.
"""

from importlib import import_module
from types import ModuleType
from typing import Any


class LazyModule(ModuleType):
    """A proxy for a module that may not be loaded yet."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)


def lazy_import(name: str) -> ModuleType:
    """A proxy for the module ``name``, which is loaded at the first attribute access."""
    return LazyModule(name)
