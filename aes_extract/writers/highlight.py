"""An article's own text with what was found in it marked in place."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.rule import Rule
from rich.style import Style
from rich.table import Table
from rich.text import Text

from aes_extract.schema import Article, Mention, Zone
from aes_extract.writers.clean import clean_text
from aes_extract.writers.style import STYLES, Kind, join, styled, superscript
from aes_extract.writers.table import events_view, headline

_TRIGGER = Style(color="red", bold=True, underline=True)
_GUTTER = 60


def write_highlighted(article: Article, text: str, console: Console) -> None:
    """Print the text line by line: mentions coloured, triggers numbered, all but body and title dimmed.

    The number after a trigger is that of its event in the list below the text.
    """
    console.print(Rule(style=STYLES["faint"]))
    console.print(styled("faint", f"{article.id} · {headline(article, text)}"))
    console.print()
    marked = _marked(article, text)
    numbers = _numbers(article)
    grid = Table.grid(padding=(0, 2, 0, 0))
    if console.width >= _GUTTER:
        grid.add_column(width=7, no_wrap=True, style=STYLES["faint"])
    grid.add_column(ratio=1, overflow="fold")
    above = None
    for zones in _by_line(article.zones, text):
        if above is not None and {above, zones[-1].kind} & {"body", "title"}:
            grid.add_row()
        above = zones[-1].kind
        line = Text().join(_numbered(marked, zone, numbers) for zone in zones)
        label = "" if all(zone.kind == "body" for zone in zones) else zones[0].kind
        grid.add_row(*([label] if console.width >= _GUTTER else []), line)
    console.print(grid)
    events = events_view(article.events, console.width, numbered=True)
    if events is not None:
        console.print()
        console.print(events)
    console.print()
    kinds: list[Kind] = ["person", "institution", "place", "date", "group"]
    legend = [styled(kind, kind) for kind in kinds]
    console.print(join([*legend, Text().append("trigger", style=_TRIGGER).append("¹", style=STYLES["event"])]))
    console.print()


def _marked(article: Article, text: str) -> Text:
    """The whole text, styled; same length as the original."""
    marked = Text(clean_text(text))
    mentions: list[tuple[Kind, Sequence[Mention]]] = []
    mentions += [("person", one.mentions) for one in article.people]
    mentions += [("institution", one.mentions) for one in article.institutions]
    mentions += [("place", one.mentions) for one in article.places]
    mentions += [("date", one.mentions) for one in article.dates]
    mentions += [
        ("group", one.mentions) for event in article.events for one in event.participants if one.type == "group"
    ]
    for kind, ranges in mentions:
        for mention in ranges:
            marked.stylize(STYLES[kind], mention.start, mention.end)
    for event in article.events:
        for trigger in event.triggers:
            marked.stylize(_TRIGGER, trigger.start, trigger.end)
    for zone in article.zones:
        if zone.kind == "title":
            marked.stylize(Style(bold=True), zone.start, zone.end)
        elif zone.kind != "body":
            marked.stylize(Style(dim=True), zone.start, zone.end)
    return marked


def _numbers(article: Article) -> dict[int, str]:
    """Where each trigger ends, and the numbers of the events that it names."""
    numbers: dict[int, list[int]] = {}
    for number, event in enumerate(article.events, 1):
        for trigger in event.triggers:
            numbers.setdefault(trigger.end, []).append(number)
    return {end: ",".join(map(str, dict.fromkeys(events))) for end, events in numbers.items()}


def _numbered(marked: Text, zone: Zone, numbers: dict[int, str]) -> Text:
    """A zone's text with the numbers put in behind the triggers."""
    ends = sorted(end for end in numbers if zone.start < end <= zone.end)
    pieces = marked[zone.start : zone.end].divide([end - zone.start for end in ends])
    line = Text()
    for place, piece in enumerate(pieces):
        line.append_text(piece)
        if place < len(ends):
            line.append(superscript(numbers[ends[place]]), style=STYLES["event"])
    return line


def _by_line(zones: Sequence[Zone], text: str) -> list[list[Zone]]:
    """The zones, those of one line together."""
    lines: list[list[Zone]] = []
    for zone in zones:
        between = text[lines[-1][-1].end : zone.start] if lines else "\n"
        if lines and not between:
            lines[-1].append(zone)
        else:
            lines.append([zone])
    return lines
