"""Names of functions: the check that ``test_architecture`` uses."""

from tests.naming import is_riddle


def test_a_riddle_is_told_from_a_name() -> None:
    assert all(map(is_riddle, ("made", "_told", "asked", "moving", "beside", "_of", "with_fan", "foot_of")))
    assert not any(map(is_riddle, ("time_to_target", "is_set", "stated_figure", "read", "feed", "_setting")))
