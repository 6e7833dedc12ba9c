"""Arrows point one way: a file imports to its left, never to its right."""

import ast
import graphlib
from pathlib import Path

import pytest

from metrics.brief import load_brief
from metrics.shelf import shipped

ROOT = Path(__file__).parents[1]
LAYERS = (
    "metrics.units",
    "metrics.measure",
    "metrics.figure",
    "metrics.printed",
    "metrics.growth",
    "metrics.scenario",
    "metrics.control",
    "metrics.rule",
    "metrics.controls",
    "metrics.formula",
    "metrics.descriptor",
    "metrics.datapackage",
    "metrics.baci.files",
    "metrics.baci.countries",
    "metrics.baci.groups",
    "metrics.baci.material",
    "metrics.baci.expression",
    "metrics.baci.engine",
    "metrics.baci.faults",
    "metrics.baci.parts",
    "metrics.baci.package",
    "metrics.baci.build",
    "metrics.baci",
    "metrics.entry",
    "metrics.exchange",
    "metrics.faults",
    "metrics.reach",
    "metrics.brief",
    "metrics.shelf",
    "metrics.incoming",
    "metrics.record",
    "metrics.mirror",
    "metrics.targets",
    "metrics.claim",
    "metrics.stated",
    "metrics.world",
    "metrics.making",
    "metrics.preset",
    "metrics.sensitivity",
    "metrics.goods",
    "metrics.standing",
    "metrics.reference",
    "metrics.survival",
    "metrics.precedents",
    "metrics.calibration",
    "metrics.outside",
    "metrics.outlook",
    "metrics.datum",
    "metrics.words",
    "metrics.tables",
    "metrics.sentences",
    "metrics.charts",
    "metrics.report",
    "metrics.live",
    "metrics.publish",
    "metrics.command",
    "metrics.pages",
    "dashboard",
)
FILES = [*sorted((ROOT / "metrics").rglob("*.py")), ROOT / "dashboard.py"]
ECONOMIES = [load_brief(folder).economies for folder in shipped()]
COUNTRIES = {word for economies in ECONOMIES for pair in economies.items() for word in pair}
ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)


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


def layer(module: str) -> int:
    """Position of the module's layer; a module that is in none is an error."""
    return next(at for at, root in enumerate(LAYERS) if module == root or module.startswith(f"{root}."))


MODULES = {name(path): path for path in FILES if name(path) != "metrics"}
EVERY = pytest.mark.parametrize("module", MODULES)


@EVERY
def test_a_module_imports_to_its_left_only(module: str) -> None:
    for used in imports(tree(MODULES[module])):
        if used.split(".")[0] == "metrics":
            assert layer(used) <= layer(module), f"{module} imports {used}"


def test_no_two_modules_import_each_other() -> None:
    graph = {module: imports(tree(path)) & set(MODULES) for module, path in MODULES.items()}
    assert list(graphlib.TopologicalSorter(graph).static_order())


@EVERY
def test_imports_stand_at_the_top(module: str) -> None:
    body = tree(MODULES[module])
    inside = [
        at for at in ast.walk(body) if isinstance(at, ast.Import | ast.ImportFrom) and at not in body.body
    ]
    assert not inside


@EVERY
def test_nothing_is_re_exported(module: str) -> None:
    if MODULES[module].name == "__init__.py":
        assert not imports(tree(MODULES[module]))


@pytest.mark.parametrize(
    ("library", "layers"),
    [
        ("streamlit", ("metrics.pages", "dashboard")),
        ("altair", ("metrics.charts",)),
        ("pint", ("metrics.units",)),
        ("ibis", ("metrics.baci",)),
        ("duckdb", ("metrics.baci.engine",)),
        ("rich", ("metrics.baci.__main__",)),
    ],
)
def test_a_library_has_one_home(library: str, layers: tuple[str, ...]) -> None:
    for module, path in MODULES.items():
        used = {found.split(".")[0] for found in imports(tree(path))}
        if library in used:
            assert module.startswith(layers), f"{module} imports {library}"


def test_the_builder_of_the_world_table_is_not_on_the_dashboards_path() -> None:
    outside = {module: path for module, path in MODULES.items() if not module.startswith("metrics.baci")}
    users = [m for m, p in outside.items() if any(u.startswith("metrics.baci") for u in imports(tree(p)))]
    assert not users


@pytest.mark.parametrize("module", [m for m in MODULES if m.startswith("metrics.pages.")])
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
def test_a_module_is_small_and_says_what_it_is(module: str) -> None:
    path = MODULES[module]
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250
    assert ast.get_docstring(tree(path))
