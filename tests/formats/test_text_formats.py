import json
import re

import pytest

from argmap.formats import FORMATS, Request, exported, format_of
from argmap.model.values import Argument, Claim, Crux, Debate, Participant, Premise, Stated
from tests.formats.sample import sample, sample_credences
from tests.formats.test_dot import HOSTILE, hostile


def written(debate: Debate, to: str, **options: object) -> str:
    return exported(Request(debate, **options), to).data.decode()  # type: ignore[arg-type]


def said(debate: Debate, to: str) -> str:
    return "\n".join(exported(Request(debate), to).losses)


def test_a_files_ending_names_its_format() -> None:
    named = {name: format_of(f"a.{name}") for name in ("svg", "PNG", "mmd", "argdown", "txt")}
    assert [each.name if each else None for each in named.values()] == ["svg", "png", "mermaid", "argdown", None]
    assert set(FORMATS) == {"svg", "png", "pdf", "dot", "mermaid", "argdown", "aif"}


@pytest.mark.parametrize("text", HOSTILE)
def test_in_mermaid_a_hostile_text_is_plain_characters_and_codes(text: str) -> None:
    for line in written(hostile(text), "mermaid").splitlines():
        for label in re.findall(r'"(.*)"', line) if re.match(r"  n\d+[(\[]", line) else ():
            assert re.fullmatch(r"(<br/>|#\d+;|[^#<>\"`{}\[\]\\%&*_;|])*", label), label


def test_a_number_at_the_start_of_a_mermaid_label_is_no_list() -> None:
    debate = Debate(thesis=("a",), claims={"a": Claim("a", "1. It works.")})
    assert '"1#46; It works."' in written(debate, "mermaid")


def test_mermaid_draws_junctions_signs_and_numbers() -> None:
    text = written(sample(), "mermaid", credences=sample_credences(), who="trader")
    assert "flowchart RL" in text
    assert 'n21(["−  70#37;"]):::rebuts' in text
    assert "n22 -.-x n20" in text
    assert '---|"not"|' in text
    assert "35#37;" in text


def test_argdown_keeps_linked_premises_together() -> None:
    assert "(1) [cars-are-the-source]\n(2) [cars-leave]\n-----\n(3) [air-gets-better]" in written(sample(), "argdown")


def test_argdown_rebuts_undercuts_and_denies() -> None:
    text = written(sample(), "argdown")
    assert "-> [air-gets-better]" in text
    assert "_> <less-dust>" in text
    assert "(2) [not asked-on-sunday]" in text
    assert "  >< [asked-on-sunday]" in text
    assert "(1) [not legal]" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_in_argdown_a_hostile_text_stays_in_its_statement(text: str) -> None:
    lines = written(hostile(text), "argdown").splitlines()
    front = lines[1 : lines.index("===", 1)]
    assert lines[0] == "==="
    assert all(re.fullmatch(r'title: ".*"|participants:|    [a-z]+: ".*"', line) and "=" not in line for line in front)
    assert sum(line.startswith("[c]:") for line in lines) == 1
    statement = next(line for line in lines if line.startswith("[d]:")).removeprefix("[d]: ").split(" #(")[0]
    assert not re.search(r"[\[\]<>{}#@*_]", re.sub(r"\\.", "", statement.split(" {")[0]))


def test_argdown_data_can_be_read_back() -> None:
    argument = Argument("a", "supports", "c", (Premise("d"),), 0.7, scheme="a {b} // c")
    debate = Debate(thesis=("c",), claims={id: Claim(id, id) for id in "cd"}, arguments={"a": argument})
    line = next(each for each in written(debate, "argdown").splitlines() if each.startswith("<a>:"))
    assert json.loads(line[line.index("{") :]) == {"scheme": "a {b} // c", "strength": 0.7}
    assert line.count("{") == 1


def test_what_is_lost_is_said_and_nothing_else() -> None:
    assert "quotes and sources (1)" in said(sample(), "mermaid")
    assert "necessary conditions" in said(sample(), "argdown")
    assert said(Debate(thesis=("a",), claims={"a": Claim("a", "A.")}), "argdown") == ""
    assert said(sample(), "dot") == ""


def test_argdown_says_that_it_loses_notes_of_people_and_the_status_of_a_crux() -> None:
    debate = Debate(
        thesis=("a",),
        participants={"ann": Participant("ann", note="new here")},
        claims={"a": Claim("a", "A.")},
        credences={"ann": {"a": Stated(0.4, note="unsure")}},
        cruxes={"c": Crux("c", ("a",), status="agreed")},
    )
    assert said(debate, "argdown") == "not kept: notes (2)\nnot kept: status of cruxes that are not open (1)"
