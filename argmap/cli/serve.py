"""`argmap serve FILE`: the screen in a browser, on this machine alone unless it is said otherwise.

Knows addresses and what a browser may ask. Must not know what is on the screen: each tab runs `argmap open`.
"""

from __future__ import annotations

import errno
import ipaddress
import os
import shlex
import socket
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from argmap.cli import output
from argmap.cli.parser import add_file, add_speaker, command_parser
from argmap.cli.reading import known_participant, read_document
from argmap.cli.stop import FINE, MISSING_PROGRAM, Stop
from argmap.text.safe import display_text

if TYPE_CHECKING:
    import argparse

LOOPBACK = "127.0.0.1"
PORT = 8000

_EXAMPLES = """
argmap serve wait.yaml
argmap serve wait.yaml --as critic --port 0        any port that is free
argmap serve wait.yaml --host 0.0.0.0              everybody who reaches this machine
"""


def add_parser(subparsers: Any) -> None:
    """Add the command's parser."""
    parser = command_parser(
        subparsers,
        "serve",
        description="Open a debate in a browser. The address is printed; ctrl+c ends it. Whoever can open the address\n"
        "reads and changes the file as you: that is anybody on this machine, and with --host anybody who reaches it.",
        examples=_EXAMPLES,
    )
    add_file(parser)
    add_speaker(parser)
    parser.add_argument("--host", metavar="HOST", help=f"the address to listen on (default: {LOOPBACK}, this machine)")
    parser.add_argument(
        "--port", metavar="N", type=_port, default=PORT, help=f"the port (default: {PORT}; 0: a free one)"
    )


def run(args: argparse.Namespace) -> int:
    """Serve the file until it is interrupted; return 0."""
    if find_spec("textual_serve") is None:
        raise Stop(
            "the package textual-serve is missing", code=MISSING_PROGRAM, help="Install it: pip install 'argmap[web]'"
        )
    document = read_document(args.file)
    who = known_participant(document.debate, args.who) if args.who else None
    host = args.host or LOOPBACK
    listening = listen(host, args.port)
    from argmap.cli.web import serve

    address = _address(host, listening.getsockname()[1])
    output.say(f"{display_text(args.file)} is at http://{address}/ until ctrl+c is pressed here")
    if not is_loopback(host):
        output.say("Whoever reaches this address reads and changes the file as you; nothing is encrypted.")
    serve(opening(args.file, who), listening, address=address, only_here=is_loopback(host))
    return FINE


def opening(file: str, who: str | None) -> str:
    """Return the shell's command that opens a file on the screen, whatever is in its name."""
    words = [sys.executable, "-m", "argmap", "open", *(["--as", who] if who else []), "--", os.path.abspath(file)]  # noqa: PTH100
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def is_loopback(host: str) -> bool:
    """Return whether only this machine reaches an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; end with code 2 where the address cannot be had."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
    except OSError as error:
        raise Stop(f"{host}: {(error.strerror or str(error)).lower()}") from None
    try:
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(place)
        listening.listen()
    except OSError as error:
        listening.close()
        taken = error.errno == errno.EADDRINUSE
        remedy = "Take another: --port N, or --port 0 for any that is free." if taken else ""
        raise Stop(f"{host}:{port}: {(error.strerror or str(error)).lower()}", help=remedy) from None
    return listening


def _address(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _port(text: str) -> int:
    import argparse

    if not (text.isascii() and text.isdigit() and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"'{text}' is no port; write a number up to 65535, 0 for any that is free")
    return int(text)
