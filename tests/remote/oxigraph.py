"""`oxigraph serve` from the package index, on a free port of the loopback."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sysconfig
import time
from pathlib import Path
from typing import Self

import pytest
import urllib3

_SECONDS = 30
UNION = ("--union-default-graph",)


def program() -> str:
    found = shutil.which("oxigraph", path=sysconfig.get_path("scripts")) or shutil.which("oxigraph")
    if found is None:
        pytest.skip("the package oxigraph, which brings the program, is not installed")
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A server on a folder, which can be killed and started again at the same address."""

    def __init__(self, folder: Path, options: tuple[str, ...] = ()) -> None:
        self._port = free_port()
        self.address = f"http://127.0.0.1:{self._port}"
        self._command = [program(), "serve", *options, "-l", str(folder), "-b", f"127.0.0.1:{self._port}"]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(self._command, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + _SECONDS
        with urllib3.PoolManager(retries=False) as pool:
            while time.monotonic() < deadline and self._process.poll() is None:
                with contextlib.suppress(urllib3.exceptions.HTTPError):
                    assert pool.request("GET", f"{self.address}/query?query=ASK%7B%7D").status == 200
                    return
                time.sleep(0.02)
        pytest.fail(f"oxigraph serve does not listen at {self.address}")

    def kill(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait(_SECONDS)
            self._process = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
