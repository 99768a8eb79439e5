"""Work beside the screen: what it finds is posted to the screen as a message.

Knows threads. Must not know what is worked on. The threads end with the program, however long their work would have
taken: who leaves does not wait for numbers. What writes the file is not done here.
"""

from __future__ import annotations

import contextlib
import contextvars
import threading
from collections.abc import Callable

from textual.message import Message
from textual.message_pump import MessagePump

Work = Callable[[], Message | None]
"""Does something and returns what to post; it has to raise nothing."""


class Background:
    """One piece of work at a time; of what is wished for meanwhile, only the last is begun."""

    def __init__(self, to: MessagePump) -> None:
        self._to = to
        self._next: Work | None = None
        self._running = False
        self._lock = threading.Lock()

    def want(self, work: Work) -> None:
        """Do work as soon as may be; a wish that has not begun is forgotten for it."""
        with self._lock:
            if self._running:
                self._next = work
                return
            self._running = True
        context = contextvars.copy_context()
        thread = threading.Thread(target=context.run, args=(self._run, work), daemon=True, name="beside the screen")
        thread.start()

    def _run(self, first: Work) -> None:
        work: Work | None = first
        while work is not None:
            message = work()
            if message is not None:
                # The screen may have been left, or the program, while it was worked on.
                with contextlib.suppress(RuntimeError):
                    self._to.post_message(message)
            with self._lock:
                work, self._next = self._next, None
                self._running = work is not None
