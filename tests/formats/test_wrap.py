from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.wrap import characters, text_width, wrap
from argmap.text.safe import display_text


def test_breaks_at_spaces() -> None:
    assert wrap("one two three", text_width("one two")) == ("one two", "three")


def test_a_line_feed_breaks_a_line() -> None:
    assert wrap("one\ntwo\n", 20) == ("one", "two")


def test_a_long_word_is_broken() -> None:
    assert wrap("x" * 20, text_width("x" * 8)) == ("x" * 8, "x" * 8, "x" * 4)


def test_chinese_breaks_without_spaces_and_keeps_a_full_stop_on_its_line() -> None:
    lines = wrap("等待更大的模型是值得的。", text_width("等待更大的模型是值得的"))
    assert len(lines) == 2
    assert not lines[1].startswith("。")


def test_wide_characters_count_as_wide() -> None:
    assert text_width("模型") > 1.5 * text_width("ab")
    assert text_width("🧭") > text_width("m")


def test_marks_and_flags_stay_with_their_character() -> None:
    assert characters("e\u0301🇩🇪👍🏽") == ["e\u0301", "🇩🇪", "👍🏽"]


def test_what_is_cut_ends_in_an_ellipsis() -> None:
    assert wrap("one two three four", text_width("three"), most=2) == ("one", "two…")


def test_controls_are_made_visible() -> None:
    assert wrap("a\x1bb", 20) == ("a␛b",)


@given(st.text(max_size=80), st.floats(min_value=3, max_value=30))
def test_no_line_is_too_wide_and_no_character_is_lost(text: str, width: float) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(display_text(text, multiline=True).split())
    assert all(text_width(line) <= width + 1e-9 for line in lines if len(characters(line)) > 1)
