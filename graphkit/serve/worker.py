"""Questions -> answers, each in a process that can be ended: a thread that runs a query cannot be stopped, this can."""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import signal
from multiprocessing.connection import Connection
from typing import cast

from graphkit.errors import GraphkitError, StoreError
from graphkit.serve.questions import Failure, Found, Question, answer
from graphkit.serve.settings import Settings
from graphkit.serve.snapshot import Snapshot

_SECONDS_TO_START = 60.0
_DIED = "answer: its process ended (nested too deep, or out of memory); a simpler question was expected"
_ENDING = "answer: the server is about to end"
_NOT_STARTED = "answer: no process to work on it can be started; a store that can be opened was expected"
_GRACE = 5  # seconds after which a worker whose server is gone ends itself


class Worker:
    """One process that answers one question at a time, and is replaced by a new one if it takes too long or dies."""

    def __init__(self, settings: Settings) -> None:
        """Starts the process; it is ready a moment later."""
        self._settings = settings
        self._closed = False
        self._start()

    def answer(self, question: Question) -> Found:
        """The answer, or why there is none; blocks for `settings.timeout` seconds at most once the process is ready."""
        if self._closed:
            return Failure(503, _ENDING)
        try:
            if not self._ready:
                self._wait_for_start()
            self._end.send(question)
            if self._end.poll(self._settings.timeout):
                return cast("Found", self._end.recv())
            seconds = f"{self._settings.timeout:g} seconds"
            failure = Failure(503, f"answer: it takes more than {seconds}; a quicker question was expected")
        except (EOFError, OSError):
            failure = Failure(500, _DIED) if self._ready else Failure(503, _NOT_STARTED)
        self._renew()
        return Failure(503, _ENDING) if self._closed else failure

    def close(self) -> None:
        """Ends the process, for good; a question that it works on gets no answer."""
        self._closed = True
        self._process.kill()
        self._process.join()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._end, other = context.Pipe()
        self._process = context.Process(target=work, args=(other, self._settings), daemon=True)
        self._process.start()
        other.close()
        self._ready = False

    def _renew(self) -> None:
        self._process.kill()
        self._process.join()
        self._end.close()
        if not self._closed:
            self._start()

    def _wait_for_start(self) -> None:
        if not self._end.poll(_SECONDS_TO_START):
            raise EOFError
        self._ready = self._end.recv() is None


def work(end: Connection, settings: Settings) -> None:
    """Answers what comes through the pipe until it is closed; the main function of a worker's process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes of a terminal; the server ends them
    _limit_memory(settings.memory)
    try:
        snapshot = Snapshot(settings.place, in_memory=settings.in_memory)
    except StoreError:
        return
    end.send(None)
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            question = end.recv()
            _end_unless_done(settings.timeout + _GRACE)
            end.send(_answered(snapshot, question, settings))
            _end_unless_done(0)


def _answered(snapshot: Snapshot, question: Question, settings: Settings) -> Found:
    """The answer; where the store lies is nobody's business but that of who serves it."""
    found = _tried(snapshot, question, settings)
    if isinstance(found, Failure):
        store = settings.place
        return Failure(found.status, found.message.replace(str(store), store.name))
    return found


def _tried(snapshot: Snapshot, question: Question, settings: Settings) -> Found:
    """A state that can no longer be read is left for the present one, once."""
    try:
        with contextlib.suppress(StoreError):
            return answer(snapshot.store(), question, settings.limits)
        return answer(snapshot.renewed(), question, settings.limits)
    except GraphkitError as error:
        return Failure(500, str(error))
    except RecursionError:
        return Failure(500, "answer: it is nested too deep; a simpler question was expected")
    except MemoryError:
        return Failure(500, "answer: it takes more memory than there is; a smaller one was expected")


def _limit_memory(most: int) -> None:
    """Keeps one question from taking all memory; on systems without such limits it does nothing."""
    with contextlib.suppress(ImportError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def _end_unless_done(seconds: float) -> None:
    """The system ends this process after so many seconds, 0 for never: for when no server is left to do it."""
    if hasattr(signal, "alarm"):
        signal.alarm(math.ceil(seconds))
