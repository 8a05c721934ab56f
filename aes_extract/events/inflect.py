"""The inflected forms of French verbs, by rule: what a frame's « réunir » looks like in a text.

The -er verbs are conjugated here, spelling changes included; all others follow the models of
``knowledge/verb_families.toml``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Literal, NamedTuple, NotRequired, TypedDict, cast

from aes_extract import lexicon
from aes_extract.text import fold

Tense = Literal[
    "infinitive",
    "present",
    "imperfect",
    "past",
    "future",
    "conditional",
    "subjunctive",
    "subjunctive_imperfect",
    "imperative",
    "past_participle",
    "present_participle",
]


class Form(NamedTuple):
    """One analysis of a verb form. Persons 1-3 are je, tu, il; 4-6 nous, vous, ils."""

    tense: Tense
    person: int | None = None
    gender: Literal["m", "f"] | None = None
    number: Literal["s", "p"] | None = None


def forms(infinitive: str) -> dict[str, frozenset[Form]]:
    """Every single-word form of a verb, accented and in lower case, with its analyses.

    The infinitive may carry its pronoun: « se réunir », « s'engager ». Where the spelling of 1990
    changes more than a circumflex, both are given: « renouvelle », « renouvèle »; « cédera », « cèdera ».
    """
    stem, endings = _endings(bare(infinitive))
    return {stem + ending: analyses for ending, analyses in endings.plain}


def folded_forms(infinitives: Iterable[str]) -> dict[str, frozenset[tuple[str, Form]]]:
    """From a folded form to what it may be: pairs of an infinitive, as it was given, and an analysis."""
    index: dict[str, frozenset[tuple[str, Form]]] = {}
    for infinitive in dict.fromkeys(infinitives):
        stem, endings = _endings(bare(infinitive))
        stem = fold(stem)
        for ending, analyses in endings.folded:
            found = frozenset(zip(repeat(infinitive), analyses))
            form = stem + ending
            index[form] = index[form] | found if form in index else found
    return index


def bare(infinitive: str) -> str:
    """The verb alone, in lower case and without its pronoun: « s'en prendre » → ``prendre``."""
    plain = unicodedata.normalize("NFC", infinitive).strip().lower()
    verb = _PRONOUN.sub("", plain, count=1)
    if not verb.isalpha():
        raise ValueError(f"not the infinitive of one French verb: {infinitive!r}")
    return _SPELLING_1990.sub(r"\1ître", verb)


_PRONOUN = re.compile(r"^(?:se\s+|s['’ʼ]\s*)(?:en\s+|y\s+)?")
_SPELLING_1990 = re.compile(r"([ao])itre$")


# ------------------------------------------------------------------ endings, once for all verbs alike

_STEM = "·"  # stands for the part that the verbs of one pattern do not share


@dataclass(frozen=True, slots=True)
class _Endings:
    """What is put on the stem to get all forms, as it is written and folded."""

    plain: tuple[tuple[str, frozenset[Form]], ...]
    folded: tuple[tuple[str, frozenset[Form]], ...]


def _endings(verb: str) -> tuple[str, _Endings]:
    """The stem of a verb and its endings: « lancer » → ``lan`` and -cer, -ce, -çons…"""
    claims = _families()
    for claim in ("=" + verb, *[verb[start:] for start in range(len(verb))]):
        if claim in claims:
            return verb.removesuffix(claims[claim][0]["cut"]), _family_endings(claim)
    if verb.endswith("er") and len(verb) > 3:
        strong = _strong_stems(verb)
        stem = verb[: -3 if verb.endswith(("cer", "ger")) else -2]
        cut = min(_shared(stem, other) for other in strong)
        return verb[:cut], _first_group_endings(verb[cut:], tuple(other[cut:] for other in strong))
    raise ValueError(f"no conjugation known for {verb!r}: add it to a family of verb_families.toml")


def _shared(one: str, other: str) -> int:
    """How many letters the two have in common at the start."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@cache
def _family_endings(claim: str) -> _Endings:
    return _collected([_modelled(family) for family in _families()[claim]])


@cache
def _first_group_endings(rest: str, strong: tuple[str, ...]) -> _Endings:
    return _collected([_first_group(_STEM + rest, _STEM + stem) for stem in strong])


def _collected(variants: Iterable[_Parts]) -> _Endings:
    plain: dict[str, set[Form]] = {}
    folded: dict[str, set[Form]] = {}
    for parts in variants:
        for form, analysis in _spelled_out(parts):
            if form:
                ending = form.removeprefix(_STEM)
                plain.setdefault(ending, set()).add(analysis)
                folded.setdefault(fold(ending), set()).add(analysis)
    return _Endings(
        tuple((ending, frozenset(analyses)) for ending, analyses in plain.items()),
        tuple((ending, frozenset(analyses)) for ending, analyses in folded.items()),
    )


# ------------------------------------------------------------------ from the principal parts to the forms


def _persons(tense: Tense, *persons: int) -> tuple[Form, ...]:
    return tuple(Form(tense, person) for person in persons or range(1, 7))


_PRESENT = _persons("present")
_IMPERFECT = _persons("imperfect")
_PAST = _persons("past")
_FUTURE = _persons("future")
_CONDITIONAL = _persons("conditional")
_SUBJUNCTIVE = _persons("subjunctive")
_SUBJUNCTIVE_IMPERFECT = _persons("subjunctive_imperfect", 3, 6)
_IMPERATIVE = _persons("imperative", 2, 4, 5)
_INFINITIVE = Form("infinitive")
_PRESENT_PARTICIPLE = Form("present_participle")
_PAST_PARTICIPLE = (
    Form("past_participle", gender="m", number="s"),
    Form("past_participle", gender="f", number="s"),
    Form("past_participle", gender="m", number="p"),
    Form("past_participle", gender="f", number="p"),
)
_CIRCUMFLEX = {"a": "â", "i": "î", "u": "û"}


@dataclass(frozen=True, slots=True)
class _Parts:
    """The principal parts behind a placeholder for the stem; "" where there is none, "a|b" for two."""

    verb: str
    present: Sequence[str]
    past: str  # « il » without -t
    future: str  # before -ai
    hard: str  # before -ais
    soft: str  # before -ions; only « lançais », « lancions » and « mangeais », « mangions » differ
    subjunctive: Sequence[str]
    imperative: Sequence[str]
    gerund: str
    participle: Sequence[str]
    persons: frozenset[int] = frozenset(range(1, 7))


def _spelled_out(parts: _Parts) -> Iterator[tuple[str, Form]]:
    yield parts.verb, _INFINITIVE
    for form, analysis in _all_forms(parts):
        if analysis.person is None or analysis.person in parts.persons:
            if "|" in form:
                for one in form.split("|"):
                    yield one, analysis
            else:
                yield form, analysis


def _all_forms(parts: _Parts) -> Iterator[tuple[str, Form]]:
    yield from zip(parts.present, _PRESENT, strict=True)
    yield from zip(parts.subjunctive, _SUBJUNCTIVE, strict=True)
    yield from zip(parts.imperative, _IMPERATIVE, strict=False)
    yield from zip(parts.participle, _PAST_PARTICIPLE, strict=False)
    yield parts.gerund, _PRESENT_PARTICIPLE
    if parts.future:
        for stem in parts.future.split("|"):
            future = (stem + "ai", stem + "as", stem + "a", stem + "ons", stem + "ez", stem + "ont")
            yield from zip(future, _FUTURE, strict=True)
            yield from zip(_imperfect(stem, stem), _CONDITIONAL, strict=True)
    if parts.hard:
        yield from zip(_imperfect(parts.hard, parts.soft), _IMPERFECT, strict=True)
    if parts.past:
        past, subjunctive = _past(parts)
        yield from zip(past, _PAST, strict=True)
        yield from zip(subjunctive, _SUBJUNCTIVE_IMPERFECT, strict=True)


def _imperfect(hard: str, soft: str) -> tuple[str, ...]:
    return (hard + "ais", hard + "ais", hard + "ait", soft + "ions", soft + "iez", hard + "aient")


def _past(parts: _Parts) -> tuple[tuple[str, ...], tuple[str, str]]:
    he = parts.past
    n = "n" if he.endswith("in") else ""  # « vint », « vînt »
    vowel = he[-1 - len(n)]
    long = he[: len(he) - 1 - len(n)] + _CIRCUMFLEX.get(vowel, vowel) + n
    if vowel == "a":
        past = (he + "i", he + "s", he, long + "mes", long + "tes", parts.soft + "èrent")
    else:
        past = (he + "s", he + "s", he + "t", long + "mes", long + "tes", he + "rent")
    return past, (long + "t", he + "ssent")


# ------------------------------------------------------------------ -er verbs

_SILENT_E = re.compile(r"e(?:[bcdfghjklmnpqrstvz]|vr)er$")  # lever, sevrer; not presser, vexer
_SILENT_E_ACUTE = re.compile(r"é(?:[bcdfghjklmnpqrstvxz]+|[gq]u)er$")  # céder, régler, léguer; not créer
_DOUBLE = ("appeler", "jeter")  # only « il appelle »; the other doubling verbs may have è as well, since 1990
_GRAVE = (  # only « il achète »; whole infinitives where others share the ending, as « cacheter » does
    "=acheter", "=racheter", "=suracheter", "=préacheter", "=celer", "=déceler", "=receler", "=peler",
    "ciseler", "corseter", "crocheter", "démanteler", "écarteler", "fureter", "geler", "haleter", "marteler",
    "modeler",
)  # fmt: skip


def _first_group(verb: str, strong: str) -> _Parts:
    soft = verb[:-2]
    hard = soft[:-1] + "ç" if verb.endswith("cer") else soft + "e" if verb.endswith("ger") else soft
    return _Parts(
        verb=verb,
        present=(strong + "e", strong + "es", strong + "e", hard + "ons", soft + "ez", strong + "ent"),
        past=hard + "a",
        future=f"{strong}er|{verb}" if _SILENT_E_ACUTE.search(verb) else strong + "er",
        hard=hard,
        soft=soft,
        subjunctive=_subjunctive(strong, soft),
        imperative=(strong + "e", hard + "ons", soft + "ez"),
        gerund=hard + "ant",
        participle=(soft + "é", soft + "ée", soft + "és", soft + "ées"),
    )


def _strong_stems(verb: str) -> tuple[str, ...]:
    """The stem before a silent e: « lèv- » for « lever », both « pai- » and « pay- » for « payer »."""
    stem = verb[:-2]
    if verb.endswith(("oyer", "uyer")):
        return (stem[:-1] + "i",)
    if verb.endswith("ayer"):
        return (stem[:-1] + "i", stem)
    if _SILENT_E_ACUTE.search(verb):
        return (_grave(stem, "é"),)
    if not _SILENT_E.search(verb):
        return (stem,)
    if verb.endswith(_DOUBLE):
        return (stem + stem[-1],)
    if verb.endswith(("eler", "eter")) and not f"={verb}".endswith(_GRAVE):
        return (stem + stem[-1], _grave(stem, "e"))
    return (_grave(stem, "e"),)


def _grave(stem: str, vowel: str) -> str:
    before, _, after = stem.rpartition(vowel)
    return f"{before}è{after}"


# ------------------------------------------------------------------ the other verbs, by model


class _Family(TypedDict):
    """One table of ``verb_families.toml``; the notation is explained there."""

    like: list[str]
    cut: str
    present: str
    past: str
    participle: str
    future: NotRequired[str]
    imperfect: NotRequired[str]
    subjunctive: NotRequired[str]
    imperative: NotRequired[str]
    gerund: NotRequired[str]
    invariable: NotRequired[bool]
    persons: NotRequired[str]


@cache
def _families() -> dict[str, list[_Family]]:
    """The families by the ending, or "=" and the infinitive, that they claim."""
    claims: dict[str, list[_Family]] = {}
    for family in cast("dict[str, _Family]", lexicon.toml("verb_families.toml")).values():
        for ending in family["like"]:
            claims.setdefault(ending, []).append(family)
    return claims


def _modelled(family: _Family) -> _Parts:
    stem, verb = _STEM, _STEM + family["cut"]
    present = _put(stem, family["present"])
    nous = present[3][:-3]
    (imperfect,) = _put(stem, family["imperfect"]) if "imperfect" in family else (nous,)
    (future,) = _put(stem, family["future"]) if "future" in family else (verb.removesuffix("e"),)
    subjunctive = _subjunctive(present[5][:-3], imperfect or nous)
    if "subjunctive" in family:
        given = _put(stem, family["subjunctive"])
        subjunctive = given if len(given) == len(_SUBJUNCTIVE) else _subjunctive(given[0], given[-1])
    tu = present[1]
    imperative = [tu.removesuffix("s") if tu.endswith("es") else tu, present[3], present[4]]
    if "imperative" in family:
        imperative = _put(stem, family["imperative"])
    (gerund,) = _put(stem, family["gerund"]) if "gerund" in family else (imperfect and imperfect + "ant",)
    participle = _put(stem, family["participle"])
    if len(participle) == 1 and participle[0] and not family.get("invariable"):
        (he,) = participle
        participle = [he, he + "e", he.removesuffix("s") + "s", he + "es"]
    return _Parts(
        verb=verb,
        present=present,
        past=_put(stem, family["past"])[0],
        future=future,
        hard=imperfect,
        soft=imperfect,
        subjunctive=subjunctive,
        imperative=imperative,
        gerund=gerund,
        participle=participle,
        persons=frozenset(int(person) for person in family.get("persons", "123456")),
    )


def _put(stem: str, pieces: str) -> list[str]:
    """The pieces behind the stem: "-" none, "_" the stem itself, "a|b" both."""
    return [
        "" if piece == "-" else "|".join(stem + end.strip("_") for end in piece.split("|"))
        for piece in pieces.split(" ")
    ]


def _subjunctive(je: str, nous: str) -> list[str]:
    if not je:
        return [""] * len(_SUBJUNCTIVE)
    return [je + "e", je + "es", je + "e", nous + "ions", nous + "iez", je + "ent"]
