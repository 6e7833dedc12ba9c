"""Many sessions at once, each at paces of its own, so that one reader's answer in another's is seen."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.load.client import check, reader


@dataclass(slots=True)
class Measures:
    """Seconds of each first view and of each move, and how many answers were held against ours."""

    opened: list[float] = field(default_factory=list)
    moved: list[float] = field(default_factory=list)
    checked: int = 0


def paces(sessions: int, moves: int) -> Sequence[Sequence[float]]:
    """Growths of each session, in percent: the first view's and its moves'; no two sessions share one.

    A multiple of a tenth, the slider's step; with many sessions they go round the slider's range.
    """
    count = moves + 1
    steps = range(-180, 590)
    if sessions * count <= len(steps):
        return [[steps[session * count + move] / 10 for move in range(count)] for session in range(sessions)]
    # Neighbours in time differ in every session, though all cannot be different at all times.
    return [
        [steps[(session * 7 + move * 211) % len(steps)] / 10 for move in range(count)]
        for session in range(sessions)
    ]


async def crowd(home: str, sessions: int, moves: int, every: float) -> Measures:
    """``sessions`` readers, each moving the slider ``moves`` times, one move every ``every`` seconds.

    A reader whose answer is late moves again as soon as it has come, and stops when the time is over.
    Raises ``AssertionError`` for an answer that is not that reader's own.
    """
    found = Measures()
    seen: list[tuple[set[str], float]] = []
    ready = asyncio.Barrier(sessions)
    async with asyncio.TaskGroup() as group:
        for own in paces(sessions, moves):
            group.create_task(_session(home, own, every, ready, found, seen))
    for words, growth in seen:
        check(words, growth)
    found.checked = len(seen)
    return found


async def _session(
    home: str,
    growths: Sequence[float],
    every: float,
    ready: asyncio.Barrier,
    found: Measures,
    seen: list[tuple[set[str], float]],
) -> None:
    async with reader(home) as one:
        found.opened.append(await one.open(growths[0]))
        seen.append((one.words, growths[0]))
        await ready.wait()
        begun = time.monotonic()
        for at, growth in enumerate(_until(growths[1:], begun + every * (len(growths) - 1))):
            await asyncio.sleep(max(0.0, begun + at * every - time.monotonic()))
            found.moved.append(await one.move(growth))
            seen.append((one.words, growth))


def _until(growths: Sequence[float], end: float) -> Iterator[float]:
    for growth in growths:
        if time.monotonic() >= end:
            return
        yield growth


async def passing(home: str, growth: float) -> None:
    """One session: opened, looked at, checked and closed."""
    async with reader(home) as one:
        await one.open(growth)
        check(one.words, growth)
