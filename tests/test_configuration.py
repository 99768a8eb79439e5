from __future__ import annotations

from pathlib import Path

import pytest

from argmap.configuration import (
    BadConfiguration,
    Configuration,
    configuration,
    configuration_path,
    parse_configuration,
    speaker,
    state_folder,
)


def write(text: str) -> None:
    configuration_path().parent.mkdir(parents=True, exist_ok=True)
    configuration_path().write_text(text, encoding="utf-8")


def test_no_file_is_the_defaults() -> None:
    assert configuration() == Configuration(None, True, None, {})


def test_all_settings_are_read() -> None:
    text = "as: critic\nautosave: false\ntheme: nord\nkeymap:\n  claim.add: b\n"
    assert parse_configuration(text) == Configuration("critic", False, "nord", {"claim.add": "b"})


def test_an_empty_file_is_the_defaults() -> None:
    assert parse_configuration("# nothing yet\n") == Configuration()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("as: a\nthem: x\n", "c.yaml:2:1: there is no setting 'them'"),
        ("as: [a]\n", "c.yaml:1:5: 'as' is one word"),
        ("autosave: maybe\n", "c.yaml:1:11: 'autosave' is true or false, not 'maybe'"),
        ("as: a\nas: b\n", "c.yaml:2:1: 'as' stands twice"),
        ("- a\n", "c.yaml:1:1: the settings are a mapping"),
        ("keymap: x\n", "c.yaml:1:9: the keymap is a mapping"),
        ("as: 'a\n", "c.yaml:"),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, message: str) -> None:
    with pytest.raises(BadConfiguration) as told:
        parse_configuration(text, "c.yaml")
    assert str(told.value).startswith(message)


def test_settings_that_are_no_text(nobodys_environment: Path) -> None:
    configuration_path().parent.mkdir(parents=True)
    configuration_path().write_bytes(b"as: \xff\n")
    with pytest.raises(BadConfiguration, match="not UTF-8"):
        configuration()


def test_the_environment_goes_before_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    write("as: author\n")
    assert speaker() == "author"
    monkeypatch.setenv("ARGMAP_AS", "critic")
    assert speaker() == "critic"


def test_a_relative_folder_in_the_environment_counts_as_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    assert state_folder() == Path.home() / ".local/state/argmap"
