"""The server of the page: who may ask what, what comes back, and that it ends."""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

import pytest

from interview.clientpage.answers import LARGEST_ANSWER, Getekend, NaamGetypt, TekentTochNiet
from interview.clientpage.page import FILES, Content
from interview.clientpage.server import ClientPage, Gesloten, Reden, open_page
from interview.record import Getekendmet
from tests.clientpage.signatures import drawn

PATIENCE = 10
NOT_SIGNING = json.dumps({"antwoord": "niet"}).encode()


def ask(
    page: ClientPage,
    name: str = "",
    *,
    method: str = "GET",
    path: str | None = None,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
) -> HTTPResponse:
    where = urlsplit(page.address)
    connection = HTTPConnection("127.0.0.1", where.port, timeout=PATIENCE)
    try:
        target = where.path + name if path is None else path
        connection.request(method, target, body, {"Host": where.netloc, **(headers or {})})
        response = connection.getresponse()
        response.body = response.read()  # type: ignore[attr-defined]
    finally:
        connection.close()
    return response


def body_of(response: HTTPResponse) -> bytes:
    read: bytes = response.body  # type: ignore[attr-defined]
    return read


def answer(page: ClientPage, body: bytes, **headers: str) -> HTTPResponse:
    where = urlsplit(page.address)
    sent = {"Origin": f"http://{where.netloc}", "Content-Type": "application/json"}
    changed = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(page, "antwoord", method="POST", body=body, headers={**sent, **changed})


def post(address: str, body: bytes) -> int:
    """Answer as the page at ``address`` does; gives the status."""
    where = urlsplit(address)
    connection = HTTPConnection("127.0.0.1", where.port, timeout=PATIENCE)
    headers = {"Origin": f"http://{where.netloc}", "Content-Type": "application/json"}
    try:
        connection.request("POST", f"{where.path}antwoord", body, headers)
        return connection.getresponse().status
    finally:
        connection.close()


def is_gone(address: str) -> bool:
    port = urlsplit(address).port
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port or 0)) != 0


def test_the_page_and_its_files_come_as_they_are(page: ClientPage, contents: Mapping[str, Content]) -> None:
    assert {"", *FILES} == set(contents)
    for name, content in contents.items():
        response = ask(page, name)
        assert (response.status, response.headers["Content-Type"]) == (200, content.kind)
        assert body_of(response) == content.body


def test_every_reply_keeps_the_page_to_itself(page: ClientPage) -> None:
    for response in (ask(page), ask(page, "pagina.js"), ask(page, path="/"), answer(page, b"{}")):
        headers = response.headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"
        policy = {part.split()[0]: part.split()[1:] for part in headers["Content-Security-Policy"].split(";")}
        assert policy["default-src"] == ["'none'"]
        for kind in ("script-src", "style-src", "font-src", "img-src", "connect-src"):
            assert policy[kind] == ["'self'"]
        for kind in ("base-uri", "form-action", "frame-ancestors"):
            assert policy[kind] == ["'none'"]
        assert not [name for name in headers if name.lower().startswith("access-control-")]
        assert "Server" not in headers, "nothing tells what this is"
        assert "Set-Cookie" not in headers


@pytest.mark.parametrize("path", ["/", "/x/", "/favicon.ico", "//", "*", "/%2e%2e/"])
def test_without_the_secret_there_is_nothing(page: ClientPage, path: str) -> None:
    response = ask(page, path=path)
    assert (response.status, body_of(response)) == (404, b"")


def test_an_address_that_is_nearly_right_is_wrong(page: ClientPage) -> None:
    right = urlsplit(page.address).path
    assert len(right) >= 40
    wrong = right[:-2] + ("A/" if right[-2] != "A" else "B/")
    for path in (wrong, right.rstrip("/"), right.upper(), right + "../", right + "?a", right + "css/x"):
        assert ask(page, path=path).status == 404
    assert ask(page, path=right).status == 200


def test_a_name_server_that_lies_gets_nothing(page: ClientPage) -> None:
    port = urlsplit(page.address).port
    assert ask(page, headers={"Host": f"localhost:{port}"}).status == 200
    for host in ("kwaad.example", f"kwaad.example:{port}", "127.0.0.1", "127.0.0.1:1", "", f"[::1]:{port}"):
        assert ask(page, headers={"Host": host}).status == 404


@pytest.mark.parametrize("method", ["HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT"])
def test_other_methods_do_not_exist(page: ClientPage, method: str) -> None:
    assert ask(page, method=method).status == 404
    assert ask(page, "antwoord", method=method).status == 404


def test_the_answer_cannot_be_read_and_the_page_takes_no_answer(page: ClientPage) -> None:
    assert ask(page, "antwoord").status == 404
    where = urlsplit(page.address)
    origin = {"Origin": f"http://{where.netloc}", "Content-Type": "application/json"}
    assert ask(page, method="POST", body=NOT_SIGNING, headers=origin).status == 404
    assert not page.outcome.done()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://kwaad.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Content_Type": "text/plain"},
        {"Content_Type": "application/x-www-form-urlencoded"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Host": "kwaad.example"},
    ],
)
def test_another_page_cannot_answer(page: ClientPage, headers: dict[str, str]) -> None:
    assert answer(page, NOT_SIGNING, **headers).status == 404
    assert not page.outcome.done()


def test_another_page_cannot_even_look(page: ClientPage) -> None:
    assert ask(page, headers={"Sec-Fetch-Site": "cross-site"}).status == 404
    assert ask(page, headers={"Sec-Fetch-Site": "none"}).status == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"antwoord": "ja"}',
        b'{"antwoord": "niet", "meer": 1}',
        b'{"antwoord": "naam", "naam": " \\u202e \\t"}',
        b'{"antwoord": "naam", "naam": 5}',
        b'{"antwoord": "naam", "naam": "' + b"a" * 121 + b'"}',
        b'{"antwoord": "getekend"}',
        b"[" * 5000,
        b"\xff\xfe",
    ],
)
def test_what_is_no_answer_changes_nothing(page: ClientPage, body: bytes) -> None:
    assert answer(page, body).status == 422
    assert ask(page).status == 200, "the klant can try again"
    assert not page.outcome.done()


def test_an_answer_has_a_largest_size(page: ClientPage) -> None:
    exactly = NOT_SIGNING + b" " * (LARGEST_ANSWER - len(NOT_SIGNING))
    assert answer(page, NOT_SIGNING, Content_Length=str(LARGEST_ANSWER + 1)).status == 422
    assert answer(page, NOT_SIGNING, Content_Length="9" * 5000).status == 422
    assert answer(page, NOT_SIGNING, Content_Length="-1").status == 422
    assert answer(page, exactly).status == 204


def test_a_signature_is_taken_and_the_page_is_gone(page: ClientPage) -> None:
    body = json.dumps({"antwoord": "getekend", "handtekening": drawn("vinger")}).encode()
    assert answer(page, body).status == 204
    taken = page.outcome.result(PATIENCE)
    assert isinstance(taken, Getekend)
    assert taken.handtekening.getekend_met is Getekendmet.VINGER
    assert is_gone(page.address)


def test_a_typed_name_is_taken_on_one_line(page: ClientPage) -> None:
    body = json.dumps({"antwoord": "naam", "naam": " Ł.  \u202eVoorbeeld\n"}).encode()
    assert answer(page, body).status == 204
    assert page.outcome.result(PATIENCE) == NaamGetypt(antwoord="naam", naam="Ł. Voorbeeld")
    assert is_gone(page.address)


def test_only_the_first_of_many_answers_counts(page: ClientPage) -> None:
    names = [f"Voorbeeld {number}" for number in range(8)]

    def send(name: str) -> int:
        try:
            return answer(page, json.dumps({"antwoord": "naam", "naam": name}).encode()).status
        except OSError:
            return 0

    with ThreadPoolExecutor(len(names)) as at_once:
        statuses = list(at_once.map(send, names))
    taken = page.outcome.result(PATIENCE)
    assert statuses.count(204) == 1
    assert isinstance(taken, NaamGetypt)
    assert taken.naam == names[statuses.index(204)]


def test_not_signing_is_an_answer_too(page: ClientPage) -> None:
    assert answer(page, NOT_SIGNING).status == 204
    assert isinstance(page.outcome.result(PATIENCE), TekentTochNiet)


def test_the_consultant_can_end_it(contents: Mapping[str, Content]) -> None:
    page = open_page(contents)
    assert not is_gone(page.address)
    page.close()
    assert page.outcome.result(0) == Gesloten(Reden.GESTOPT)
    assert is_gone(page.address)
    page.close()


def test_its_time_is_up(contents: Mapping[str, Content]) -> None:
    page = open_page(contents, lifetime=0.05)
    assert page.outcome.result(PATIENCE) == Gesloten(Reden.TIJD)
    assert is_gone(page.address)
    page.close()


def test_who_waits_no_longer_does_no_harm(contents: Mapping[str, Content]) -> None:
    page = open_page(contents)
    assert page.outcome.cancel()
    page.close()
    assert is_gone(page.address)


def test_it_listens_to_this_computer_only_and_every_page_has_its_own_secret(
    contents: Mapping[str, Content],
) -> None:
    with open_page(contents) as one, open_page(contents) as other:
        assert urlsplit(one.address).hostname == "127.0.0.1"
        assert urlsplit(one.address).path != urlsplit(other.address).path
        assert ask(one, path=urlsplit(other.address).path).status == 404


def test_a_silent_or_broken_browser_holds_nobody_up(
    page: ClientPage, capfd: pytest.CaptureFixture[str]
) -> None:
    port = urlsplit(page.address).port
    silent = [socket.create_connection(("127.0.0.1", port)) for _ in range(6)]
    try:
        for wrong in (
            b"\r\n\r\n",
            b"GET\r\n\r\n",
            b"\x16\x03\x01\x00",
            b"GET / HTTP/9.9\r\n\r\n",
            b"A" * 70_000,
        ):
            with socket.create_connection(("127.0.0.1", port)) as broken:
                broken.sendall(wrong)
        assert ask(page).status == 200
    finally:
        for connection in silent:
            connection.close()
    assert capfd.readouterr() == ("", ""), "nothing is written down anywhere"
