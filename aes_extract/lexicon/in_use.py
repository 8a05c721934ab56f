"""The lexicons of the user: folders with knowledge that a process takes beside what is shipped.

They are chosen once for a process, before anything looks at what is known (:func:`use`): tables are made of all
knowledge on the first need and kept. Processes that are forked later have the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

if TYPE_CHECKING:
    from aes_extract.events.frames import Frame
    from aes_extract.lexicon.records import Institution, Person, Place

FOUND_BY = "lexicon"  # what a mention says that a name of a user's lexicon has found
_PATTERN = "/patterns.jsonl:"  # and, with a folder before it and a line behind it, one that a pattern has found


def is_listed(found_by: str) -> bool:
    """Whether it is a user's lexicon that has found a mention."""
    return found_by == FOUND_BY or _PATTERN in found_by


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as spaCy's EntityRuler has them: words (``text``) or descriptions of ``tokens``.

    ``id`` is the entity that is named, "" when none is given; ``where`` says in which file and line it stands.
    """

    label: Literal["PER", "ORG", "LOC"]
    id: str
    text: str
    tokens: tuple[dict[str, Any], ...]
    where: str


@dataclass(frozen=True, slots=True)
class Own:
    """What the folders hold, records by their id; ``digest`` changes when anything of it does.

    ``warnings`` are pairs of a file and what is odd about it.
    """

    people: Mapping[str, Person] = field(default_factory=dict)
    institutions: Mapping[str, Institution] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    patterns: Sequence[Pattern] = ()
    frames: Sequence[Frame] = ()
    digest: str = ""
    warnings: Sequence[tuple[str, str]] = ()


class LexiconInUse(RuntimeError):
    """The process knows things already that other lexicons would change."""


@dataclass(slots=True)
class _Process:
    """What this process has chosen, and whether anything has been made of it."""

    folders: tuple[str, ...] = ()
    own: Own = field(default_factory=Own)
    is_read: bool = False


_process = _Process()


def use(folders: Iterable[str | Path]) -> Own:
    """Take these folders, the later ones over the earlier, and return what they hold.

    Raises LexiconProblems with all that is wrong in them, and LexiconInUse where the process has begun to work with
    others.
    """
    chosen = tuple(str(Path(folder).absolute()) for folder in folders)
    if chosen != _process.folders:
        if _process.is_read:
            raise LexiconInUse(
                "this process works with other lexicons already; choose them before the first text, in a new process"
            )
        _process.own = _read(chosen) if chosen else Own()
        _process.folders = chosen
    return _process.own


def chosen() -> tuple[str, ...]:
    """The folders that this process works with, for a process that it starts."""
    return _process.folders


def _read(folders: Sequence[str]) -> Own:
    from aes_extract.patches.imports import import_spacy_only

    import_spacy_only()
    from aes_extract.lexicon.folder import read

    return read([Path(folder) for folder in folders])


def own() -> Own:
    """What the chosen folders hold; from now on no others can be chosen."""
    _process.is_read = True
    return _process.own


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Identified)


def with_own(shipped: tuple[T, ...], own: Mapping[str, T]) -> tuple[T, ...]:
    """The records sorted by id, those of the user in the place of the shipped with their id."""
    if not own:
        return shipped
    return tuple(sorted([*(one for one in shipped if one.id not in own), *own.values()], key=lambda one: one.id))
