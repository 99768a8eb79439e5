from argmap.model.values import Argument, Claim, Debate, Premise
from argmap.views.outline import Outline, outline, rows, rows_unfolded
from argmap.views.rows import lead, outline_lines, words
from tests.views.debate_for_views import WAIT


def drawn(tree: Outline) -> str:
    return "\n".join(lead(row, level) + words(tree.debate, row) for row, level in rows(tree))


def test_every_row_of_a_small_debate_stands_where_it_belongs() -> None:
    assert (
        drawn(outline(WAIT))
        == """\
It is worth waiting for bigger models.
  + 2 premises together (skill-short)
    & Eliciting small models takes skill.
    & The skill is rare.
      +↻ It is worth waiting for bigger models.
  + It costs little.
  −◆ Bigger models are riskier.
    +↪ not: Eliciting small models takes skill.
    ≈ More incidents were seen.
    ⊘ The incident data are old.
Apart from the thesis
  Models are fun."""
    )


def test_a_root_shows_only_what_hangs_below_it() -> None:
    assert drawn(outline(WAIT, root="rare")).splitlines()[0] == "The skill is rare."


def test_an_argument_can_be_the_root() -> None:
    assert next(row.key for row, _ in rows(outline(WAIT, root="riskier-so-dont"))) == "riskier-so-dont"


def test_folded_rows_hide_what_is_below() -> None:
    tree = outline(WAIT)
    assert [row.key for row, _ in rows_unfolded(tree, ())] == ["wait", "/apart"]


def test_unfolded_rows_show_what_is_below_as_far_as_those_are_unfolded() -> None:
    tree = outline(WAIT)
    assert rows_unfolded(tree, {row.key for row, level in rows(tree) if level < 2}) == list(rows(tree, depth=2))


def test_counts_and_sizes() -> None:
    tree = outline(WAIT)
    thesis = tree.roots[0]
    assert (tree.counts(thesis), tree.below(thesis)) == ({"+": 2, "−": 1}, 9)


def test_arguments_that_only_undercut_each_other_are_shown_once_each() -> None:
    debate = Debate(
        claims={"a": Claim("a", "A")},
        arguments={
            "x": Argument("x", "undercuts", "y", (Premise("a"),)),
            "y": Argument("y", "undercuts", "x", (Premise("a"),)),
        },
    )
    assert sorted(row.key for row, _ in rows(outline(debate))) == ["a", "x", "y"]


def test_a_claim_reached_in_a_cycle_apart_from_the_thesis_is_not_lost() -> None:
    debate = Debate(
        thesis=("t",),
        claims={name: Claim(name, name.upper()) for name in "tab"},
        arguments={
            "x": Argument("x", "supports", "a", (Premise("b"),)),
            "y": Argument("y", "supports", "b", (Premise("a"),)),
        },
    )
    assert drawn(outline(debate)) == "T\nApart from the thesis\n  A\n    + B\n      +↻ A"


def test_a_chain_of_five_thousand_claims_is_walked_without_recursion() -> None:
    claims = {f"c{n}": Claim(f"c{n}", "x") for n in range(5000)}
    arguments = {f"a{n}": Argument(f"a{n}", "supports", f"c{n}", (Premise(f"c{n + 1}"),)) for n in range(4999)}
    tree = outline(Debate(thesis=("c0",), claims=claims, arguments=arguments))
    assert max(level for _, level in rows(tree)) == 4999


def test_each_argument_and_premise_has_exactly_one_row() -> None:
    keys = [row.key for row, _ in rows(outline(WAIT))]
    assert len(keys) == len(set(keys)) == len(outline(WAIT))


def test_lines_keep_to_the_width() -> None:
    assert all(len(line) <= 60 for line in outline_lines(outline(WAIT), width=60))


def test_hostile_text_stays_on_its_line() -> None:
    debate = Debate(thesis=("t",), claims={"t": Claim("t", "a\x1b[2J\nb\u202e")})
    assert next(iter(outline_lines(outline(debate)))).endswith("a␛[2J⏎b<U+202E>")
