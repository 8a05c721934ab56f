"""A lexicon is data, whoever wrote it: what is wrong is named with file and line, and nothing in it is run."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aes_extract.components.names.gazetteer import Entry, Trie
from aes_extract.events.frames import checked_frames, read_frames
from aes_extract.lexicon import checked, read_demonyms, read_institutions, read_people, read_places
from aes_extract.lexicon import folder as folders
from aes_extract.lexicon.checked import LexiconError, LexiconProblems, decoded, read_records, read_tables
from aes_extract.lexicon.patterns import pattern
from tests.own_lexicon import write
from tests.trust.hostile import STRINGS

Read = Callable[[str, str], tuple[object, ...]]
JSONL: dict[str, Read] = {"people": read_people, "institutions": read_institutions, "demonyms": read_demonyms}
PLACES = "id name aliases ambiguous_aliases kind country admin1 lat lon geonames population ambiguous source".split()
NESTED = "[" * 100_000
KEYS = st.sampled_from(["TEXT", "IN", "REGEX", "FUZZY", "OP", "LENGTH", ">=", "_", "ISSUBSET"]) | st.text()
TOML = [
    'type = "a"',
    "[[frame]]",
    'subtype = "b"',
    'nouns = ["c"]',
    'verbs = ["d"]',
    "weak = 1",
    "x = [",
    "[frame.roles]",
]


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
    monkeypatch.setattr(checked, "MOST_CHARACTERS", 3_000_000)
    assert decoded("own", b"a" * 3_000_000)
    with pytest.raises(LexiconError, match=r"^own: more than 3 million characters; split it$"):
        decoded("own", b"a" * 3_000_001)


NO_REGEX = {"TEXT": {"REGEX": "(a+)+$"}}


@pytest.mark.parametrize(
    "token",
    [NO_REGEX, {"TEXT": {"IN": ["a"], "NOT_IN": {"REGEX": "a"}}}, {"LEMMA": {"FUZZY": {"FUZZY2": {"REGEX": "a"}}}}],
)
def test_no_pattern_is_a_regular_expression(token: object) -> None:
    text = json.dumps({"label": "PER", "pattern": [{"LOWER": "a"}, token]})
    with pytest.raises(LexiconError, match=r"^own:1: REGEX is refused"):
        list(read_records("own", text, pattern))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(KEYS, x)
    )
)
def test_any_pattern_is_read_or_refused(value: object) -> None:
    for given_ in (value, [value], [{"TEXT": value}], [{"OP": value, "LENGTH": value}]):
        try:
            list(read_records("own", json.dumps({"label": "ORG", "pattern": given_}), pattern))
        except LexiconError as error:
            assert str(error).startswith("own:1: ")


@pytest.mark.parametrize(
    "tokens",
    [
        [*[{"OP": "?"}] * 5, *[{}] * 15],
        [{"IS_ALPHA": True, "OP": "{1,6}"}, {"LOWER": "z"}],
        [{"LOWER": {"FUZZY9": "z" * 100}}, {"OP": "!"}],
        [{"LOWER": {"IN": ["a"] * 10_000}}] * 20,
    ],
    ids=["optional", "counted", "fuzzy", "long"],
)
def test_the_dearest_patterns_are_matched_in_time(tokens: list[dict[str, object]]) -> None:
    import spacy
    from spacy.matcher import Matcher

    list(read_records("own", json.dumps({"label": "ORG", "pattern": tokens}), pattern))
    nlp = spacy.blank("fr")
    matcher = Matcher(nlp.vocab)
    matcher.add("own", [tokens], greedy="LONGEST")
    doc = nlp("a " * 5_000)
    start = time.process_time()
    matcher(doc)
    assert time.process_time() - start < 20


@given(st.text() | st.lists(st.sampled_from(TOML)).map("\n".join))
def test_any_frames_are_read_or_refused(text: str) -> None:
    for one in checked_frames("own.toml", text):
        if isinstance(one, ValueError):
            assert str(one).startswith("own.toml")
            assert len(str(one).splitlines()) == 1


def test_a_folder_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def problem(folder: Path) -> str:
        with pytest.raises(LexiconProblems) as error:
            folders.read([folder])
        (problem,) = error.value.problems
        return problem.removeprefix(str(folder))

    people = write(tmp_path / "a", people=[{"id": f"x{i}", "name": "Zorba"} for i in range(4)])
    patterns = write(tmp_path / "b", patterns=[{"label": "ORG", "pattern": [{"LOWER": "a"}]}] * 4)
    monkeypatch.setattr(folders, "MOST_RECORDS", 3)
    assert problem(people) == "/people.jsonl:4: more than 3 lines; leave some out"
    monkeypatch.setattr(folders, "MOST_PATTERNS", 3)
    assert problem(patterns).endswith("b/patterns.jsonl:4: more than 3 patterns of tokens; leave some out")
    monkeypatch.setattr(folders, "_MOST_FILES", 0)
    assert problem(people) == ": more than 0 files; give the folder of a lexicon"


def test_no_folder_is_followed_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "frames").symlink_to(tmp_path)
    (tmp_path / "people.jsonl").symlink_to(tmp_path / "people.jsonl")
    with pytest.raises(LexiconProblems) as error:
        folders.read([tmp_path])
    assert [problem.partition(";")[0] for problem in error.value.problems] == [
        f"{tmp_path}/people.jsonl: Too many levels of symbolic links"
    ]


@pytest.mark.parametrize("words", STRINGS.values(), ids=STRINGS)
def test_no_word_of_a_folder_is_more_than_a_word(tmp_path: Path, words: str) -> None:
    folder = write(
        tmp_path,
        people=[{"id": "a", "name": f"Zorba {words}", "rank": words, "wikidata": words}],
        patterns=[{"label": "PER", "pattern": f"Zorba {words}", "id": words}],
    )
    found = folders.read([folder])
    assert found.people["a"].name == f"Zorba {words}"
    assert found.patterns[0].id == words
    wrong = write(tmp_path / "wrong", people=[{"id": words, "name": "Zorba", words: 1}])
    with pytest.raises(LexiconProblems) as error:
        folders.read([wrong])
    assert len(error.value.problems) == 1


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
