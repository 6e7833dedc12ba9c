"""Which functions a change is in, and how a running process is given the changed ones."""

import functools
import gc
from collections.abc import Iterator
from types import CodeType, FunctionType

from tests.mutants.changes import Mutant

_FUNCTION = 2  # CO_NEWLOCALS: set for a function, not for the body of a class or a module


class NotInFunctionError(Exception):
    """A change outside of functions."""


def changed_functions(mutant: Mutant) -> dict[str, CodeType]:
    """The changed functions by qualified name; none where something outside of functions changed."""
    path = str(mutant.module.resolve())
    old = compile(mutant.module.read_text(encoding="utf-8"), path, "exec")
    new = compile(mutant.text, path, "exec")
    try:
        return dict(_differences(old, new))
    except NotInFunctionError:
        return {}


def replace_functions(module: str, changed: dict[str, CodeType]) -> None:
    """Gives the functions of ``module`` their changed code, and empties all caches."""
    live = [held for held in gc.get_objects() if isinstance(held, FunctionType) and held.__module__ == module]
    for name, code in changed.items():
        (function,) = (held for held in live if held.__code__.co_qualname == name)
        function.__code__ = code
    for held in gc.get_objects():
        if isinstance(held, functools._lru_cache_wrapper):  # noqa: SLF001 - the class has no other name
            held.cache_clear()


def _differences(old: CodeType, new: CodeType) -> Iterator[tuple[str, CodeType]]:
    if _own_part(old) != _own_part(new):
        raise NotInFunctionError
    for before, after in zip(_nested(old), _nested(new), strict=True):
        if before.co_flags & _FUNCTION:
            if before != after:
                yield before.co_qualname, after
        else:
            yield from _differences(before, after)


def _nested(code: CodeType) -> list[CodeType]:
    return [part for part in code.co_consts if isinstance(part, CodeType)]


def _own_part(code: CodeType) -> tuple[object, ...]:
    """The code of a module or class itself, without its functions; ``repr`` tells 1 from 1.0 and True."""
    kept = [repr(part) for part in code.co_consts if not isinstance(part, CodeType)]
    return code.co_code, kept, code.co_names
