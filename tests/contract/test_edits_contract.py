"""An edit changes only the lines it is about: words in, the file's bytes out."""

from __future__ import annotations

from difflib import unified_diff

import pytest

from tests.cli.command import Commands
from tests.contract.example import EVERYTHING

ENCODINGS = {
    "lf": lambda text: text.encode(),
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "bom": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "no end of line": lambda text: text.rstrip("\n").encode(),
}


def changed(argmap: Commands, *words: str) -> list[str]:
    """Run an edit on the example; return the lines that went (-) and came (+)."""
    file = argmap.write(EVERYTHING)
    done = argmap.run(
        words[0], *([] if words[0] != "add" else words[1:2]), file, *words[2 if words[0] == "add" else 1 :]
    )
    assert (done.code, done.out) == (0, ""), done.err
    lines = unified_diff(EVERYTHING.splitlines(), argmap.read().splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize("encode", ENCODINGS.values(), ids=ENCODINGS)
def test_every_other_byte_stays(argmap: Commands, encode: object) -> None:
    assert callable(encode)
    file = argmap.write(encode(EVERYTHING))
    assert argmap.run("set", file, "--as", "critic", "bigger-is-riskier=0.3", "riskier.status=agreed").code == 0
    wanted = EVERYTHING.replace("bigger-is-riskier: 0.9", "bigger-is-riskier: 0.3")
    wanted = wanted.replace("status: open   ", "status: agreed   ")
    assert (argmap.folder / "wait.yaml").read_bytes() == encode(wanted)


@pytest.mark.parametrize(
    ("assignment", "after"),
    [
        ("wait-is-worth-it=0.10", "    wait-is-worth-it: {credence: 0.10, note: all things considered}"),
        ("wait-is-worth-it=70%", "    wait-is-worth-it: {credence: 0.7, note: all things considered}"),
        ("wait-is-worth-it=", "    wait-is-worth-it: {note: all things considered}"),
        ("act-now-is-right=1:2", "    act-now-is-right: {credence: 0.3333, prior: 0.5}   # compared, not imposed"),
        ("act-now-is-right.prior=7e-1", "    act-now-is-right: {credence: 0.6, prior: 7e-1}   # compared, not imposed"),
        ("act-now-is-right.prior=", "    act-now-is-right: {credence: 0.6}   # compared, not imposed"),
        ("riskier-so-dont-wait=.5", "    riskier-so-dont-wait: .5          # on an argument"),
        ("bigger-is-riskier.text=It's so", "    text: 'It''s so'"),
        ("incidents-were-seen.text=a: b", '  incidents-were-seen: {text: "a: b"}'),
        ("wait-is-worth-it.text=no", "    text: no"),
    ],
)
def test_set_changes_one_line(argmap: Commands, assignment: str, after: str) -> None:
    gone, come = changed(argmap, "set", "--as", "critic", assignment)
    assert (gone[0], come) == ("-", f"+{after}")


def test_clearing_takes_the_comment_above_along_and_nothing_else(argmap: Commands) -> None:
    assert changed(argmap, "set", "--as", "critic", "riskier-so-dont-wait=") == [
        "-    # a remark of the critic's",
        "-    riskier-so-dont-wait: 0.95          # on an argument",
    ]


def test_the_first_number_of_a_participant(argmap: Commands) -> None:
    assert changed(argmap, "set", "--as", "author", "act-now-is-right=0.2") == [
        "+  author:",
        "+    act-now-is-right: 0.2",
    ]


def test_with_nobody_speaking_prior_and_strength_are_everyones(argmap: Commands) -> None:
    assert changed(argmap, "set", "wait-is-worth-it.prior=0.4", "riskier-so-dont-wait.strength=0.8") == [
        "-    prior: 0.3",
        "+    prior: 0.4",
        "-    strength: 0.9",
        "+    strength: 0.8",
    ]


@pytest.mark.parametrize(
    "words",
    [
        ("bigger-is-riskier=0.5",),
        ("--as", "nobody", "bigger-is-riskier=0.5"),
        ("--as", "critic", "bigger-is-riskir=0.5"),
        ("--as", "critic", "bigger-is-riskier=1.5"),
        ("--as", "critic", "bigger-is-riskier"),
        ("bigger-is-riskier.colour=red",),
    ],
)
def test_a_set_that_cannot_be_is_2_and_writes_nothing(argmap: Commands, words: tuple[str, ...]) -> None:
    done = argmap.run("set", argmap.write(EVERYTHING), *words)
    assert (done.code, done.out, argmap.read()) == (2, "", EVERYTHING)


def test_who_is_speaking_comes_from_the_environment_and_the_settings(
    argmap: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(argmap.folder))
    (argmap.folder / "argmap").mkdir()
    argmap.write("as: author\n", "argmap/config.yaml")
    file = argmap.write(EVERYTHING)
    argmap.run("set", file, "bigger-is-riskier=0.1")
    monkeypatch.setenv("ARGMAP_AS", "critic")
    argmap.run("set", file, "bigger-is-riskier=0.2")
    found = argmap.run("show", "--json", file).json["stated"]
    assert [found[who]["bigger-is-riskier"]["credence"] for who in ("author", "critic")] == [0.1, 0.2]


def test_add_each_kind(argmap: Commands) -> None:
    assert changed(
        argmap, "add", "claim", "new", "--text", "A: new # one", "--by", "critic", "--prior", "30%", "--tag", "x"
    ) == [
        "+  new:",
        '+    text: "A: new # one"',
        "+    by: critic",
        "+    prior: 0.3",
        "+    tags: [x]",
    ]
    target = ("--supports", "wait-is-worth-it")
    assert changed(
        argmap, "add", "argument", "why", *target, "--premise", "not act-now-is-right", "--strength", ".9"
    ) == [
        "+  why:",
        "+    premises: [not act-now-is-right]",
        "+    supports: wait-is-worth-it",
        "+    strength: .9",
    ]
    assert changed(argmap, "add", "participant", "judge", "--name", "The judge") == ["+  judge: {name: The judge}"]
    crux = changed(argmap, "add", "crux", "now", "--claim", "act-now-is-right", "--test", "Ask.")
    assert (crux[0], crux[1], crux[-1]) == ("+  now:", "+    claims: [act-now-is-right]", "+    test: Ask.")


def test_rename_reaches_every_use(argmap: Commands) -> None:
    file = argmap.write(EVERYTHING)
    assert argmap.run("rename", file, "bigger-is-riskier", "size-is-risk").code == 0
    assert argmap.read() == EVERYTHING.replace("bigger-is-riskier", "size-is-risk")
    assert argmap.run("rename", file, "critic", "sceptic", "--in", "participant").code == 0
    assert argmap.run("check", file).code == 0
    assert set(argmap.run("show", "--json", file).json["stated"]) == {"sceptic"}


def test_what_is_used_is_not_removed_and_its_uses_are_listed(argmap: Commands) -> None:
    done = argmap.run("remove", argmap.write(EVERYTHING), "bigger-is-riskier")
    assert (done.code, done.out, argmap.read()) == (1, "", EVERYTHING)
    assert all(use in done.err for use in ("riskier-so-dont-wait", "incidents-seen", "critic", "crux riskier"))


def test_cascade_removes_the_uses_too(argmap: Commands) -> None:
    file = argmap.write(EVERYTHING)
    assert argmap.run("remove", file, "bigger-is-riskier", "--cascade").code == 0
    found = argmap.run("show", "--json", file).json
    assert (found["arguments"], found["cruxes"]) == ({}, {})
    assert set(found["claims"]) == {"wait-is-worth-it", "incidents-were-seen", "act-now-is-right"}
    assert set(found["stated"]["critic"]) == {"wait-is-worth-it", "act-now-is-right"}


def test_an_edit_of_a_file_with_errors_writes_nothing(argmap: Commands) -> None:
    text = EVERYTHING + "surprise: 1\n"
    done = argmap.run("set", argmap.write(text), "bigger-is-riskier.text=x")
    assert (done.code, argmap.read()) == (1, text)
    assert "error[unknown-key]" in done.err


def test_once_the_folder_exists_new_numbers_go_to_a_file_of_ones_own(argmap: Commands) -> None:
    text = EVERYTHING.split("credences:")[0]
    file = argmap.write(text)
    (argmap.folder / "wait.credences").mkdir()
    argmap.write(b"\xef\xbb\xbf# mine\r\ncredences:\r\n  act-now-is-right: 0.1 \r\n", "wait.credences/critic.yaml")
    argmap.run("set", file, "--as", "critic", "act-now-is-right=0.2")
    argmap.run("set", file, "--as", "author", "act-now-is-right=0.3")
    critic = (argmap.folder / "wait.credences" / "critic.yaml").read_bytes()
    assert critic == b"\xef\xbb\xbf# mine\r\ncredences:\r\n  act-now-is-right: 0.2 \r\n"
    assert argmap.read("wait.credences/author.yaml") == "credences:\n  act-now-is-right: 0.3\n"
    assert argmap.read() == text


def test_numbers_in_two_places_are_an_error(argmap: Commands) -> None:
    file = argmap.write(EVERYTHING)
    (argmap.folder / "wait.credences").mkdir()
    argmap.write("credences: {act-now-is-right: 0.1}\n", "wait.credences/critic.yaml")
    assert argmap.run("check", file).code == 1


def test_a_link_is_written_through(argmap: Commands) -> None:
    (argmap.folder / "real").mkdir()
    real = argmap.write(EVERYTHING, "real/wait.yaml")
    (argmap.folder / "link.yaml").symlink_to(real)
    assert argmap.run("set", "link.yaml", "--as", "critic", "bigger-is-riskier=0.3").code == 0
    assert (argmap.folder / "link.yaml").is_symlink()
    assert "bigger-is-riskier: 0.3" in argmap.read("real/wait.yaml")
