"""The table of sentences in ``sentences/*.toml``: one file per event type, rows that tell one and rows that do not.

Keys of a ``[[yes]]`` row; what is not said is not checked, but for ``status`` and ``n``:

``text``        one to three sentences
``published``   the article's date, for « jeudi »
``n``           how many events of the type there are (1)
``subtype``     the event's subtype
``status``      the event's status ("occurred"; "any" where the codebook leaves it open)
``hedged``      true for hearsay
``who``         participants that must be there, as "role Name": the name, acronym or a mention
``never``       participants that must not be there, as "role Name"
``object``      the object
``date``        the EDTF value; "" for none
``place``       the place's name, or one of its mentions; "" for none
``triggers``    the words of all triggers, in text order
``source``      whom the text credits; "" for nobody
``quotes``      all reported words, in text order
``casualties``  numbers by field, for a test of their own
``xfail``       why the row fails today

Names, objects and triggers are compared folded; one that ends in « … » needs only begin so.

``python tests/events/sentence_table.py`` prints what holds and what does not.

A ``[[no]]`` row has ``text``, ``why`` it only looks like an event of the type, and ``none = true`` if it tells no
event at all.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.language import Language

from aes_extract import schema
from aes_extract.article import analyse
from aes_extract.readers.source import Source
from aes_extract.text import fold

FOLDER = Path(__file__).parent / "sentences"
STATUSES = {"occurred", "ongoing", "planned", "called_for", "denied", "any"}


@dataclass(frozen=True)
class Row:
    """One row of the table; the module's docstring explains the fields."""

    type: str
    tells: bool
    text: str
    published: str | None = None
    n: int = 1
    subtype: str | None = None
    status: str = "occurred"
    hedged: bool | None = None
    who: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    object: str | None = None
    date: str | None = None
    place: str | None = None
    triggers: tuple[str, ...] = ()
    source: str | None = None
    quotes: tuple[str, ...] = ()
    casualties: dict[str, int] = field(default_factory=dict)
    why: str | None = None
    none: bool = False
    xfail: str | None = None

    @property
    def id(self) -> str:
        return f"{self.type}-{'yes' if self.tells else 'no'}-{self.text[:40].replace(' ', '_')}"


def read_rows() -> list[Row]:
    """All rows, by type; raises TypeError for an unknown key and ValueError for a wrong value."""
    rows = []
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for kind, tells in (("yes", True), ("no", False)):
            for raw in data[kind]:
                if not tells and set(raw) - {"text", "why", "none", "xfail"}:
                    raise ValueError(f"{path.name}: {raw['text']}")
                lists = {k: tuple(raw.pop(k)) for k in ("who", "never", "triggers", "quotes") if k in raw}
                row = Row(type=data["type"], tells=tells, **raw, **lists)
                if row.status not in STATUSES or (not tells and row.why is None):
                    raise ValueError(f"{path.name}: {row.text}")
                rows.append(row)
    return rows


def read_article(text: str, nlp: Language, published: str | None = None) -> schema.Article:
    """The article of a text given as it stands."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    return analyse(Source(id="row", text=text, sha256=sha, encoding="utf-8", published=published), nlp)


def differences(row: Row, article: schema.Article) -> list[str]:
    """What the article says otherwise than the row wants; [] if nothing."""
    live = sum(z.end - z.start for z in article.zones if z.kind in {"title", "body"})
    if live < len(row.text) - 2:
        return [f"zones: only {live} of {len(row.text)} characters are read"]
    events = [e for e in article.events if e.type == row.type]
    if not row.tells:
        wrong = article.events if row.none else events
        return [f"event: {e.type}/{e.subtype} from « {e.triggers[0].text} »" for e in wrong]
    if not events:
        found = ", ".join(f"{e.type}/{e.subtype}" for e in article.events) or "nothing"
        return [f"event: no {row.type}, but {found}"]
    told = [_event_differences(row, e, article) for e in events]
    count = [] if len(events) == row.n else [f"n: {len(events)} {row.type} events, not {row.n}"]
    return count + min(told, key=len)


def _event_differences(row: Row, e: schema.Event, article: schema.Article) -> list[str]:
    found = []
    if row.subtype is not None and e.subtype != row.subtype:
        found.append(f"subtype: {e.subtype}, not {row.subtype}")
    if row.status not in {"any", e.status}:
        found.append(f"status: {e.status}, not {row.status}")
    if row.hedged is not None and e.hedged != row.hedged:
        found.append(f"hedged: {e.hedged}, not {row.hedged}")
    there = [f"{p.role} {p.name}" for p in e.participants]
    for wanted in row.who:
        if not any(_is(wanted, p, article) for p in e.participants):
            found.append(f"who: no {wanted!r} in {there}")
    for unwanted in row.never:
        if any(_is(unwanted, p, article) for p in e.participants):
            found.append(f"who: {unwanted!r} in {there}")
    if row.object is not None and not _alike(row.object, e.object or ""):
        found.append(f"object: {e.object!r}, not {row.object!r}")
    if row.date is not None and (e.date or "") != row.date:
        found.append(f"date: {e.date}, not {row.date or None}")
    if row.place is not None and not any(_alike(row.place, n) for n in _place_names(e, article)):
        found.append(f"place: {e.place.name if e.place else None}, not {row.place or None}")
    words = [t.text for t in e.triggers]
    if row.triggers and [fold(w) for w in words] != [fold(w) for w in row.triggers]:
        found.append(f"triggers: {words}, not {list(row.triggers)}")
    if row.source is not None and not any(_alike(row.source, n) for n in _source_names(e, article)):
        found.append(f"source: {e.source.name if e.source else None}, not {row.source or None}")
    said = [q.text for q in e.quotes]
    if row.quotes and [fold(q) for q in said] != [fold(q) for q in row.quotes]:
        found.append(f"quotes: {said}, not {list(row.quotes)}")
    return found


def casualty_differences(row: Row, article: schema.Article) -> list[str]:
    """Which numbers of the row no event of its type has."""
    stated: dict[str, Any] = {}
    for e in article.events:
        if e.type == row.type and e.casualties:
            stated |= {k: v for k, v in e.casualties.model_dump().items() if v is not None}
    return [f"{k}: {stated.get(k)}, not {v}" for k, v in row.casualties.items() if stated.get(k) != v]


def _is(wanted: str, p: schema.Participant, article: schema.Article) -> bool:
    role, _, name = wanted.partition(" ")
    return p.role == role and any(_alike(name, n) for n in _names(p.id, p.name, article))


def _alike(wanted: str, found: str) -> bool:
    if wanted.endswith("…"):
        return fold(found).startswith(fold(wanted.rstrip("…").rstrip()))
    return fold(found) == fold(wanted)


def _names(id_: str | None, name: str, article: schema.Article) -> list[str]:
    """All ways in which the article names an entity."""
    names = [name]
    for entity in (*article.people, *article.institutions, *article.places):
        if id_ is not None and entity.id == id_:
            names += [m.text for m in entity.mentions]
            names += [a for a in [getattr(entity, "acronym", None)] if a]
    return names


def _place_names(e: schema.Event, article: schema.Article) -> list[str]:
    return _names(e.place.id, e.place.name, article) if e.place else [""]


def _source_names(e: schema.Event, article: schema.Article) -> list[str]:
    return _names(e.source.id, e.source.name, article) if e.source else [""]


def report() -> None:
    """Print, by type, how many rows hold today, and what is wrong in those that do not."""
    from aes_extract.pipeline import build_nlp

    nlp = build_nlp()
    counts: Counter[tuple[str, bool, bool]] = Counter()
    for row in read_rows():
        found = differences(row, read_article(row.text, nlp, row.published))
        counts[row.type, row.tells, not found] += 1
        if found:
            print(f"{row.type} {'yes' if row.tells else 'no'}: {row.text}\n    " + "\n    ".join(found))
    for type_ in sorted({t for t, _, _ in counts}):
        yes, no = ((counts[type_, tells, True], counts[type_, tells, False]) for tells in (True, False))
        print(f"{type_:14}yes {yes[0]:3} hold {yes[1]:3} fail    no {no[0]:3} hold {no[1]:3} fail")


if __name__ == "__main__":
    report()
