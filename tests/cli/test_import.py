from __future__ import annotations

import pytest

from tests.cli.command import Commands
from tests.cruxes.test_forecasts import TABLE


def test_a_table_of_forecasts_becomes_a_debate_without_findings(argmap: Commands) -> None:
    argmap.write(TABLE, "table.csv")
    done = argmap.run("import", "table.csv", "-o", "debate.yaml", "--from", "forecasts")
    assert (done.code, done.out) == (0, "")
    assert len(done.err.splitlines()) == 4
    assert "line 6 (Bob, Big loss) is left out: incoherent; P(U|C)·P(C) = 0.45 is more than P(U) = 0.3" in done.err
    assert argmap.run("check", "--strict", "debate.yaml").code == 0


def test_cruxes_of_an_imported_table(argmap: Commands) -> None:
    argmap.write(TABLE, "table.csv")
    argmap.run("import", "table.csv", "-o", "debate.yaml")
    found = argmap.run("cruxes", "debate.yaml", "--between", "ann", "bob", "--json").json
    treaty = next(crux for crux in found["cruxes"] if crux["claims"] == ["treaty-signed"])
    assert treaty["by"]["ann"]["if_false"] == pytest.approx(0.06)
    assert treaty["by"]["ann"]["source"] == "elicited"


def test_to_standard_output(argmap: Commands) -> None:
    argmap.write(TABLE, "table.csv")
    assert argmap.run("import", "table.csv").out.startswith("argmap: 1\n")


def test_a_file_that_is_there_is_not_replaced(argmap: Commands) -> None:
    argmap.write(TABLE, "table.csv")
    argmap.write("mine", "debate.yaml")
    done = argmap.run("import", "table.csv", "-o", "debate.yaml")
    assert (done.code, argmap.read("debate.yaml")) == (2, "mine")
    assert "is there already" in done.err


@pytest.mark.parametrize(
    ("text", "words", "code", "says"),
    [
        (b"\xff\xfe", (), 1, "no text in UTF-8"),
        (b"a,b\n", (), 1, "no column person"),
        (b"person,camp,id,pu,pc,puc\na,x,q,NA,1,1\n", (), 1, "no row of the table can be used"),
        (b"", ("--from", "argdwn"), 2, "invalid choice"),
    ],
)
def test_what_cannot_be_imported_is_told(
    argmap: Commands, text: bytes, words: tuple[str, ...], code: int, says: str
) -> None:
    argmap.write(text, "table.csv")
    done = argmap.run("import", "table.csv", *words)
    assert (done.code, done.out) == (code, "")
    assert says in done.err


def test_an_unknown_ending_asks_for_the_format(argmap: Commands) -> None:
    argmap.write(TABLE, "table.dat")
    assert "say --from FORMAT" in argmap.run("import", "table.dat").err
    assert argmap.run("import", "gone.csv").code == 2


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.argdown", "[a]: A.\n  + [b]: B.\n", "As Argdown: argmap import a.argdown -o a.yaml"),
        (
            "a.txt",
            "A\n  + B\n",
            "As an outline: argmap import a.txt -o a.yaml; as a thread of comments: argmap read a.txt",
        ),
    ],
)
def test_a_file_of_another_format_is_told_how_to_read_it(argmap: Commands, name: str, text: str, says: str) -> None:
    argmap.write(text, name)
    assert says in argmap.run("show", name).err


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.argdown", "[a]: A.\n  + <b>: B.\n"),
        ("a.txt", "Discussion Title: T\n\n1. A.\n1.1. Pro: B.\n"),
        ("a.json", '{"nodes": [{"nodeID": 1, "type": "I", "text": "A."}], "edges": []}'),
    ],
)
def test_the_ending_and_the_text_say_the_format(argmap: Commands, name: str, text: str) -> None:
    argmap.write(text, name)
    assert argmap.run("import", name, "-o", "debate.yaml").code == 0
    assert argmap.run("check", "debate.yaml").code == 0


def test_what_is_exported_as_argdown_or_aif_can_be_imported(argmap: Commands) -> None:
    argmap.write("argmap: 1\ntitle: T\nthesis: a\nclaims:\n  a: {text: A}\n", "a.yaml")
    for name in ("b.argdown", "b.json"):
        argmap.run("export", "a.yaml", "-o", name)
        assert "text: A\n" in argmap.run("import", name).out
