"""Coroutines in a thread of their own: the browser's event loop runs in that of the tests."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Found = TypeVar("Found")


def run(work: Callable[[], Coroutine[Any, Any, Found]]) -> Found:
    """What ``work`` comes to."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(work())).result()
