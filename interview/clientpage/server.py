"""Serves one page to one browser on this computer, takes one answer, and is gone.

Owns the socket, who may ask (a secret address, this computer's own name, the page itself) and when it
ends: after an answer, on :meth:`ClientPage.close`, or when its time is up. It must never listen on
another address than 127.0.0.1, log, or write to disk. An address that does not fit gets the same
"404" as one that never was, so that nothing can be learned by asking.
"""

from __future__ import annotations

import hmac
import secrets
import selectors
import socket
import threading
import time
from concurrent.futures import Future, InvalidStateError
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Self

from interview.clientpage.answers import LARGEST_ANSWER, PageAnswer, read_answer
from interview.clientpage.page import Content

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

LOOPBACK = "127.0.0.1"
ANSWER_NAME = "antwoord"
"""Where the page sends its answer."""
PAGE_THREAD = "klantbeeld-klantpagina"
MOST_CONNECTIONS = 32
"""At the same moment; a browser uses six."""
PATIENCE = 10.0
"""Seconds that a browser may be silent halfway a question."""
HALF_AN_HOUR = 30 * 60.0
"""Seconds; the usual longest life of a page."""


class Reden(StrEnum):
    """Why a page ended without an answer."""

    GESTOPT = "gestopt"
    """The consultant closed it, or the program ended."""
    TIJD = "tijd"
    """Its time was up."""


@dataclass(frozen=True, slots=True)
class Gesloten:
    """The page ended without an answer of the klant."""

    reden: Reden


Outcome = PageAnswer | Gesloten
"""How a page ended."""


class ClientPage:
    """An open page. Make one with :func:`open_page`; use as a context manager or call :meth:`close`.

    ``outcome`` gets its result once, from the page's own thread, when the address no longer answers.
    """

    def __init__(self, contents: Mapping[str, Content], lifetime: float = HALF_AN_HOUR) -> None:
        """Listen at once, for ``lifetime`` seconds; ``contents`` by name, the page itself without one."""
        self.outcome: Future[Outcome] = Future()
        self._contents = dict(contents)
        self._token = secrets.token_urlsafe(32)
        self._deadline = time.monotonic() + lifetime
        self._answer: PageAnswer | None = None
        self._defect: Exception | None = None
        self._ended = False
        self._lock = threading.Lock()
        self._room = threading.BoundedSemaphore(MOST_CONNECTIONS)
        self._listener = _listen()
        self._port: int = self._listener.getsockname()[1]
        self._woken, self._wake = socket.socketpair()
        # A daemon: ending the program must not wait for a page, and its socket goes with it.
        self._thread = threading.Thread(target=self._serve, name=PAGE_THREAD, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """Where the page is. It holds the secret, so it is for the screen and the browser only."""
        return f"http://{LOOPBACK}:{self._port}/{self._token}/"

    def close(self) -> None:
        """End the page; nothing happens when it ended already. Waits until the address is free."""
        self._end()
        self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # the thread of the page

    def _serve(self) -> None:
        reason = Reden.GESTOPT
        with self._listener, self._woken, selectors.DefaultSelector() as selector:
            selector.register(self._listener, selectors.EVENT_READ)
            selector.register(self._woken, selectors.EVENT_READ)
            while True:
                ready = {
                    key.fileobj for key, _ in selector.select(max(0.0, self._deadline - time.monotonic()))
                }
                if not ready:
                    reason = Reden.TIJD
                    break
                if self._woken in ready:
                    break
                self._accept()
        with self._lock:
            self._ended = True
        self._contents.clear()
        self._wake.close()
        try:
            if self._defect is not None:
                self.outcome.set_exception(self._defect)
            else:
                self.outcome.set_result(self._answer or Gesloten(reason))
        except InvalidStateError:
            # Who waited for it gave up.
            return

    def _accept(self) -> None:
        try:
            connection, _ = self._listener.accept()
        except OSError:
            # The browser was gone before it was let in.
            return
        if not self._room.acquire(blocking=False):
            connection.close()
            return
        threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        try:
            with connection:
                connection.settimeout(PATIENCE)
                _Question(connection, self)
        except OSError:
            # The browser went away; it asks again when it wants to.
            return
        except Exception as defect:  # noqa: BLE001 - handed to who waits for the answer
            self._defect = defect
        finally:
            self._room.release()
            if self._answer is not None or self._defect is not None:
                self._end()

    def _end(self) -> None:
        with self._lock:
            if not self._ended:
                self._ended = True
                self._wake.send(b"\0")

    # what a question may know

    def hosts(self) -> tuple[str, str]:
        """The names under which this page may be asked for: another one means that a name server lies."""
        return f"{LOOPBACK}:{self._port}", f"localhost:{self._port}"

    def name_in(self, path: str) -> str | None:
        """What is asked for below the secret address; None for every other address, and after the end."""
        _, _, rest = path.partition("/")
        token, slash, name = rest.partition("/")
        right = hmac.compare_digest(token.encode(errors="replace"), self._token.encode())
        return name if right and slash and self._answer is None and not self._ended else None

    def content(self, name: str) -> Content | None:
        """What stands under ``name``."""
        return self._contents.get(name)

    def take(self, answer: PageAnswer) -> bool:
        """Keep the first answer; False for a later one."""
        with self._lock:
            if self._answer is not None or self._ended:
                return False
            self._answer = answer
            return True


def _listen() -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
    if exclusive is not None:
        # On Windows another program could otherwise listen at the same place.
        listener.setsockopt(socket.SOL_SOCKET, exclusive, 1)
    listener.bind((LOOPBACK, 0))
    listener.listen(MOST_CONNECTIONS)
    listener.setblocking(False)
    return listener


class _Question(BaseHTTPRequestHandler):
    """One question of a browser and its answer; the connection ends with it."""

    timeout = PATIENCE

    def __init__(self, connection: socket.socket, page: ClientPage) -> None:
        """Answers at once."""
        self._page = page
        # The base class only keeps its third argument, and we have no server of its kind.
        super().__init__(connection, (LOOPBACK, 0), None)  # type: ignore[arg-type]

    def log_message(self, format: str, *args: object) -> None:
        """Nothing about a visit is ever written down."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Whatever is wrong: there is nothing here."""
        self._send(HTTPStatus.NOT_FOUND, Content(b"", "text/plain; charset=utf-8"))

    def do_GET(self) -> None:
        """The page or one of its files."""
        name = self._name(("none", "same-origin"))
        found = None if name is None else self._page.content(name)
        if found is None:
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            self._send(HTTPStatus.OK, found)

    def do_POST(self) -> None:
        """The answer; only from the page itself."""
        host = self.headers.get("Host", "")
        own = self.headers.get("Origin") == f"http://{host}"
        kind = self.headers.get_content_type() == "application/json"
        if self._name(("same-origin",)) != ANSWER_NAME or not own or not kind:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body = self._body()
        answer = None if body is None else read_answer(body)
        if answer is None:
            self._send(HTTPStatus.UNPROCESSABLE_ENTITY, _NOTHING)
        elif self._page.take(answer):
            self._send(HTTPStatus.NO_CONTENT, _NOTHING)
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _name(self, sites: tuple[str, ...]) -> str | None:
        """What is asked for, when it is asked in the right way; ``sites`` may be where the question began."""
        if self.headers.get_all("Host", []) not in ([host] for host in self._page.hosts()):
            return None
        if self.headers.get("Sec-Fetch-Site", sites[-1]) not in sites:
            return None
        return self._page.name_in(self.path)

    def _body(self) -> bytes | None:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or self.headers.get("Transfer-Encoding"):
            return None
        size = int(length) if len(length) <= len(str(LARGEST_ANSWER)) else LARGEST_ANSWER + 1
        return self.rfile.read(size) if size <= LARGEST_ANSWER else None

    def _send(self, status: HTTPStatus, content: Content) -> None:
        self.close_connection = True
        self.send_response_only(status)
        for name, value in self._headers().items():
            self.send_header(name, value)
        if status is not HTTPStatus.NO_CONTENT:
            self.send_header("Content-Type", content.kind)
            self.send_header("Content-Length", str(len(content.body)))
        self.end_headers()
        self.wfile.write(content.body)

    def _headers(self) -> dict[str, str]:
        return {
            "Connection": "close",
            "Cache-Control": "no-store",
            "Content-Security-Policy": _POLICY,
            "Cross-Origin-Embedder-Policy": "require-corp",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
        }


_NOTHING = Content(b"", "text/plain; charset=utf-8")
_POLICY = "; ".join(
    (
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("script", "style", "font", "img", "connect")),
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
"""Nothing but the page's own files, which exist under its secret address only; no inline script or style."""


def open_page(contents: Mapping[str, Content], lifetime: float = HALF_AN_HOUR) -> ClientPage:
    """Open a page that ends by itself after ``lifetime`` seconds.

    Raises:
        OSError: the computer lets nobody listen on 127.0.0.1.
    """
    return ClientPage(contents, lifetime)
