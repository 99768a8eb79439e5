from __future__ import annotations

import re

from tests.cli.command import Commands


def test_double_cruxes_are_marked_and_the_gap_is_drawn(argmap: Commands) -> None:
    done = argmap.run("export", argmap.write(), "--cruxes", "critic", "author")
    assert done.code == 0
    assert "◆ double crux: closes" in done.out
    assert "the thicker, the larger the share of the gap" in done.out
    assert max(float(width) for width in re.findall(r"penwidth=\"?([\d.]+)", done.out)) > 4


def test_without_it_nothing_is_marked(argmap: Commands) -> None:
    assert "double crux" not in argmap.run("export", argmap.write()).out


def test_the_gap_over_a_part(argmap: Commands) -> None:
    done = argmap.run("export", argmap.write(), "--cruxes", "critic", "author", "--root", "bigger-is-riskier")
    assert done.code == 0
    assert "double crux" not in done.out


def test_wrong_words_are_told(argmap: Commands) -> None:
    both = argmap.run("export", argmap.write(), "--cruxes", "critic", "author", "--as", "critic")
    assert (both.code, "do not go together" in both.err) == (2, True)
    unknown = argmap.run("export", argmap.write(), "--cruxes", "critic", "autor")
    assert (unknown.code, "Did you mean 'author'?" in unknown.err) == (2, True)
