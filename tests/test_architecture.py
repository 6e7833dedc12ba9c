"""Arrows point one way: a room imports from those below it, never from those above."""

import ast
import graphlib
import pkgutil
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from metrics.datasets.brief import load_brief
from metrics.datasets.shipped_briefs import brief_folders
from tests.naming import is_riddle

ROOT = Path(__file__).parents[1]
NUMBERS = {"quantities", "scenarios", "datasets"}
# Each room, and the rooms it may import besides itself.
ROOMS: dict[str, set[str]] = {
    "quantities": set(),
    "scenarios": {"quantities"},
    "datasets": {"quantities", "scenarios"},
    "ingest": NUMBERS,
    "analysis": NUMBERS,
    "narrative": NUMBERS | {"analysis"},
    "charts": NUMBERS | {"analysis", "narrative"},
    "sharing": NUMBERS | {"analysis", "narrative", "charts"},
    "app": NUMBERS | {"analysis", "ingest", "narrative", "charts", "sharing"},
}
FILES = [*sorted((ROOT / "metrics").rglob("*.py")), ROOT / "dashboard.py"]
ECONOMIES = [load_brief(folder).economies for folder in brief_folders()]
COUNTRIES = {word for economies in ECONOMIES for pair in economies.items() for word in pair}
ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)


DOCUMENT = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`([a-z_]+(?:\.\w+)+)`", DOCUMENT)))


def name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(node: ast.AST) -> set[str]:
    """Modules that the imports below ``node`` name, packages resolved to their modules."""
    found: set[str] = set()
    modules = {name(path) for path in FILES}
    for at in ast.walk(node):
        if isinstance(at, ast.Import):
            found |= {alias.name for alias in at.names}
        elif isinstance(at, ast.ImportFrom):
            base = at.module or ""
            found |= {f"{base}.{a.name}" if f"{base}.{a.name}" in modules else base for a in at.names}
    return found


def lazy_imports(body: ast.Module) -> list[ast.If]:
    """The pairs of branches, the first for the type checker, that stand for a lazy import."""
    return [at for at in body.body if isinstance(at, ast.If) and ast.unparse(at.test) == "TYPE_CHECKING"]


def imports_by_name(branch: list[ast.stmt]) -> dict[str, str]:
    """The module that each name of the branch for the type checker stands for."""
    found: dict[str, str] = {}
    for at in branch:
        assert isinstance(at, ast.Import | ast.ImportFrom)
        base = f"{at.module}." if isinstance(at, ast.ImportFrom) else ""
        found |= {alias.asname or alias.name: base + alias.name for alias in at.names}
    return found


def lazy_imports_by_name(branch: list[ast.stmt]) -> dict[str, str]:
    """The module that each name of the branch for the program stands for."""
    found = {}
    for at in branch:
        seen = re.fullmatch(r"(\w+) = lazy_import\('([\w.]+)'\)", ast.unparse(at))
        assert seen, ast.unparse(at)
        found[seen[1]] = seen[2]
    return found


def room(module: str) -> str:
    """The room that a module is in."""
    return module.split(".")[1]


def arrows(drawing: str, arrow: str) -> dict[str, set[str]]:
    """What each room of a drawing leads to, at once or by way of others."""
    leads: dict[str, set[str]] = {room: set() for room in ROOMS}
    for line in drawing.splitlines():
        for one, other in pairwise(part.strip() for part in line.split(arrow)):
            leads[one].add(other)

    def onward(room: str) -> Iterator[str]:
        for other in leads[room]:
            yield from (other, *onward(other))

    return {room: set(onward(room)) for room in leads}


MODULES = {name(path): path for path in FILES if name(path) != "metrics"}
EVERY = pytest.mark.parametrize("module", MODULES)


def test_every_package_of_metrics_is_a_room_and_nothing_is_loose() -> None:
    assert {room(module) for module in MODULES if module != "dashboard"} == set(ROOMS)
    assert [path.name for path in (ROOT / "metrics").glob("*.py")] == ["__init__.py"]


def test_the_drawings_have_the_arrows_of_the_table() -> None:
    drawing = DOCUMENT.split("```mermaid")[1].split("```")[0]
    assert arrows(drawing, "-->") == ROOMS
    assert arrows(ast.get_docstring(tree(ROOT / "metrics/__init__.py")) or "", "→") == ROOMS


def test_each_way_to_add_something_takes_under_ten_lines() -> None:
    ways = DOCUMENT.split("## How to add")[1].split("\n## ")[0].split("\n### ")[1:]
    assert len(ways) == 5  # a chart, a page, a control, a rule, a source
    assert all(len([line for line in way.splitlines()[1:] if line]) < 10 for way in ways)


@pytest.mark.parametrize("found", NAMED)
def test_every_name_in_the_document_exists(found: str) -> None:
    if found.split(".", maxsplit=1)[0] in ROOMS:
        assert pkgutil.resolve_name(f"metrics.{found}")
    else:
        assert list(ROOT.glob(found)) or list(ROOT.glob(f"data/briefs/*/{found}"))


@EVERY
def test_a_module_imports_from_its_room_and_those_below(module: str) -> None:
    allowed = {room(module), *ROOMS[room(module)]} if module != "dashboard" else {"app"}
    for used in imports(tree(MODULES[module])):
        if used.split(".")[0] == "metrics":
            assert room(used) in allowed, f"{module} imports {used}"


def test_no_two_modules_import_each_other() -> None:
    graph = {module: imports(tree(path)) & set(MODULES) for module, path in MODULES.items()}
    assert list(graphlib.TopologicalSorter(graph).static_order())


@EVERY
def test_imports_stand_at_the_top(module: str) -> None:
    body = tree(MODULES[module])
    lazy = {at for pair in lazy_imports(body) for at in pair.body}
    found = {at for at in ast.walk(body) if isinstance(at, ast.Import | ast.ImportFrom)}
    assert not found - lazy - set(body.body)


@EVERY
def test_a_lazy_import_loads_what_the_checker_reads(module: str) -> None:
    for pair in lazy_imports(tree(MODULES[module])):
        assert imports_by_name(pair.body) == lazy_imports_by_name(pair.orelse)


@EVERY
def test_one_module_imports_by_name(module: str) -> None:
    named = [at for at in ast.walk(tree(MODULES[module])) if isinstance(at, ast.alias | ast.Call)]
    texts = {ast.unparse(at.func if isinstance(at, ast.Call) else at).split(".")[-1] for at in named}
    if module != "metrics.quantities.lazy_import":
        assert not texts & {"import_module", "__import__", "LazyLoader", "LazyModule", "importlib"}


@EVERY
def test_nothing_is_re_exported(module: str) -> None:
    if MODULES[module].name == "__init__.py":
        assert not imports(tree(MODULES[module]))


@pytest.mark.parametrize(
    ("library", "layers"),
    [
        ("streamlit", ("metrics.app.pages", "dashboard")),
        ("altair", ("metrics.charts",)),
        ("pint", ("metrics.quantities.units",)),
        ("ibis", ("metrics.ingest.baci",)),
        ("duckdb", ("metrics.ingest.baci.query_engine",)),
        ("rich", ("metrics.ingest.baci.__main__",)),
    ],
)
def test_a_library_has_one_home(library: str, layers: tuple[str, ...]) -> None:
    for module, path in MODULES.items():
        used = {found.split(".")[0] for found in imports(tree(path))}
        if library in used:
            assert module.startswith(layers), f"{module} imports {library}"


def test_the_builder_of_the_world_table_is_not_on_the_dashboards_path() -> None:
    outside = {
        module: path for module, path in MODULES.items() if not module.startswith("metrics.ingest.baci")
    }
    users = [
        m for m, p in outside.items() if any(u.startswith("metrics.ingest.baci") for u in imports(tree(p)))
    ]
    assert not users


@pytest.mark.parametrize("module", [m for m in MODULES if m.startswith("metrics.app.pages.")])
def test_a_page_computes_and_reads_nothing(module: str) -> None:
    body = tree(MODULES[module])
    assert not imports(body) & {"pandas", "numpy", "altair", "json", "csv"}
    assert not [at for at in ast.walk(body) if isinstance(at, ast.BinOp) and isinstance(at.op, ARITHMETIC)]
    called = {
        at.func.attr
        for at in ast.walk(body)
        if isinstance(at, ast.Call) and isinstance(at.func, ast.Attribute)
    }
    assert not called & {"open", "read_text", "read_bytes", "read_csv", "iterdir", "glob", "stat"}


@EVERY
def test_no_country_is_named_in_code(module: str) -> None:
    texts = [
        at.value
        for at in ast.walk(tree(MODULES[module]))
        if isinstance(at, ast.Constant) and isinstance(at.value, str)
    ]
    docs = {
        ast.get_docstring(at, clean=False)
        for at in ast.walk(tree(MODULES[module]))
        if isinstance(at, ast.Module | ast.ClassDef | ast.FunctionDef)
    }
    assert not [t for t in texts if t not in docs and any(c in t for c in COUNTRIES)]


@EVERY
def test_functions_are_named_by_nouns_and_verbs(module: str) -> None:
    functions = {
        at.name
        for at in ast.walk(tree(MODULES[module]))
        if isinstance(at, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert not [name for name in functions if is_riddle(name)]


@EVERY
def test_a_module_is_small_and_says_what_it_is(module: str) -> None:
    path = MODULES[module]
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250
    assert ast.get_docstring(tree(path))
