"""A shorter form of ``make load``: several sessions at once, each with its own answers."""

import pytest

from tests.coroutines import run
from tests.load.client import check, expected, reader
from tests.load.crowd import crowd, paces


def test_sessions_at_once_are_each_shown_their_own_answers(home: str) -> None:
    found = run(lambda: crowd(home, sessions=5, moves=5, every=0.2))
    assert found.checked == len(found.opened) + len(found.moved)
    assert len(found.opened) == 5
    assert found.moved


def test_no_two_of_a_few_sessions_share_a_pace() -> None:
    own = [growth for session in paces(5, 5) for growth in session]
    assert len(set(own)) == len(own) == 30


def test_an_answer_of_another_session_would_be_seen(home: str) -> None:
    async def words() -> set[str]:
        async with reader(home) as one:
            await one.open(8)
            return one.words

    seen = run(words)
    check(seen, 8)
    assert expected(8) != expected(9)
    with pytest.raises(AssertionError, match="at 9 the headline"):
        check(seen, 9)
