"""Questions from many requests -> a few workers, one question each at a time; who waits too long is told so."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

from graphkit.serve.questions import Failure, Found, Question
from graphkit.serve.settings import Settings
from graphkit.serve.worker import Worker


class Pool:
    """The workers of a server."""

    def __init__(self, settings: Settings) -> None:
        """Starts them.

        Args:
            settings: how many, over which store, with which limits.
        """
        self._timeout = settings.timeout
        self._workers = [Worker(settings) for _ in range(settings.workers)]
        self._free: asyncio.Queue[Worker] = asyncio.Queue()
        self._threads = ThreadPoolExecutor(settings.workers, thread_name_prefix="ask")
        for worker in self._workers:
            self._free.put_nowait(worker)

    async def answer(self, question: Question) -> Found:
        """The answer of the next worker that is free."""
        try:
            async with asyncio.timeout(self._timeout):
                worker = await self._free.get()
        except TimeoutError:
            return Failure(503, "answer: too many questions are waiting; fewer at a time were expected")
        work = asyncio.get_running_loop().run_in_executor(self._threads, worker.answer, question)
        work.add_done_callback(lambda _: self._free.put_nowait(worker))
        return await asyncio.shield(work)  # whoever stops waiting, the worker is free only when it is done

    def close(self) -> None:
        """Ends the workers, whatever they are at."""
        for worker in self._workers:
            worker.close()


@asynccontextmanager
async def pool(settings: Settings) -> AsyncIterator[Pool]:
    """Workers for as long as a server runs."""
    made = Pool(settings)
    try:
        yield made
    finally:
        made.close()
        made._threads.shutdown()
