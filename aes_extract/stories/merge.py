"""One story from the events that are it: the best of each value, and all that was said."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from aes_extract.edtf import days_of
from aes_extract.schema import TOLLS, Casualties, Participant, Status, Story, StoryMember, StoryValue
from aes_extract.stories.actors import same_group, same_person
from aes_extract.stories.compare import is_near
from aes_extract.stories.dates import date_evidence
from aes_extract.stories.places import apart
from aes_extract.stories.record import Record
from aes_extract.stories.values import Party, Site
from aes_extract.text import words

_STATUSES: tuple[Status, ...] = ("occurred", "ongoing", "planned", "called_for", "denied")
# From the wide to the narrow; what is not named here (a building, a camp) is narrower still.
_WIDTH = ("continent", "area", "sea", "country", "region", "province", "district", "commune", "town")
_UNKNOWN_YEAR = 1000


def merge(records: Sequence[Record]) -> Story:
    """The story that these events of different articles tell, in the order given.

    A value that members differ on is the most precise of those that most members bear out; ``conflicts`` names the
    fields on which they exclude each other, and ``values`` keeps all that was said.
    """
    dated, site = best_dated(records), best_site(records)
    best = next((r for r in records if r.headline), max(records, key=_known))
    return Story(
        id=story_id(records),
        type=records[0].type,
        subtype=_subtype(records),
        status=min((r.status for r in records), key=_STATUSES.index),
        title=best.title,
        date=dated.date if dated else None,
        date_resolution=dated.date_resolution if dated else None,
        place=site.model() if site else None,
        participants=_participants(records),
        object=_most_frequent(r.object for r in records),
        casualties=_casualties(records),
        members=[_member(r) for r in records],
        values=_values(records) if len(records) > 1 else [],
        conflicts=list(_conflicts(records)),
    )


def best_dated(records: Sequence[Record]) -> Record | None:
    """The member whose date is the story's."""
    return _most_borne_out([r for r in records if r.date], _compatible_dates, _date_width)


def best_site(records: Sequence[Record]) -> Site | None:
    """The story's place."""
    placed = _most_borne_out([r for r in records if r.place], _compatible_places, _place_width)
    return placed.place if placed else None


def story_id(records: Sequence[Record]) -> str:
    """From the first member in alphabetical order, so that it does not depend on what else was read."""
    article, event = min(record.key for record in records)
    return "s_" + hashlib.sha256(f"{article}\0{event}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _member(record: Record) -> StoryMember:
    return StoryMember(article=record.article, event=record.event)


def _known(record: Record) -> int:
    """How much an article says of the event."""
    return bool(record.date) + bool(record.place) + bool(record.object) + len(record.participants)


def _subtype(records: Sequence[Record]) -> str | None:
    """The most frequent; one that says more than the type (« meeting/meeting ») goes before it."""
    return _most_frequent(r.subtype for r in records if r.subtype != r.type) or _most_frequent(
        r.subtype for r in records
    )


def _most_frequent(values: Iterable[str | None]) -> str | None:
    """The value of most members; of equals the longer, then the first."""
    counts = Counter(value for value in values if value)
    return max(counts, key=lambda value: (counts[value], len(value)), default=None)


def _compatible_dates(one: Record, other: Record) -> bool:
    return date_evidence(one.date, other.date) >= 0


def _compatible_places(one: Record, other: Record) -> bool:
    return not apart(one, other)


def _date_width(record: Record) -> tuple[int, int]:
    """The days that the value allows; of one day the hour is narrower."""
    value = record.date or ""
    days = days_of(value)
    return (len(days) if days else _UNKNOWN_YEAR, -len(value))


def _place_width(record: Record) -> tuple[int, int]:
    kind = record.location.kind if record.location else None
    rank = _WIDTH.index(kind) if kind in _WIDTH else len(_WIDTH)
    return (-rank if record.location else 0, 0)


def _most_borne_out(
    given: Sequence[Record],
    compatible: Callable[[Record, Record], bool],
    width: Callable[[Record], tuple[int, int]],
) -> Record | None:
    """The member with the narrowest of the values that most members allow; of equals the first."""
    return min(given, key=lambda one: (-sum(compatible(one, other) for other in given), width(one)), default=None)


def _participants(records: Sequence[Record]) -> list[Participant]:
    """Everybody once, with the fullest name and the role that most members give, in order of first mention."""
    found: list[list[Party]] = []
    for record in records:
        for one in record.participants:
            same = next((group for group in found if any(_same(one, other) for other in group)), None)
            if same is None:
                found.append([one])
            else:
                same.append(one)
    return [_joined(group) for group in found]


def _same(a: Party, b: Party) -> bool:
    if a.type != b.type:
        return False
    if a.type == "person":
        return same_person(a, b)
    if a.id or b.id:
        return a.id == b.id
    return same_group(a, b)


def _joined(same: list[Party]) -> Participant:
    fullest = max(same, key=lambda one: (len(words(one.name)), one.id is not None))
    return Participant(
        role=Counter(one.role for one in same).most_common(1)[0][0],
        type=fullest.type,
        id=fullest.id,
        name=fullest.name,
        country=next((one.country for one in (fullest, *same) if one.country), None),
        countries=next((list(one.countries) for one in (fullest, *same) if one.countries), []),
        sector=next((one.sector for one in (fullest, *same) if one.sector), None),
    )


def _casualties(records: Sequence[Record]) -> Casualties | None:
    """Of each number what most say, exact before rounded; of equals the first said."""
    tolls: dict[str, int] = {}
    about, at_least = [], []
    for field in TOLLS:
        said = [(r.casualties, n) for r in records if r.casualties and (n := getattr(r.casualties, field)) is not None]
        if not said:
            continue
        counts = Counter(n for _, n in said)
        loose = {n: all(field in (*c.about, *c.at_least) for c, m in said if m == n) for n in counts}
        tolls[field] = chosen = max(counts, key=lambda n: (not loose[n], counts[n]))
        if loose[chosen]:
            about += [field] if any(field in c.about for c, n in said if n == chosen) else []
            at_least += [field] if any(field in c.at_least for c, n in said if n == chosen) else []
    return Casualties(**tolls, about=about, at_least=at_least) if tolls else None


def _conflicts(records: Sequence[Record]) -> Iterator[str]:
    pairs = list(combinations(records, 2))
    if any(not _compatible_dates(a, b) for a, b in pairs):
        yield "date"
    if any(not _compatible_places(a, b) for a, b in pairs):
        yield "place"
    if len({record.status == "denied" for record in records}) > 1:
        yield "status"
    for field in TOLLS:
        if any(_other_toll(a.casualties, b.casualties, field) for a, b in pairs):
            yield f"casualties.{field}"


def _other_toll(one: Casualties | None, other: Casualties | None, field: str) -> bool:
    """Whether two numbers exclude each other; « une quinzaine » allows fourteen, « au moins dix » twelve."""
    if one is None or other is None:
        return False
    low, high = sorted((one, other), key=lambda toll: getattr(toll, field) or 0)
    a, b = getattr(low, field), getattr(high, field)
    if a is None or b is None or a == b or field in low.at_least:
        return False
    return not (field in {*low.about, *high.about} and is_near(a, b))


def _values(records: Sequence[Record]) -> list[StoryValue]:
    """All that was said, by field, with who said it."""
    said: dict[str, dict[str, list[StoryMember]]] = {}
    for record in records:
        for field, value in _said(record):
            said.setdefault(field, {}).setdefault(value, []).append(_member(record))
    return [
        StoryValue(field=field, value=value, members=members)
        for field, by_value in said.items()
        for value, members in by_value.items()
    ]


def _said(record: Record) -> Iterator[tuple[str, str]]:
    if record.subtype:
        yield "subtype", record.subtype
    yield "status", record.status
    if record.date:
        yield "date", record.date
    if record.place:
        yield "place", record.place.name
    yield from dict.fromkeys((f"participants.{p.role}", p.name) for p in record.participants)
    if record.object:
        yield "object", record.object
    for field in TOLLS:
        if record.casualties and (number := getattr(record.casualties, field)) is not None:
            sign = "≥ " if field in record.casualties.at_least else "~ " if field in record.casualties.about else ""
            yield f"casualties.{field}", f"{sign}{number}"
