"""A small proxy, as a program of its own: ``python -m tests.browser.proxy FRONT PORT PORT``.

It passes each connection to ``FRONT`` on to the first of the ports that answers.
"""

import asyncio
import sys
from contextlib import suppress


async def _pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while chunk := await source.read(65536):
            target.write(chunk)
            await target.drain()
    target.close()


async def _forward(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    for port in sys.argv[2:]:
        with suppress(OSError):
            back, to = await asyncio.open_connection("localhost", int(port))
            await asyncio.gather(_pump(reader, to), _pump(back, writer))
            return
    writer.close()


async def _main() -> None:
    server = await asyncio.start_server(_forward, "localhost", int(sys.argv[1]))
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_main())
