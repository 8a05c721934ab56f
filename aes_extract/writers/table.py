"""What was found in an article, for a reader: its events first, then who, where and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from aes_extract.schema import Article, Date, Event, Institution, Person, Place, Story
from aes_extract.writers.clean import clean
from aes_extract.writers.style import (
    STYLES,
    countries,
    event_date,
    event_name,
    join,
    labelled,
    participants,
    styled,
)

# From the first width on, labels stand beside what they name; from the second, an event's parts have columns.
_SIDE_BY_SIDE, _WIDE = 60, 130
_FIRST_WORDS = 12


def write_article(article: Article, console: Console, text: str | None = None) -> None:
    """Print one article. ``text`` is its original text: without a title, its first words head the view."""
    console.print(Rule(style=STYLES["faint"]))
    console.print(styled("title", headline(article, text)))
    console.print(join([styled("faint", fact) for fact in _facts(article)]))
    sections = [
        ("Events", events_view(article.events, console.width)),
        ("People", _people(article.people)),
        ("Institutions", _flow([_institution(one) for one in article.institutions])),
        ("Places", _flow([_place(one) for one in article.places])),
        ("Dates", _flow([_date(one) for one in article.dates])),
    ]
    for label, content in sections:
        if content is not None:
            console.print()
            console.print(_labelled(label, content, console.width))
    if not any(content for _, content in sections):
        console.print(styled("faint", "nothing found"))
    console.print()


def write_stories(stories: Iterable[Story], console: Console) -> None:
    """Print the events that more than one article tells."""
    shared = [story for story in stories if len({member.article for member in story.members}) > 1]
    if not shared:
        return
    console.print(Rule(Text("Told by several articles", style=STYLES["title"]), style=STYLES["faint"]))
    for story in shared:
        articles = ", ".join(dict.fromkeys(member.article for member in story.members))
        parts = [
            styled("date", story.date or "undated"),
            styled("title", story.title),
            styled("faint", articles),
        ]
        console.print(join(parts))
    console.print()


def headline(article: Article, text: str | None) -> str:
    """The title, else the first words, else the id."""
    if article.title:
        return article.title
    body = [text[zone.start : zone.end] for zone in article.zones if zone.kind == "body"] if text else []
    words = " ".join(body or [text or ""]).split()
    return " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "") or article.id


def _facts(article: Article) -> list[str]:
    facts = [article.id, article.published, article.author, article.publisher]
    return [fact for fact in facts if fact]


def _labelled(label: str, content: RenderableType, width: int) -> RenderableType:
    name = Text(label, style=STYLES["title"])
    if width < _SIDE_BY_SIDE:
        return Group(name, Padding(content, (0, 0, 0, 1)))
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=12, no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_row(name, content)
    return grid


def events_view(events: Sequence[Event], width: int) -> RenderableType | None:
    """The events as columns on a wide screen, as blocks on a narrow one; ``None`` when there are none."""
    if not events:
        return None
    if width >= _WIDE:
        return _event_columns(events)
    return Group(*(_event_block(number, event, width) for number, event in enumerate(events, 1)))


def _event_columns(events: Sequence[Event]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=STYLES["faint"], pad_edge=False)
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("date", width=11)
    table.add_column("event", min_width=16, ratio=2)
    table.add_column("who", ratio=5)
    table.add_column("where", ratio=2)
    table.add_column("what", ratio=4)
    for number, event in enumerate(events, 1):
        what = [Text(clean(event.object))] if event.object else []
        table.add_row(
            styled("faint", str(number)),
            event_date(event, narrow_column=True),
            event_name(event),
            Group(*participants(event)),
            _where(event) or Text(),
            Group(*what, *_details(event)),
        )
    return table


def _event_block(number: int, event: Event, width: int) -> Table:
    """« 1 2024-11-06 meeting/audience » and, below it, one line for each thing known."""
    where = _where(event)
    lines = participants(event)
    lines += [labelled("at", where)] if where else []
    lines += [labelled("object", Text(clean(event.object)))] if event.object else []
    lines += _details(event)
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=2, justify="right", no_wrap=True)
    if width < _SIDE_BY_SIDE:
        first = event_date(event).append(" ").append_text(event_name(event))
        grid.add_column(ratio=1)
        grid.add_row(styled("faint", str(number)), Group(first, *(Padding(line, (0, 0, 0, 1)) for line in lines)))
    else:
        grid.add_column(width=11, no_wrap=True)
        grid.add_column(ratio=1)
        grid.add_row(
            styled("faint", str(number)),
            event_date(event, narrow_column=True),
            Group(event_name(event), *lines),
        )
    return grid


def _where(event: Event) -> Text | None:
    if event.place is None:
        return None
    return styled("place", event.place.name).append_text(countries([event.place.country or ""]))


def _details(event: Event) -> list[Text]:
    """Casualties and whom the article credits."""
    details = []
    if event.casualties:
        numbers = event.casualties.model_dump(exclude={"about", "at_least"}, exclude_none=True)
        said = []
        for name, number in numbers.items():
            bound = "≥" if name in event.casualties.at_least else "~" if name in event.casualties.about else ""
            said.append(f"{bound}{number} {name.replace('_', ' ')}")
        if said:
            details.append(styled("warn", ", ".join(said)))
    if event.source:
        details.append(labelled("source", Text(clean(event.source.name))))
    return details


def _people(people: Sequence[Person]) -> RenderableType | None:
    return Group(*(_person(one) for one in people)) if people else None


def _person(person: Person) -> Text:
    """« Name MLI  rank · function, organisation »."""
    text = styled("person", person.name).append_text(countries([person.country or ""]))
    roles = []
    for role in person.roles:
        organization = role.organization if role.organization and role.organization not in role.title else None
        roles.append(", ".join(part for part in (role.title, organization) if part))
    said = [part for part in (person.rank, *roles) if part]
    return text.append("  ").append_text(join([Text(clean(part)) for part in said])) if said else text


def _institution(institution: Institution) -> Text:
    text = styled("institution", institution.name)
    acronym = institution.acronym
    if acronym and acronym != institution.name:
        text.append(f" ({clean(acronym)})", style=STYLES["institution"])
    return text.append_text(countries([institution.country or ""]))


def _place(place: Place) -> Text:
    return styled("place", place.name).append_text(countries([place.country or ""]))


def _date(date: Date) -> Text:
    """The value, and the words for it where they say something else."""
    words = next((mention.text for mention in date.mentions), "")
    text = styled("date", date.value or words)
    if date.value and words and clean(words) != date.value:
        text.append(f" {clean(words)}", style=STYLES["faint"])
    return text


def _flow(items: list[Text]) -> Text | None:
    return join(items) if items else None
