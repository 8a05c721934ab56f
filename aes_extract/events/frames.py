"""Event frames: the TOML files of ``knowledge/frames`` and of the user's lexicons, checked and typed.

A frame says which verbs and nouns name an event and which syntactic slots fill its roles. Keys of a ``[[frame]]``:

``subtype``   the codebook's subtype
``plover``    overrides the file's PLOVER code
``verbs``     infinitives; further words must follow the verb (« mettre fin », « ouvrir le feu »)
``nouns``     nouns or fixed noun phrases, in the singular
``with``      words of which at least one must stand in the sentence
``without``   words of which none may stand in the sentence
``needs``     a condition: "actor-subject", "named-subject" or "person-subject" on the subject slot, "clause" for
              reported words beside a speech verb, "post" for the post after « nommé », "person-destination" for a
              person who goes somewhere
``intransitive``  true for verbs that tell the event only without a direct object (« manifester »)
``seldom``    true for words that only the trained judge takes, by their context
``weak``      true for words that name an event only together with an argument or an event already found
``speech``    true for verbs that report speech
``object``    slots whose words become the event's object
``object-is`` nouns of which one must head the object: « adopter » a law, not a child
``roles``     for each role the slots that fill it, tried in order
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from aes_extract import lexicon
from aes_extract.events.inflect import bare, forms
from aes_extract.lexicon.in_use import own
from aes_extract.text import fold, words

# Three times the longest: dotted keys are read in a time that grows with the square of their length.
_MOST_CHARACTERS = 30_000
_NAME = re.compile(r"\w[\w-]{0,39}")
_POSITION = re.compile(r"\s*\(at line (\d+), column \d+\)")
_KEYS = frozenset(
    """subtype plover verbs nouns with without needs intransitive weak seldom speech object object-is roles""".split()
)
_FILE_KEYS = frozenset({"type", "plover", "summary", "frame"})
# The slots that ``events/slots.py`` fills, the prepositions whose complements can be slots, and what may narrow them.
_SLOTS = frozenset(
    """subject object agent under accompanied imposed host presided attending participating attributed victim possessor
    de à avec entre par contre pour sur dans devant en vers chez""".split()
) | {"auprès de"}
_OBJECTS = frozenset({"post", "named"})
_SLOT_KINDS = frozenset({"person", "institution", "place", "actor", "thing"})
_NEEDS = ("actor-subject", "clause", "named-subject", "person-destination", "person-subject", "post")


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame; the module's docstring explains the fields."""

    type: str
    subtype: str
    plover: str | None
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    with_: tuple[str, ...]
    without: tuple[str, ...]
    needs: str
    intransitive: bool
    weak: bool
    seldom: bool
    speech: bool
    object: tuple[str, ...]
    object_is: frozenset[str]
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    own: bool = False  # of a user's lexicon

    @property
    def id(self) -> str:
        return f"{self.type}/{self.subtype}"


def read_frames(name: str, text: str) -> list[Frame]:
    """The frames of one TOML file; raises ValueError that names the file, the line and what is wrong there."""
    return parse_frames(name, _tables(name, text), text)


def checked_frames(name: str, text: str) -> Iterator[Frame | ValueError]:
    """The frames of a user's TOML file or, for each that cannot be used, what is wrong with it and where."""
    source = _Source(name, text)
    try:
        data = _tables(name, text)
        _check_file(source, data)
        _check_names(source, 0, data, "type")
    except ValueError as error:
        yield error
        return
    for n, row in enumerate(data.get("frame", []), 1):
        try:
            frame = _frame(source, n, row, data)
            _check_names(source, n, row, "subtype", "roles")
            _check_words(source, n, frame)
            yield replace(frame, own=True)
        except ValueError as error:
            yield error


def _tables(name: str, text: str) -> dict[str, Any]:
    if len(text) > _MOST_CHARACTERS:
        raise ValueError(f"{name}: more than {_MOST_CHARACTERS} characters; give some frames a file of their own")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _POSITION.search(str(error))
        line = found.group(1) if found else len(text.splitlines())
        raise ValueError(f"{name}:{line}: no TOML: {_POSITION.sub('', str(error)).strip()}") from None
    except (ValueError, RecursionError):  # Python's own limits, without a line
        raise ValueError(f"{name}: a number too long or tables nested too deeply; no frame needs them") from None


def parse_frames(name: str, data: Mapping[str, Any], text: str = "") -> list[Frame]:
    """The frames of one file's data; raises ValueError that names the file, the frame and the key that is wrong, and
    the line, if the file's ``text`` is given.
    """
    source = _Source(name, text)
    _check_file(source, data)
    return [_frame(source, n, row, data) for n, row in enumerate(data.get("frame", []), 1)]


def _frame(source: _Source, n: int, row: Mapping[str, Any], data: Mapping[str, Any]) -> Frame:
    """The ``n``-th frame of a file; raises ValueError."""
    _check_keys(source, n, row)
    _check_values(source, n, row)
    return Frame(
        type=data["type"],
        subtype=row["subtype"],
        plover=row.get("plover", data.get("plover")),
        verbs=tuple(row.get("verbs", ())),
        nouns=tuple(row.get("nouns", ())),
        with_=tuple(row.get("with", ())),
        without=tuple(row.get("without", ())),
        needs=row.get("needs", ""),
        intransitive=bool(row.get("intransitive", False)),
        weak=bool(row.get("weak", False)),
        seldom=bool(row.get("seldom", False)),
        speech=bool(row.get("speech", False)),
        object=tuple(row.get("object", ())),
        object_is=frozenset(fold(noun) for noun in row.get("object-is", ())),
        roles=tuple((role, tuple(slots)) for role, slots in row.get("roles", {}).items()),
    )


@dataclass(frozen=True, slots=True)
class _Source:
    """A frame file, to say where in it something stands."""

    name: str
    text: str

    def at(self, n: int, key: str = "") -> str:
        """« file:line: frame n » for a key of the ``n``-th frame (0: of the file); no line if it is unknown."""
        frame = f"frame {n}" if n else "the file"
        line = self._line(n, key)
        return f"{self.name}:{line}: {frame}" if line else f"{self.name}: {frame}"

    def _line(self, n: int, key: str) -> int | None:
        header, table, name = (None if n else 1), "", key.rpartition(".")[2]
        seen = 0
        for number, line in enumerate(self.text.splitlines(), 1):
            if line.startswith("["):
                table = line.strip("[] \t")
                seen += table == "frame"
                if seen == n and table == "frame":
                    header = number
            elif seen == n and line.partition("=")[0].strip().strip('"') == name and name:
                return number
        return header if self.text else None


def _check_file(source: _Source, data: Mapping[str, Any]) -> None:
    """Raise ValueError for what is wrong outside the frames, or where they belong."""
    unknown = sorted(set(data) - _FILE_KEYS)
    if unknown or not isinstance(data.get("type"), str):
        where = source.at(0, unknown[0] if unknown else "type")
        raise ValueError(f"{where}: needs `type` and may have {sorted(_FILE_KEYS)}, found {unknown}")
    _check_code(source, 0, data)
    rows = data.get("frame", [])
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise ValueError(f"{source.at(0, 'frame')}: `frame` is a list of tables; begin each with [[frame]]")


def _check_code(source: _Source, n: int, table: Mapping[str, Any]) -> None:
    if not isinstance(table.get("plover", ""), str):
        raise ValueError(f"{source.at(n, 'plover')}: `plover` is a string")


def _check_keys(source: _Source, n: int, row: Mapping[str, Any]) -> None:
    """Raise ValueError for a key that is unknown or missing."""
    unknown = sorted(set(row) - _KEYS)
    if unknown:
        raise ValueError(f"{source.at(n, unknown[0])}: unknown key {unknown[0]!r}; the keys are {sorted(_KEYS)}")
    if not isinstance(row.get("subtype"), str):
        raise ValueError(f"{source.at(n, 'subtype')}: needs a `subtype`")
    if not row.get("verbs") and not row.get("nouns"):
        raise ValueError(f"{source.at(n)}: needs `verbs` or `nouns`")
    if row.get("needs", "") not in ("", *_NEEDS):
        raise ValueError(f"{source.at(n, 'needs')}: `needs` is one of {list(_NEEDS)}")


def _check_values(source: _Source, n: int, row: Mapping[str, Any]) -> None:
    """Raise ValueError for a value of the wrong kind, or a slot that no code fills."""
    _check_code(source, n, row)
    roles = row.get("roles", {})
    if not isinstance(roles, Mapping):
        raise ValueError(f'{source.at(n, "roles")}: `roles` is a table of slots, such as agent = ["subject"]')
    lists = {key: row[key] for key in ("verbs", "nouns", "with", "without", "object", "object-is") if key in row}
    lists |= {f"roles.{role}": slots for role, slots in roles.items()}
    for key, values in lists.items():
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            raise ValueError(f"{source.at(n, key)}: {key!r} is a list of strings")
    for key in ("intransitive", "weak", "seldom", "speech"):
        if not isinstance(row.get(key, False), bool):
            raise ValueError(f"{source.at(n, key)}: `{key}` is true or false")
    allowed = {key: _SLOTS | (_OBJECTS if key == "object" else set()) for key in lists}
    for key in (k for k in lists if k == "object" or k.startswith("roles.")):
        for slot in lists[key]:
            name, _, kind = slot.partition("-")
            if name not in allowed[key] or (kind and kind not in _SLOT_KINDS):
                where = source.at(n, key)
                raise ValueError(f"{where}: {key!r} has no slot {slot!r}; the slots are {sorted(allowed[key])}")


def _check_names(source: _Source, n: int, table: Mapping[str, Any], *keys: str) -> None:
    """Raise ValueError for a type, subtype or role that is more than a plain word, or a PLOVER code that is none."""
    for key in keys:
        given = table.get(key, {})
        for name in given if isinstance(given, Mapping) else [given]:
            if not _NAME.fullmatch(name):
                where = source.at(n, f"{key}.{name}" if isinstance(given, Mapping) else key)
                raise ValueError(f"{where}: `{key}` must be a word of letters, digits, _ and -, at most 40")
    code = table.get("plover")
    known = sorted(code for codes in lexicon.toml("polecat.toml")["quad"].values() for code in codes)
    if code is not None and code not in known:
        raise ValueError(f"{source.at(n, 'plover')}: no PLOVER code {code!r}; the codes are {', '.join(known)}")


def _check_words(source: _Source, n: int, frame: Frame) -> None:
    """Raise ValueError for a verb that nobody can conjugate, words without a letter, or words for the judge alone."""
    if frame.seldom:
        raise ValueError(f"{source.at(n, 'seldom')}: `seldom` is for the trained judge, which does not know this frame")
    for entry in frame.verbs:
        try:
            forms(verb_of(entry)[0])
        except ValueError as error:
            raise ValueError(f"{source.at(n, 'verbs')}: {error}") from None
    for key, entries in (("nouns", frame.nouns), ("with", frame.with_), ("without", frame.without)):
        empty = next((entry for entry in entries if not words(entry)), None)
        if empty is not None:
            raise ValueError(f"{source.at(n, key)}: {empty!r} has no word")


_WITH_PRONOUN = re.compile(r"^(?:se |s['’]|l['’])(?:en )?")


def verb_of(entry: str) -> tuple[str, str]:
    """The infinitive of one of a frame's ``verbs``, and the words that must follow it."""
    verb, _, rest = _WITH_PRONOUN.sub("", entry).partition(" ")
    return bare(verb), rest


@cache
def frames() -> tuple[Frame, ...]:
    """Those of the user's lexicons, then all shipped ones by file name, in the order of the file."""
    folder = files("aes_extract") / "knowledge" / "frames"
    found: list[Frame] = [*own().frames]
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            found += read_frames(path.name, path.read_text(encoding="utf-8"))
    return tuple(found)
