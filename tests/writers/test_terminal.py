"""The table and the highlighted text, at the widths that people have."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from sample import TEXT, article, mention, story

from aes_extract.schema import Article, Date, Event, Participant, Person, Quote, Zone
from aes_extract.writers.clean import clean, clean_text
from aes_extract.writers.highlight import write_highlighted
from aes_extract.writers.overview import Overview
from aes_extract.writers.table import write_article, write_stories

WIDTHS = [20, 40, 60, 80, 120, 200]


def console(width: int, *, color: bool = False) -> Console:
    system = "truecolor" if color else None
    return Console(
        file=io.StringIO(),
        width=width,
        force_terminal=color,
        color_system=system,
        highlight=False,
        markup=False,
    )


def printed(out: Console) -> str:
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue()


def table(one: Article, width: int = 80, text: str | None = TEXT) -> str:
    out = console(width)
    write_article(one, out, text)
    return printed(out)


def shown(one: Article, text: str, width: int = 80) -> str:
    out = console(width)
    write_highlighted(one, text, out)
    return printed(out)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    for output in (table(article(), width), shown(article(), TEXT, width)):
        assert all(cell_len(line) <= width for line in output.splitlines())


@pytest.mark.parametrize("width", [40, 80, 200])
def test_all_that_was_found_is_said(width: int) -> None:
    flat = " ".join(table(article(), width).split())
    for words in (
        "Kolondé : le pont attaqué",
        "pont · 2023-05-13 · Awa Binto",
        "meeting/audience",
        "host Tidiani Kolo MLI",
        "Conseil du Fleuve (CDF)",
        "attack denied hedged",
        "2023-05-12 12 mai 2023",
        "gouverneur, région du Fleuve",
    ):
        assert words in flat
    for words in ("pêcheurs MLI+NER", "réouverture du pont", "mairie de Kolondé", "≥3 killed, ~20 wounded"):
        assert all(word in flat for word in words.split())


def test_eighty_columns_line_by_line() -> None:
    assert [line.rstrip() for line in table(article()).splitlines()] == [
        "─" * 80,
        "Kolondé : le pont attaqué",
        "pont · 2023-05-13 · Awa Binto",
        "Events       2023-05-12  meeting/audience · host Tidiani Kolo MLI · participant",
        "                         Conseil du Fleuve, pêcheurs MLI+NER · at Kolondé MLI ·",
        "                         object réouverture du pont · source mairie de Kolondé",
        "             2023-05-10/ attack denied hedged · ≥3 killed, ~20 wounded",
        "             2023-05-11",
        "People       Tidiani Kolo MLI  général · gouverneur, région du Fleuve",
        "Institutions Conseil du Fleuve (CDF)",
        "Places       Kolondé MLI",
        "Dates        2023-05-12 12 mai 2023",
        "",
    ]


def test_people_of_whom_more_is_said_come_first() -> None:
    people = [Person(id="a", name="Awa"), *article().people, Person(id="b", name="Binto", country="MLI")]
    lines = table(article(people=people)).splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("People"))
    assert [line[13:].strip() for line in lines[at : at + 2]] == [
        "Tidiani Kolo MLI  général · gouverneur, région du Fleuve",
        "Awa · Binto MLI",
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["Jean-Baptiste-" * 6, "中国外交部长" * 6, "محمدبنسلمان" * 6])
def test_names_that_are_longer_than_a_line_are_folded(width: int, name: str) -> None:
    who = Participant(role="host", type="person", name=name)
    one = article(events=[Event(id="e1", type="meeting", participants=[who], found_by="test")])
    for output in (table(one, width), shown(one, TEXT, width)):
        assert all(cell_len(line) <= width for line in output.splitlines())
        assert name in "".join(output.split()).replace("•", "")


def test_events_of_a_narrow_screen_are_told_apart() -> None:
    assert [line.split()[0] for line in table(article(), 40).splitlines() if "2023-05-1" in line][1:3] == ["•", "•"]


def test_those_who_act_come_first() -> None:
    roles = ("target", "agent", "addressee", "speaker", "agent")
    people = [Participant(role=role, type="person", name=f"{role}{i}") for i, role in enumerate(roles)]
    one = article(events=[Event(id="e1", type="attack", participants=people, found_by="test")])
    flat = " ".join(table(one, 200).split())
    assert "agent agent1, agent4 · speaker speaker3 · target target0 · addressee addressee2" in flat


def quote(words: str) -> Quote:
    return Quote(start=0, end=len(words), text=words, direct=True)


def test_what_is_said_is_shortened_at_a_word() -> None:
    long = f"« Nous garderons\nle fleuve {'et ses ponts ' * 10}»"
    said = Event(id="e1", type="statement", quotes=[quote("« Oui »"), quote(long)], found_by="test")
    out = " ".join(table(article(events=[said])).split())
    assert "statement · “Nous garderons le fleuve et ses ponts et" in out
    assert re.search(r"\w …”", out)
    assert "“Nous" not in shown(article(events=[said]), TEXT)


def test_of_an_event_that_stands_alone_the_word_is_said() -> None:
    bare = Event(id="e1", type="attack", triggers=[mention("attaqué")], found_by="test")
    told = bare.model_copy(update={"object": "le pont"})
    first, second = (line for line in table(article(events=[bare, told])).splitlines() if "attack" in line)
    assert first.strip().endswith("attack · “attaqué”")
    assert second.strip().endswith("attack · object le pont")


def test_what_reads_the_same_stands_once() -> None:
    today = Date(value=None, resolution="unresolved", mentions=[mention("12 mai 2023")])
    assert table(article(dates=[today, today])).count("12 mai 2023") == 1


def test_an_article_without_title_is_headed_by_its_first_words() -> None:
    output = table(article(title=None))
    assert output.splitlines()[1] == "Le 12 mai 2023, le général Tidiani Kolo a reçu en audience …"
    assert "pont" in table(article(title=None), text=None).splitlines()[1]


def test_an_article_with_nothing_in_it() -> None:
    nothing = article(people=[], institutions=[], places=[], dates=[], events=[])
    assert "nothing found" in table(nothing)


def test_only_shared_stories_are_told() -> None:
    out = console(80)
    write_stories([story(), story().model_copy(update={"members": story().members[:1]})], out)
    assert printed(out).splitlines()[1:] == ["–           meeting · pont, bac", ""]


@pytest.mark.parametrize("width", WIDTHS)
def test_an_overview_ends_several_articles(width: int) -> None:
    out = console(width)
    overview = Overview()
    overview.add(article())
    overview.write(out)
    assert printed(out) == ""
    overview.add(article(id="bac", institutions=[], events=article().events[:1], places=[]))
    overview.write(out)
    assert all(cell_len(line) <= width for line in printed(out).splitlines())
    flat = " ".join(printed(out).split())
    for words in ("2 articles", "Events 3 meeting 2 · attack 1", "People 1 Tidiani Kolo 2", "Institutions 1 Conseil"):
        assert words in flat


def test_an_overview_leaves_out_what_there_is_not() -> None:
    out = console(80)
    overview = Overview()
    for id in "ab":
        overview.add(article(id=id, people=[], events=[]))
    overview.write(out)
    assert [line.split()[0] for line in printed(out).splitlines()[1:]] == ["Institutions", "Places"]


def test_triggers_are_numbered_in_place() -> None:
    flat = " ".join(shown(article(), TEXT, 200).split())
    assert "a reçu¹ en audience¹ le Conseil" in flat
    assert "le pont attaqué²" in flat
    assert "byline Par Awa Binto" in flat


def test_colours_mark_the_kinds_and_markup_is_never_read() -> None:
    text = "[bold]Kolo[/bold] parle [/]"
    one = Article.model_validate(
        article().model_dump(by_alias=True)
        | {"zones": [Zone(kind="body", start=0, end=len(text))], "title": "[red]x[/red]", "events": []}
        | {"people": [], "institutions": [], "places": [], "dates": []}
    )
    assert text in shown(one, text)
    assert "[red]x[/red]" in table(one)
    out = console(80, color=True)
    write_highlighted(article(), TEXT, out)
    assert "\x1b[1;36mTidiani Kolo" in printed(out)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_escapes_of_an_article_never_reach_the_terminal(width: int) -> None:
    evil = "\x1b[31mA\x1b]0;t\x07\x9b1m\u202eB\r\nC\tD\x00\x7f"
    one = article(
        title=evil,
        author=evil,
        people=[Person(id="x", name=evil)],
        zones=[Zone(kind="body", start=0, end=len(evil))],
    )
    one = one.model_copy(update={"institutions": [], "places": [], "dates": [], "events": []})
    for output in (table(one, width, evil), shown(one, evil, width)):
        assert not set(output) & {"\x1b", "\x07", "\x9b", "\u202e", "\x00", "\x7f", "\r", "\t"}


@given(st.text())
@settings(deadline=None)
def test_cleaning_keeps_every_offset(text: str) -> None:
    cleaned = clean_text(text)
    assert len(cleaned) == len(text)
    assert all(char == "\n" or char >= " " for char in cleaned)
    assert "\n" not in clean(text)
