"""Settings -> a server that runs until it is interrupted."""

from __future__ import annotations

import contextlib
import ipaddress
import os
import socket
from collections.abc import Callable
from typing import cast

import uvicorn
from starlette.applications import Starlette

from graphkit.errors import ServingError
from graphkit.rdf import Store
from graphkit.serve.app import application
from graphkit.serve.settings import Settings

_MOST_CONNECTIONS = 500
_SECONDS_TO_STOP = 3


class Server(uvicorn.Server):
    """uvicorn, which first ends the questions that are being worked on when it is told to end."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Ends the workers, so that every request has its answer, and then the server."""
        cast("Starlette", self.config.app).state.pool.close()
        await super().shutdown(sockets)


def serve(settings: Settings, announce: Callable[[str], None]) -> None:
    """Serves a store until Ctrl-C or a signal ends it.

    Args:
        settings: what, where and within which limits.
        announce: called with the address once the server listens.

    Raises:
        StoreError: there is no store.
        ServingError: the address cannot be listened at.
    """
    Store.open(settings.store).close()
    with _listening(settings.host, settings.port) as listener:
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        server = Server(configuration(settings))
        announce(f"http://{host}:{listener.getsockname()[1]}/")
        with contextlib.suppress(KeyboardInterrupt):
            server.run(sockets=[listener])


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens there."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def configuration(settings: Settings) -> uvicorn.Config:
    """How uvicorn runs: no websockets, no trust in proxies' headers, no log of who asked what."""
    return uvicorn.Config(
        application(settings),
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_graceful_shutdown=_SECONDS_TO_STOP,
    )


def _listening(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        with contextlib.ExitStack() as undo:
            undo.callback(listener.close)
            if os.name == "posix":  # elsewhere it lets two programs share a port
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen(1024)
            undo.pop_all()
    except (OSError, OverflowError, UnicodeError) as error:
        raise ServingError(f"{host}:{port}: it cannot be listened at ({error}); a free port was expected") from error
    return listener
