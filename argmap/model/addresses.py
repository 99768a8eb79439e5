"""Where a source may be: an address on the web, a file below the debate's folder.

Knows how addresses and paths are written. Must not know files.
"""

from __future__ import annotations

import re


def is_web_address(text: str) -> bool:
    """Return whether the text is an http or https address with a host and nothing that could end or hide it."""
    from urllib.parse import urlsplit  # late: few debates name an address

    if re.search(r"[\x00-\x20\"'<>\\^`{|}\x7f-\xa0]", text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def is_inside(path: str) -> bool:
    """Return whether a path stays below the folder it is taken from, on any system."""
    if not path or "\0" in path or "\\" in path or path.startswith(("/", "~")) or re.match("[A-Za-z]:", path):
        return False
    return ".." not in path.split("/")
