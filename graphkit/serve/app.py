"""Settings -> the application: the endpoint, the graph store, the pages; errors become text here."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from graphkit.rdf import ClaimRow, EntityView, Named
from graphkit.serve import pages, protocol
from graphkit.serve.guard import PAGE, Guard
from graphkit.serve.pool import Pool, pool
from graphkit.serve.questions import ClaimOf, Counts, EntityOf, Failure, Found, NamesLike, Overview, Question, Written
from graphkit.serve.settings import Settings

_STATIC = Path(__file__).with_name("static")
_MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css"}
_CLAIMS_A_PAGE = 50
_NAMES_OFFERED = 12
_NAMES_LISTED = 100
_LONGEST_NAME = 200
_IN_UTF_8 = ("text/", "application/xml", "application/rdf+xml", "application/sparql-results+xml")


def application(settings: Settings) -> Starlette:
    """The application over one store; its workers live from its start-up to its shutdown."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with pool(settings) as workers:
            app.state.pool = workers
            yield

    guard = Middleware(Guard, host=settings.host, longest=settings.longest_request, seconds=settings.timeout)
    routes = [
        Route("/", _home),
        Route("/sparql", _sparql, methods=["GET", "POST"]),
        Route("/rdf-graphs/service", _graph),
        Route("/entity", _entity),
        Route("/claim", _claim),
        Route("/find", _find),
        Route("/names", _names),
        Route("/vocabulary", _vocabulary),
        Route("/static/{name}", _static),
    ]
    app = Starlette(routes=routes, middleware=[guard], lifespan=lifespan, exception_handlers={HTTPException: _refused})
    app.state.store_name = settings.place.name
    return app


async def _sparql(request: Request) -> Response:
    written = cast("Written", await _asked(request, await protocol.query_of(request)))
    return _response(written)


async def _graph(request: Request) -> Response:
    return _response(cast("Written", await _asked(request, protocol.graph_of(request))))


async def _home(request: Request) -> Response:
    counts = cast("Counts", await _asked(request, Overview()))
    return _page(pages.home(request.app.state.store_name, counts))


async def _entity(request: Request) -> Response:
    start = request.query_params.get("start", "0")
    if not (start.isascii() and start.isdigit() and len(start) < 10):
        raise HTTPException(400, f"start {start!r}: it is no number; one from 0 on was expected")
    question = EntityOf(_parameter(request, "iri"), int(start), _CLAIMS_A_PAGE)
    view = cast("EntityView", await _asked(request, question))
    return _page(pages.entity(request.app.state.store_name, view, _CLAIMS_A_PAGE))


async def _claim(request: Request) -> Response:
    claim = cast("ClaimRow", await _asked(request, ClaimOf(_parameter(request, "id"))))
    return _page(pages.claim(request.app.state.store_name, claim))


async def _find(request: Request) -> Response:
    typed = _parameter(request, "name")[:_LONGEST_NAME]
    found = cast("tuple[Named, ...]", await _asked(request, NamesLike(typed, _NAMES_LISTED)))
    return _page(pages.found(request.app.state.store_name, typed, found))


async def _names(request: Request) -> Response:
    question = NamesLike(_parameter(request, "name")[:_LONGEST_NAME], _NAMES_OFFERED)
    return JSONResponse(pages.offers(cast("tuple[Named, ...]", await _asked(request, question))))


async def _vocabulary(request: Request) -> Response:  # noqa: ARG001 - a route takes one
    return JSONResponse(pages.completions())


async def _static(request: Request) -> Response:
    """One of the files that the folder holds; a name is looked up among them and never made a path of."""
    files = {path.name: path for path in _STATIC.iterdir() if path.suffix in _MEDIA_TYPES}
    path = files.get(request.path_params["name"])
    if path is None:
        raise HTTPException(404, "page: there is none of this name")
    return Response(path.read_bytes(), media_type=_MEDIA_TYPES[path.suffix], headers={"Cache-Control": "no-cache"})


async def _asked(request: Request, question: Question) -> Found:
    found = await cast("Pool", request.app.state.pool).answer(question)
    if isinstance(found, Failure):
        raise HTTPException(found.status, found.message)
    return found


def _parameter(request: Request, name: str) -> str:
    value = request.query_params.get(name, "").strip()
    if not value:
        raise HTTPException(400, f"`{name}`: it is missing; the address was expected to have it")
    return value


def _response(written: Written) -> Response:
    charset = "; charset=utf-8" if written.media_type.startswith(_IN_UTF_8) else ""
    return Response(written.body, headers={"Content-Type": written.media_type + charset, "Vary": "Accept"})


def _page(html: str, status: int = 200) -> Response:
    return HTMLResponse(html, status, headers={"Content-Security-Policy": PAGE})


async def _refused(request: Request, error: Exception) -> Response:
    """An error as a page for who reads pages, as plain text for programs."""
    refused = cast("HTTPException", error)
    headers = dict(refused.headers or {}) | ({"Retry-After": "1"} if refused.status_code == 503 else {})
    message = refused.detail
    if request.url.path in ("/", "/entity", "/claim", "/find") and "text/html" in request.headers.get("accept", ""):
        return HTMLResponse(
            pages.problem(request.app.state.store_name, message),
            refused.status_code,
            headers=headers | {"Content-Security-Policy": PAGE},
        )
    return PlainTextResponse(message + "\n", refused.status_code, headers=headers)
