"""A user's folder of knowledge, read whole and checked whole: every line that cannot be used is named.

``people.jsonl``, ``institutions.jsonl`` and ``places.jsonl`` (or ``places.tsv``) have the keys of the shipped files,
``patterns.jsonl`` those of spaCy's EntityRuler, ``*.toml`` and ``frames/*.toml`` those of the shipped frames.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from aes_extract import lexicon
from aes_extract.events.frames import Frame, checked_frames
from aes_extract.lexicon import records
from aes_extract.lexicon.checked import (
    MOST_CHARACTERS,
    LexiconError,
    LexiconProblems,
    Record,
    decoded,
    each_record,
    each_row,
)
from aes_extract.lexicon.in_use import Own, Pattern
from aes_extract.lexicon.patterns import pattern
from aes_extract.lexicon.records import Institution, Person, Place
from aes_extract.text import words

MOST_RECORDS = 100_000  # of one file
MOST_PATTERNS = 1_000  # of tokens: each is tried at each token of a text
_MOST_FILES = 500
_MOST_CHARACTERS = 200  # of a name or an id
_ID = re.compile(r"\w[\w-]{0,199}")
_PERSON_KEYS = "id name aliases ambiguous_aliases country sector rank roles wikidata sources".split()
_ROLE_KEYS = "title organization start end".split()
_INSTITUTION_KEYS = """id name aliases acronyms ambiguous_aliases kind country members sector wikidata predecessors
    successors sources""".split()
_PLACE_KEYS = """id name aliases ambiguous_aliases kind country admin1 lat lon geonames population ambiguous source
    sources""".split()
_SECTORS = "GOV MIL REB OPP PTY IGO JUD LEG SPY COP MED CVL BUS EDU NGO".split()
_KINDS = """country continent area region province district town neighbourhood river lake sea mountain forest park camp
    building airport square road stadium monument mine""".split()

R = TypeVar("R", Person, Institution, Place)


def read(folders: Sequence[Path]) -> Own:
    """What the folders hold, a later one's records over those of an earlier; raises LexiconProblems."""
    found = _Found()
    for folder in folders:
        _read_folder(folder, found)
    described = [one for one in found.patterns if one.tokens]
    if len(described) > MOST_PATTERNS:
        found.problems.append(
            f"{described[MOST_PATTERNS].where}: more than {MOST_PATTERNS} patterns of tokens; leave some out"
        )
    if found.problems:
        raise LexiconProblems(found.problems)
    return Own(
        people=found.people,
        institutions=found.institutions,
        places=found.places,
        patterns=found.patterns,
        frames=found.frames,
        digest=found.digest.hexdigest(),
        warnings=found.warnings,
    )


@dataclass(slots=True)
class _Found:
    """What the folders hold so far."""

    people: dict[str, Person] = field(default_factory=dict)
    institutions: dict[str, Institution] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    patterns: list[Pattern] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)
    digest: blake2b = field(default_factory=lambda: blake2b(digest_size=20))


def _read_folder(folder: Path, found: _Found) -> None:
    try:
        files = _files(folder)
    except OSError as error:
        found.problems.append(f"{folder}: {error.strerror}; give the folder of a lexicon")
        return
    if len(files) > _MOST_FILES:
        found.problems.append(f"{folder}: more than {_MOST_FILES} files; give the folder of a lexicon")
        return
    for path in files:
        reader = _reader(path)
        if reader is None:
            found.warnings.append((str(path), "no part of a lexicon, left out; see docs/lexicon.md for the names"))
            continue
        try:
            text = _text(path)
            found.digest.update(f"{path.relative_to(folder)} {len(text)}\n{text}".encode())
            reader(str(path), text, found)
        except LexiconError as error:
            found.problems.append(str(error))


def _files(folder: Path) -> list[Path]:
    """What lies in the folder and in its ``frames``, but for what is nobody's business."""
    frames = folder / "frames"
    inner = list(frames.iterdir()) if frames.is_dir() else []
    return sorted(
        path
        for path in (*folder.iterdir(), *inner)
        if not path.name.startswith((".", "README")) and not (path == frames and path.is_dir())
    )


def _reader(path: Path) -> Callable[[str, str, _Found], None] | None:
    if path.suffix == ".toml":
        return _frames
    return _READERS.get(path.name) if path.parent.name != "frames" else None


def _text(path: Path) -> str:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise LexiconError(f"{path}: no file; put a file there")
        with path.open("rb") as file:
            return decoded(str(path), file.read(MOST_CHARACTERS + 1))
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror}; check the file") from None


# --- records ------------------------------------------------------------------------------------------------


def _people(name: str, text: str, found: _Found) -> None:
    _add(name, each_record(name, text, _person), found.people, found)


def _institutions(name: str, text: str, found: _Found) -> None:
    _add(name, each_record(name, text, _institution), found.institutions, found)


def _places(name: str, text: str, found: _Found) -> None:
    _add(name, each_record(name, text, _place), found.places, found)


def _place_table(name: str, text: str, found: _Found) -> None:
    header = text.partition("\n")[0].split("\t")
    if header[:12] != _PLACE_KEYS[:12]:
        found.problems.append(f"{name}:1: the columns must be {', '.join(_PLACE_KEYS[:12])}")
        return
    _add(name, each_row(name, text, lambda cells: _checked_place(records.place(cells))), found.places, found)


def _add(name: str, read: Iterable[tuple[int, R | LexiconError]], records: dict[str, R], found: _Found) -> None:
    lines: dict[str, int] = {}
    for n, (line, one) in enumerate(read):
        if n == MOST_RECORDS:
            found.problems.append(f"{name}:{line}: more than {MOST_RECORDS:,} lines; leave some out")
            return
        if isinstance(one, LexiconError):
            found.problems.append(str(one))
        elif one.id in lines:
            found.problems.append(f"{name}:{line}: the id {one.id!r} is that of line {lines[one.id]}; give another")
        else:
            lines[one.id] = line
            records[one.id] = one


def _person(record: Record) -> Person:
    record.only(*_PERSON_KEYS)
    for role in record.records("roles"):
        role.only(*_ROLE_KEYS)
    person = records.person(record)
    _check(person, (person.name, *person.aliases))
    _check_sector(person.sector)
    return person


def _institution(record: Record) -> Institution:
    record.only(*_INSTITUTION_KEYS)
    institution = records.institution(record)
    _check(institution, (institution.name, *institution.aliases, *institution.acronyms))
    for code in institution.members:
        _check_country(code)
    _check_sector(institution.sector)
    return institution


def _place(record: Record) -> Place:
    record.only(*_PLACE_KEYS)
    return _checked_place(records.place_of(record))


def _checked_place(place: Place) -> Place:
    _check(place, (place.name, *place.aliases))
    if place.kind not in _KINDS:
        raise ValueError(f"no kind {place.kind!r}; the kinds are {', '.join(_KINDS)}")
    if (place.lat is None) != (place.lon is None):
        raise ValueError("`lat` and `lon` go together")
    return place


def _check(record: Person | Institution | Place, names: Sequence[str]) -> None:
    if not _ID.fullmatch(record.id):
        raise ValueError("`id` must have letters, digits, _ and - only, at most 200")
    for name in names:
        if len(name) > _MOST_CHARACTERS or len("".join(words(name))) < 2:
            raise ValueError(f"{name[:50]!r} is no name: two letters at least, {_MOST_CHARACTERS} characters at most")
    unknown = sorted(record.ambiguous_aliases - set(names))
    if unknown:
        raise ValueError(f"{unknown[0]!r} of `ambiguous_aliases` is not among the names")
    _check_country(record.country)


def _check_country(code: str | None) -> None:
    if code is not None and code not in _country_codes():
        raise ValueError(f"no country {code!r}; give the three letters of ISO 3166-1, such as HTI")


@cache
def _country_codes() -> frozenset[str]:
    return frozenset(country.alpha3 for country in lexicon.countries())


def _check_sector(sector: str | None) -> None:
    if sector is not None and sector not in _SECTORS:
        raise ValueError(f"no sector {sector!r}; the sectors are PLOVER's: {', '.join(_SECTORS)}")


# --- patterns and frames --------------------------------------------------------------------------------------


def _patterns(name: str, text: str, found: _Found) -> None:
    path = Path(name)
    for line, one in each_record(name, text, pattern):
        if isinstance(one, LexiconError):
            found.problems.append(str(one))
        else:
            found.patterns.append(replace(one, where=f"{path.parent.name}/{path.name}:{line}"))


def _frames(name: str, text: str, found: _Found) -> None:
    for one in checked_frames(name, text):
        if isinstance(one, Frame):
            found.frames.append(one)
        else:
            found.problems.append(str(one))


_READERS = {
    "people.jsonl": _people,
    "institutions.jsonl": _institutions,
    "places.jsonl": _places,
    "places.tsv": _place_table,
    "patterns.jsonl": _patterns,
}
