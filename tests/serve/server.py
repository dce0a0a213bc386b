"""A real server inside the test's process, on a free port of the loopback."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

from graphkit.serve.running import Server, configuration
from graphkit.serve.settings import Settings


@contextlib.contextmanager
def listening(settings: Settings) -> Iterator[str]:
    """Serves until the block ends; gives the address without a slash at its end."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(1024)
        server = Server(configuration(settings))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        deadline = time.monotonic() + 30
        while not server.started and thread.is_alive() and time.monotonic() < deadline:
            time.sleep(0.01)
        try:
            assert server.started
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(30)
