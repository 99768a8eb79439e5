"""From the disk: source files stay in the folder, credence files are read as if inline."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.document import load, parse

TEXT = "argmap: 1\ntitle: T\nthesis: a\nparticipants: {me: , you: }\nclaims: {a: {text: A}}\n"
SOURCES = TEXT + "sources: {s: {file: %s}}\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "cpm.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def codes(path: Path) -> list[str]:
    return [found.code for found in load(path).diagnostics]


def test_a_file_is_read_and_named(tmp_path: Path) -> None:
    document = load(written(tmp_path, TEXT))
    assert (document.name, document.debate) == (str(tmp_path / "cpm.yaml"), parse(TEXT).debate)


def test_a_file_that_cannot_be_opened_raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "none.yaml")


def test_a_source_in_the_folder_is_fine(tmp_path: Path) -> None:
    (tmp_path / "threads").mkdir()
    (tmp_path / "threads" / "wait.md").write_text("x")
    assert codes(written(tmp_path, SOURCES % "threads/wait.md")) == []


def test_a_source_that_is_not_there_is_a_warning(tmp_path: Path) -> None:
    assert codes(written(tmp_path, SOURCES % "wait.md")) == ["file-missing"]


@pytest.mark.parametrize("name", ["../x.md", "/etc/passwd", "a/../../x.md", "'C:/x.md'", "'a\\x.md'", "~/x.md"])
def test_a_source_outside_the_folder_is_an_error_and_left_out(tmp_path: Path, name: str) -> None:
    document = load(written(tmp_path, SOURCES % name))
    assert [found.code for found in document.diagnostics] == ["file-outside"]
    assert document.debate.sources["s"].file is None


def test_a_link_out_of_the_folder_is_an_error_and_left_out(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "secret.md").write_text("x")
    (inner / "s.md").symlink_to(tmp_path / "secret.md")
    document = load(written(inner, SOURCES % "s.md"))
    assert [found.code for found in document.diagnostics] == ["file-outside"]
    assert document.debate.sources["s"].file is None


def test_a_linked_folder_out_of_the_folder_is_an_error(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "d").symlink_to(tmp_path)
    (tmp_path / "x.md").write_text("x")
    assert codes(written(inner, SOURCES % "d/x.md")) == ["file-outside"]


@pytest.mark.parametrize("name", ["x" * 300, "loop.md"])
def test_a_source_the_system_cannot_follow_is_not_there(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop.md").symlink_to(tmp_path / "loop.md")
    assert codes(written(tmp_path, SOURCES % name)) == ["file-missing"]


def test_credence_files_are_read_as_if_inline(tmp_path: Path) -> None:
    folder = tmp_path / "cpm.credences"
    folder.mkdir()
    (folder / "me.yaml").write_text("credences: {a: 0.3}\n")
    (folder / "README.md").write_text("not read")
    document = load(written(tmp_path, TEXT))
    assert document.debate == parse(TEXT + "credences: {me: {a: 0.3}}\n").debate
    assert (list(document.companions), document.folder) == (["me"], True)


def test_an_empty_folder_of_credences_is_known(tmp_path: Path) -> None:
    (tmp_path / "cpm.credences").mkdir()
    document = load(written(tmp_path, TEXT))
    assert (document.companions, document.folder) == ({}, True)


def test_a_diagnostic_of_a_credence_file_carries_its_path(tmp_path: Path) -> None:
    folder = tmp_path / "cpm.credences"
    folder.mkdir()
    (folder / "me.yaml").write_text("credences:\n  z: 0.3\n")
    (found,) = load(written(tmp_path, TEXT)).diagnostics
    assert (found.file, found.line, found.column) == (str(folder / "me.yaml"), 2, 3)


@pytest.mark.parametrize("name", ["who.yaml", "Not An Id.yaml"])
def test_a_credence_file_of_nobody_is_an_error(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "cpm.credences"
    folder.mkdir()
    (folder / name).write_text("credences: {a: 0.3}\n")
    document = load(written(tmp_path, TEXT))
    assert [found.code for found in document.diagnostics] in (["unknown-participant"], ["bad-id"])
    assert document.debate.credences == {}


def test_a_link_out_of_the_folder_of_credences_is_refused(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    (inner / "cpm.credences").mkdir(parents=True)
    (tmp_path / "me.yaml").write_text("credences: {a: 0.3}\n")
    (inner / "cpm.credences" / "me.yaml").symlink_to(tmp_path / "me.yaml")
    document = load(written(inner, TEXT))
    assert [found.code for found in document.diagnostics] == ["file-outside"]
    assert document.debate.credences == {}


def test_a_path_leads_into_the_file_where_it_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "cpm.credences"
    folder.mkdir()
    (folder / "me.yaml").write_text("credences: {a: 0.3}\nconditionals:\n  x: {if_true: 0.4, if_false: 0.1}\n")
    text = TEXT.replace("{text: A}", "{text: A}, b: {text: B}") + "cruxes: {x: {claims: [b]}}\n"
    document = load(written(tmp_path, text))
    start, end = document.locate(("credences", "me", "a", "credence"))
    home = document.home(("credences", "me", "a"))
    assert home is not None
    assert home.text[start:end] == "0.3"
    start, end = document.locate(("cruxes", "x", "conditionals", "me", "if_true"))
    assert home.text[start:end] == "0.4"
    assert document.home(("credences", "you")) is None
