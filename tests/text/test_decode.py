"""Bytes to text: UTF-8, its byte-order mark, and what is neither."""

from __future__ import annotations

import pytest

from argmap.text.decode import decode
from argmap.text.lines import Lines


@pytest.mark.parametrize("data", [b"a: b\r\n", "é".encode()])
def test_utf_8_is_read(data: bytes) -> None:
    assert decode(data).text.encode() == data


def test_a_byte_order_mark_is_set_aside() -> None:
    decoded = decode(b"\xef\xbb\xbfa: b")
    assert (decoded.text, decoded.bom, decoded.problem) == ("a: b", True, None)


def test_latin_1_is_a_problem_at_the_byte() -> None:
    problem = decode("a: café".encode("latin-1")).problem
    assert problem is not None
    assert (problem.code, problem.start) == ("not-utf-8", 6)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le", "utf-32"])
def test_utf_16_and_32_are_a_problem_that_names_them(encoding: str) -> None:
    problem = decode("argmap: 1\ntitle: é\n".encode(encoding)).problem
    if problem is not None:
        assert "UTF-" in problem.message
    else:
        assert "\0" in decode("argmap: 1\ntitle: é\n".encode(encoding)).text


@pytest.mark.parametrize(
    ("offset", "expected"), [(0, (1, 1)), (2, (1, 3)), (4, (2, 1)), (5, (3, 1)), (6, (4, 1)), (7, (4, 2))]
)
def test_lines_end_with_lf_crlf_or_cr(offset: int, expected: tuple[int, int]) -> None:
    assert Lines("ab\r\n\n\rc").position(offset) == expected
