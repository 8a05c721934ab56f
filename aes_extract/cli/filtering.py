"""The options that say which events, articles and sections are wanted, and how their values are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, wraps
from importlib.resources import files
from typing import Any

import click
from click.shell_completion import CompletionItem

from aes_extract import lexicon
from aes_extract.cli.options import with_options
from aes_extract.filters import SECTIONS, STATUSES, EventType, Filter, Name
from aes_extract.lexicon import key
from aes_extract.lexicon.in_use import own

_Read = Callable[[str], Any]
_NEAREST = 3


def event_filtering(command: Any) -> Any:
    """The options that choose events, given to the command as ``wanted``, a :class:`~aes_extract.filters.Filter`."""
    return _filtering(command, _EVENTS)


def filtering(command: Any) -> Any:
    """The same with ``--only``, for commands that write articles."""
    return _filtering(command, {"only": _ONLY, **_EVENTS})


def _filtering(command: Any, options: dict[str, Any]) -> Any:
    @wraps(command)
    def run(*args: object, **given: Any) -> object:
        wanted = Filter(**{name: given.pop(name) for name in options})
        if wanted.since and wanted.until and wanted.since > wanted.until:
            raise click.UsageError("--since is later than --until: no event can meet both.")
        return command(*args, wanted=wanted, **given)

    return with_options(run, options.values())


def _listed(
    name: str,
    into: str,
    metavar: str,
    help: str,
    read: _Read,
    kind: Callable[[Iterable[Any]], Any] = tuple,
    complete: Callable[[], Iterable[str]] = tuple,
) -> Any:
    """An option that may be repeated and whose values may be lists with commas."""

    def callback(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> Any:
        parts = [part.strip() for value in given for part in value.split(",")]
        return kind(_value(read, part) for part in parts)

    def completion(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        before, comma, last = incomplete.rpartition(",")
        return [CompletionItem(before + comma + value) for value in complete() if value.startswith(last)]

    return click.option(
        name, into, metavar=metavar, multiple=True, callback=callback, shell_complete=completion, help=help
    )


def _day(name: str, read: _Read, help: str) -> Any:
    def callback(ctx: click.Context, param: click.Parameter, given: str | None) -> Any:
        return None if given is None else _value(read, given)

    return click.option(name, metavar="DATE", callback=callback, help=help)


def _value(read: _Read, given: str) -> Any:
    try:
        return read(given)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def _one_of(allowed: Iterable[str], what: str) -> _Read:
    def read(given: str) -> str:
        if given not in allowed:
            raise _unknown(given, what, allowed)
        return given

    return read


def _unknown(given: str, what: str, names: Iterable[str]) -> ValueError:
    """« 'metting' is no type of event; the nearest: meeting »"""
    from difflib import get_close_matches

    names = list(names)
    near = get_close_matches(given, names, _NEAREST) or get_close_matches(key(given), names, _NEAREST)
    choice = f"the nearest: {', '.join(near)}" if near else f"choose from {', '.join(names)}"
    return ValueError(f"{given!r} is no {what}; {choice}")


def event_types() -> tuple[str, ...]:
    """« meeting », « meeting/visit » …: what the frames can tell, by name.

    They are read without the event stage: a shell that completes a word waits for them.
    """
    import tomllib

    found = set()
    for path in (files("aes_extract") / "knowledge" / "frames").iterdir():
        if path.name.endswith(".toml"):
            table = tomllib.loads(path.read_text(encoding="utf-8"))
            found |= {table["type"], *(f"{table['type']}/{frame['subtype']}" for frame in table["frame"])}
    for own_frame in own().frames:
        found |= {own_frame.type, f"{own_frame.type}/{own_frame.subtype}"}
    return tuple(sorted(found))


def _type(given: str) -> EventType:
    """A type, « type/subtype », or a subtype of any type."""
    known = event_types()
    subtypes = sorted({name.partition("/")[2] for name in known} - {"", *known})
    if given in known:
        type, _, subtype = given.partition("/")
        return EventType(type, subtype or None)
    if given in subtypes:
        return EventType(None, given)
    types = [name for name in known if "/" not in name]
    raise _unknown(given, "type of event", known if "/" in given else [*types, *subtypes])


def _first_day(given: str) -> date:
    return _days(given)[0]


def _last_day(given: str) -> date:
    return _days(given)[1]


def _days(given: str) -> tuple[date, date]:
    from aes_extract.edtf import days_of
    from aes_extract.readers.published import EXPECTED, parse_published

    days = days_of(parse_published(given))
    if days is None:
        raise ValueError(f"{given!r} is in no calendar; {EXPECTED}")
    return days.first, days.last


def _person(given: str) -> Name:
    return _name(given, ((one.id, (one.name, *one.aliases)) for one in lexicon.people()))


def _institution(given: str) -> Name:
    names = ((one.id, (one.name, *one.aliases, *one.acronyms)) for one in lexicon.institutions())
    return _name(given, names)


def _place(given: str) -> Name:
    return _name(given, ((one.id, (one.name, *one.aliases)) for one in lexicon.places()))


def _name(given: str, known: Iterable[tuple[str, Iterable[str]]]) -> Name:
    """A name, with the ids of the entities that have it among their other names."""
    folded = key(given)
    if not folded:
        raise ValueError(f"{given!r} has no word of a name; give one")
    return Name(folded, frozenset(id for id, names in known if any(key(name) == folded for name in names)))


@cache
def _countries() -> dict[str, frozenset[str]]:
    """Codes by folded code and name, French or English; a name may be that of several countries."""
    found: dict[str, set[str]] = {}
    for country in lexicon.countries():
        for name in (country.alpha3, country.name, *country.aliases, *country.ambiguous_aliases):
            found.setdefault(lexicon.key(name), set()).add(country.alpha3)
    for code, _, name, _ in lexicon.rows("acled_countries.tsv"):
        found.setdefault(lexicon.key(name), set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


def _country(given: str) -> frozenset[str]:
    codes = _countries().get(key(given))
    if codes is None:
        from difflib import get_close_matches

        near = get_close_matches(key(given), _countries(), _NEAREST)
        choice = f"the nearest: {', '.join(near)}" if near else "give a code (MLI) or a name"
        raise ValueError(f"{given!r} is no country; {choice}")
    return codes


def _codes() -> list[str]:
    return [country.alpha3 for country in lexicon.countries()]


_ONLY = _listed(
    "--only",
    "only",
    "SECTION,…",
    f"Nothing but these sections of an article: {', '.join(SECTIONS)}.",
    _one_of(SECTIONS, "section"),
    frozenset,
    lambda: SECTIONS,
)
_EVENTS = {
    "types": _listed(
        "--type", "types", "TYPE,…", "Events of a type (meeting) or subtype (meeting/visit).", _type, tuple, event_types
    ),
    "statuses": _listed(
        "--status",
        "statuses",
        "STATUS,…",
        f"Events that are {', '.join(STATUSES)}.",
        _one_of(STATUSES, "status"),
        frozenset,
        lambda: STATUSES,
    ),
    "since": _day("--since", _first_day, "Events that may be on or after DATE (YYYY, YYYY-MM or YYYY-MM-DD)."),
    "until": _day("--until", _last_day, "Events that may be on or before DATE."),
    "people": _listed("--person", "people", "NAME,…", "Events with someone of that name, or part of one.", _person),
    "institutions": _listed("--institution", "institutions", "NAME,…", "Events with such a body.", _institution),
    "places": _listed("--place", "places", "NAME,…", "Events at a place of that name, or in that region.", _place),
    "countries": _listed(
        "--country",
        "countries",
        "CODE,…",
        "Events in a country, or with someone of it: MLI, or a name.",
        _country,
        lambda codes: frozenset().union(*codes),
        _codes,
    ),
}
