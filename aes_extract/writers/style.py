"""Colours by kind, the same in every view."""

from __future__ import annotations

from typing import Literal

from rich.style import Style
from rich.text import Text

from aes_extract.schema import Event, Participant, Story
from aes_extract.writers.clean import clean

Kind = Literal["person", "institution", "place", "date", "group", "event", "quote", "faint", "warn", "title"]

STYLES: dict[Kind, Style] = {
    "person": Style(color="cyan", bold=True),
    "institution": Style(color="magenta"),
    "place": Style(color="green"),
    "date": Style(color="yellow"),
    "group": Style(color="bright_blue"),
    "event": Style(color="red", bold=True),
    "quote": Style(italic=True),
    "faint": Style(dim=True),
    "warn": Style(color="yellow", italic=True),
    "title": Style(bold=True),
}

_ACTING = frozenset({"host", "speaker", "agent"})
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def styled(kind: Kind, text: str) -> Text:
    """Cleaned text in a kind's colour, never parsed as markup; what is appended to it keeps its own."""
    return Text().append(clean(text), style=STYLES[kind])


def join(parts: list[Text], separator: str = " · ") -> Text:
    return Text().append(separator, style=STYLES["faint"]).join(parts)


def event_name(event: Event | Story) -> Text:
    """« meeting/audience », with its status where it is not simply that it occurred."""
    subtype = event.subtype if event.subtype != event.type else None
    text = styled("event", event.type + (f"/{subtype}" if subtype else ""))
    status = [] if event.status == "occurred" else [event.status.replace("_", " ")]
    status += ["hedged"] if isinstance(event, Event) and event.hedged else []
    for word in status:
        text.append(f" {word}", style=STYLES["warn"])
    return text


def countries(codes: list[str]) -> Text:
    """« MLI+NER » with a blank before it, or nothing."""
    codes = [code for code in codes if code]
    return Text().append(f" {clean('+'.join(codes))}", style=STYLES["faint"]) if codes else Text()


def labelled(label: str, content: Text) -> Text:
    """« host Name »: a faint word before what it is about."""
    return styled("faint", label).append(" ").append_text(content)


def participants(event: Event | Story) -> list[Text]:
    """One text for each role, those who act first: « target Name MLI, Name »."""
    roles: dict[str, list[Text]] = {}
    for one in sorted(event.participants, key=lambda one: one.role not in _ACTING):
        roles.setdefault(one.role, []).append(_participant(one))
    return [labelled(role, join(names, ", ")) for role, names in roles.items()]


def _participant(one: Participant) -> Text:
    codes = one.countries or ([one.country] if one.country and one.type != "place" else [])
    return styled(one.type, one.name).append_text(countries(codes))


def event_date(event: Event | Story, *, narrow_column: bool = False) -> Text:
    """The date or a dash; a span, or a time of day, takes two lines of a narrow column."""
    if not event.date:
        return styled("faint", "–")
    date = clean(event.date)
    if narrow_column:
        date = date.replace("/", "/\n").replace("T", "\nT")
    return Text().append(date, style=STYLES["date"])


def superscript(number: int | str) -> str:
    return str(number).translate(_SUPERSCRIPT)
