"""Words that point opposite ways: by a list of them, or by a negative prefix or suffix; and words that deny.

Knows English words and their endings. Must not know texts or pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

# Each line: words of one direction | words of the other.
_OPPOSITES = """
safe secure harmless safely | dangerous unsafe risky hazardous harmful perilous insecure dangerously
true correct right accurate valid | false wrong incorrect inaccurate invalid untrue mistaken bogus
good great beneficial excellent better best well | bad terrible detrimental poor worse worst awful poorly
increase raise rise risen rose rising grow gain boost expand climb rising growing up higher surge soar | \
decrease reduce fall shrink lose cut decline drop fallen fell falling shrinking down lower plummet diminish
more greater larger bigger most maximum maximise maximize | less smaller fewer least minimum minimise minimize
high large big huge major vast tall | low small little tiny minor slight short
strong strengthen robust stronger | weak weaken fragile weaker feeble
always forever constantly everywhere everyone everybody everything all every | never nowhere nobody nothing none
possible feasible plausible can able | impossible infeasible implausible cannot unable
likely probable certain certainly surely definitely | unlikely improbable doubtful uncertain doubtfully
agree accept support endorse approve favour favor back embrace welcome for | \
disagree reject oppose denounce disapprove disfavour disfavor condemn resist against
allow permit enable let legalise legalize encourage promote | \
forbid prohibit prevent ban disallow bar criminalise criminalize discourage block hinder
believe trust confirm affirm prove support verify | doubt distrust deny refute disprove contradict dispute falsify
success succeed win won pass successful victory | failure fail lose lost unsuccessful defeat
with including | without excluding
before earlier precede prior early sooner | after later follow subsequent late
first start begin open beginning opening | last end finish close stop cease halt ending closing
above over exceed | below under beneath
inside in within into import internal enter include join | outside out beyond export external leave exclude quit exit
to toward towards | from away
rich wealthy affluent richer | poor destitute impoverished poorer
love like enjoy admire | hate dislike loathe despise detest
help aid assist protect save benefit heal | harm hurt damage injure endanger destroy kill
cause create produce build make generate | prevent destroy dismantle eliminate
fast quick rapid quickly rapidly accelerate faster speed | slow slowly sluggish decelerate slower
easy simple easily trivial easier | hard difficult complex complicated harder
necessary essential required mandatory compulsory needed vital | \
unnecessary optional inessential voluntary needless superfluous
cheap inexpensive affordable cheaper | expensive costly dear unaffordable pricey pricier
legal lawful legitimate permitted | illegal unlawful illegitimate forbidden
moral ethical virtuous just fair | immoral unethical wicked unjust unfair
positive optimistic optimist advantage pro upside | negative pessimistic pessimist disadvantage con downside
profit profitable surplus asset credit | loss unprofitable deficit liability debt
guilty | innocent
alive living live survive survived birth born | dead dying die died perish death
present here exist existent exists available | absent missing there lack unavailable lacking nonexistent
public | private
hot warm warming heat heating warmer hotter | cold cool cooling chill cooler colder
old older ancient | new newer young younger modern recent
left liberal progressive | right conservative
yes | no
same identical similar alike equal | different dissimilar unlike unequal distinct opposite
many lots numerous often frequently common usual usually | few scarce infrequently rare uncommon unusual seldom rarely
everyone anybody | nobody
clear obvious evident clearly | unclear obscure vague unclearly
known familiar | unknown unfamiliar
natural real genuine authentic | artificial fake counterfeit unnatural synthetic
honest truthful sincere | dishonest lying deceptive insincere
peace peaceful calm | war violent hostile
healthy health well | sick ill unhealthy disease
improve improvement fix repair | worsen deteriorate deterioration break
add gain include attach | remove subtract omit detach
buy purchase | sell
give send push teach lend | take receive pull learn borrow
attack offensive | defend defence defense defensive
ally friend friendly | enemy foe hostile
remember | forget forgot forgotten
clean pure | dirty polluted impure
near close | far distant
presence | absence
improve | impair
hire | fire dismiss
praise | criticise criticize blame
advance | retreat
consent | object
enter arrive | leave left depart
light bright | dark
help | hinder
uphold upheld | lift overturn
show reveal expose disclose visible | hide conceal invisible
stay remain keep retain maintain hold continue | go abandon discard drop repeal scrap end stop quit abolish
accept pass adopt enact ratify | refuse decline repeal revoke
full complete finished | empty incomplete unfinished
wide broad thick deep heavy long | narrow thin shallow light short
maximal | minimal
useful effective productive helpful worthwhile works | \
useless ineffective counterproductive unhelpful worthless pointless
smart clever intelligent wise | stupid dumb foolish unwise
sufficient enough adequate | insufficient inadequate
majority | minority
superior | inferior
overestimate exaggerate overstate | underestimate understate downplay
overvalued overpaid overrated overfunded | undervalued underpaid underrated underfunded
encouraging reassuring | discouraging worrying alarming
relevant | irrelevant
stable steady | unstable volatile
free | enslaved imprisoned
freedom liberty | slavery tyranny
victim | perpetrator
cure | poison
day | night
male man men boy father husband he | female woman women girl mother wife she
north | south
east | west
parent teacher employer seller predator | child student employee buyer prey
credible reliable trustworthy | dubious unreliable untrustworthy
permanent eternal | temporary transient
active | passive inactive
major | negligible
justified warranted | unjustified unwarranted
popular | unpopular
consistent | inconsistent
win gained | lost
ahead forward | behind backward backwards
on | off
must should | needn't
centralise centralize centralised centralized | decentralise decentralize decentralised decentralized
"""
_NEGATIVE_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "mis", "de", "anti", "counter", "a", "under", "over")
_SUFFIXES = (
    "ingly",
    "edly",
    "ings",
    "ing",
    "iest",
    "ies",
    "ied",
    "ier",
    "ed",
    "es",
    "er",
    "est",
    "ly",
    "s",
    "e",
    "d",
    "y",
)


_TURNING = frozenset(
    "deny denies refute dispute doubt reject oppose disagree disbelieve disprove contradict fail lack refuse avoid "
    "prevent false untrue wrong incorrect mistaken myth lie nonsense anti former formerly alleg pretend".split()
)


def opposed_among(gone: Sequence[str], new: Sequence[str]) -> tuple[str, str] | None:
    """Return the first two words, one of each side, that point opposite ways; None where no two do."""
    signs = frozenset().union(*map(_signs, gone))
    forms, others = frozenset(gone), frozenset(new)
    if not (
        any(not signs.isdisjoint(_opposite_signs(word)) for word in others)
        or any(not forms.isdisjoint(_without_negation(word)) for word in others)
        or any(not others.isdisjoint(_without_negation(word)) for word in forms)
    ):
        return None
    return next(((one, other) for one in gone for other in new if opposed(one, other)), None)


@cache
def _signs(word: str) -> frozenset[int]:
    return _found_in(_sides(), word)


@cache
def _opposite_signs(word: str) -> frozenset[int]:
    return _found_in(_others(), word)


def _found_in(listed: dict[str, frozenset[int]], word: str) -> frozenset[int]:
    # A stem begins as its word does; most words begin as no listed one.
    if word[:3] not in _beginnings():
        return frozenset()
    return frozenset().union(*(listed.get(stem, frozenset()) for stem in _stems(word)))


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(word[:3] for word in _sides())


@cache
def _without_negation(word: str) -> tuple[str, ...]:
    """Return the words of which a word is the negated form."""
    bases = [word[len(prefix) :] for prefix in _NEGATIVE_PREFIXES if word.startswith(prefix)]
    if word.endswith("less"):
        bases.append(word[:-4] + "ful")
    return tuple(base for base in bases if _negated_form(base, word))


def opposed(first: str, second: str) -> bool:
    """Return whether two words point opposite ways, by the list or by a negative prefix or suffix."""
    if first == second:
        return False
    for one in _stems(first):
        for other in _stems(second):
            if one != other and _sides().get(one, frozenset()) & _others().get(other, frozenset()):
                return True
    return _negated_form(first, second) or _negated_form(second, first)


@cache
def turns(word: str) -> bool:
    """Return whether the word alone, added or dropped, can turn a statement round ("deny", "fails")."""
    return any(stem in _TURNING for stem in _stems(word))


@cache
def _stems(word: str) -> tuple[str, ...]:
    stems = [word]
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            stem = word[: -len(suffix)]
            stems += [stem, stem + "e", stem + "y"]
            if len(stem) > 3 and stem[-1] == stem[-2]:
                stems.append(stem[:-1])
    return tuple(dict.fromkeys(stems))


@cache
def _sides() -> dict[str, frozenset[int]]:
    return _numbered()[0]


@cache
def _others() -> dict[str, frozenset[int]]:
    return _numbered()[1]


@cache
def _numbered() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    # A line's direction is its number for the one side, and the negative for the other.
    mine: dict[str, set[int]] = {}
    theirs: dict[str, set[int]] = {}
    for number, line in enumerate(_OPPOSITES.strip().splitlines(), start=1):
        for sign, words in zip((number, -number), line.split("|"), strict=True):
            for word in words.split():
                mine.setdefault(word, set()).add(sign)
                theirs.setdefault(word, set()).add(-sign)
    return (
        {word: frozenset(signs) for word, signs in mine.items()},
        {word: frozenset(signs) for word, signs in theirs.items()},
    )


def _negated_form(word: str, other: str) -> bool:
    if len(word) < 3:
        return False
    if other.endswith(word):
        return len(word) > 3 and other[: -len(word)] in _NEGATIVE_PREFIXES
    return word.endswith("ful") and other == word[:-3] + "less"
