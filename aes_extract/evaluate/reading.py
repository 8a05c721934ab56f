"""Annotations and predictions as they are read from files: what is right, and what is wrong with the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from aes_extract.evaluate.gold import GoldArticle, fault
from aes_extract.evaluate.labels import Labels
from aes_extract.evaluate.records import numbered, read_records
from aes_extract.readers.files import find
from aes_extract.readers.jsonl import parsed
from aes_extract.readers.source import Failure
from aes_extract.schema import Article


class NoGold(ValueError):
    """A file from which nothing can be scored; the message names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Gold:
    """Annotated articles, what could not be read, and how often each label occurs that is not scored."""

    articles: list[GoldArticle]
    failures: list[Failure] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Predictions:
    articles: list[Article] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


def read_gold(path: str) -> Gold:
    """The annotated articles of a file: JSONL, a DocBin (``.spacy``), or Label Studio's JSON. Raises NoGold.

    An article that is wrong is a failure and the rest goes on: a line that cannot be read, offsets that do not hold,
    mentions that overlap, an id that was there before.
    """
    file, data, labels = Path(path), _bytes(path), Labels()
    gold = Gold([], [], labels.unknown)
    taken: dict[str, str] = {}
    try:
        for one in _read(file, data, labels):
            failure = one if isinstance(one, Failure) else _failure(one, taken)
            if failure is not None:
                gold.failures.append(failure)
            elif isinstance(one, GoldArticle):
                taken[one.id] = one.where
                gold.articles.append(one)
    except ValueError as error:
        raise NoGold(f"{path}: {error}") from None
    if not gold.articles and not gold.failures:
        raise NoGold(f"{path}: no annotated article in it; give a file as docs/annotate.md describes")
    return gold


def _read(file: Path, data: bytes, labels: Labels) -> Iterator[GoldArticle | Failure]:
    if file.suffix.lower() == ".spacy":
        from aes_extract.evaluate.docbin import read_docs

        return read_docs(data, file, labels)
    if data[:100].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"["):
        from aes_extract.evaluate.labelstudio import read_tasks

        return read_tasks(data, file, labels)
    return read_records(data, file, labels)


def _failure(one: GoldArticle, taken: dict[str, str]) -> Failure | None:
    why = fault(one)
    if why is None and one.id in taken:
        why = f"the id {one.id!r} was there before ({taken[one.id]}); give each article its own"
    return None if why is None else Failure(one.where, why)


def read_predictions(path: str) -> Predictions:
    """The articles of a file that ``--format jsonl`` wrote; a line that is none is a failure. Raises NoGold."""
    found = Predictions()
    for number, line in numbered(_bytes(path)):
        try:
            found.articles.append(Article.model_validate(parsed(line)))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            why = f"`{'.'.join(map(str, first['loc']))}`: {first['msg'].lower()}"
            found.failures.append(Failure(f"{path}:{number}", f"no article ({why}); give what --format jsonl writes"))
        except ValueError as error:
            found.failures.append(Failure(f"{path}:{number}", str(error)))
    return found


def _bytes(path: str) -> bytes:
    """A whole file; NoGold for what is none."""
    if Path(path).is_dir():
        raise NoGold(f"{path}: a folder; give the file itself")
    for name in find([path]):
        if isinstance(name, Failure):
            raise NoGold(str(name))
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise NoGold(f"{path}: cannot be read ({error.strerror}); check the file and its permissions") from None
