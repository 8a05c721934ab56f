"""What must hold of every output, whatever the text: a promise takes a text and what was found in it, and complains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, pairwise

from aes_extract import schema
from aes_extract.edtf import Pattern, days_of, patterns_of
from aes_extract.writers.json_output import dumps
from tests.codebook import TYPES

Promise = Callable[[str, schema.Article], Iterator[str]]
Named = schema.Person | schema.Institution | schema.Place

_YEAR = r"(?:\d{4}|\d{3}X|\d\dXX|XXXX)"
_DAY = r"(?:0[1-9]|[12]\d|3[01])"
# EDTF, with TIMEX3's hours and day parts: « 2024-11-06TMO », « 2023-10/2023-12 », « 1999-23 », « XXXX-WXX-2 ».
_POINT = rf"""
    (?: {_YEAR} (?: -(?:0[1-9]|1[0-2]) (?:-{_DAY})? | -2[1-4] )?
      | {_YEAR} -W (?:0[1-9]|[1-4]\d|5[0-3]|XX) (?:-[1-7])? )
    (?: T (?: (?:[01]\d|2[0-4]) (?::[0-5]\d)? | MO | AF | EV | NI ) )?
  | T (?: (?:[01]\d|2[0-4]) (?::[0-5]\d)? | MO | AF | EV | NI )
"""
_VALUE = re.compile(rf"(?:{_POINT})(?:/(?:{_POINT}))?", re.VERBOSE | re.ASCII)
_COUNTRY = re.compile(r"[A-Z]{3}")
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def broken(text: str, article: schema.Article) -> list[str]:
    """All complaints about an output, each behind the name of the promise that it breaks."""
    return [f"{promise.__name__}: {complaint}" for promise in PROMISES for complaint in promise(text, article)]


def is_date(value: str) -> bool:
    """Whether a value is EDTF, or TIMEX3 where EDTF has no form, and in the calendar; an interval does not run back."""
    if not _VALUE.fullmatch(value):
        return False
    ends = value.split("/")
    known = [end for end in ends if not end.startswith(("XXXX", "T"))]
    if any(days_of(end) is None for end in known) or not all(map(_is_in_a_year, patterns_of(value))):
        return False
    return len(known) < 2 or days_of(value) is not None


def _is_in_a_year(day: Pattern) -> bool:
    return day.month is None or day.day is None or day.day <= _LONGEST_MONTHS[day.month - 1]


# -- what an output holds ----------------------------------------------------------------------------------------------


def _entities(article: schema.Article) -> list[Sequence[Named | schema.Date]]:
    """The article's entities, kind by kind."""
    return [article.people, article.institutions, article.places, article.dates]


def _mentions(article: schema.Article) -> list[schema.Mention]:
    return [m for kind in _entities(article) for entity in kind for m in entity.mentions]


def _passages(article: schema.Article) -> Iterator[schema.Passage]:
    """Everything that quotes the text."""
    yield from _mentions(article)
    for event in article.events:
        yield from chain(event.triggers, event.evidence, event.quotes)
        yield from (m for p in event.participants for m in p.mentions)


def _names_of_ids(article: schema.Article) -> dict[str, dict[str, str]]:
    """For each kind of participant the names of the article's entities by id."""
    return {
        "person": {p.id: p.name for p in article.people},
        "institution": {i.id: i.name for i in article.institutions},
        "place": {p.id: p.name for p in article.places},
    }


def _repeated(items: Iterable[object]) -> Iterator[str]:
    return (f"{item} comes {n} times" for item, n in Counter(items).items() if n > 1)


def _out_of_order(ranges: Iterable[schema.Range]) -> Iterator[str]:
    return (f"{b} behind {a}" for a, b in pairwise(ranges) if (a.start, a.end) >= (b.start, b.end))


# -- offsets -----------------------------------------------------------------------------------------------------------


def passages_are_in_the_text(text: str, article: schema.Article) -> Iterator[str]:
    """``text[start:end]`` is what is quoted, without blanks around it."""
    for p in _passages(article):
        if text[p.start : p.end] != p.text or not p.text or p.text != p.text.strip():
            yield f"{p!r} where the text has {text[p.start : p.end]!r}"


def zones_are_a_clean_cut(text: str, article: schema.Article) -> Iterator[str]:
    yield from clean_cut(text, article.zones)


def clean_cut(text: str, zones: Iterable[schema.Zone]) -> Iterator[str]:
    """Zones lie in the text, apart and in order; each says something, and only blanks lie outside."""
    position = 0
    for zone in zones:
        if not position <= zone.start < zone.end <= len(text):
            yield f"{zone!r} behind {position} of {len(text)} characters"
        if not text[zone.start : zone.end].strip():
            yield f"{zone!r} is blank"
        if left_out := text[position : zone.start].strip():
            yield f"{left_out!r} is in no zone"
        position = zone.end
    if left_out := text[position:].strip():
        yield f"{left_out!r} is in no zone"


def what_is_found_is_in_title_or_body(_: str, article: schema.Article) -> Iterator[str]:
    live = [z for z in article.zones if z.kind in {"title", "body"}]
    for p in chain(_mentions(article), *(e.triggers for e in article.events)):
        if not any(z.start <= p.start and p.end <= z.end for z in live):
            yield repr(p)


def mentions_do_not_overlap(_: str, article: schema.Article) -> Iterator[str]:
    """Not within a kind, and not across kinds: the annotation is flat."""
    for a, b in pairwise(sorted(_mentions(article), key=lambda m: m.start)):
        if a.end > b.start:
            yield f"{a!r} and {b!r}"


def a_trigger_belongs_to_one_event(_: str, article: schema.Article) -> Iterator[str]:
    yield from _repeated((t.start, t.end) for e in article.events for t in e.triggers)


def evidence_holds_the_triggers(_: str, article: schema.Article) -> Iterator[str]:
    for e in article.events:
        if not e.triggers:
            yield f"{e.id} has no trigger"
        for t in e.triggers:
            if not any(s.start <= t.start and t.end <= s.end for s in e.evidence):
                yield f"{e.id}: {t!r}"


# -- ids ---------------------------------------------------------------------------------------------------------------


def ids_are_unique(_: str, article: schema.Article) -> Iterator[str]:
    yield from _repeated(entity.id for entity in chain(article.people, article.institutions, article.places))
    yield from _repeated(e.id for e in article.events)


def participants_are_entities_of_the_article(_: str, article: schema.Article) -> Iterator[str]:
    """A group has no id but mentions."""
    known = _names_of_ids(article)
    for e in article.events:
        for p in e.participants:
            if p.type == "group":
                resolves = p.id is None and bool(p.mentions)
            else:
                resolves = p.id is not None and known[p.type].get(p.id) == p.name
            if not resolves:
                yield f"{e.id}: {p!r}"


def places_and_relations_resolve(_: str, article: schema.Article) -> Iterator[str]:
    places = _names_of_ids(article)["place"]
    events = {e.id for e in article.events}
    for e in article.events:
        if e.place and e.place.id and places.get(e.place.id) != e.place.name:
            yield f"{e.id}: {e.place!r}"
    for r in article.relations:
        if r.from_ == r.to or not {r.from_, r.to} <= events:
            yield repr(r)


def sources_resolve(_: str, article: schema.Article) -> Iterator[str]:
    """A group has no id, as in the participants."""
    known = _names_of_ids(article)
    for e in article.events:
        if e.source and e.source.id and known.get(e.source.type or "", {}).get(e.source.id) != e.source.name:
            yield f"{e.id}: {e.source!r}"


# -- values ------------------------------------------------------------------------------------------------------------


def dates_are_edtf(_: str, article: schema.Article) -> Iterator[str]:
    values = [*(d.value for d in article.dates), *(e.date for e in article.events), article.published]
    yield from (repr(value) for value in values if value is not None and not is_date(value))


def a_date_says_how_it_was_obtained(_: str, article: schema.Article) -> Iterator[str]:
    yield from (repr(d) for d in article.dates if not d.value and d.resolution != "unresolved")
    for e in article.events:
        if not (e.date_resolution if e.date else e.date_resolution in {None, "unresolved"}):
            yield f"{e.id}: {e.date} is {e.date_resolution}"


def the_publication_date_is_no_event_s_date(_: str, article: schema.Article) -> Iterator[str]:
    """Only where the article says it."""
    said = {d.value for d in article.dates}
    yield from (e.id for e in article.events if e.date and e.date == article.published and e.date not in said)


def countries_are_codes(_: str, article: schema.Article) -> Iterator[str]:
    codes: list[str | None] = [*(p.country for p in article.people), *(p.country for p in article.places)]
    codes += chain.from_iterable([i.country, *i.members] for i in article.institutions)
    codes += chain.from_iterable([p.country, *p.countries] for e in article.events for p in e.participants)
    codes += [e.place.country for e in article.events if e.place]
    yield from (repr(c) for c in codes if c is not None and not _COUNTRY.fullmatch(c))


def types_subtypes_and_roles_are_the_codebook_s(_: str, article: schema.Article) -> Iterator[str]:
    for e in article.events:
        subtypes, roles = (set(words.split()) for words in TYPES[e.type])
        if e.subtype is not None and e.subtype not in subtypes:
            yield f"{e.id}: {e.type}/{e.subtype}"
        yield from (f"{e.id}: {e.type} has no {p.role}" for p in e.participants if p.role not in roles)


def a_participant_has_one_role(_: str, article: schema.Article) -> Iterator[str]:
    for e in article.events:
        yield from (f"{e.id}: {twice}" for twice in _repeated((p.type, p.id) for p in e.participants if p.id))


# -- order and form ----------------------------------------------------------------------------------------------------


def everything_is_in_text_order(_: str, article: schema.Article) -> Iterator[str]:
    for kind in _entities(article):
        yield from (f"{entity!r} has no mention" for entity in kind if not entity.mentions)
        for entity in kind:
            yield from _out_of_order(entity.mentions)
        yield from _out_of_order(entity.mentions[0] for entity in kind if entity.mentions)
    for e in article.events:
        yield from chain.from_iterable(map(_out_of_order, (e.triggers, e.evidence, e.quotes)))
    yield from _out_of_order(e.triggers[0] for e in article.events if e.triggers)
    if [e.id for e in article.events] != [f"e{n}" for n in range(1, len(article.events) + 1)]:
        yield "the events are not numbered in order"


def the_output_is_read_back(_: str, article: schema.Article) -> Iterator[str]:
    """It fits the schema."""
    if schema.Article.model_validate_json(dumps(article), strict=True) != article:
        yield "another article is read back"


PROMISES: tuple[Promise, ...] = (
    passages_are_in_the_text,
    zones_are_a_clean_cut,
    what_is_found_is_in_title_or_body,
    mentions_do_not_overlap,
    a_trigger_belongs_to_one_event,
    evidence_holds_the_triggers,
    ids_are_unique,
    participants_are_entities_of_the_article,
    places_and_relations_resolve,
    sources_resolve,
    dates_are_edtf,
    a_date_says_how_it_was_obtained,
    the_publication_date_is_no_event_s_date,
    countries_are_codes,
    types_subtypes_and_roles_are_the_codebook_s,
    a_participant_has_one_role,
    everything_is_in_text_order,
    the_output_is_read_back,
)
