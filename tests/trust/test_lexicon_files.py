"""A lexicon is data, whoever wrote it: what is wrong is named with file and line, and nothing in it is run."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aes_extract import lexicon_files
from aes_extract.components.names.gazetteer import Entry, Trie
from aes_extract.events.frames import read_frames
from aes_extract.lexicon import read_demonyms, read_institutions, read_people, read_places
from aes_extract.lexicon_files import LexiconError, decoded, read_tables
from tests.trust.hostile import STRINGS

Read = Callable[[str, str], tuple[object, ...]]
JSONL: dict[str, Read] = {"people": read_people, "institutions": read_institutions, "demonyms": read_demonyms}
PLACES = "id name aliases ambiguous_aliases kind country admin1 lat lon geonames population ambiguous source".split()
NESTED = "[" * 100_000


def line(**values: object) -> str:
    return json.dumps({"id": "x", "name": "X"} | values)


def place(**values: str) -> str:
    row = {"id": "x", "name": "X", "kind": "town"} | values
    return "\n".join(["\t".join(PLACES), "\t".join(row.get(column, "") for column in PLACES)])


@pytest.mark.parametrize(
    ("read", "text", "message"),
    [
        (read_people, line() + "\n\n{", "own:3: Expecting property name"),
        (read_people, "[]", "own:1: not an object"),
        (read_people, '{"name": "X"}', "own:1: `id` must be a string with something in it"),
        (read_people, line(name=""), "own:1: `name` must be a string with something in it"),
        (read_people, line(name=["X"]), "own:1: `name` must be a string with something in it"),
        (read_people, line(aliases="Kolo"), "own:1: `aliases` must be a list of strings"),
        (read_people, line(aliases=["Kolo", 3]), "own:1: `aliases` must be a list of strings"),
        (read_people, line(roles=["maire"]), "own:1: `roles` must be a list of objects"),
        (read_people, line(roles=[{"title": 3}]), "own:1: `title` must be a string with something in it"),
        (read_people, line(country=3), "own:1: `country` must be a string or null"),
        (read_people, f'{{"id": {NESTED}', "own:1: nested too deeply"),
        (read_people, f'{{"id": {"9" * 5000}}}', "own:1: Exceeds the limit"),
        (read_institutions, line(acronyms={"AES": 1}), "own:1: `acronyms` must be a list of strings"),
        (read_institutions, line(members=[None]), "own:1: `members` must be a list of strings"),
        (read_demonyms, line(kind="planet"), "own:1: `kind` must be one of region, city"),
        (read_demonyms, line(kind=["city"]), "own:1: `kind` must be one of region, city"),
        (read_demonyms, line(kind="city", ambiguous=1), "own:1: `ambiguous` must be true or false"),
        (read_places, place() + "\tmore", "own:2: 14 cells instead of 13"),
        (read_places, place(lat="north"), "own:2: could not convert string to float: 'north'"),
        (read_places, place(lat="91"), "own:2: 91 is no coordinate"),
        (read_places, place(lon="nan"), "own:2: nan is no coordinate"),
        (read_places, place(lon="-inf"), "own:2: -inf is no coordinate"),
        (read_places, place(population="9" * 5000), "own:2: Exceeds the limit"),
        (read_tables, "a = ", "own: Invalid value"),
        (read_tables, f"a = {NESTED}", "own: nested too deeply"),
        (read_tables, f"a = {'9' * 5000}", "own: Exceeds the limit"),
    ],
)
def test_what_is_wrong_is_named(read: Read, text: str, message: str) -> None:
    with pytest.raises(LexiconError) as error:
        read("own", text)
    assert str(error.value).startswith(message)
    assert len(str(error.value).splitlines()) == 1


@pytest.mark.parametrize("read", JSONL.values(), ids=JSONL)
@given(value=st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda x: st.lists(x, max_size=2)))
def test_any_value_is_read_or_refused(read: Read, value: object) -> None:
    text = "\n".join(line(**{key: value}) for key in ("id", "name", "aliases", "roles", "kind", "forms", "country"))
    try:
        read("own", text)
    except LexiconError as error:
        assert str(error).startswith("own:")


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (*JSONL.values(), read_places, read_tables):
        try:
            read("own", text)
        except LexiconError as error:
            assert str(error).startswith("own:")


@pytest.mark.parametrize("words", STRINGS.values(), ids=STRINGS)
def test_words_of_a_lexicon_are_words(words: str) -> None:
    (person,) = read_people("own", line(name=words, aliases=[words], roles=[{"title": words}]))
    assert (person.name, person.aliases, person.roles[0].title) == (words, (words,), words)


@pytest.mark.parametrize("name", ["(a+)+$", ".*", "[a-z]+ Kolo", "Kolo|Binto"])
def test_no_name_is_a_pattern(name: str) -> None:
    names = Trie([(name, Entry("PER", "x", True, ""))])
    text = f"a{'a' * 5000}b Kolo. {name}"
    start = time.process_time()
    found = {text[start:end] for start, end, _ in names.find(text)}
    assert time.process_time() - start < 1
    assert all(piece in name for piece in found)


def test_a_file_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon_files, "MOST_CHARACTERS", 3_000_000)
    assert decoded("own", b"a" * 3_000_000)
    with pytest.raises(LexiconError, match=r"^own: more than 3 million characters; split it$"):
        decoded("own", b"a" * 3_000_001)


def test_a_file_is_utf_8() -> None:
    assert decoded("own", "é".encode()) == "é"
    with pytest.raises(LexiconError, match=r"^own:3: not UTF-8$"):
        decoded("own", b"a\nb\n\xff")


@pytest.mark.parametrize(
    "text", ["a" + ".a" * 14_000 + " = 1", "".join(f"[{'a.' * n}b]\n" for n in range(170)), "a = [" + '"b",' * 7_000]
)
def test_the_longest_file_of_frames_is_read_soon(text: str) -> None:
    start = time.process_time()
    with pytest.raises(ValueError, match=r"^own\.toml"):
        read_frames("own.toml", text)
    assert time.process_time() - start < 20


def test_a_longer_file_of_frames_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^own\.toml: more than 30000 characters; "):
        read_frames("own.toml", "#" * 30_001)
