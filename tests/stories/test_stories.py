"""From events to stories, and back into the articles."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import article, group, person, record, tell

import aes_extract
from aes_extract.filters import Filter
from aes_extract.schema import Article, Casualties, Story
from aes_extract.stories import Collection, Record, records
from aes_extract.stories.candidates import candidates
from aes_extract.stories.frequencies import Frequencies

BRIDGE = "Mot du pont de Kolondé que les pirogues ont emporté avec ses garde-fous"


def story(*members: Record) -> Story:
    """The one story that the events are."""
    told = tell(members)
    assert len(told) == 1, [s.members for s in told]
    return told[0]


def members(stories: Sequence[Story]) -> set[frozenset[str]]:
    return {frozenset(f"{m.article}/{m.event}" for m in one.members) for one in stories}


def bridge(id: str, date: str | None = "2024-05-02", **more: object) -> Record:
    return record(id, **{"text": BRIDGE, "type": "disaster", "date": date, "place": "Kolondé"} | more)  # type: ignore[arg-type]


def test_values_complete_each_other() -> None:
    one = story(
        bridge("a", "2024-05", participants=[person("Binto")], casualties=Casualties(killed=12, at_least=["killed"])),
        bridge("b", "XXXX-05-02", place="marché de Kolondé", subtype="accident", object="pont"),
        bridge("c", participants=[person("Awa Binto", country="MLI")], casualties=Casualties(killed=14)),
    )
    assert (one.type, one.subtype, one.status, one.object) == ("disaster", "accident", "occurred", "pont")
    assert (one.date, one.date_resolution) == ("2024-05-02", "explicit")
    assert one.place is not None
    assert one.place.name == "marché de Kolondé"
    assert [(p.name, p.country) for p in one.participants] == [("Awa Binto", "MLI")]
    assert one.casualties == Casualties(killed=14)
    assert one.conflicts == []
    said = {(v.field, v.value): [m.article for m in v.members] for v in one.values}
    assert said["date", "2024-05"] == ["a"]
    assert said["status", "occurred"] == ["a", "b", "c"]
    assert said["participants.participant", "Binto"] == ["a"]
    assert said["casualties.killed", "≥ 12"] == ["a"]
    assert said["place", "Kolondé"] == ["a", "c"]


def test_conflicts_are_kept_side_by_side() -> None:
    one = story(
        bridge("a", casualties=Casualties(killed=12)),
        bridge("b", "2024-05-03", casualties=Casualties(killed=9)),
        bridge("c", casualties=Casualties(killed=12), status="denied"),
    )
    assert one.conflicts == ["date", "status", "casualties.killed"]
    assert one.date == "2024-05-02"
    assert one.casualties == Casualties(killed=12)
    assert {v.value for v in one.values if v.field == "casualties.killed"} == {"12", "9"}
    assert {v.value for v in one.values if v.field == "date"} == {"2024-05-02", "2024-05-03"}


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        (Casualties(killed=14), Casualties(killed=15, about=["killed"]), False),
        (Casualties(killed=14), Casualties(killed=10, at_least=["killed"]), False),
        (Casualties(killed=14), Casualties(wounded=20), False),
        (Casualties(killed=14), Casualties(killed=20, at_least=["killed"]), True),
        (Casualties(killed=14), Casualties(killed=30, about=["killed"]), True),
    ],
)
def test_rounded_tolls_are_no_conflict(first: Casualties, second: Casualties, conflict: bool) -> None:
    one = story(bridge("a", casualties=first), bridge("b", casualties=second))
    assert ("casualties.killed" in one.conflicts) is conflict


def test_a_contradiction_anywhere_keeps_two_stories_apart() -> None:
    month, early, late = bridge("a", "2024-05"), bridge("b", "2024-05-02"), bridge("c", "2024-05-20")
    told = members(tell([month, early, late]))
    assert len(told) == 2
    assert not any({"b/e1", "c/e1"} <= one for one in told)


def test_events_of_one_article_are_never_one() -> None:
    told = article("a", BRIDGE, type="disaster", date="2024-05-02", place="Kolondé")
    twice = told.model_copy(update={"events": [told.events[0], told.events[0].model_copy(update={"id": "e2"})]})
    assert members(tell(records(twice))) == {frozenset({"a/e1"}), frozenset({"a/e2"})}
    assert len(tell([*records(twice), bridge("b")])) == 2


def test_other_types_are_other_stories() -> None:
    assert len(tell([bridge("a"), bridge("b", type="attack")])) == 2


def test_what_is_told_beside_another_story_needs_less() -> None:
    def two(id: str) -> list[Record]:
        speech = article(id, "Mot sur le bac", type="creation", place="Mali")
        second = speech.model_copy(update={"events": [speech.events[0].model_copy(update={"id": "e2"})]})
        return [bridge(id), *records(second)]

    alone = tell([two("a")[1], two("b")[1]])
    assert len(alone) == 2
    assert members(tell([*two("a"), *two("b")])) == {frozenset({"a/e1", "b/e1"}), frozenset({"a/e2", "b/e2"})}


def test_the_headline_is_the_title_else_the_sentence_of_who_knows_most() -> None:
    long = " ".join([BRIDGE, *["et ses"] * 40])
    headline = bridge("b", text="Mot du pont de Kolondé", title=True)
    assert story(bridge("a"), headline).title == "Mot du pont de Kolondé"
    title = tell([record("a", long)])[0].title
    assert title.endswith(" …")
    assert len(title) < 150


def test_ids_do_not_depend_on_what_else_is_read() -> None:
    pair = [bridge("a"), bridge("b")]
    others = [record("z", "Mot de tout autre chose", type="protest", date="2020-01-01", place="Bamako")]
    ids = {one.id for one in tell(pair)}
    assert ids <= {one.id for one in tell([*others, *pair])}
    assert len({one.id for one in tell([*others, *pair])}) == 2


def test_stories_of_articles() -> None:
    both = [told("a", date="2024-05-02", place="Kolondé"), told("b", date="2024-05-02", place="Kolondé")]
    assert members(aes_extract.tell(both)) == {frozenset({"a/e1", "b/e1"})}


def collection(*articles: Article, wanted: Filter | None = None) -> tuple[Collection, list[Article]]:
    kept = Collection(wanted)
    for one in articles:
        kept.add(BRIDGE, one)
    return kept, [told.article for told in kept]


def told(id: str, **more: object) -> Article:
    return article(id, BRIDGE, **{"type": "disaster"} | more)  # type: ignore[arg-type]


def test_a_story_completes_its_members() -> None:
    who = [person("Awa Binto")]
    dated = told("a", date="2024-05-02", place="Kolondé", participants=who)
    partial = told("b", date="XXXX-05-02", participants=who)
    bare = told("c", place="Mali", participants=who)
    kept, (first, second, third) = collection(dated, partial, bare)
    with kept:
        assert first == dated
        event = second.events[0]
        assert (event.date, event.date_resolution) == ("2024-05-02", "corpus")
        assert event.place is not None
        assert (event.place.id, event.place_resolution) == ("kolonde", "corpus")
        assert [(p.id, p.lat, p.mentions) for p in second.places] == [("kolonde", 14.0, [])]
        event = third.events[0]
        assert (event.date, event.date_resolution) == ("2024-05-02", "corpus")
        assert (event.place, event.place_resolution) == (bare.events[0].place, "explicit")
        assert event.triggers == bare.events[0].triggers


def test_what_an_article_says_itself_is_kept() -> None:
    kept, articles = collection(told("a", date="2024-05", place="Mali"), told("b", date="2024-05-02", place="Kolondé"))
    with kept:
        assert len(kept.stories) == 1
        assert [a.events[0].date for a in articles] == ["2024-05", "2024-05-02"]
        assert [a.events[0].place and a.events[0].place.name for a in articles] == ["Mali", "Kolondé"]


def test_a_collection_keeps_texts_and_articles_as_they_are() -> None:
    strange = 'Mot\r\n\u2028 "é" \ud800 \x00 😀'
    with Collection() as kept:
        kept.add(strange, article("a"))
        kept.add("", article("b", type="protest"))
        assert [told.text for told in kept] == [strange, ""]
        assert [told.article for told in kept] == [article("a"), article("b", type="protest")]
        assert [told.text for told in kept] == [strange, ""]
        assert len(kept) == 2
        assert {kept.story_of("a", "e1"), kept.story_of("b", "e1")} == {one.id for one in kept.stories}


def test_what_is_wanted_is_chosen_by_what_stories_complete() -> None:
    who = [person("Awa Binto")]
    dated = told("a", date="2024-05-02", place="Kolondé", participants=who)
    partial = told("b", date="XXXX-05-02", participants=who)
    old = told("c", date="2019-05-02", participants=who)
    undated = article("d", "Grève des pêcheurs", type="protest")
    both, articles = collection(dated, old, partial, undated, wanted=Filter(since=date(2024, 1, 1)))
    with both:
        assert [(one.id, one.events[0].date) for one in articles] == [("a", "2024-05-02"), ("b", "2024-05-02")]
        assert [one.article.events[0].date for one in both.alone()] == ["2024-05-02", "XXXX-05-02"]
        assert members(list(both.stories)) == {frozenset({"a/e1", "b/e1"})}
        assert len(both) == 2
        assert both.story_of("b", "e1") == next(iter(both.stories)).id


def test_stories_are_told_of_the_events_that_are_left() -> None:
    first, second = (told(id, date="2024-05-02", place="Kolondé") for id in "ab")
    first.events.append(first.events[0].model_copy(update={"id": "e2", "type": "meeting", "status": "planned"}))
    denied = second.model_copy(update={"events": [second.events[0].model_copy(update={"status": "denied"})]})
    one, (left,) = collection(first, denied, wanted=Filter(statuses=frozenset({"occurred"})))
    with one:
        assert [event.id for event in left.events] == ["e1"]
        assert members(list(one.stories)) == {frozenset({"a/e1"})}
    none, articles = collection(first, wanted=Filter(only=frozenset({"people"})))
    with none:
        assert [(a.events, a.id) for a in articles] == [([], "a")]
        assert list(none.stories) == []


DATES = ["2024-05-02", "2024-05-03", "2024-05", "XXXX-05-02", "XXXX-WXX-4", None]
EVENTS = st.builds(
    lambda kind, date, place, who, words: {
        "type": kind,
        "date": date,
        "place": place,
        "participants": [person(name) for name in who],
        "text": " ".join(["Mot", *words]),
    },
    st.sampled_from(["meeting", "attack", "statement", "personnel"]),
    st.sampled_from(DATES),
    st.sampled_from(["Kolondé", "marché de Kolondé", "Dabaro", "Mali", None]),
    st.lists(st.sampled_from(["Awa Binto", "Salif Kolo", "Kolo"]), max_size=2, unique=True),
    st.lists(st.sampled_from("garde-fou pirogue bac mine orpailleur bitume primature".split()), max_size=5),
)


@given(st.lists(EVENTS, max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_every_event_is_in_one_story_whatever_the_order(events: list[dict[str, object]], order: random.Random) -> None:
    given = [record(f"a{n}", **event) for n, event in enumerate(events)]  # type: ignore[arg-type]
    stories = tell(given)
    keys = Counter((m.article, m.event) for one in stories for m in one.members)
    assert keys == Counter(one.key for one in given)
    assert len({one.id for one in stories}) == len(stories)
    assert tell(given) == stories
    shuffled = order.sample(given, len(given))
    assert members(tell(shuffled)) == members(stories)
    assert {one.id for one in tell(shuffled)} == {one.id for one in stories}


def test_groups_are_one_participant() -> None:
    chiefs = [group("Chefs d’État-major", "MLI"), group("Chefs d’État-Major Général", "MLI")]
    one = story(*(bridge(id, participants=[chief]) for id, chief in zip("ab", chiefs, strict=True)))
    assert [p.name for p in one.participants] == ["Chefs d’État-Major Général"]


def made(number: int) -> list[Record]:
    """So many events of a hundred a day, each told by two articles in words of their own."""
    chance = random.Random(number)
    found = []
    for n in range(number // 2):
        common = [f"mot{chance.randrange(3000)}" for _ in range(12)]
        date = f"{2000 + n // 18000}-{n // 1500 % 12 + 1:02d}-{n // 50 % 28 + 1:02d}"
        for side in "ab":
            words = " ".join([*chance.sample(common, 8), *(f"mot{chance.randrange(3000)}" for _ in range(6))])
            found.append(record(f"{n}{side}", words, date=date, participants=[person(f"Awa N{n % 700}")]))
    return found


def test_pairs_to_compare_grow_with_the_events() -> None:
    small, large = (len(list(candidates(events, Frequencies(events)))) for events in (made(1500), made(3000)))
    assert 700 < small < large < 2.5 * small
