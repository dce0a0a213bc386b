"""A server before an engine: other paths, a password, answers that are cut, late or marked."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import urllib3

_HEADERS = ("Content-Type", "Accept")


@dataclass
class Relay:
    """What stands between; its fields may be changed while it works.

    Attributes:
        engine: address of the engine behind.
        paths: path here, with the content type behind a space where that decides -> path there.
        wanted: the `Authorization` without which nothing is answered.
        refused: paths here that are answered with 403.
        marks: headers that go with each answer to a query.
        cut: how many bytes of an answer to a query are sent, of those that were announced; None for all.
        unions: whether the engine hears of `union-default-graph`.
        late: seconds before an answer to a query.
        seen: method, path here and `Authorization` of each request.
    """

    engine: str
    paths: Mapping[str, str]
    wanted: str | None = None
    refused: frozenset[str] = frozenset()
    marks: Mapping[str, str] = field(default_factory=dict)
    cut: int | None = None
    late: float = 0.0
    unions: bool = True
    seen: list[tuple[str, str, str | None]] = field(default_factory=list)
    pool: urllib3.PoolManager = field(default_factory=lambda: urllib3.PoolManager(retries=False))

    def there(self, path: str, kind: str) -> str | None:
        return self.paths.get(f"{path} {kind.partition(';')[0]}") or self.paths.get(path)


@contextlib.contextmanager
def relaying(relay: Relay) -> Iterator[str]:
    """Relays until the block ends; gives the address without a slash at its end."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            _relay(self, relay)

        do_GET = do_HEAD = do_POST  # noqa: N815 - http.server's names

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(30)
        relay.pool.clear()


def _relay(handler: BaseHTTPRequestHandler, relay: Relay) -> None:
    path, _, parameters = handler.path.partition("?")
    body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
    authorization = handler.headers.get("Authorization")
    relay.seen.append((handler.command, path, authorization))
    there = relay.there(path, handler.headers.get("Content-Type") or "")
    if relay.wanted is not None and authorization != relay.wanted:
        _answer(handler, 401, b"who are you?", {})
    elif path in relay.refused:
        _answer(handler, 403, b"not you", {})
    elif there is None:
        _answer(handler, 404, b"nothing here", {})
    else:
        headers = {name: handler.headers[name] for name in _HEADERS if name in handler.headers}
        url = f"{relay.engine}{there}{'?' + parameters if parameters else ''}"
        if not relay.unions:
            body = body.replace(b"&union-default-graph=true", b"")
        found = relay.pool.request(handler.command, url, body=body, headers=headers)
        kind = {"Content-Type": found.headers["Content-Type"]} if "Content-Type" in found.headers else {}
        if there == "/query":
            time.sleep(relay.late)
            _answer(handler, found.status, found.data, {**kind, **relay.marks}, relay.cut)
        else:
            _answer(handler, found.status, found.data, kind)


def _answer(
    handler: BaseHTTPRequestHandler, status: int, body: bytes, headers: Mapping[str, str], cut: int | None = None
) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    if status != 204:
        handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    with contextlib.suppress(OSError):
        if handler.command != "HEAD":
            handler.wfile.write(body[:cut])
    handler.close_connection = cut is not None
