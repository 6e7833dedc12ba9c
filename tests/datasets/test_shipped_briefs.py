"""The brief that is shown first is the one that the settings name, wherever its folder sorts."""

from pathlib import Path

import pytest

from metrics.datasets import shipped_briefs
from metrics.datasets.brief import BriefError
from metrics.quantities.errors import NotFoundError


def test_the_default_brief_is_the_one_that_the_settings_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = shipped_briefs.names()[-1]
    settings = tmp_path / "settings.toml"
    settings.write_text(f'default_brief = "{last}"\n', encoding="utf-8")
    monkeypatch.setattr(shipped_briefs, "SETTINGS", settings)
    assert shipped_briefs.shipped_brief().name == last
    assert shipped_briefs.default_folder().name == last


@pytest.mark.parametrize(
    ("content", "seen"),
    [('default_brief = "mars"', "got 'mars'"), ("x = 1", "got KeyError"), ("=", "got TOMLDecodeError")],
)
def test_settings_that_name_no_brief_are_told(
    content: str, seen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(content, encoding="utf-8")
    monkeypatch.setattr(shipped_briefs, "SETTINGS", settings)
    with pytest.raises(BriefError, match=r"default_brief must be one of .*name one of them") as caught:
        shipped_briefs.shipped_brief()
    assert seen in str(caught.value)


def test_a_brief_that_is_not_there_is_told() -> None:
    with pytest.raises(NotFoundError, match=r"brief must be one of .*, got 'mars'"):
        shipped_briefs.shipped_brief("mars")
