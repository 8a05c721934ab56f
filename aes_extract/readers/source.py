"""What a reader hands on: one article's text as decoded, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


def stem_of(path: str) -> str:
    """A file's name without its suffix, and without ``.gz`` before that: what its article is called."""
    return Path(path[:-3] if path.lower().endswith(".gz") else path).stem


@dataclass(frozen=True, slots=True)
class Source:
    """One article to be read.

    ``text`` is what the bytes decode to and is never edited; of a web page, the words of its article. ``sha256`` is the
    hex digest of the bytes read (for JSONL: of the text or page in UTF-8). ``published`` is an ISO date, possibly with
    month or year precision.
    The metadata fields are ``None`` unless the input gave them; what it gives beats what the text suggests.
    ``with_text``: its article carries the text.
    """

    id: str
    text: str
    sha256: str
    encoding: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    with_text: bool = False

    @property
    def where(self) -> str:
        """The file, and the article's id where that is not the file's own name (a line of JSONL)."""
        if self.path is None:
            return self.id
        return self.path if stem_of(self.path) == self.id else f"{self.path} ({self.id})"


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: ``where`` names the file (and line), ``why`` what is wrong."""

    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"
