"""A text into zones, and what its title and bylines say."""

from __future__ import annotations

from dataclasses import dataclass

from aes_extract.schema import Zone, ZoneKind
from aes_extract.zones import glue
from aes_extract.zones.byline import Byline, is_outlet_word, publisher_of_copyright
from aes_extract.zones.classify import Classifier
from aes_extract.zones.cues import matches
from aes_extract.zones.lines import Line, cut


@dataclass(frozen=True, slots=True)
class Zoned:
    """The zones of a text in order, one per line or part of a line, and the metadata it suggests.

    A blank line has no zone. ``author``, ``publisher`` and ``title`` are as written; ``published`` is an ISO
    date with day or month precision.
    """

    zones: tuple[Zone, ...]
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None


def split(text: str) -> Zoned:
    """Cut a text into zones; the zones never overlap and hold every character that is not blank."""
    lines = cut(text)
    classifier = Classifier(lines)
    kinds = classifier.run()
    bylines = dict(classifier.bylines)
    zones: list[Zone] = []
    first_body = next((i for i, kind in enumerate(kinds) if kind == "body"), None)
    last_body = max((i for i, kind in enumerate(kinds) if kind == "body"), default=None)
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        glued = glue.head(line.text) if kind == "body" and i == first_body else None
        if glued:
            bylines[i] = glued[1]
        signed = glue.signatures(line.text) if kind == "body" and not glued else []
        if signed and i == last_body and signed[-1][1] >= len(line.text.rstrip(" .")):
            bylines[i] = Byline(author=signed[-1][2])
        zones += _zones(line, kind, glued[0] if glued else 0, [(start, end) for start, end, _ in signed])
    head_end = first_body if first_body is not None else len(lines)
    above = [bylines[i] for i in sorted(bylines) if i <= head_end]
    below = [bylines[i] for i in sorted(bylines) if i > head_end]
    author, publisher = _names(above, below)
    return Zoned(
        zones=tuple(zones),
        title=lines[classifier.title].text.strip(" \t\u00a0*_#") if classifier.title is not None else None,
        author=author,
        publisher=publisher or _copyright(lines, kinds),
        published=_published(above + below),
    )


def _zones(line: Line, kind: ZoneKind, head: int, signed: list[tuple[int, int]]) -> list[Zone]:
    """One zone, or several where a byline, a signature, related headlines or data are glued into a line of the body."""
    parts: list[tuple[int, int, ZoneKind]] = []
    position = 0
    if head:
        parts.append((0, head, "byline"))
        position = head
    if kind == "body":
        cuts: list[tuple[int, int, ZoneKind]] = [(*span, "related") for span in glue.pointers(line.text)]
        cuts += [(*span, "byline") for span in signed]
        cuts += [(*span, "noise") for span in line.data]
        for start, end, part in sorted(cuts):
            if start > position:
                parts.append((position, start, kind))
            if start >= position:
                parts.append((start, end, part))
                position = end
    if position < len(line.text):
        parts.append((position, len(line.text), kind))
    return [
        Zone(kind=part, start=line.start + start, end=line.start + end)
        for start, end, part in parts
        if line.text[start:end].strip()
    ]


def _names(above: list[Byline], below: list[Byline]) -> tuple[str | None, str | None]:
    """Author and publisher. « By X » above a text that someone else signs is the site's account."""
    publisher = next((line.publisher for line in above + below if line.publisher), None)
    signed = next((line.author for line in below if line.author), None)
    named = next((line.author for line in above if line.author), None)
    if signed and named and signed != named:
        return signed, publisher or named
    author = named or signed
    if author and not publisher and is_outlet_word(author):
        return None, author
    return author, publisher


def _published(bylines: list[Byline]) -> str | None:
    dates = [line.published for line in bylines if line.published]
    updates = [line.updated for line in bylines if line.updated]
    return next(iter(dates + updates), None)


def _copyright(lines: list[Line], kinds: list[ZoneKind]) -> str | None:
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "noise" and matches("legal", line.folded):
            found = publisher_of_copyright(line.text)
            if found:
                return found
    return None
