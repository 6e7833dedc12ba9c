"""Loads the dashboard and writes what it bears: ``python -m tests.load FILE``; ends at a wrong answer."""

import asyncio
import sys
from pathlib import Path
from textwrap import fill

from tests.bench.machine import busy, described, memory, quantile
from tests.browser.conftest import started
from tests.load.crowd import Measures, crowd, paces, passing

CROWDS, EVERY, SECONDS = (1, 10, 20, 100), 2.0, 60
PASSING, SHOWN = 1000, 100


def main(file: Path) -> None:
    """Writes response times and memory under load to ``file``."""
    before = busy()
    with started() as (home, server):
        asyncio.run(passing(home, 8))
        rows = []
        for sessions in CROWDS:
            found = asyncio.run(crowd(home, sessions, round(SECONDS / EVERY), EVERY))
            rows.append(_row(sessions, found, memory(server.pid)))
        held = asyncio.run(_one_after_another(home, server.pid))
    file.write_text(_text(rows, held, before), encoding="utf-8")


async def _one_after_another(home: str, pid: int) -> list[float]:
    """Resident memory after each hundred sessions opened and closed."""
    held = [memory(pid)]
    for at, (growth,) in enumerate(paces(PASSING, 0), 1):
        await passing(home, growth)
        if at % SHOWN == 0:
            held.append(memory(pid))
    return held


def _row(sessions: int, found: Measures, held: float) -> str:
    times = [1000 * quantile(found.opened, 0.5)]
    times += [1000 * quantile(found.moved, share) for share in (0.5, 0.95, 1)]
    planned = sessions * round(SECONDS / EVERY)
    cells = [f"{time:,.0f}" for time in times]
    return f"| {sessions} | {' | '.join(cells)} | {len(found.moved):,} of {planned:,} | {held:.0f} |"


def _text(rows: list[str], held: list[float], before: str) -> str:
    said = (
        f"Written by `make load`, {described('streamlit', 'websockets')}. Load of the machine before: "
        f"{before}; server and readers share its cores. A reader is a light client that speaks Streamlit's "
        f"own protocol on loopback. It moves the growth slider every {EVERY:g} s for {SECONDS} s, or as soon "
        "as its answer has come, and each headline and answer it is shown is held against one worked out "
        "from its own growth: no session saw another's, or this page would not be written. Times are from "
        "the message to the end of the server's answer; what the browser then takes is in performance.md."
    )
    head = [
        "| sessions | first view, ms | move p50, ms | p95, ms | longest, ms | moves in time | server, MB |",
        "|---|---|---|---|---|---|---|",
    ]
    grown = (held[-1] - held[len(held) // 2]) / (PASSING - SHOWN * (len(held) // 2))
    kept = (
        f"{PASSING:,} sessions opened, looked at and closed one after another: the server's memory after "
        f"every {SHOWN} was {', '.join(f'{mb:.0f}' for mb in held)} MB; over the second half it grew by "
        f"{1000 * grown:.0f} kB a session. Streamlit keeps closed sessions for a while, so that a reader "
        "whose connection broke finds the page again."
    )
    return (
        "\n\n".join(["# Many readers at once", fill(said, 100), "\n".join([*head, *rows]), fill(kept, 100)])
        + "\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
