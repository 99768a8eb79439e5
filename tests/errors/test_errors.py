"""Hostile and mistaken files: each is a located remark at once, never a traceback, and reads as its sample says."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
import yaml

import argmap
from argmap.checks.catalogue import catalogue
from argmap.text import yaml as reading
from tests.errors import catalogue as errors

NAMES = errors.names()
ERRORS = [name for name in NAMES if catalogue()[name.partition("--")[0]].severity == "error"]


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_reads_as_written_beside_it(name: str) -> None:
    begun = time.process_time()
    text = errors.rendered(name)
    assert time.process_time() - begun < 1
    assert text == (errors.SAMPLES / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_shows_its_code_at_a_place(name: str) -> None:
    found = [each for each in errors.diagnostics(name) if each.code == name.partition("--")[0]]
    assert found
    assert all(each.line >= 1 and each.column >= 1 and (each.end_line, each.end_column) >= (1, 1) for each in found)


@pytest.mark.parametrize("name", NAMES)
def test_every_remark_has_a_remedy_and_nothing_live_in_it(name: str) -> None:
    assert all(each.help for each in errors.diagnostics(name))
    assert all(char.isprintable() or char in "\n" for char in errors.rendered(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_same_is_said_without_libyaml(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_loader", lambda: yaml.BaseLoader)
    assert errors.rendered(name) == (errors.SAMPLES / f"{name}.txt").read_text(encoding="utf-8")


def test_there_are_sixty_hostile_files() -> None:
    assert len(ERRORS) >= 60


def test_every_code_has_a_sample() -> None:
    assert set(catalogue()) == {name.partition("--")[0] for name in NAMES}


def test_severities_are_those_of_the_catalogue() -> None:
    known = catalogue()
    varying = {"crux-conditionals", "self-target"}
    for name in NAMES:
        for found in errors.diagnostics(name):
            assert found.code in varying or found.severity == known[found.code].severity


def test_every_code_in_the_source_is_in_the_catalogue() -> None:
    root = Path(argmap.__file__).parent
    files = [*(root / "text").glob("yaml*.py"), root / "text/decode.py", *(root / "document").glob("[!c]*.py")]
    files += [root / "model/rules.py"]
    said = set()
    for file in files:
        said |= set(re.findall(r'(?:Problem|say|_error|Finding|self\.at)\(\s*"([a-z0-9-]+)"', file.read_text("utf-8")))
    assert said - {"unknown-"} <= set(catalogue())
    assert len(said) > 40


def test_the_catalogue_page_is_up_to_date() -> None:
    assert errors.PAGE.read_text(encoding="utf-8") == errors.page()
