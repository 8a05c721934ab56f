"""A user's folder is read whole: what is right is taken, every line that is not is named."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from aes_extract.events.frames import checked_frames
from aes_extract.lexicon import in_use
from aes_extract.lexicon.checked import LexiconError, LexiconProblems, read_records
from aes_extract.lexicon.folder import read
from aes_extract.lexicon.in_use import LexiconInUse, is_listed, own, use, with_own
from aes_extract.lexicon.patterns import pattern
from aes_extract.lexicon.records import Person
from tests.own_lexicon import FRAME, new_process, write

__all__ = ["new_process"]

PLACE = {"id": "furcy", "name": "Furcy", "kind": "town", "country": "HTI", "lat": 18.4, "lon": -72}
COLUMNS = "id name aliases ambiguous_aliases kind country admin1 lat lon geonames population ambiguous".split()


def person(id_: str, name: str) -> Person:
    return Person(id_, name, (), frozenset(), None, None, None, (), None)


def problems(folder: Path) -> list[str]:
    with pytest.raises(LexiconProblems) as error:
        read([folder])
    return [problem.removeprefix(f"{folder}/") for problem in error.value.problems]


def test_a_folder_is_read(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "own",
        people=[
            {"id": "a-b", "name": "A. Berrouet", "roles": [{"title": "maire", "organization": "x"}], "sources": []}
        ],
        institutions=[{"id": "pnh", "name": "Police nationale", "acronyms": ["PNH"], "ambiguous_aliases": ["PNH"]}],
        places=[PLACE],
        patterns=[{"label": "GPE", "pattern": "PaP", "id": "pap"}, {"label": "PERSON", "pattern": [{"LOWER": "izo"}]}],
        kidnapping=FRAME,
    )
    write(folder / "frames", ransom=FRAME.replace("abduction", "ransom"))
    found = read([folder])
    assert found.people["a-b"].roles[0].title == "maire"
    assert found.institutions["pnh"].ambiguous_aliases == {"PNH"}
    assert (found.places["furcy"].lat, found.places["furcy"].ambiguous) == (18.4, False)
    assert [(one.label, one.id, one.text, one.where) for one in found.patterns] == [
        ("LOC", "pap", "PaP", "own/patterns.jsonl:1"),
        ("PER", "", "", "own/patterns.jsonl:2"),
    ]
    assert sorted(frame.id for frame in found.frames) == ["kidnapping/abduction", "kidnapping/ransom"]
    assert all(frame.own for frame in found.frames)
    assert found.warnings == []


def test_places_may_be_a_table(tmp_path: Path) -> None:
    cells = "\t".join(str(PLACE.get(column, "")) for column in COLUMNS)
    (tmp_path / "places.tsv").write_text("\t".join(COLUMNS) + "\n" + cells, encoding="utf-8")
    assert read([tmp_path]).places["furcy"].country == "HTI"
    (tmp_path / "places.tsv").write_text("id\tname\nfurcy\tFurcy", encoding="utf-8")
    assert problems(tmp_path)[0].startswith("places.tsv:1: the columns must be id, name, ")


def test_every_problem_is_told(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        people=[
            "{",
            {"id": "a", "name": "Zorba"},
            {"id": "a", "name": "Zorba"},
            {"id": "b", "name": "Zorba", "alias": []},
        ],
        places=[PLACE | {"kind": "planet"}, PLACE | {"lon": None}, PLACE | {"lat": "x"}, PLACE | {"country": "XX"}],
        patterns=[{"label": "FAC", "pattern": "x"}, {"label": "ORG", "pattern": [{"TEXT": {"REGEX": "a+"}}]}],
        bad='type = "x"\n[[frame]]\nsubtype = "a"\nverbs = ["blorp"]\n[[frame]]\nsubtype = "b"\n',
    )
    assert [problem.partition(": ")[0] for problem in problems(folder)] == [
        "bad.toml:4",
        "bad.toml:5",
        "patterns.jsonl:1",
        "patterns.jsonl:2",
        "people.jsonl:1",
        "people.jsonl:3",
        "people.jsonl:4",
        "places.jsonl:1",
        "places.jsonl:2",
        "places.jsonl:3",
        "places.jsonl:4",
    ]


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"name": "Zorba"}, "`id` must be a string"),
        ({"id": "a b", "name": "Zorba"}, "`id` must have letters"),
        ({"id": "../a", "name": "Zorba"}, "`id` must have letters"),
        ({"id": "a", "name": "?!"}, "'?!' is no name"),
        ({"id": "a", "name": "Z" * 201}, f"'{'Z' * 50}' is no name"),
        ({"id": "a", "name": "Zorba", "ambiguous_aliases": ["Zo"]}, "'Zo' of `ambiguous_aliases` is not among"),
        ({"id": "a", "name": "Zorba", "country": "Haiti"}, "no country 'Haiti'"),
        ({"id": "a", "name": "Zorba", "sector": "GANG"}, "no sector 'GANG'; the sectors are PLOVER's"),
        ({"id": "a", "name": "Zorba", "roles": [{"titel": "x"}]}, "unknown key 'titel'"),
    ],
)
def test_a_person_that_cannot_be(tmp_path: Path, record: dict[str, object], message: str) -> None:
    (problem,) = problems(write(tmp_path, people=[record]))
    assert problem.startswith(f"people.jsonl:1: {message}")


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('type = "a b"', "own.toml:1: the file: `type` must be a word"),
        ('type = "x"\nplover = "KIDNAP"', "own.toml:2: the file: no PLOVER code 'KIDNAP'; the codes are "),
        ('type = "x"\n[[frame]]\nsubtype = "<b>"\nnouns = ["rapt"]', "own.toml:3: frame 1: `subtype` must be a word"),
        (FRAME + '[frame.roles]\n"a b" = ["subject"]', "own.toml:6: frame 1: `roles` must be a word"),
        (FRAME + "seldom = true", "own.toml:5: frame 1: `seldom` is for the trained judge"),
        (FRAME + 'without = ["!"]', "own.toml:5: frame 1: '!' has no word"),
        (FRAME + 'verbs = ["prendre 3", "3"]', "own.toml:5: frame 1: not the infinitive"),
        ("type = ", "own.toml:1: no TOML"),
    ],
)
def test_a_frame_that_cannot_be(toml: str, message: str) -> None:
    (error,) = [one for one in checked_frames("own.toml", toml) if isinstance(one, ValueError)]
    assert str(error).startswith(message)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"TEXT": {"REGEX": "a"}}, "REGEX is refused"),
        ({"TEXT": {"IN": ["a"], "FUZZY": {"REGEX": "a"}}}, "REGEX is refused"),
        ({"_": {"x": 1}}, "no attribute '_'"),
        ({"TEXT": {"MATCHES": "a"}}, "no predicate 'MATCHES'"),
        ({"IS_ALPHA": 3}, "spaCy refuses the pattern"),
        ({"TEXT": ["a"]}, "spaCy refuses the pattern"),
        *(({"LOWER": "a", "OP": op}, f"no operator {op!r} here") for op in ("*", "+", "{2,}", "{}", "x", 3)),
        *(({"LOWER": "a", "OP": op}, f"the operator {op!r} counts nothing") for op in ("{0}", "{3,1}")),
        ({"LOWER": "a", "OP": "{21}"}, "a pattern has at most 20 tokens"),
        ({"LOWER": "a", "OP": "{1,999}"}, "a pattern has at most 20 tokens"),
        ({"LOWER": "a", "OP": "{1,7}"}, "a pattern has at most 20 tokens, 5 of them optional"),
        ({"LOWER": "a", "OP": "?"}, "all tokens are optional"),
    ],
)
def test_a_pattern_that_is_refused(given: dict[str, object], message: str) -> None:
    with pytest.raises(LexiconError) as error:
        read_lines([given])
    assert str(error.value).startswith(f"own:1: {message}")


@pytest.mark.parametrize("given", ["", "?", "x" * 201, [], ["x"], {}, None, 3])
def test_what_is_no_pattern(given: object) -> None:
    with pytest.raises(LexiconError, match=r"^own:1: `pattern` must "):
        read_lines(given)


@pytest.mark.parametrize("op", ["?", "!", "{2}", "{,3}", "{1,3}"])
def test_a_pattern_with_a_limit(op: str) -> None:
    assert read_lines([{"LOWER": {"IN": ["base"]}}, {"IS_DIGIT": True, "OP": op}, {"LENGTH": {">=": 3}}])


def read_lines(given: object) -> list[object]:
    return list(read_records("own", json.dumps({"label": "ORG", "pattern": given}), pattern))


def test_a_later_folder_wins(tmp_path: Path) -> None:
    one = write(tmp_path / "one", people=[{"id": "a", "name": "Zorba"}, {"id": "b", "name": "Tikari"}])
    two = write(tmp_path / "two", people=[{"id": "a", "name": "Kolo"}])
    assert [person.name for person in read([one, two]).people.values()] == ["Kolo", "Tikari"]
    assert read([one, two]).digest != read([two, one]).digest != read([one]).digest


def test_other_files_are_left_out(tmp_path: Path) -> None:
    write(tmp_path / "own", people=[{"id": "a", "name": "Zorba"}], persons=[], notes=[])
    for name in (".hidden", "README.md"):
        (tmp_path / "own" / name).write_text("x", encoding="utf-8")
    (tmp_path / "own" / "old").mkdir()
    found = read([tmp_path / "own"])
    assert [Path(where).name for where, _ in found.warnings] == ["notes.jsonl", "old", "persons.jsonl"]


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(LexiconProblems, match=r"none: No such file or directory; give the folder of a lexicon$"):
        read([tmp_path / "none"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "people.jsonl")
    assert problems(tmp_path) == ["people.jsonl: no file; put a file there"]


def test_a_users_record_takes_the_place_of_the_shipped() -> None:
    mine = person("b", "Kolo")
    assert with_own((person("a", "Zorba"), person("b", "Tikari")), {"b": mine})[1] is mine
    assert [one.id for one in with_own((person("b", "Tikari"),), {"a": person("a", "Zorba")})] == ["a", "b"]


@pytest.mark.usefixtures("new_process")
def test_a_lexicon_is_chosen_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "own", people=[{"id": "a", "name": "Zorba"}])
    use([folder])
    use([])
    use([folder])
    assert set(own().people) == {"a"}
    assert use([folder]) is own()
    with pytest.raises(LexiconInUse, match=r"in a new process$"):
        use([])


@pytest.mark.usefixtures("new_process")
def test_a_wrong_lexicon_is_not_chosen(tmp_path: Path) -> None:
    with pytest.raises(LexiconProblems):
        use([write(tmp_path, people=["{"])])
    assert in_use.chosen() == ()


@pytest.mark.parametrize(
    ("found_by", "listed"),
    [("lexicon", True), ("own/patterns.jsonl:3", True), ("gazetteer", False), ("tagger", False), ("", False)],
)
def test_what_a_lexicon_has_found(found_by: str, listed: bool) -> None:
    assert is_listed(found_by) is listed
