"""A reader without a browser: opens a session, moves the growth slider, and reads what comes back."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from metrics.analysis.outlook import build_outlook
from metrics.app.pages.chart_block import escape_markdown
from metrics.datasets.shipped_briefs import shipped_brief
from metrics.narrative import scenarios
from metrics.scenarios.settings import PARAMETERS
from metrics.sharing import link

LIMIT = 120
_STATUS = ForwardMsg.ScriptFinishedStatus
_GROWTH = PARAMETERS["growth"]


@dataclass(slots=True)
class Reader:
    """One session: the connection, the slider's id and fragment, and the last words seen."""

    socket: ClientConnection
    slider: str = ""
    fragment: str = ""
    words: set[str] = field(default_factory=set)

    async def open(self, growth: float) -> float:
        """The first view at ``growth``, in percent a year; how many seconds it took."""
        message = BackMsg()
        message.rerun_script.query_string = f"growth={growth!r}"
        return await self._ask(message)

    async def move(self, growth: float) -> float:
        """The slider let go at ``growth``; seconds until all of the answer is there."""
        message = BackMsg()
        message.rerun_script.query_string = ""
        message.rerun_script.fragment_id = self.fragment
        state = message.rerun_script.widget_states.widgets.add(id=self.slider)
        state.double_array_value.data.append(growth)
        return await self._ask(message)

    async def _ask(self, message: BackMsg) -> float:
        self.words = set()
        begun = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        async with asyncio.timeout(LIMIT):
            while True:
                told = ForwardMsg.FromString(await self.socket.recv(decode=False))
                if told.WhichOneof("type") == "script_finished":
                    if told.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                        continue
                    return time.perf_counter() - begun
                self._take(told)

    def _take(self, told: ForwardMsg) -> None:
        element = told.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise AssertionError(element.exception.message)
        if kind == "slider" and element.slider.label.startswith(_GROWTH.label):
            self.slider, self.fragment = element.slider.id, told.delta.fragment_id
        if kind == "markdown":
            self.words.add(element.markdown.body)
        if kind == "heading":
            self.words.add(element.heading.body)


@asynccontextmanager
async def reader(home: str) -> AsyncIterator[Reader]:
    """A session on the server at ``home``, closed when the block ends."""
    address = home.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(address, subprotocols=["streamlit"], max_size=None) as socket:  # type: ignore[list-item]
        yield Reader(socket)


def expected(growth: float) -> tuple[str, str]:
    """The headline and the answer that the page must show at ``growth``, worked out here."""
    brief = shipped_brief()
    view = build_outlook(brief, link.decode([("growth", repr(growth))], brief)[0])
    return escape_markdown(scenarios.headline(view)), escape_markdown(
        scenarios.answer_in_words(brief, view.active_answer)
    )


def check(words: set[str], growth: float) -> None:
    """Raises ``AssertionError`` unless exactly the answer for ``growth`` was shown."""
    headline, answer = expected(growth)
    assert headline in words, f"at {growth} the headline is {headline!r}"
    answers = [said for body in words for said in body.split("\n") if said.startswith("- At ")]
    assert answers == [f"- {answer}"], f"at {growth} the answer is {answer!r}, got {answers}"
