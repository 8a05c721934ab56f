"""What the page is made from: plain data, each value once, offsets in UTF-16, nothing that could be code.

Articles keep their text; mentions, evidence and quotes are offsets into it. Actors, places and dates are tables, and
events name their rows. An event is written with its article; a story adds what its articles say together.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from aes_extract import __version__
from aes_extract.edtf import days_of
from aes_extract.lexicon import countries
from aes_extract.schema import TOLLS, Article, Event, Participant, Range, Story
from aes_extract.stories import Collection
from aes_extract.text import fold
from aes_extract.writers.address import link
from aes_extract.writers.clean import clean, clean_text
from aes_extract.writers.report.dates import told
from aes_extract.writers.report.labels import Language, labels
from aes_extract.writers.report.offsets import utf16
from aes_extract.writers.report.outlines import outlines
from aes_extract.writers.table import headline

Plain = dict[str, Any]


def page_data(collection: Collection, lang: Language) -> Plain:
    """Everything that the page shows, for :func:`embedded`."""
    page = _Page(lang)
    articles = [page.article(one.text, one.article) for one in collection]
    stories = [page.story(story) for story in collection.stories]
    return {
        "version": __version__,
        "lang": lang,
        "words": labels(lang),
        "articles": articles,
        "stories": stories,
        "actors": page.actors.rows,
        "places": page.places.rows,
        "dates": page.dates,
        "countries": page.country_names(),
        "outlines": [[one.country, one.lon, one.lat, one.rings] for one in outlines()],
    }


def embedded(data: Plain) -> str:
    """JSON that can stand in a ``script`` element: it has no « < », « > », « & » nor line separators."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


class _Table:
    """Rows that are named by their number; what has the same key is one row."""

    def __init__(self) -> None:
        self.rows: list[list[Any]] = []
        self._numbers: dict[tuple[str | None, ...], int] = {}

    def number(self, key: tuple[str | None, ...], row: Callable[[], list[Any]]) -> int:
        if key not in self._numbers:
            self._numbers[key] = len(self.rows)
            self.rows.append(row())
        return self._numbers[key]


class _Page:
    """Collects the tables while articles and stories are turned into plain data."""

    def __init__(self, lang: Language) -> None:
        self._lang = lang
        self._words = labels(lang)["calendar"]
        self._where: dict[str, dict[str, tuple[float, float]]] = {}
        self._numbers: dict[str, tuple[int, dict[str, int]]] = {}
        self._countries: set[str] = set()
        self.actors, self.places = _Table(), _Table()
        self.dates: dict[str, list[Any]] = {}

    def country_names(self) -> dict[str, str]:
        """The names of all countries that the data mention or the map can label."""
        names = country_names(self._lang)
        codes = self._countries | {one.country for one in outlines() if one.country}
        return {code: names.get(code, code) for code in sorted(codes)}

    def article(self, text: str, article: Article) -> Plain:
        self._numbers[article.id] = (len(self._numbers), {event.id: n for n, event in enumerate(article.events)})
        self._where[article.id] = {
            place.id: (place.lat, place.lon)
            for place in article.places
            if place.lat is not None and place.lon is not None
        }
        shown = clean_text(text)
        at = utf16(shown)
        numbers = self._numbers[article.id][1]
        return _without_empty(
            {
                "id": clean(article.id),
                "title": clean(headline(article, text)),
                "url": link(article.source.url),
                "by": [clean(one) for one in (article.author, article.publisher) if one],
                "published": self._date(article.published),
                "text": shown,
                "zones": [[zone.kind, at(zone.start), at(zone.end)] for zone in article.zones],
                "entities": self._entities(article, at),
                "events": [self._event(event, article.id, at) for event in article.events],
                "relations": [
                    [numbers[one.from_], one.type, numbers[one.to]]
                    for one in article.relations
                    if one.from_ in numbers and one.to in numbers
                ],
            }
        )

    def _entities(self, article: Article, at: Callable[[int], int]) -> list[list[Any]]:
        """[kind, name, note, [start, end, start, end, …]] for all that the article mentions."""
        found: list[list[Any]] = []
        for person in article.people:
            roles = (", ".join(part for part in (role.title, role.organization) if part) for role in person.roles)
            note = " · ".join(part for part in (person.rank, *roles, self._country(person.country)) if part)
            found.append(["person", person.name, note, _ranges(person.mentions, at)])
        for body in article.institutions:
            acronym = body.acronym if body.acronym != body.name else None
            note = " · ".join(part for part in (acronym, self._country(body.country)) if part)
            found.append(["institution", body.name, note, _ranges(body.mentions, at)])
        for place in article.places:
            found.append(["place", place.name, self._country(place.country) or "", _ranges(place.mentions, at)])
        for day in article.dates:
            value = self._date(day.value)
            name = self.dates[value][0] if value else next((one.text for one in day.mentions), "")
            found.append(["date", name, self._resolution(day.resolution), _ranges(day.mentions, at)])
        for one in (one for event in article.events for one in event.participants if one.type == "group"):
            note = ", ".join(filter(None, (self._country(code) for code in _codes(one))))
            found.append(["group", one.name, note, _ranges(one.mentions, at)])
        return [[kind, clean(name), clean(note), ranges] for kind, name, note, ranges in found if ranges]

    def _event(self, event: Event, article: str, at: Callable[[int], int]) -> Plain:
        return _without_empty(
            self._facts(event, article)
            | {
                "hedged": event.hedged,
                "dateFrom": self._resolution(event.date_resolution),
                "placeFrom": self._resolution(event.place_resolution),
                "source": clean(event.source.name) if event.source else None,
                "triggers": _ranges(event.triggers, at),
                "evidence": _ranges(event.evidence, at),
                "quotes": [
                    [at(one.start), at(one.end), clean(one.verb or ""), int(one.direct)] for one in event.quotes
                ],
            }
        )

    def story(self, story: Story) -> Plain:
        """Its members as [article, event] numbers; what one event says alone stands with that event."""
        plain: Plain = {"id": story.id, "members": [self._member(m.article, m.event) for m in story.members]}
        if len(story.members) == 1:
            return plain
        plain |= self._facts(story, *dict.fromkeys(member.article for member in story.members))
        plain |= {
            "title": clean(story.title) if story.title != story.type else None,
            "dateFrom": self._resolution(story.date_resolution),
            "conflicts": [clean(field) for field in story.conflicts],
            "values": [
                [
                    clean(one.field),
                    self._value(story.type, one.field, one.value),
                    [self._member(m.article, m.event) for m in one.members],
                ]
                for one in story.values
            ],
        }
        return _without_empty(plain)

    def _member(self, article: str, event: str) -> list[int]:
        number, events = self._numbers[article]
        return [number, events[event]]

    def _facts(self, event: Event | Story, *articles: str) -> Plain:
        """What an event and a story have in common; the articles are asked where the place lies."""
        return {
            "type": clean(event.type),
            "subtype": clean(event.subtype) if event.subtype else None,
            "status": event.status,
            "date": self._date(event.date),
            "place": self._place(event, articles),
            "who": [[clean(one.role), self._actor(one)] for one in event.participants],
            "object": clean(event.object) if event.object else None,
            "toll": self._toll(event),
        }

    def _toll(self, event: Event | Story) -> list[list[Any]]:
        """[field, number, « about » or « at_least »] for each number stated."""
        toll = event.casualties
        if toll is None:
            return []
        numbers = ((name, getattr(toll, name)) for name in TOLLS)
        about = dict.fromkeys(toll.about, "about") | dict.fromkeys(toll.at_least, "at_least")
        return [[name, number, about.get(name, "")] for name, number in numbers if number is not None]

    def _place(self, event: Event | Story, articles: Sequence[str]) -> int | None:
        place = event.place
        if place is None:
            return None
        known = (self._where[article].get(place.id) for article in articles if place.id)
        lat, lon = next((point for point in known if point), (None, None))
        self._country(place.country)
        key = (place.id or fold(place.name), place.country, None if lat is None else "")
        return self.places.number(key, lambda: [clean(place.name), clean(place.country or ""), lat, lon])

    def _actor(self, one: Participant) -> int:
        codes = _codes(one)
        for code in codes:
            self._country(code)
        key = (one.type, one.id) if one.id else (one.type, "", fold(one.name), *codes)
        return self.actors.number(key, lambda: [clean(one.name), one.type, codes])

    def _date(self, value: str | None) -> str | None:
        """The value, entered with its words and the days that it covers into the table of dates."""
        if value is None:
            return None
        value = clean(value)
        if value not in self.dates:
            days = days_of(value)
            self.dates[value] = [told(value, self._words), *(map(_day_number, (days.first, days.last)) if days else ())]
        return value

    def _value(self, event_type: str, field: str, value: str) -> str:
        """What a member says of one field, in words where it is a date, a status or a country."""
        words = labels(self._lang)
        if field == "date":
            return told(clean(value), self._words)
        if field == "status":
            return str(words["statuses"].get(value, clean(value)))
        if field == "subtype":
            return str(words["subtypes"].get(f"{event_type}/{value}", clean(value)))
        return clean(value)

    def _country(self, code: str | None) -> str | None:
        """A country's name; the page will need it."""
        if not code:
            return None
        self._countries.add(clean(code))
        return country_names(self._lang).get(code, code)

    def _resolution(self, resolution: str | None) -> str:
        return str(labels(self._lang)["resolutions"].get(resolution, "")) if resolution else ""


@cache
def country_names(lang: Language) -> dict[str, str]:
    """Alpha-3 code → name. The English names are those of the outlines, so the smallest islands keep a French one."""
    english = {one.country: one.name_en for one in outlines()}
    french = {one.alpha3: one.name for one in countries()}
    return english | french if lang == "fr" else french | english


def _codes(one: Participant) -> list[str]:
    return [clean(code) for code in one.countries or ([one.country] if one.country else [])]


def _day_number(day: date) -> int:
    """Days since 1970-01-01, as the page counts them."""
    return (day - date(1970, 1, 1)).days


def _ranges(ranges: Iterable[Range], at: Callable[[int], int]) -> list[int]:
    """Starts and ends, one after the other."""
    return [at(edge) for one in ranges for edge in (one.start, one.end)]


def _without_empty(plain: Plain) -> Plain:
    return {key: value for key, value in plain.items() if value is not False and value not in (None, "", [])}
