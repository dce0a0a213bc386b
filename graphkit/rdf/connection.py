"""Requests to an engine over HTTP: credentials, time limits, and errors that say which address wants what."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, cast

import urllib3
from urllib3 import BaseHTTPResponse
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, ReadTimeoutError

from graphkit.errors import StoreError

_SECONDS_TO_CONNECT = 10.0
_CONNECTIONS = 8  # that are kept open, for as many threads
_SECONDS_TO_ANSWER = 600.0
_IN_A_MESSAGE = 300  # characters of what the engine says
_OK, _REDIRECT, _REFUSED = 200, 300, 400
_CREDENTIALS = (401, 403)
# Virtuoso says so in headers, and with status 200, where an answer was cut by rows or by time.
_CUT = ("X-SPARQL-MaxRows", "X-SQL-State")


class RefusedError(StoreError):
    """The engine answered, and what it answered is an error.

    Args:
        message: where, what is wrong, what was expected.
        status: of HTTP.
    """

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class Connection:
    """An engine's ear. Reads `GRAPHKIT_STORE_USER`, `_PASSWORD`, `_TOKEN` and `_TIMEOUT` when it is made.

    Nothing is sent twice: what was asked may have been done although no answer came.
    """

    def __init__(self) -> None:
        """Connects to nothing yet.

        Raises:
            StoreError: the environment's time limit is no number.
        """
        self._seconds = _seconds()
        timeout = urllib3.Timeout(connect=_SECONDS_TO_CONNECT, read=self._seconds)
        self._pool = urllib3.PoolManager(timeout=timeout, retries=False, maxsize=_CONNECTIONS, headers=_credentials())

    @contextmanager
    def answer(
        self, method: str, url: str, *, accept: str = "*/*", body: str = "", kind: str | None = None
    ) -> Iterator[IO[bytes]]:
        """The answer to one request, to be read while the context lasts.

        Args:
            method: of HTTP.
            url: with parameters.
            accept: media types that will do.
            body: what is sent.
            kind: its media type.

        Raises:
            RefusedError: the engine answers with an error.
            StoreError: there is no whole answer.
        """
        where = url.partition("?")[0]
        headers = {
            **self._pool.headers,
            "Accept": accept,
            **({"Content-Type": f"{kind}; charset=utf-8"} if kind else {}),
        }
        with self._failing_clearly(where):
            response = self._pool.request(
                method, url, body=body.encode(), headers=headers, redirect=False, preload_content=False
            )
            try:
                _check(response, where)
                yield cast("IO[bytes]", response)
            finally:
                response.close()  # a connection whose answer was read to the end is back in the pool by now

    def read(self, method: str, url: str, *, accept: str = "*/*", body: str = "", kind: str | None = None) -> bytes:
        """The body of the answer; arguments and errors as for `answer`."""
        with self.answer(method, url, accept=accept, body=body, kind=kind) as response:
            return response.read()

    @contextmanager
    def _failing_clearly(self, where: str) -> Iterator[None]:
        try:
            yield
        except (NewConnectionError, ConnectTimeoutError) as error:
            raise StoreError(
                f"{where}: nothing answers ({_reason(error)}); a SPARQL engine that listens there was expected"
            ) from error
        except ReadTimeoutError as error:
            raise StoreError(
                f"{where}: no answer within {self._seconds:g} seconds; an engine that has time was expected "
                "(GRAPHKIT_STORE_TIMEOUT gives it more)"
            ) from error
        except HTTPError as error:
            raise StoreError(
                f"{where}: the connection failed ({_reason(error)}); a whole answer was expected"
            ) from error


def _check(response: BaseHTTPResponse, where: str) -> None:
    status = response.status
    if _OK <= status < _REDIRECT:
        cut = next((name for name in _CUT if name in response.headers), None)
        if cut:
            raise RefusedError(
                f"{where}: the engine cuts its answers ({cut}: {response.headers[cut]}); an engine without a limit on "
                "rows and time was expected (ResultSetMaxRows and MaxQueryExecutionTime of Virtuoso)",
                status,
            )
        return
    if status in _CREDENTIALS:
        raise RefusedError(
            f"{where}: the engine does not let us in (HTTP {status}); GRAPHKIT_STORE_USER and GRAPHKIT_STORE_PASSWORD, "
            "or GRAPHKIT_STORE_TOKEN, with what it lets in were expected in the environment",
            status,
        )
    if status < _REFUSED:
        raise RefusedError(
            f"{where}: it sends on to another address (HTTP {status}); the address of the engine itself was expected",
            status,
        )
    said = " ".join(response.read(_IN_A_MESSAGE * 4).decode(errors="replace").split())[:_IN_A_MESSAGE]
    raise RefusedError(f"{where}: the engine refuses (HTTP {status}: {said}); an answer was expected", status)


def _reason(error: HTTPError) -> str:
    return str(error.__cause__ or error.__context__ or error)


def _credentials() -> dict[str, str]:
    token, user = os.environ.get("GRAPHKIT_STORE_TOKEN"), os.environ.get("GRAPHKIT_STORE_USER")
    if token:
        return {"Authorization": f"Bearer {token}"}
    if user:
        pair = f"{user}:{os.environ.get('GRAPHKIT_STORE_PASSWORD', '')}"
        return {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}
    return {}


def _seconds() -> float:
    given = os.environ.get("GRAPHKIT_STORE_TIMEOUT") or str(_SECONDS_TO_ANSWER)
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise StoreError(f"GRAPHKIT_STORE_TIMEOUT: it is {given!r}; a number of seconds was expected")
    return seconds
