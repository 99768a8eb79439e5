"""Texts that would control a terminal, be read as markup, or break a line: none of it happens."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from argmap.model.diagnostic import Diagnostic
from argmap.model.values import Argument, Claim, Crux, Debate, Participant, Premise, Quote, Source, Stated
from argmap.tui.app import ArgmapApp
from tests.tui.fake_session import FakeSession
from tests.tui.pressing import press
from tests.tui.screens import play, screen_text, settle
from tests.views.debate_for_views import WAIT

UNSAFE = "".join(
    map(chr, [*range(1, 32), *range(0x7F, 0xA0), 0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x2028, 0x202F)])
)
UNSAFE += "".join(map(chr, [*range(0x2060, 0x2070), 0xFEFF, 0xE0001, 0xE0041, 0xD800]))
MARKUP = "see [/foo] [a] [@click=app.quit]x[/] [bold red]y \\[z] [link='file:///etc/passwd']l[/link]"
HOSTILE = MARKUP + UNSAFE + "\x1b]0;x\x07\x1b[2J漢字" + "e\u0301" * 3


def hostile(text: str = HOSTILE) -> Debate:
    return replace(
        WAIT,
        title=text,
        participants={"critic": Participant("critic", text, text), "author": Participant("author", text)},
        sources={"thread": Source("thread", text, url="javascript:alert(1)")},
        claims={
            id: Claim(id, text, by="critic", tags=(text,), note=text, quotes=(Quote("thread", text, "author"),))
            for id in WAIT.claims
        },
        arguments={
            id: Argument(id, one.relation, one.target, one.premises, text=text, likelihoods=one.likelihoods, note=text)
            for id, one in WAIT.arguments.items()
        },
        credences={"critic": {"wait": Stated(0.3, note=text)}},
        cruxes={"risk": Crux("risk", ("riskier",), test=text, note=text)},
    )


KEYS = ["escape", "?", "escape", "/", "s", "e", "escape", "m", "escape", "f", "j", "enter", "escape", "!", "escape"]
KEYS += ["X", "tab", "T", "escape", "b", "escape", "?", "escape", "escape", "v", "tab", "?", "escape", "escape"]
KEYS += ["d", "m", "escape", "r", "escape", "escape", "t", "enter", "escape", "escape", "i", "c", "escape", "escape"]
KEYS += ["a", "escape", "a", "f", *"see [", "escape", "x", "escape", "w", "1", "enter", "D", "escape", ":", "escape"]


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
def test_no_control_reaches_any_screen_and_nothing_is_markup(size: tuple[int, int]) -> None:
    seen: list[str] = []

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        for key in KEYS:
            await press(pilot, key)
            seen.append(screen_text(app))
        await pilot.press("j", "j")
        await settle(pilot)
        seen.append(screen_text(app))

    remark = Diagnostic("x", "warning", HOSTILE, 1, 1, 1, 2, HOSTILE, HOSTILE)
    play(FakeSession(hostile(), diagnostics=(remark,)), steps, size=size)
    assert not set("".join(seen)) & (set(UNSAFE) - {"\n"})
    assert any("see [/foo] [a]" in screen for screen in seen)


def test_a_click_on_a_text_runs_nothing_that_the_text_says() -> None:
    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        for x in range(20, 100, 4):
            await pilot.click(offset=(x, 1))
        assert app.is_running

    play(hostile("[@click=app.exit]" + "x" * 60 + "[/]"), steps)


def test_a_premise_of_a_very_deep_chain_is_still_readable() -> None:
    claims = {f"c{n}": Claim(f"c{n}", f"claim {n}") for n in range(300)}
    arguments = {f"a{n}": Argument(f"a{n}", "supports", f"c{n}", (Premise(f"c{n + 1}"),)) for n in range(299)}

    async def steps(pilot: Pilot[int], app: ArgmapApp) -> None:
        await pilot.press("z", "R", "G")
        await settle(pilot)
        assert "claim 299" in screen_text(app)

    play(Debate(thesis=("c0",), claims=claims, arguments=arguments), steps, who=None, size=(80, 24))
