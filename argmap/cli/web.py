"""The server behind `argmap serve`: textual-serve, which answers only what its own page asks.

A browser lets any page of any site open a connection to this machine. So a request that another site's page makes, or
that names this machine otherwise than it is named here, is refused; and the page itself may fetch from nowhere else and
stand in no other page. Loaded only where textual-serve is installed.
"""

from __future__ import annotations

import logging
import re
import socket
from contextvars import ContextVar

from aiohttp import web
from aiohttp.typedefs import Handler
from textual_serve.server import Server

_NAME = re.compile(r"[A-Za-z0-9.:\[\]-]{1,255}")
_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_asked: ContextVar[str | None] = ContextVar("asked", default=None)


class ArgmapServer(Server):
    """Serves one command to browsers; `address` is host and port, `only_here` whether it has to be asked by that."""

    def __init__(self, command: str, *, address: str, only_here: bool) -> None:
        self._address = address
        port = address.rpartition(":")[2]
        self._names = {address, f"localhost:{port}", f"127.0.0.1:{port}", f"[::1]:{port}"} if only_here else None
        super().__init__(command, title="argmap")

    @property
    def public_url(self) -> str:
        """Return the address by which the page was asked for, so that it finds its way back."""
        return f"http://{_asked.get() or self._address}"

    @public_url.setter
    def public_url(self, _: str) -> None:
        pass

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing: the command says the address."""

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()

        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            self._admit(request)
            _asked.set(request.host)
            return await handler(request)

        async def confine(request: web.Request, response: web.StreamResponse) -> None:
            response.headers["Content-Security-Policy"] = _POLICY.format(host=request.host)

        app.middlewares.append(guard)
        app.on_response_prepare.append(confine)
        return app

    def _admit(self, request: web.Request) -> None:
        """Raise `HTTPForbidden` for a request that this server's own page cannot have made."""
        if not _NAME.fullmatch(request.host) or (self._names is not None and request.host not in self._names):
            raise web.HTTPForbidden(text=f"argmap answers at http://{self._address}/ only")
        origin = request.headers.get("Origin")
        if origin is not None and origin != f"http://{request.host}":
            raise web.HTTPForbidden(text="argmap answers its own page only")


def serve(command: str, listening: socket.socket, *, address: str, only_here: bool) -> None:
    """Serve a command on a bound socket until interrupted."""
    logging.getLogger("textual-serve").setLevel(logging.WARNING)
    server = ArgmapServer(command, address=address, only_here=only_here)
    web.run_app(server._make_app(), sock=listening, print=lambda *_: None, access_log=None, shutdown_timeout=2.0)
