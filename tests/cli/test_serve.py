from __future__ import annotations

import asyncio
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.cli.serve import is_loopback, opening
from tests.cli.command import DEBATE, Commands

ROOT = Path(__file__).parents[2]
NAME = "wa it;$(touch x)'.yaml"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address of a server that runs for one test, of a file whose name a shell would stumble over."""
    pytest.importorskip("textual_serve")
    (tmp_path / NAME).write_text(DEBATE, encoding="utf-8")
    server = subprocess.Popen(
        [sys.executable, "-m", "argmap", "serve", str(tmp_path / NAME), "--as", "critic", "--port", "0"],
        cwd=ROOT,
        env=os.environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stderr is not None
    said = server.stderr.readline()
    found = re.search(r"http://(127\.0\.0\.1:[0-9]+)/", said)
    try:
        assert found, said
        yield found[1]
    finally:
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=20)
    assert (server.returncode, out, err) == (0, "", "")
    assert sorted(path.name for path in tmp_path.iterdir()) == [NAME]


def asked(address: str, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(f"http://{address}/", headers=headers)
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def policy(address: str) -> str:
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(f"http://{address}/", timeout=10) as answer:
        return str(answer.headers["Content-Security-Policy"])


async def first_screen(address: str) -> str:
    """What a browser's tab is sent until the debate is on it."""
    import aiohttp

    seen = b""
    async with aiohttp.ClientSession() as session, session.ws_connect(f"ws://{address}/ws?width=100&height=30") as tab:
        async with asyncio.timeout(20):
            async for message in tab:
                seen += message.data if isinstance(message.data, bytes) else b""
                if b"Should we wait?" in seen:
                    break
    return seen.decode("utf-8", "replace")


def test_a_debate_is_in_the_browser_and_only_its_own_page_gets_it(address: str) -> None:
    status, page = asked(address)
    assert (status, f"ws://{address}/ws" in page) == (200, True)
    assert asked(address, Origin="http://evil.example")[0] == 403
    assert asked(address, Host="evil.example")[0] == 403
    assert asked(address, Origin=f"http://{address}")[0] == 200
    assert policy(address).startswith("default-src 'none';")
    assert "as The critic" in asyncio.run(first_screen(address))


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("0.0.0.0", False),
        ("::", False),
        ("example.org", False),
    ],
)
def test_what_only_this_machine_reaches(host: str, here: bool) -> None:
    assert is_loopback(host) is here


@pytest.mark.skipif(os.name == "nt", reason="another shell")
def test_a_files_name_is_one_word_to_the_shell() -> None:
    words = shlex.split(opening("-a b;c.yaml", "critic"))
    assert words[-4:-1] == ["--as", "critic", "--"]
    assert words[-1].endswith("-a b;c.yaml")


def test_a_port_that_is_taken(argmap: Commands) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        result = argmap.run("serve", argmap.write(), "--port", str(other.getsockname()[1]))
    assert result.code == 2
    assert "--port 0" in result.err


@pytest.mark.parametrize("words", [("--port", "x"), ("--port", "70000"), ("--as", "critik"), ("--host", "no such")])
def test_what_cannot_be_served_is_2(argmap: Commands, words: tuple[str, ...]) -> None:
    assert argmap.run("serve", argmap.write(), *words).code == 2


def test_a_file_that_is_not_there_is_2(argmap: Commands) -> None:
    assert argmap.run("serve", "none.yaml").code == 2


def test_without_the_package_it_says_how_to_get_it(argmap: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.cli.serve.find_spec", lambda name: None)
    result = argmap.run("serve", argmap.write())
    assert result.code == 3
    assert "argmap[web]" in result.err
