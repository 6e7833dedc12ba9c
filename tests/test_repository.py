"""The repository keeps its own promises."""

import re
import tomllib
from pathlib import Path

import pytest

from metrics.datasets.brief import Brief

ROOT = Path(__file__).parents[1]
FILES = [
    f"requirements{name}.txt" for name in ("", "-check", "-world", "-test", "-spark", "-bench", "-mutants")
]
PROSE = [
    *(
        path.relative_to(ROOT).as_posix()
        for path in sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("docs/*.md"))
    ),
    "deploy/compose.yaml",
    "deploy/Caddyfile",
    "Dockerfile",
    "Makefile",
    "pyproject.toml",
]
WRITTEN_LATER = ("data/world/built", "metrics/project")  # by `make world`, and by the build of a wheel
PINS = pytest.mark.parametrize("file", FILES)


def text(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def test_the_readme_is_short() -> None:
    assert len(text("README.md").splitlines()) <= 120
    assert (ROOT / "docs/outlook.png").exists()


@pytest.mark.parametrize("file", PROSE)
def test_every_path_and_module_named_in_a_document_exists(file: str) -> None:
    for path in re.findall(r"\b((?:metrics|data|tests|docs|deploy)/[\w./*-]*\w)", text(file)):
        assert list(ROOT.glob(path)) or path.startswith(WRITTEN_LATER), path
    for module in re.findall(r"\bmetrics\.[\w.]*\w", text(file)):
        path = module.replace(".", "/")
        assert (ROOT / path).is_dir() or (ROOT / f"{path}.py").is_file(), module


def test_the_changelog_counts_the_figures_there_are(brief: Brief) -> None:
    assert f"{len(brief.figures)} sourced figures" in text("CHANGELOG.md")
    first = [target for target in brief.targets.values() if not target.repeats]
    assert f"{len(first)} earlier targets,\n  {len(brief.targets)} times stated" in text("CHANGELOG.md")


@PINS
def test_every_pin_has_a_hash_and_no_address(file: str) -> None:
    pinned = re.split(r"\n(?=\w)", text(file).strip())
    assert len(pinned) > 30
    for entry in pinned:
        assert re.match(r"[\w.\[\]-]+==[\w.+!]+", entry), entry
        assert "--hash=sha256:" in entry, entry
    assert "://" not in text(file)


def test_the_pins_lie_in_the_ranges_of_the_project() -> None:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    named = {re.match(r"[\w-]+", d).group().lower() for d in project["dependencies"]}  # type: ignore[union-attr]
    pinned = set(re.findall(r"^([\w-]+)==", text("requirements.txt"), re.MULTILINE))
    assert named <= pinned
    for extra, tools in project["optional-dependencies"].items():
        wanted = {re.match(r"[\w-]+", d).group().lower() for d in tools} - {"twofold"}  # type: ignore[union-attr]
        file = "requirements.txt" if extra == "build" else f"requirements-{extra}.txt"
        assert wanted <= set(re.findall(r"^([\w-]+)==", text(file), re.MULTILINE))


@pytest.mark.parametrize(
    ("base", "file"),
    [("requirements.txt", file) for file in FILES[1:]]
    + [("requirements-world.txt", file) for file in FILES[2:4]],
)
def test_all_files_pin_the_same_versions(base: str, file: str) -> None:
    pinned = {name: set(re.findall(r"^[\w\[\]-]+==\S+", text(name), re.MULTILINE)) for name in (base, file)}
    assert pinned[base] <= pinned[file]


def test_streamlit_calls_no_other_host() -> None:
    settings = tomllib.loads(text(".streamlit/config.toml"))
    assert settings["browser"] == {"gatherUsageStats": False, "serverAddress": "localhost"}
    assert settings["server"]["showEmailPrompt"] is False
    assert "://" not in text(".streamlit/config.toml")


def test_the_fonts_come_with_their_licence() -> None:
    fonts = ROOT / "metrics/sharing/font_files"
    assert {p.suffix for p in fonts.iterdir()} == {".md", ".otf", ".ttf", ".txt"}
    licence = (fonts / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert all(p.name in licence for p in fonts.glob("Noto*"))


def fixed_waits(source: str) -> list[str]:
    """Lines that wait for a time and not for a condition, unless they say that time is what they test."""
    waits = (line.strip() for line in source.splitlines() if re.search(r"\b(wait_for_timeout|sleep)\(", line))
    return [line for line in waits if "# time:" not in line]


def test_tests_wait_for_conditions() -> None:
    tests = [path for path in (ROOT / "tests").rglob("*.py") if not {"bench", "load"} & set(path.parts)]
    found = {path: fixed_waits(path.read_text(encoding="utf-8")) for path in tests}
    assert not {path: lines for path, lines in found.items() if lines}
    assert fixed_waits("page.wait" + "_for_timeout(500)\ntime." + "sleep(1)  # time: a slow hand") == [
        "page.wait" + "_for_timeout(500)"
    ]
