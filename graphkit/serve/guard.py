"""A request -> refused if another site made it or it is too large; a response -> with headers that shut it in.

The server has no password: whoever runs a program on this machine may ask. Pages of other sites that are open in the
same browser may not, neither by a name of theirs that they let point here (DNS rebinding: the Host line tells) nor by
plain requests across sites (the browser says so itself).
"""

from __future__ import annotations

import asyncio
import ipaddress

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""What a page may load: its own scripts and styles, nothing from elsewhere."""

_NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox"
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Content-Security-Policy": _NOTHING,
}


class Guard:
    """Stands before the application."""

    def __init__(self, app: ASGIApp, *, host: str, longest: int, seconds: float) -> None:
        """Wraps it.

        Args:
            app: the application.
            host: the name or address that it listens at.
            longest: bytes that the body of a request may have.
            seconds: how long it may take to come in.
        """
        self._app = app
        self._host = host.lower()
        self._longest = longest
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets one request through, or answers it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(Headers(scope=scope))

        async def shut_in(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    headers.setdefault(name, value)
            await send(message)

        if refusal:
            await PlainTextResponse(refusal[1] + "\n", refusal[0])(scope, receive, shut_in)
        else:
            await self._app(scope, self._measured(receive), shut_in)

    def _refusal(self, headers: Headers) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if not self._is_ours(host):
            return 421, f"host {host!r}: this server has another name; {self._host} was expected"
        if headers.get("sec-fetch-site") in ("cross-site", "same-site") and headers.get("sec-fetch-dest") != "document":
            return 403, "request: a page of another site made it; one from a page of this server was expected"
        origin = headers.get("origin")
        if origin is not None and origin.lower() != f"http://{host.lower()}":
            return 403, f"origin {origin!r}: it is another site; none or this server was expected"
        if not headers.get("content-length", "0").isdigit() or int(headers.get("content-length", "0")) > self._longest:
            return 413, f"request: its body is too long; at most {self._longest:,} bytes were expected"
        return None

    def _is_ours(self, host: str) -> bool:
        """A name of this server, or an address: nobody can make an address point elsewhere."""
        name = host.lower()
        bare = name[1:].partition("]")[0] if name.startswith("[") else name.partition(":")[0]
        if bare in ("localhost", self._host):
            return True
        try:
            ipaddress.ip_address(bare)
        except ValueError:
            return False
        return True

    def _measured(self, receive: Receive) -> Receive:
        """The body as it comes in, up to the most that it may have and in the time that it may take."""
        size = 0
        ends = asyncio.get_running_loop().time() + self._seconds
        whole = False

        async def measured() -> Message:
            nonlocal size, whole
            if whole:
                return await receive()  # from here on it waits for the client to go
            try:
                async with asyncio.timeout_at(ends):
                    message = await receive()
            except TimeoutError as error:
                raise HTTPException(408, f"request: it came too slowly; {self._seconds:g} s were expected") from error
            size += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if size > self._longest:
                raise HTTPException(
                    413, f"request: its body is too long; at most {self._longest:,} bytes were expected"
                )
            return message

        return measured
