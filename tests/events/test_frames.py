"""Frame files are checked: what is wrong is named with its file, frame and key."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aes_extract.events.frames import frames, parse_frames, read_frames
from aes_extract.events.inflect import bare, forms
from tests.codebook import TYPES

GOOD = {"subtype": "audience", "verbs": ["recevoir"]}

PLOVER = {
    "meeting": "CONSULT",
    "agreement": "AGREE",
    "cooperation": "COOPERATE",
    "aid": "AID",
    "coup": "ASSAULT",
    "withdrawal": "RETREAT",
    "sanction": "SANCTION",
    "mobilization": "MOBILIZE",
    "attack": "ASSAULT",
    "protest": "PROTEST",
    "justice": "COERCE",
}


def test_a_frame_is_read_whole() -> None:
    data = {
        "type": "meeting",
        "plover": "CONSULT",
        "frame": [
            {
                "subtype": "audience",
                "verbs": ["recevoir"],
                "nouns": ["audience"],
                "with": ["en audience"],
                "without": ["prix"],
                "needs": "actor-subject",
                "weak": True,
                "object": ["object"],
                "roles": {"host": ["subject"], "participant": ["object", "à"]},
            },
            {"subtype": "call", "plover": "OTHER", "nouns": ["appel"]},
        ],
    }
    first, second = parse_frames("meeting.toml", data)
    assert (first.id, first.plover, first.verbs, first.nouns) == (
        "meeting/audience",
        "CONSULT",
        ("recevoir",),
        ("audience",),
    )
    assert (first.with_, first.without, first.needs, first.weak) == (("en audience",), ("prix",), "actor-subject", True)
    assert first.roles == (("host", ("subject",)), ("participant", ("object", "à")))
    assert (second.plover, second.verbs, second.needs, second.weak, second.speech) == ("OTHER", (), "", False, False)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({"frame": [GOOD]}, ["own.toml", "type"]),
        ({"type": 3, "frame": [GOOD]}, ["own.toml", "type"]),
        ({"type": "meeting", "frames": [GOOD]}, ["own.toml", "frames"]),
        ({"type": "meeting", "plover": 3, "frame": [GOOD]}, ["own.toml", "the file", "plover"]),
        ({"type": "meeting", "frame": GOOD}, ["own.toml", "the file", "[[frame]]"]),
        ({"type": "meeting", "frame": ["audience"]}, ["own.toml", "the file", "[[frame]]"]),
        ({"type": "meeting", "frame": [{**GOOD, "verb": ["voir"]}]}, ["own.toml", "frame 1", "'verb'"]),
        ({"type": "meeting", "frame": [GOOD, {"verbs": ["voir"]}]}, ["own.toml", "frame 2", "subtype"]),
        ({"type": "meeting", "frame": [GOOD, GOOD, {"subtype": "call"}]}, ["own.toml", "frame 3", "verbs", "nouns"]),
        ({"type": "meeting", "frame": [{"subtype": "call", "nouns": []}]}, ["own.toml", "frame 1", "nouns"]),
        ({"type": "meeting", "frame": [{**GOOD, "needs": "rain"}]}, ["own.toml", "frame 1", "needs"]),
    ],
)
def test_what_is_wrong_is_named(data: dict[str, Any], named: list[str]) -> None:
    with pytest.raises(ValueError) as error:
        parse_frames("own.toml", data)
    for part in named:
        assert part in str(error.value)


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ({"verbs": "recevoir"}, ["own.toml", "frame 1", "verbs"]),
        ({"weak": "no"}, ["own.toml", "frame 1", "weak"]),
        ({"roles": ["subject"]}, ["own.toml", "frame 1", "roles"]),
        ({"needs": ["clause"]}, ["own.toml", "frame 1", "needs"]),
        ({"plover": 3}, ["own.toml", "frame 1", "plover"]),
        ({"roles": {"host": "subject"}}, ["own.toml", "frame 1", "host"]),
        ({"roles": {"host": ["sujet"]}}, ["own.toml", "frame 1", "sujet"]),
        ({"object": "object"}, ["own.toml", "frame 1", "object"]),
        ({"object-is": "loi"}, ["own.toml", "frame 1", "object-is"]),
    ],
)
def test_a_value_of_the_wrong_kind_is_named(row: dict[str, Any], named: list[str]) -> None:
    """A string where a list belongs would be read letter by letter, and a slot that nothing fills would stay empty."""
    with pytest.raises(ValueError) as error:
        parse_frames("own.toml", {"type": "meeting", "frame": [{**GOOD, **row}]})
    for part in named:
        assert part in str(error.value)


LISTS = st.lists(st.text(max_size=5) | st.sampled_from(["subject", "à", "object-person"]), max_size=2)
VALUES = st.one_of(
    *(st.text(max_size=5), st.integers(), st.booleans(), st.dates(), LISTS, st.lists(st.integers(), max_size=2)),
    st.dictionaries(st.sampled_from(["host", "a\nb"]), LISTS | st.integers(), max_size=2),
)
KEYS = "plover verbs nouns with without needs intransitive weak seldom speech object object-is roles more".split()
ROWS = st.dictionaries(st.sampled_from(KEYS), VALUES).map(lambda row: {**GOOD, **row})
DATA = st.dictionaries(st.sampled_from(["type", "plover", "summary", "frame", "other"]), VALUES)


@given(DATA, st.none() | VALUES | st.lists(ROWS | VALUES, max_size=2))
def test_any_data_are_frames_or_refused_by_name(data: dict[str, Any], rows: object) -> None:
    try:
        found = parse_frames("own.toml", {"type": "meeting", **data} | ({} if rows is None else {"frame": rows}))
    except ValueError as error:
        assert re.fullmatch(r"own\.toml: .+", str(error))
    else:
        assert all(isinstance(frame.plover, str | None) and hash(frame) for frame in found)


OWN = """type = "meeting"

[[frame]]
subtype = "audience"
verbs = ["recevoir"]

[[frame]]
subtype = "call"
nouns = ["appel"]
needs = "clause"
[frame.roles]
participant = ["subject"]
"""


@pytest.mark.parametrize(
    ("wrong", "right", "line"),
    [
        ('needs = "clause"', 'needs = "rain"', 10),
        ('nouns = ["appel"]', 'nouns = "appel"', 9),
        ('nouns = ["appel"]', 'nouns = ["appel"', 10),
        ('participant = ["subject"]', 'participant = ["sujet"]', 12),
        ('nouns = ["appel"]\n', "", 7),
        ('verbs = ["recevoir"]', 'verb = ["recevoir"]', 5),
        ('type = "meeting"', "type = 3", 1),
        ('type = "meeting"', 'type = "meeting"\ncode = "X"', 2),
    ],
)
def test_what_is_wrong_is_named_with_its_line(wrong: str, right: str, line: int) -> None:
    assert OWN.count(wrong) == 1
    with pytest.raises(ValueError, match=rf"^own\.toml:{line}: "):
        read_frames("own.toml", OWN.replace(wrong, right))


@pytest.mark.parametrize("value", ["[" * 5000, "9" * 5000])
def test_limits_of_python_are_named_with_the_file(value: str) -> None:
    with pytest.raises(ValueError, match=r"^own\.toml: "):
        read_frames("own.toml", f"plover = {value}")


def test_shipped_frames_know_the_types_and_subtypes_of_the_codebook() -> None:
    found = {(f.type, f.subtype) for f in frames()}
    assert {t for t, _ in found} == set(TYPES)
    for type_, subtype in found:
        assert subtype in TYPES[type_][0].split()


@pytest.mark.parametrize(
    ("type_", "subtype"),
    [(t, s) for t, (subtypes, _) in TYPES.items() for s in subtypes.split()],
)
def test_every_subtype_has_a_frame(type_: str, subtype: str) -> None:
    assert any(f.type == type_ and f.subtype == subtype for f in frames())


def test_shipped_frames_fill_only_roles_of_the_codebook() -> None:
    for f in frames():
        assert {role for role, _ in f.roles} <= set(TYPES[f.type][1].split()), f.id


def test_shipped_frames_have_the_plover_codes_of_the_codebook() -> None:
    for f in frames():
        if f.subtype not in {"lifting", "release"} and f.type != "statement":
            assert f.plover == PLOVER.get(f.type), f.id
    assert {f.plover for f in frames() if f.subtype in {"lifting", "release"}} == {"CONCEDE"}


@pytest.mark.parametrize(
    ("subtype", "code"),
    [
        ("praise", "SUPPORT"),
        ("appeal", "REQUEST"),
        ("condemnation", "ACCUSE"),
        ("rejection", "REJECT"),
        ("threat", "THREATEN"),
    ],
)
def test_statements_have_the_plover_codes_of_the_codebook(subtype: str, code: str) -> None:
    assert {f.plover for f in frames() if f.type == "statement" and f.subtype == subtype} == {code}


def test_every_verb_can_be_inflected() -> None:
    for f in frames():
        for entry in f.verbs:
            verb = re.sub(r"^(?:se |s'|l')(?:en )?", "", entry).split()[0]
            assert forms(bare(verb)), f"{f.id}: {entry}"


def test_no_frame_says_a_word_twice() -> None:
    for f in frames():
        for words in (f.verbs, f.nouns, f.with_, f.without):
            assert max(Counter(words).values(), default=1) == 1, f.id
