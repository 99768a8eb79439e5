import re
from dataclasses import replace

import pygraphviz
import pytest

from argmap.formats import UnknownId, export
from argmap.formats.style import RELATION_STYLES
from argmap.model.values import Argument, Claim, Crux, Debate, Participant, Premise, Quote, Source
from argmap.text.safe import display_text
from tests.formats.sample import sample, sample_credences

HOSTILE = (
    '"All men" is "wrong"',
    "ends in a backslash\\",
    "<b>bold</b>",
    "a:b",
    "graph",
    "",
    '", URL="javascript:alert(1)',
    '"]; evil [image="/etc/passwd"',
    "image=/etc/passwd",
    '<<TABLE><TR><TD><IMG SRC="/etc/passwd"/></TD></TR></TABLE>>',
    "\\N \\G \\L \\l",
    "&lt; &quot; &#34;",
    "\x00\x1b]0;x\x07\u202e\U000e0041",
    "// # /* */ ; } {",
    "é\u0301 模型 🧭",
)


def dot(debate: Debate, **options: object) -> str:
    return export(debate, to="dot", **options).decode()  # type: ignore[arg-type]


def drawn(**options: object) -> str:
    return dot(sample(), credences=sample_credences(), **options)


def line(text: str, words: str) -> str:
    return next(each for each in text.splitlines() if words in each)


def hostile(text: str) -> Debate:
    """Return a debate in which every text is the given one."""
    return Debate(
        title=text,
        thesis=("c",),
        participants={"p": Participant("p", text)},
        sources={"s": Source("s", text, None, text)},
        claims={
            "c": Claim("c", text, "p", None, (text,), text, (Quote("s", text),)),
            "d": Claim("d", text, tags=(text,)),
        },
        arguments={"a": Argument("a", "supports", "c", (Premise("d"),), text=text, scheme=text, note=text)},
        cruxes={"k": Crux("k", ("d",), test=text or "-")},
    )


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("cluster", ["tags", "by"])
def test_graphviz_reads_a_hostile_text_as_a_text(text: str, cluster: str) -> None:
    graph = pygraphviz.AGraph(string=dot(hostile(text), cluster=cluster))
    shapes = [node for node in graph.nodes() if node.startswith("n")]
    assert sorted(shapes) == ["n1", "n2", "n3"]
    assert all(node.startswith(("n", "k")) for node in graph.nodes())
    assert not any(node.attr[name] for node in graph.nodes() for name in ("URL", "href", "image", "shapefile", "class"))
    expected = display_text(text, multiline=True).replace("&", "&amp;").replace("\\", 4 * "\\") or "-"
    assert f"Test: {expected}\\n[d]" in graph.get_node("n2").attr["tooltip"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_control_or_bidi_character_is_written(text: str) -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\U000e0000-\U000e007f]", dot(hostile(text)))


def test_the_conclusion_stands_on_the_left_or_on_top() -> None:
    assert "rankdir=RL" in drawn()
    assert "rankdir=BT" in drawn(direction="BT")


def test_every_claim_and_argument_is_drawn_once() -> None:
    expected = len(sample().claims) + len(sample().arguments)
    assert len(re.findall(r"^n\d+ \[", drawn(), re.MULTILINE)) == expected


def test_a_credence_is_a_number_and_a_fill() -> None:
    box = line(drawn(who="trader"), 'label="The air')
    assert "\\l35%\\r" in box
    assert ";0.3500:" in box


def test_several_people_stand_in_one_box_and_the_fill_is_pooled() -> None:
    box = line(drawn(), 'label="The air')
    assert "The mayor 86%" in box
    assert "The traders 35%" in box
    assert ";0.6400:" in box


def test_linked_premises_meet_in_one_junction() -> None:
    debate = sample()
    names = {id: f"n{number}" for number, id in enumerate((*debate.claims, *debate.arguments), 1)}
    text = drawn()
    for premise in ("cars-are-the-source", "cars-leave"):
        assert f"{names[premise]} -> {names['less-dust']} " in text
    assert f"{names['less-dust']} -> {names['air-gets-better']} " in text


def test_an_undercut_points_at_the_junction() -> None:
    debate = sample()
    names = {id: f"n{number}" for number, id in enumerate((*debate.claims, *debate.arguments), 1)}
    edge = line(drawn(), f"{names['measured-wrongly']} -> {names['less-dust']} ")
    assert RELATION_STYLES["undercuts"].color in edge
    assert "dotted" in edge


def test_colour_never_carries_meaning_alone() -> None:
    looks = RELATION_STYLES.values()
    assert len({look.sign for look in looks}) == len(RELATION_STYLES)
    assert len({(look.line, look.arrowhead) for look in looks}) == len(RELATION_STYLES)


def test_a_negated_premise_is_marked() -> None:
    assert 'label=" not "' in drawn()


def test_strengths_below_one_are_shown_each_persons_where_they_differ() -> None:
    text = drawn()
    assert 'label="−  70%\\l"' in text
    assert "−  The mayor 90%\\lThe traders 98%" in text


def test_a_crux_has_a_double_border_and_a_thesis_a_thick_one() -> None:
    assert "peripheries=2" in line(drawn(), 'label="Shops')
    assert "penwidth=2.4" in line(drawn(), 'label="The old town')


def test_an_assumed_number_is_marked_and_counted() -> None:
    assert "50%?" in line(drawn(who="mayor"), 'label="They were asked')
    assert "numbers assumed" in drawn().replace("\\l", " ")


def test_the_legend_explains_what_occurs_and_nothing_else() -> None:
    one = Debate(
        thesis=("a",),
        claims={id: Claim(id, id) for id in "ab"},
        arguments={"x": Argument("x", "rebuts", "a", (Premise("b"),))},
    )
    text = dot(one)
    assert "speaks against" in text
    assert "speaks for" not in text
    assert "crux" not in text


def test_only_web_addresses_become_links() -> None:
    assert 'URL="https://example.org/letter?a=1&amp;b=2"' in drawn()
    assert "URL=" not in dot(hostile("javascript:alert(1)"))


def test_clusters_by_tag_and_by_person() -> None:
    assert "subgraph cluster_c1" in drawn(cluster="tags")
    assert 'label="The traders\\l"' in drawn(cluster="by")


def test_what_is_not_drawn_is_said() -> None:
    assert "… 1 argument not drawn" in drawn(root="shops-lose", depth=1).replace("\\l", " ")


def test_marks_and_widths_belong_to_ids() -> None:
    text = drawn(marks={"shops-lose": "double crux"}, widths={"shops-lose": -0.5, "trade-suffers": 1.0})
    assert "double crux" in line(text, 'label="Shops')
    assert "penwidth=4.00" in line(text, 'label="Shops')
    assert "the thicker" in text


def test_someone_without_credences_is_refused() -> None:
    with pytest.raises(UnknownId):
        drawn(who="nobody")


def test_without_credences_there_are_no_numbers() -> None:
    text = dot(sample())
    assert "44%" not in text
    assert ";0." not in text


def test_the_same_debate_gives_the_same_text() -> None:
    assert drawn() == drawn()


def test_an_empty_debate_is_a_graph() -> None:
    assert dot(Debate(title="Nothing yet")).startswith("digraph")


def test_a_chain_of_5000_claims_is_written() -> None:
    claims = {f"c{number}": Claim(f"c{number}", f"Claim {number}") for number in range(5000)}
    arguments = {
        f"a{number}": Argument(f"a{number}", "supports", f"c{number}", (Premise(f"c{number + 1}"),))
        for number in range(4999)
    }
    debate = Debate("A chain", ("c0",), claims=claims, arguments=arguments)
    assert dot(debate).count(" -> ") >= 2 * 4999
    assert dot(debate, root="c0").count("\nn") >= 2 * 4999


def test_a_picture_of_one_person_says_what_they_said_where_it_is_not_what_comes_out() -> None:
    found = sample_credences()
    numbers = replace(found.participants["mayor"].claims["air-gets-better"], stated=0.6)
    claims = {**found.participants["mayor"].claims, "air-gets-better": numbers}
    mayor = replace(found.participants["mayor"], claims=claims)
    text = dot(sample(), credences=replace(found, participants={"mayor": mayor}))
    assert "86% (said 60%)" in line(text, 'label="The air')
    assert text.count("said") == 1


def test_a_sampled_number_says_how_far_off_it_may_be() -> None:
    found = sample_credences()
    numbers = replace(found.participants["mayor"].claims["air-gets-better"], standard_error=0.012)
    claims = {**found.participants["mayor"].claims, "air-gets-better": numbers}
    mayor = replace(found.participants["mayor"], claims=claims)
    text = dot(sample(), credences=replace(found, method="sampled", participants={"mayor": mayor}))
    assert "≈ 86% ± 1.2" in line(text, 'label="The air')
    assert "estimates from sampled worlds" in text.replace("\\l", " ")


def test_many_people_are_drawn_as_their_pool_and_range() -> None:
    found = sample_credences()
    many = {f"p{number}": found.participants["mayor" if number % 2 else "trader"] for number in range(9)}
    debate = replace(sample(), participants={id: Participant(id) for id in many})
    text = dot(debate, credences=replace(found, participants=many))
    assert "all 64%" in line(text, 'label="The air')
    assert "from 35% to 86%" in line(text, 'label="The air')
    assert "90% to 98%" in text


def test_several_theses_stand_side_by_side_at_the_outer_edge() -> None:
    two = Debate(thesis=("a", "b"), claims={id: Claim(id, id) for id in "ab"})
    assert re.search(r"subgraph theses \{\s*rank=max;\s*n1;\s*n2;", dot(two))


def test_a_thesis_that_bears_on_another_stands_where_its_argument_puts_it() -> None:
    two = Debate(
        thesis=("a", "b"),
        claims={id: Claim(id, id) for id in "ab"},
        arguments={"x": Argument("x", "supports", "a", (Premise("b"),))},
    )
    assert "subgraph theses" not in dot(two)


def test_no_text_of_the_head_is_markup() -> None:
    text = dot(Debate(title='<b>"a" & \\G</b>'))
    assert "&lt;b&gt;&quot;a&quot; &amp; \\\\G&lt;/b&gt;" in text
