from __future__ import annotations

from pathlib import Path

from tests.cli.command import Commands


def test_the_demo_is_copied_and_shown(argmap: Commands, nobodys_environment: Path) -> None:
    result = argmap.run("demo")
    copy = nobodys_environment / "data/argmap/demo/conditioning-predictive-models.yaml"
    assert result.code == 0, result.err
    assert str(copy) in result.err
    assert copy.is_file()
    assert len(result.out.splitlines()) > 20


def test_the_copy_is_a_good_debate(argmap: Commands) -> None:
    argmap.run("demo", "--folder", "mine")
    assert argmap.run("check", "--strict", "mine/conditioning-predictive-models.yaml").code == 0


def test_what_was_changed_in_the_copy_stays(argmap: Commands) -> None:
    argmap.run("demo", "--folder", "mine")
    copy = argmap.folder / "mine/conditioning-predictive-models.yaml"
    changed = copy.read_bytes() + b"# mine\n"
    copy.write_bytes(changed)
    argmap.run("demo", "--folder", "mine")
    assert copy.read_bytes() == changed


def test_every_shipped_debate_can_be_had(argmap: Commands) -> None:
    names = argmap.run("demo", "--list").out.split()
    assert len(names) >= 3
    for name in names:
        assert argmap.run("demo", name, "--folder", "mine").code == 0


def test_a_debate_that_is_not_shipped(argmap: Commands) -> None:
    result = argmap.run("demo", "conditioning-predictive-model")
    assert result.code == 2
    assert "Did you mean" in result.err


def test_only_the_threads_that_a_debate_quotes_come_along(argmap: Commands) -> None:
    argmap.run("demo", "village-heat-network", "--folder", "mine")
    assert [path.name for path in (argmap.folder / "mine").rglob("*") if path.is_file()] == [
        "village-heat-network.yaml"
    ]
