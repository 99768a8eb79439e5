"""Edits of files as people lay them out: what is touched, and what is not."""

from __future__ import annotations

import random

import pytest

from argmap.document import canonical, edit, parse
from argmap.model.apply import apply
from argmap.model.changes import (
    Add,
    AddContrary,
    Change,
    MergeClaims,
    Refused,
    Remove,
    RemoveContrary,
    Rename,
    SetConditionals,
    SetCredence,
    SetDefault,
    SetField,
    SetThesis,
    SetTitle,
    Several,
)
from argmap.model.numbers import Number
from argmap.model.values import Argument, Claim, Crux, Pair, Participant, Premise, Quote, Source
from tests.document.changing import random_change

HEAD = "argmap: 1\ntitle: T\nthesis: a\n"
PEOPLE = "participants:\n  ann: {}\n  bob: {name: Bob}\n"
A = "claims:\n  a: {text: A}\n"
AB = A + "  b: {text: B}\n"


def edited(text: str, *changes: Change) -> str:
    """Return the debate's text after the changes, without HEAD."""
    document = parse(HEAD + text)
    assert not document.read_only, document.diagnostics
    for change in changes:
        document = edit(document, change)
    return document.text.removeprefix(HEAD)


LINES = [
    "    a: N",
    "    a:    N     # sure",
    "    'a': 'N'  # sure",
    '    "a" : "N"',
    "    a: {credence: N, note: hm, x-own: [1]}  # sure",
    "    a:   # sure\n      note: hm\n      credence: N   # really",
    "    a: { 'note': hm, \"credence\":  'N' }",
    "    ? a\n    : N  # sure",
    "    a:\n      N",
]


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_credence_changes_its_number_and_nothing_else(line: str, newline: str) -> None:
    claims = "".join(f"  c{i}: {{text: 'Claim # {i}'}}   # claim {i}\n\n" for i in range(300))
    text = f"{HEAD}{PEOPLE}{A}{claims}credences:\n  ann:\n    # why\n{line}\n    # end\n".replace("\n", newline)
    for mark in (b"", b"\xef\xbb\xbf"):
        document = parse(mark + text.replace("N", "70%").encode())
        after = edit(document, SetCredence("ann", "a", 0.85))
        assert after.encoded == mark + text.replace("N", "0.85").encode()


def test_a_number_is_written_as_it_was_typed() -> None:
    assert edited(PEOPLE + A, SetCredence("ann", "a", Number(0.5, "0.50"))).endswith("    a: 0.50\n")


def test_a_short_form_grows_and_stays_short() -> None:
    text = PEOPLE + A + "credences:\n  ann:\n    a: 0.5  # hm\n"
    assert edited(text, SetCredence("ann", "a", 0.2, "prior")) == text.replace("0.5", "{credence: 0.5, prior: 0.2}")
    long = text.replace("0.5", "{credence: 0.5, note: sure}")
    assert edited(long, SetCredence("ann", "a", 0.6)) == long.replace("0.5", "0.6")
    assert edited(long, SetCredence("ann", "a", None)) == text.replace("0.5", "{note: sure}")
    assert edited(text, SetCredence("ann", "a", None)) == PEOPLE + A


def test_a_comment_outside_keeps_an_emptied_section() -> None:
    text = PEOPLE + A + "credences:\n  # everyone, in alphabetical order\n\n  ann:\n    a: 0.5  # hm\n"
    assert edited(text, SetCredence("ann", "a", None)) == (
        PEOPLE + A + "credences: {}\n  # everyone, in alphabetical order\n"
    )


def test_the_last_field_of_an_entry_leaves_it_empty() -> None:
    assert edited(PEOPLE + A, SetField("participants", "bob", "name", None)) == PEOPLE.replace("{name: Bob}", "{}") + A
    block = "participants:\n  bob:\n    name: Bob\n" + A
    assert edited(block, SetField("participants", "bob", "name", None)) == "participants:\n  bob: {}\n" + A


def test_own_keys_survive() -> None:
    text = A + "  b:\n    x-from: [1, {k: v}]\n    text: B\n    note: n  # here\nx-more: {z: 1}\n"
    assert edited(text, SetField("claims", "b", "note", None)) == text.replace("    note: n  # here\n", "")
    assert edited(text, SetField("claims", "b", "prior", 0.5)) == text.replace("text: B\n", "text: B\n    prior: 0.5\n")


def test_what_was_stated_goes_but_own_keys_stay() -> None:
    text = PEOPLE + A + "credences:\n  ann:\n    a: {credence: 0.5, x-when: today}\n"
    assert edited(text, SetCredence("ann", "a", None)) == text.replace("credence: 0.5, ", "")


LONG = "Word after word goes on and on in this text until it is surely longer than any line. " * 4


def test_a_folded_text_stays_folded() -> None:
    text = (
        "claims:\n  a:\n    text: >-\n      One line of some forty characters here,\n      and another.\n    by: ann\n"
    )
    text = PEOPLE + text
    after = edited(text, SetField("claims", "a", "text", LONG.strip()))
    assert "    text: >-\n      Word after word" in after
    assert max(map(len, after.splitlines())) <= 50
    assert (
        edited(after, SetField("claims", "a", "text", "One line of some forty characters here, and another.")) == text
    )


def test_a_literal_text_stays_literal_and_keeps_its_comment() -> None:
    text = "claims:\n  a:\n    text: |   # verbatim\n        One\n        two\n"
    assert edited(text, SetField("claims", "a", "text", "Three\n  four")) == text.replace("One", "Three").replace(
        "two", "  four"
    )


def test_a_text_of_two_lines_becomes_a_block_and_keeps_the_comment() -> None:
    assert edited("claims:\n  a:\n    text: A   # sure\n", SetField("claims", "a", "text", "One\ntwo")) == (
        "claims:\n  a:\n    text: |   # sure\n      One\n      two\n"
    )


@pytest.mark.parametrize(
    ("old", "value", "new"),
    [
        ("A", "it's so", "it's so"),
        ("A", "see: this", '"see: this"'),
        ("'A'", "it's so", "'it''s so'"),
        ('"A"', 'say "so"', '"say \\"so\\""'),
        ("A", "a\u2028b", '"a\\u2028b"'),
        ("'A'", "bell\x07", '"bell\\x07"'),
        ("A", "no", "no"),
        ("A", "issue #5", '"issue #5"'),
    ],
)
def test_a_text_keeps_its_style_where_it_can(old: str, value: str, new: str) -> None:
    text = "claims:\n  a: {text: " + old + "}  # c\n"
    assert edited(text, SetField("claims", "a", "text", value)) == text.replace(old, new)


def test_new_entries_look_like_their_siblings() -> None:
    text = 'claims:\n    a:\n        text: "A"\n\n    b:\n        text: "B"\n\n# all arguments\narguments: {}\n'
    assert edited(text, Add(Claim("c", "C"))) == text.replace('"B"\n', '"B"\n\n    c:\n        text: "C"\n')
    assert edited(text, Add(Argument("r", "supports", "a", (Premise("b", True),)))) == text.replace(
        "arguments: {}\n", "arguments:\n    r:\n        premises: [not b]\n        supports: a\n"
    )


def test_a_new_section_stands_in_the_formats_order() -> None:
    text = PEOPLE + "\n" + A + "\ncontraries: []\n"
    after = edited(
        text, Add(Source("web", "Thread")), Add(Claim("b", "B")), Add(Argument("r", "rebuts", "a", (Premise("b"),)))
    )
    assert [line for line in after.splitlines() if line and line[0] not in " -"] == [
        "participants:",
        "sources:",
        "claims:",
        "arguments:",
        "contraries: []",
    ]


def test_the_comment_above_an_entry_leaves_with_it_and_a_detached_one_stays() -> None:
    of_b = "  # of b\n  # more of b\n  b: {text: B}\n    # deeper, so of b\n\n"
    text = A + "\n  # detached\n\n" + of_b + "  # of c\n  c: {text: C}\n"
    assert edited(text, Remove("claims", "b")) == A + "\n  # detached\n\n  # of c\n  c: {text: C}\n"
    assert edited(text, Remove("claims", "c")) == text[: text.index("\n  # of c")]


def test_a_file_in_json_stays_one() -> None:
    text = (
        '{\n  "argmap": 1,\n  "title": "T",\n  "thesis": "a",\n  "participants": {"ann": {}},\n'
        '  "claims": {\n    "a": {"text": "A"}\n  }\n}\n'
    )
    document = parse(text)
    for change in (Add(Claim("b", "B")), SetCredence("ann", "a", 0.5), Rename("claims", "b", "c")):
        document = edit(document, change)
    assert document.text == text.replace(
        '"A"}\n  }\n', '"A"},\n    "c": {"text": "B"}\n  },\n  "credences": {"ann": {"a": 0.5}}\n'
    )
    document = edit(document, Remove("claims", "c"))
    document = edit(document, SetCredence("ann", "a", None))
    assert document.text == text


def test_a_list_in_lines_grows_and_shrinks_by_lines() -> None:
    text = "claims:\n  a:\n    text: A\n    tags:\n      - one  # first\n      # of two\n      - two\n"
    longer = edited(text, SetField("claims", "a", "tags", ("one", "two", "three")))
    assert longer == text + "      - three\n"
    assert edited(text, SetField("claims", "a", "tags", ("one",))) == text[: text.index("      # of two")]
    assert edited(text, SetField("claims", "a", "tags", ())) == "claims:\n  a:\n    text: A\n"


def test_quotes_change_in_place() -> None:
    quotes = "      - by: ann  # said\n        source: web\n        text: so it is\n      - {source: web, text: no}\n"
    text = PEOPLE + "sources:\n  web: {title: W}\nclaims:\n  a:\n    text: A\n    quotes:\n" + quotes
    first, second = Quote("web", "so it is", "ann"), Quote("web", "no")
    assert edited(text, SetField("claims", "a", "quotes", (first, Quote("web", "yes", "bob")))) == text.replace(
        "{source: web, text: no}", "{source: web, by: bob, text: yes}"
    )
    assert edited(text, SetField("claims", "a", "quotes", (Quote("web", "so it is"), second))) == text.replace(
        "- by: ann  # said\n        source", "- source"
    )
    assert "# said" in edited(text, SetField("claims", "a", "quotes", (first,)))


def test_the_thesis_is_one_or_a_list() -> None:
    assert parse(HEAD + AB).debate.thesis == ("a",)
    two = edit(parse(HEAD + AB), SetThesis(("a", "b")))
    assert "thesis: [a, b]\n" in two.text
    assert "thesis: [b]\n" in edit(two, SetThesis(("b",))).text


def test_contraries_cruxes_defaults() -> None:
    text = PEOPLE + AB
    full = edited(
        text,
        AddContrary(("a", "b")),
        SetDefault("prior", 0.25),
        Add(Crux("k", ("b",))),
        SetConditionals("k", "ann", Pair(0.1, 0.75)),
    )
    assert full == (
        "defaults: {prior: 0.25}\n" + text + "contraries:\n  - [a, b]\n"
        "cruxes:\n  k:\n    claims: [b]\n    status: open\n"
        "    conditionals:\n      ann: {if_true: 0.1, if_false: 0.75}\n"
    )
    back = edited(full, SetConditionals("k", "ann", None), RemoveContrary(("b", "a")), SetDefault("prior", None))
    assert back == text + "cruxes:\n  k:\n    claims: [b]\n    status: open\n"


def test_a_rename_touches_the_lines_that_name_it_and_keeps_comments() -> None:
    text = (
        PEOPLE + AB + "arguments:\n  r: {premises: [not b], rebuts: a}  # see b\ncontraries: [[a, b]]\n"
        "credences:\n  ann:\n    b: 0.5  # of b\ncruxes:\n  b:\n    claims: [b]\n"
    )
    assert edited(text, Rename("claims", "b", "new")) == (
        PEOPLE + A + "  new: {text: B}\n"
        "arguments:\n  r: {premises: [not new], rebuts: a}  # see b\ncontraries: [[a, new]]\n"
        "credences:\n  ann:\n    new: 0.5  # of b\ncruxes:\n  b:\n    claims: [new]\n"
    )


def test_several_changes_are_one_edit() -> None:
    text = edited(
        PEOPLE + AB,
        Several((Rename("claims", "b", "c"), SetCredence("bob", "c", 0.3), Remove("participants", "ann"))),
    )
    assert text == "participants:\n  bob: {name: Bob}\n" + A + "  c: {text: B}\ncredences:\n  bob:\n    c: 0.3\n"


GROUPS = """\
claims:
  a: {text: A}
  b: {text: B}
  c: {text: C}
contraries:
  # one
  - [b, c]   # two
  # three
  - [a, b, c]  # four
"""


def test_a_group_that_stays_keeps_its_own_comments() -> None:
    assert edited(GROUPS, Remove("claims", "b", cascade=True)) == (
        "claims:\n  a: {text: A}\n  c: {text: C}\ncontraries:\n  # three\n  - [a, c]  # four\n"
    )


def test_a_group_after_one_that_went_loses_the_right_claim() -> None:
    text = GROUPS.replace("  c: {text: C}", "  c: {text: C}\n  d: {text: D}") + "  - [c, d, b]\n"
    assert edited(text, Remove("claims", "b", cascade=True)).endswith("  - [a, c]  # four\n  - [c, d]\n")


@pytest.mark.parametrize("nothing", ["", " {}", "\n    a: {}"])
def test_a_participant_whose_credences_say_nothing_is_renamed_and_removed(nothing: str) -> None:
    text = A + PEOPLE + f"credences:\n  ann: {{a: 0.5}}\n  bob:{nothing}\n"
    assert edited(text, Rename("participants", "bob", "rob")).endswith(f"  rob:{nothing}\n")
    assert edited(text, Remove("participants", "bob", cascade=True)).endswith("credences:\n  ann: {a: 0.5}\n")


def test_what_says_nothing_of_a_claim_is_renamed_with_it() -> None:
    text = AB + PEOPLE + "credences:\n  ann: {a: 0.5, b: {x-why: so}}\n"
    assert edited(text, Rename("claims", "b", "c")).endswith("  ann: {a: 0.5, c: {x-why: so}}\n")


def test_a_question_mark_on_one_line_is_quoted() -> None:
    assert edited(A, SetField("claims", "a", "text", "Is it?")) == 'claims:\n  a: {text: "Is it?"}\n'


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [("url", "ftp://x", "is no http or https address"), ("file", "../x", "is outside the debate's folder")],
)
def test_where_a_source_cannot_be_is_refused_in_words(field: str, value: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        edited(A + "sources:\n  s: {title: S}\n", SetField("sources", "s", field, value))


def test_merged_claims_are_written_as_one() -> None:
    text = PEOPLE + AB + "  c:\n    text: C\n    note: x\ncredences:\n  ann:\n    c: 0.2  # hm\n"
    assert edited(text, MergeClaims("b", "c")) == (
        PEOPLE + A + '  b: {text: B, note: "Also put as: C\\nx"}\ncredences:\n  ann:\n    b: 0.2  # hm\n'
    )


def test_without_a_line_break_at_the_end() -> None:
    assert edited(PEOPLE + A.rstrip("\n"), SetCredence("ann", "a", 0.5)).endswith("    a: 0.5")
    text = PEOPLE + AB.rstrip("\n")
    assert edited(text, Remove("claims", "b")) == PEOPLE + A.rstrip("\n")


def test_a_key_with_nothing_after_it_is_filled() -> None:
    text = PEOPLE + A + "credences:  # none yet\n\ncruxes:\n"
    assert edited(text, SetCredence("ann", "a", 0.5)) == text.replace("yet\n", "yet\n  ann:\n    a: 0.5\n")


def test_a_file_with_errors_is_not_edited() -> None:
    document = parse(HEAD + A + "  a: {text: again}\n")
    with pytest.raises(Refused, match="line 6"):
        edit(document, SetTitle("New"))


def test_participants_are_added_and_removed() -> None:
    assert (
        edited(A, Add(Participant("ann", "Ann: the first"))) == 'participants:\n  ann: {name: "Ann: the first"}\n' + A
    )


ODD = {
    "explicit keys": "participants: {ann: }\nclaims:\n  ? a\n  : text: A\n    note: x\n  ? b\n  : # c\n    text: B\n",
    "comments in braces": (
        "participants: {ann: {}}\nclaims:\n  a: { # one\n    text: A, # two\n    # three\n    note: n # four\n"
        "    , tags: [x, # five\n    y # six\n    ]} # seven\n  b: {text: B,}\n"
        "credences: {ann: {a: 0.5, # half\n   b: 0.4, # more\n   }}\n"
    ),
    "dashes at the key": (
        "participants:\n  ann:\nclaims:\n  a:\n    text: A\n    quotes:\n    - source: w\n      text: q\n    # cc\n"
        "    -\n      source: w\n      text: r\n  b:\n    text: B\n    tags:\n    - x\n    -   y\nsources: {w: }\n"
        "contraries:\n- - a\n  - b\n# end\n"
    ),
    "texts of several lines": (
        'participants: {ann: {name: "An\n  n"}}\nclaims:\n  a:\n    text: "quoted\n      on \\\n      two"\n'
        "    note: 'single\n\n      para'\n  b:\n    text: |+\n      keep\n\n\n    note: >-\n\n      lead\n"
        "  c:\n    text: plain text\n      continued # comment\n    note: |2\n        indented\n      less\n"
    ),
    "blank lines": "\n   \nparticipants:\n\n  ann:   {}  \n\n\nclaims:\n\n  a:   {text: A}\n\n\n\n"
    "  b: {text: B}   \n  \n\n# fin\n\n\n",
    "no end of line": "participants: {ann: {}}\nclaims:\n  a: {text: A}\n  b:\n    text: |\n      block at the end",
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("seed", range(25))
def test_odd_layouts_take_every_change(name: str, seed: int) -> None:
    document = parse(HEAD + ODD[name])
    assert not document.read_only, document.diagnostics
    rng = random.Random(seed)
    for _ in range(5):
        change = random_change(rng, document.debate)
        try:
            after = apply(document.debate, change)
        except Refused:
            continue
        document = edit(document, change)
        assert document.debate == after
        assert parse(canonical(document)).debate == after


def test_quotes_that_a_neighbour_cannot_do_without_are_no_habit() -> None:
    text = 'argmap: 1\ntitle: T\nparticipants:\n  a: {name: "Ann, a baker"}\n'
    document = edit(parse(text.encode()), Add(Participant("b", "Bob")))
    assert document.encoded.decode().endswith('  a: {name: "Ann, a baker"}\n  b: {name: Bob}\n')


def test_a_text_with_double_quotes_stands_in_single_ones() -> None:
    document = edit(parse(b"argmap: 1\ntitle: T\n"), Add(Participant("b", '"Bob" the builder')))
    assert document.encoded.decode().endswith("  b: {name: '\"Bob\" the builder'}\n")
