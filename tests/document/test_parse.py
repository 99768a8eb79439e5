"""Text in, debate and diagnostics out."""

from __future__ import annotations

from argmap.document import Document, parse
from argmap.model.numbers import number_text
from argmap.model.values import Argument, Claim, Crux, Pair, Participant, Premise, Quote, Source, Stated

WHOLE = """\
argmap: 1                               # format version
title: Should we wait for bigger models?
thesis: wait-is-worth-it                # the claim
defaults: {prior: 0.5, strength: 1.0}

participants:
  critic: {name: The critic}
  author: {name: The author, note: wrote the paper}

sources:
  thread:
    title: Comment thread
    file: threads/wait.md
    url: https://example.org/thread

claims:
  wait-is-worth-it:
    text: It is worth waiting.
    by: author
    prior: 0.3                          # default prior for everyone
    tags: [coordination]
    note: Kept short on purpose.
    quotes:
      - {source: thread, by: author, text: we could wait}
  bigger-is-riskier:
    text: |
      Bigger models are much riskier.
    by: critic
  incidents-were-seen: {text: More incidents were seen.}
  act-now-is-right: {text: The right thing is to act now., x-mine: [1, {a: b}]}

arguments:
  riskier-so-dont-wait:
    premises: [bigger-is-riskier, not act-now-is-right]
    rebuts: wait-is-worth-it
    strength: 90%
    scheme: practical-reasoning
    by: critic
    note: his main point
  incidents-seen:
    premises: [incidents-were-seen]
    evidence_for: bigger-is-riskier
    likelihoods: {if_true: 0.8, if_false: 0.3}

contraries:
  - [wait-is-worth-it, act-now-is-right]

credences:
  critic:
    bigger-is-riskier: 7:3
    riskier-so-dont-wait: 0.950
    wait-is-worth-it: {credence: 0.05, note: all things considered}
    act-now-is-right: {credence: 0.6, prior: 0.5}
    incidents-seen: {likelihoods: {if_true: 0.9, if_false: 0.2}}
  author:

cruxes:
  riskier:
    claims: [bigger-is-riskier]
    raised_by: critic
    status: set-aside
    test: Incidents per deployment.
    conditionals:
      critic: {if_true: 0.03, if_false: 0.4}
"""

HEAD = "argmap: 1\ntitle: T\nthesis: a\nclaims:\n  a: {text: A}\n  b: {text: B}\n  c: {text: C}\n"


def codes(text: str) -> list[tuple[str, int, int]]:
    return [(found.code, found.line, found.column) for found in parse(text).diagnostics]


def whole() -> Document:
    return parse(WHOLE.encode(), name="wait.yaml")


def test_a_file_with_everything_in_it_has_nothing_to_say() -> None:
    document = whole()
    assert (document.diagnostics, document.complete, document.read_only) == ((), True, False)


def test_claims_are_read() -> None:
    quote = Quote("thread", "we could wait", "author")
    expected = Claim(
        "wait-is-worth-it", "It is worth waiting.", "author", 0.3, ("coordination",), "Kept short on purpose.", (quote,)
    )
    assert whole().debate.claims["wait-is-worth-it"] == expected


def test_the_line_break_that_ends_a_block_is_no_part_of_the_text() -> None:
    assert whole().debate.claims["bigger-is-riskier"].text == "Bigger models are much riskier."


def test_arguments_are_read() -> None:
    debate = whole().debate
    premises = (Premise("bigger-is-riskier"), Premise("act-now-is-right", negated=True))
    assert debate.arguments == {
        "riskier-so-dont-wait": Argument(
            "riskier-so-dont-wait",
            "rebuts",
            "wait-is-worth-it",
            premises,
            0.9,
            scheme="practical-reasoning",
            by="critic",
            note="his main point",
        ),
        "incidents-seen": Argument(
            "incidents-seen",
            "evidence_for",
            "bigger-is-riskier",
            (Premise("incidents-were-seen"),),
            likelihoods=Pair(0.8, 0.3),
        ),
    }


def test_credences_are_read_short_and_long() -> None:
    assert whole().debate.credences == {
        "critic": {
            "bigger-is-riskier": Stated(0.7),
            "riskier-so-dont-wait": Stated(0.95),
            "wait-is-worth-it": Stated(0.05, note="all things considered"),
            "act-now-is-right": Stated(0.6, 0.5),
            "incidents-seen": Stated(likelihoods=Pair(0.9, 0.2)),
        },
    }


def test_a_number_remembers_how_it_was_typed() -> None:
    credence = whole().debate.credences["critic"]["riskier-so-dont-wait"].credence
    assert credence is not None
    assert number_text(credence) == "0.950"


def test_participants_sources_contraries_and_cruxes_are_read() -> None:
    debate = whole().debate
    assert debate.participants["author"] == Participant("author", "The author", "wrote the paper")
    assert debate.sources["thread"] == Source(
        "thread", "Comment thread", "threads/wait.md", "https://example.org/thread"
    )
    assert debate.contraries == (("wait-is-worth-it", "act-now-is-right"),)
    crux = Crux(
        "riskier",
        ("bigger-is-riskier",),
        None,
        "critic",
        "set-aside",
        "Incidents per deployment.",
        {"critic": Pair(0.03, 0.4)},
    )
    assert debate.cruxes == {"riskier": crux}


def test_crlf_and_a_byte_order_mark_are_read_and_kept() -> None:
    data = b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode()
    document = parse(data)
    assert document.debate == whole().debate
    assert (document.bom, document.newline, document.encoded) == (True, "\r\n", data)


def test_several_theses_are_a_list() -> None:
    assert parse(HEAD.replace("thesis: a", "thesis: [a, b]")).debate.thesis == ("a", "b")


def test_every_text_is_text() -> None:
    text = HEAD.replace("text: A", "text: no").replace("text: B", "text: 2026-02-30").replace("text: C", "text: 1:30")
    assert [claim.text for claim in parse(text).debate.claims.values()] == ["no", "2026-02-30", "1:30"]


def test_an_id_may_look_like_a_number_or_an_extension() -> None:
    text = "argmap: 1\ntitle: T\nthesis: 010\nclaims:\n  010: {text: A}\n  x-ray: {text: B}\n"
    assert list(parse(text).debate.claims) == ["010", "x-ray"]


def test_keys_of_ones_own_are_kept_where_the_schema_names_keys() -> None:
    text = HEAD + "x-board: {a: [b]}\narguments:\n  r: {premises: [b], supports: a, x-y: z}\n"
    assert codes(text) == []


def test_an_empty_section_is_an_empty_mapping() -> None:
    text = HEAD + "participants:\narguments:\ncontraries:\ncredences:\ncruxes:\nsources:\ndefaults:\nconflicts:\n"
    assert codes(text) == []


def test_all_diagnostics_are_told_at_once() -> None:
    text = HEAD + "arguments:\n  r: {premises: [bb], supports: a, strength: 7}\ncredences:\n  me: {a: x}\n"
    assert codes(text) == [
        ("unknown-claim", 9, 18),
        ("not-a-probability", 9, 46),
        ("unknown-participant", 11, 3),
        ("not-a-probability", 11, 11),
    ]


def test_what_an_error_makes_unusable_is_left_out_and_the_rest_stands() -> None:
    text = (
        HEAD
        + "arguments:\n  r: {premises: [bb], supports: a}\n  u: {premises: [c], undercuts: r}\n"
        + "  s: {premises: [b], supports: a}\n"
    )
    document = parse(text)
    assert list(document.debate.arguments) == ["s"]
    assert (document.complete, document.read_only) == (False, True)


def test_what_refers_to_something_left_out_is_not_blamed_for_it() -> None:
    text = (
        HEAD
        + "participants: {me: }\narguments:\n  r: {premises: [B b], supports: a}\n"
        + "  u: {premises: [c], undercuts: r}\ncredences:\n  me: {r: 0.5}\n"
    )
    assert codes(text) == [("bad-id", 10, 18)]


def test_a_conflict_is_an_error_that_leaves_the_debate_complete() -> None:
    text = HEAD + "conflicts:\n  - {at: claims/a/text, base: A0, sides: {main: A, other: A2}}\n"
    document = parse(text)
    assert [(found.code, found.line) for found in document.diagnostics] == [("merge-conflict", 9)]
    assert (document.complete, document.read_only, len(document.debate.conflicts)) == (True, True, 1)


def test_a_companion_is_read_as_if_inline() -> None:
    inline = parse(WHOLE)
    text, _, numbers = WHOLE.partition("credences:\n  critic:\n")
    numbers, _, rest = numbers.partition("  author:\n")
    rest = rest.replace("    conditionals:\n      critic: {if_true: 0.03, if_false: 0.4}\n", "")
    companion = "credences:\n" + numbers + "conditionals:\n  riskier: {if_true: 0.03, if_false: 0.4}\n"
    document = parse(text + rest, name="d/cpm.yaml", companions={"critic": companion.encode(), "author": b""})
    assert document.diagnostics == ()
    assert document.debate == inline.debate


def test_a_companions_diagnostics_carry_its_file() -> None:
    text = HEAD + "participants: {me: }\n"
    found = parse(text, name="d/cpm.yaml", companions={"me": b"credences:\n  a: 0.5\n  z: 0.4\n"}).diagnostics
    assert [(each.file, each.code, each.line, each.column) for each in found] == [
        ("d/cpm.credences/me.yaml", "unknown-id", 3, 3)
    ]


def test_numbers_in_two_places_are_an_error() -> None:
    text = HEAD + "participants: {me: }\ncredences: {me: {a: 0.1}}\n"
    found = parse(text, companions={"me": b"credences: {b: 0.5}\n"}).diagnostics
    assert [(each.code, each.line) for each in found] == [("numbers-in-two-places", 9)]


def test_a_companion_of_nobody_is_an_error() -> None:
    found = parse(HEAD, companions={"me": b"credences: {a: 0.5}\n"}).diagnostics
    assert [(each.code, each.line) for each in found] == [("unknown-participant", 1)]
