"""What was found in an article, for a reader: its events first, then who, where and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import shorten

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from aes_extract.schema import Article, Casualties, Date, Event, Institution, Person, Place, Story
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

# The widths from which labels stand beside what they name, and dates have a column.
_SIDE_BY_SIDE, _DATED = 60, 45
_LABELS = 12
_FIRST_WORDS = 12
_LONGEST_QUOTE = 90


def write_article(article: Article, console: Console, text: str | None = None) -> None:
    """Print one article. ``text`` is its original text: without a title, its first words head the view."""
    console.print(Rule(style=STYLES["faint"]))
    console.print(styled("title", headline(article, text)), no_wrap=article.title is None, overflow="ellipsis")
    console.print(join([styled("faint", fact) for fact in _facts(article)]))
    sections = [
        ("Events", events_view(article.events, console.width - _indent(console.width))),
        ("People", _people(article.people)),
        ("Institutions", _flow([_institution(one) for one in article.institutions])),
        ("Places", _flow([_place(one) for one in article.places])),
        ("Dates", _dates(article.dates)),
    ]
    found = [(label, content) for label, content in sections if content is not None]
    print_labelled(found, console)
    if not found:
        console.print(styled("faint", "nothing found"))
    console.print()


def write_stories(stories: Iterable[Story], console: Console) -> None:
    """Print the events that more than one article tells."""
    shared = [story for story in stories if len(articles_of(story)) > 1]
    if not shared:
        return
    console.print(Rule(Text("Told by several articles", style=STYLES["title"]), style=STYLES["faint"]))
    console.print(events_view(shared, console.width))
    console.print()


def articles_of(story: Story) -> list[str]:
    """The articles that tell it, each once."""
    return list(dict.fromkeys(member.article for member in story.members))


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


def _indent(width: int) -> int:
    """How far right of the labels stands what they name."""
    return _LABELS + 1 if width >= _SIDE_BY_SIDE else 1


def print_labelled(sections: Sequence[tuple[str, RenderableType]], console: Console) -> None:
    """Print each content beside its label, or below it on a narrow screen."""
    for label, content in sections:
        name = Text(label, style=STYLES["title"])
        if console.width < _SIDE_BY_SIDE:
            console.print(Group(name, Padding(content, (0, 0, 0, 1))))
            continue
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=_LABELS, no_wrap=True)
        grid.add_column(ratio=1, overflow="fold")
        grid.add_row(name, content)
        console.print(grid)


def events_view(events: Sequence[Event | Story], width: int, *, numbered: bool = False) -> RenderableType | None:
    """Each event with all that is known of it behind its date; ``None`` when there are none.

    Of a story also the articles that tell it. ``numbered``: beside the text, with the numbers that triggers have in it.
    """
    if not events:
        return None
    dated = width >= _DATED
    grid = Table.grid(padding=(0, 1, 0, 0))
    if numbered or not dated:
        grid.add_column(justify="right", no_wrap=True, style=STYLES["faint"])
    if dated:
        grid.add_column(width=11, no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for number, event in enumerate(events, 1):
        mark = [str(number)] if numbered else [] if dated else ["•"]
        told = join([event_name(event), *participants(event), *_rest(event), *([] if numbered else _words(event))])
        date = event_date(event, narrow_column=dated)
        grid.add_row(*mark, *([date, told] if dated else [date.append(" ").append_text(told)]))
    return grid


def _rest(event: Event | Story) -> list[Text]:
    """Where it is, what it is about, casualties, and whom the article credits or which articles tell it."""
    found = []
    if event.place:
        place = styled("place", event.place.name).append_text(countries([event.place.country or ""]))
        found.append(labelled("at", place))
    if event.object:
        found.append(labelled("object", Text(clean(event.object))))
    if event.casualties:
        found += _toll(event.casualties)
    if isinstance(event, Story):
        found.append(styled("faint", ", ".join(articles_of(event))))
    elif event.source:
        found.append(labelled("source", Text(clean(event.source.name))))
    return found


def _words(event: Event | Story) -> list[Text]:
    """What is said, shortened; of an event that nothing else is known of, the word that tells it."""
    if isinstance(event, Story):
        return []
    if event.quotes:
        return [_quoted(max((quote.text for quote in event.quotes), key=len))]
    bare = not (event.participants or event.place or event.object or event.casualties)
    return [_quoted(event.triggers[0].text)] if bare and event.triggers else []


def _quoted(words: str) -> Text:
    words = clean(words).strip('«»“”" ')
    return Text(f"“{shorten(words, _LONGEST_QUOTE, placeholder=' …')}”", style=STYLES["quote"])


def _toll(casualties: Casualties) -> list[Text]:
    numbers = casualties.model_dump(exclude={"about", "at_least"}, exclude_none=True)
    said = []
    for name, number in numbers.items():
        bound = "≥" if name in casualties.at_least else "~" if name in casualties.about else ""
        said.append(f"{bound}{number} {name.replace('_', ' ')}")
    return [styled("warn", ", ".join(said))] if said else []


def _people(people: Sequence[Person]) -> RenderableType | None:
    """Those of whom something is said have a line each; the names of the others follow."""
    lines = [_person(one) for one in people if one.rank or one.roles]
    others = [_person(one) for one in people if not (one.rank or one.roles)]
    lines += [join(others)] if others else []
    return Group(*lines) if lines else None


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


def _dates(dates: Sequence[Date]) -> Text | None:
    """The values, and the words for them where they say something else; what reads the same stands once."""
    said = ((date.value, next((clean(mention.text) for mention in date.mentions), "")) for date in dates)
    return _flow([_date(value, words) for value, words in dict.fromkeys(said)])


def _date(value: str | None, words: str) -> Text:
    text = styled("date", value or words)
    if value and words and words != value:
        text.append(f" {words}", style=STYLES["faint"])
    return text


def _flow(items: list[Text]) -> Text | None:
    return join(items) if items else None
