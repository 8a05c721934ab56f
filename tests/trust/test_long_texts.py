"""Texts of any length and shape: cut where they may be, put together again, in time that grows as they do."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import chain, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aes_extract import article as module
from aes_extract import schema
from aes_extract.borders import AT_ONCE, stretches
from aes_extract.components.dates.grammar import find_expressions
from aes_extract.findings import Findings
from aes_extract.live import LiveText
from aes_extract.parts import Whole
from aes_extract.readers import Source
from aes_extract.readers.decode import decode
from aes_extract.zones import split
from tests.gold.corpus import SETS, gold_file, read_gold

if TYPE_CHECKING:
    from spacy.language import Language

# -- where a text is cut -----------------------------------------------------------------------------------------------

CUTS = {
    "short": ("Kolo parle.", 20, ["Kolo parle."]),
    "at a paragraph": ("aaaa\nbb\n\ncc\ndd ee", 12, ["aaaa\nbb\n\n", "cc\ndd ee"]),
    "at the last paragraph": ("aaaa\n\nb\n\nc\ndd ee", 12, ["aaaa\n\nb\n\n", "c\ndd ee"]),
    "at a paragraph of Windows": ("aaaa\r\nbb\r\n\r\ncc\r\ndd", 14, ["aaaa\r\nbb\r\n\r\n", "cc\r\ndd"]),
    "at a paragraph of old": ("aaaaa\r\rbb\rcc", 11, ["aaaaa\r\r", "bb\rcc"]),
    "at a line": ("aaaa. bbb\ncc dd ee", 12, ["aaaa. bbb\n", "cc dd ee"]),
    "at a sentence": ("aaaa bbb. cc dd ee", 12, ["aaaa bbb. ", "cc dd ee"]),
    "behind a closing mark": ("« aaaa. » bb ccc dd", 12, ["« aaaa. » ", "bb ccc dd"]),
    "at a blank": ("aaaa bbbb cc dd", 12, ["aaaa bbbb ", "cc dd"]),
    "anywhere": ("aaaabbbbcccc", 5, ["aaaab", "bbbcc", "cc"]),
    "not before an accent": ("aaae\u0301bb", 4, ["aaa", "e\u0301bb"]),
    "not too early": ("a\n\nbbbbbbbb cccc", 12, ["a\n\nbbbbbbbb ", "cccc"]),
    "empty": ("", 5, [""]),
}  # fmt: skip


@pytest.mark.parametrize("name", CUTS)
def test_a_text_is_cut_at_the_best_border(name: str) -> None:
    text, most, pieces = CUTS[name]
    assert [text[start:end] for start, end in stretches(text, most)] == pieces


@given(st.text(alphabet="ab.!\n\r \u0301é»", max_size=200), st.integers(2, 30))
@settings(deadline=None)
def test_the_pieces_are_the_text(text: str, most: int) -> None:
    pieces = list(stretches(text, most))
    assert "".join(text[start:end] for start, end in pieces) == text
    assert all(end - start <= most for start, end in pieces)
    assert all(start < end for start, end in pieces) or not text


def test_parts_keep_the_way_back() -> None:
    text = "Un.\n\nMenu\n\nDeux, trois.\n\n   \n\nQuatre."
    ranges = [(0, 3), (11, 23), (30, 37)]
    parts = LiveText.parts(text, ranges, [(0, 5), (5, 16), (16, 27), (27, 37)])
    assert [part.text for part in parts] == ["Un.", "Deux,", " trois.", "Quatre."]
    for part in parts:
        assert all(text[part.origin(i)] == char for i, char in enumerate(part.text))


# -- what is found in the parts ----------------------------------------------------------------------------------------


def mention(start: int) -> schema.Mention:
    return schema.Mention(start=start, end=start + 4, text="Kolo", found_by="test")


def person(id: str, at: int, **more: object) -> schema.Person:
    return schema.Person.model_validate({"id": id, "name": id.title(), "mentions": [mention(at)]} | more)


def place(id: str, at: int) -> schema.Place:
    return schema.Place(id=id, name=id.title(), mentions=[mention(at)])


def event(id: str, at: int, **more: object) -> schema.Event:
    return schema.Event.model_validate(
        {"id": id, "type": "meeting", "triggers": [mention(at).model_dump(exclude={"found_by"})], "found_by": ""} | more
    )


def findings(**found: list[object]) -> Findings:
    empty: dict[str, list[object]] = {name: [] for name in Findings.__slots__}
    return Findings(**(empty | found))  # type: ignore[arg-type]


def together(parts: list[Findings]) -> Findings:
    whole = Whole()
    for part in parts:
        whole.add(part)
    return whole.findings()


def test_entities_of_one_id_are_one() -> None:
    first = person("kolo", 5, rank="colonel", roles=[{"title": "chef"}])
    again = person("kolo", 105, country="MLI", rank="général", roles=[{"title": "chef"}, {"title": "maire"}])
    (one,) = together([findings(people=[first]), findings(), findings(people=[again])]).people
    assert (one.id, one.rank, one.country) == ("kolo", "colonel", "MLI")
    assert [role.title for role in one.roles] == ["chef", "maire"]
    assert [m.start for m in one.mentions] == [5, 105]


def test_namesakes_stay_apart_whatever_their_numbers() -> None:
    """« diarra » is a town and a person, in one part with a number, in the other without."""
    both = findings(places=[place("diarra", 1)], people=[person("diarra-2", 11), person("diarra-3", 21)])
    alone = findings(
        people=[person("diarra", 101)],
        events=[event("e1", 101, participants=[{"role": "host", "type": "person", "id": "diarra", "name": "D."}])],
    )
    whole = together([both, alone])
    assert [(one.id, [m.start for m in one.mentions]) for one in (*whole.places, *whole.people)] == [
        ("diarra", [1]),
        ("diarra-2", [11, 101]),
        ("diarra-3", [21]),
    ]
    (participant,) = whole.events[0].participants
    assert (participant.id, participant.name) == ("diarra-2", "Diarra-2")


def test_a_number_of_the_name_is_no_number_of_ours() -> None:
    parts = [findings(people=[person("an-2000", 1)]), findings(people=[person("an-2000", 101), person("an", 111)])]
    assert [one.id for one in together(parts).people] == ["an-2000", "an"]


def test_events_follow_on_with_their_relations() -> None:
    linked = {
        "place": {"id": "gao", "name": "GAO"},
        "source": {"id": "kolo", "type": "person", "name": "KOLO"},
        "participants": [{"role": "target", "type": "group", "id": None, "name": "élus"}],
    }
    relation = schema.Relation.model_validate({"from": "e2", "type": "led_to", "to": "e1"})
    part = findings(
        people=[person("kolo", 1)],
        places=[place("gao", 11)],
        events=[event("e1", 1), event("e2", 11, **linked)],
        relations=[relation],
    )
    whole = together([part, part])
    assert [e.id for e in whole.events] == ["e1", "e2", "e3", "e4"]
    assert [(r.from_, r.to) for r in whole.relations] == [("e2", "e1"), ("e4", "e3")]
    assert whole.events[3].place == schema.EventPlace(id="gao", name="Gao")
    assert whole.events[3].source == schema.Credit(id="kolo", type="person", name="Kolo")
    assert whole.events[3].participants == part.events[1].participants


def test_a_link_says_what_any_part_knows() -> None:
    link = {"role": "host", "type": "person", "id": "kolo", "name": "Kolo"}
    first = findings(people=[person("kolo", 5)], events=[event("e1", 5, participants=[link])])
    second = findings(people=[person("kolo", 105, country="MLI", sector="GOV")])
    (participant,) = together([first, second]).events[0].participants
    assert (participant.country, participant.sector) == ("MLI", "GOV")


def test_dates_of_one_value_are_one() -> None:
    def date(value: str | None, at: int, how: str = "explicit") -> schema.Date:
        return schema.Date.model_validate({"value": value, "resolution": how, "mentions": [mention(at)]})

    first = findings(dates=[date("2024", 1), date(None, 11, "unresolved")])
    second = findings(dates=[date(None, 101, "unresolved"), date("2024", 111), date("2024", 121, "reference")])
    assert [(d.value, d.resolution, [m.start for m in d.mentions]) for d in together([first, second]).dates] == [
        ("2024", "explicit", [1, 111]),
        (None, "unresolved", [11]),
        (None, "unresolved", [101]),
        ("2024", "reference", [121]),
    ]


# -- a long text as a whole --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def long_text() -> str:
    """The gold articles one after the other, one of them without any line end."""
    texts = [gold.text for name in SETS for gold in read_gold(gold_file(name))]
    return "\r\n\r\n".join([*texts, " ".join(texts[0].split())])


def of(text: str) -> Source:
    return Source("long", text, "", "utf-8", published="2024-06-01")


@pytest.fixture(scope="module")
def analysed_in_parts(nlp: Language, long_text: str) -> schema.Article:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "AT_ONCE", 2000)
        return module.analyse(of(long_text), nlp)


@pytest.mark.model
def test_offsets_hold_in_the_whole(analysed_in_parts: schema.Article, long_text: str) -> None:
    found = analysed_in_parts
    assert len(found.events) > 50
    entities = [found.people, found.institutions, found.places, found.dates]
    passages = [m for kind in entities for one in kind for m in one.mentions]
    passages += [p for e in found.events for p in (*e.triggers, *e.evidence, *e.quotes)]
    assert [p for p in passages if long_text[p.start : p.end] != p.text] == []
    for kind in entities:
        for one in kind:
            assert all(a.end <= b.start for a, b in pairwise(one.mentions)), one


@pytest.mark.model
def test_ids_are_unique_and_known_in_the_whole(analysed_in_parts: schema.Article) -> None:
    found = analysed_in_parts
    known = {one.id: one.name for one in chain[schema.Model](found.people, found.institutions, found.places)}  # type: ignore[attr-defined]
    assert len(known) == len(found.people) + len(found.institutions) + len(found.places)
    linked = [p for e in found.events for p in e.participants if p.id] + [
        e.place for e in found.events if e.place and e.place.id
    ]
    assert [one for one in linked if known[one.id or ""] != one.name] == []
    events = [e.id for e in found.events]
    assert events == [f"e{n}" for n in range(1, len(events) + 1)]
    assert {id for r in found.relations for id in (r.from_, r.to)} <= set(events)
    assert [e.triggers[0].start for e in found.events] == sorted(e.triggers[0].start for e in found.events)


@pytest.mark.model
def test_a_text_in_parts_is_analysed_as_one(nlp: Language, analysed_in_parts: schema.Article, long_text: str) -> None:
    """The border costs what stands on both sides of it, and little else."""
    whole = module.analyse(of(long_text), nlp)
    assert (analysed_in_parts.title, analysed_in_parts.zones) == (whole.title, whole.zones)
    for kind in ("people", "institutions", "places", "events"):
        few, many = sorted([len(getattr(analysed_in_parts, kind)), len(getattr(whole, kind))])
        assert few > 0.8 * many, kind
    assert module.analyse_all([of("Kolo."), of(long_text), of("Kolo.")], nlp)[1] == whole


@pytest.mark.model
def test_a_text_beyond_the_limit_of_the_model(nlp: Language) -> None:
    """More than spaCy takes at once, most of it blanks and data; what stands at its end is found."""
    said = "Le président Assimi Goïta a reçu le ministre Sadio Camara à Bamako le 6 novembre 2024."
    text = f"{said}\n\n{'x' * 100_000}\n\n{chr(10) * 1_000_000}{said}"
    assert len(text) > nlp.max_length
    found = module.analyse(of(text), nlp)
    assert {p.name for p in found.people} == {"Assimi Goïta", "Sadio Camara"}
    assert [[m.start for m in p.mentions] for p in found.people if p.name == "Assimi Goïta"] == [
        [13, text.rindex("Assimi")]
    ]
    assert [e.type for e in found.events] == ["meeting", "meeting"]
    assert {z.kind for z in found.zones} == {"body", "noise"}


# -- texts that once took for ever -------------------------------------------------------------------------------------


def repeated(words: str) -> Callable[[int], str]:
    return lambda length: (words * (length // len(words) + 1))[:length]


ZONED = {
    "blank lines": lambda length: "Kolo parle." + "\n" * length + "Awa dort.",
    "one word": repeated("a"),
    "one word with apostrophes": repeated("l'"),
    "a line of many words": repeated("mot "),
    "short lines": repeated("Le chat dort bien ici\n"),
    "single letters": repeated("a\n"),
    "headings": repeated("Politique\nSociété\nLe pont est ouvert à Gao\n"),
    "counters of comments": repeated("3 commentaires\nBien dit !\n"),
    "signatures": repeated("Par Awa Traoré. "),
    "pointers": repeated(". Lire aussi : Le port. "),
    "teasers": repeated("A lire : Le port Les gens "),
}


@pytest.mark.parametrize("name", ZONED)
def test_zones_take_linear_time(name: str) -> None:
    text = ZONED[name](12_000)
    assert seconds(lambda: split(text)) < 5


DATED = [
    "le 12 mars 2024, ",
    "12, ",
    "mars 2024, ",
    "mars, avril, ",
    "1998, ",
    "1998, 2002, 2010 et 2014, ",
    "12-3 ",
    "2024 ou ",
]


@pytest.mark.parametrize("words", DATED)
def test_dates_take_linear_time(words: str) -> None:
    text = repeated(words)(20_000)
    assert seconds(lambda: find_expressions(text)) < 10


@pytest.mark.model
@pytest.mark.parametrize(
    "words", ["a déclaré M. Diarra, ", "Moussa Traoré ", "l'", "€€€€ ", "Le ministre dit que ", "à Mali et "]
)
def test_analysis_takes_linear_time(words: str, nlp: Language) -> None:
    text = repeated(words)(8_000)
    assert seconds(lambda: module.analyse(of(text), nlp)) < 15


def seconds(work: Callable[[], object]) -> float:
    """Of this process, whatever else the machine does."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


# -- 50 MB -------------------------------------------------------------------------------------------------------------


def test_fifty_megabytes_in_one_file() -> None:
    """Decoded and cut at its paragraphs: what is analysed at once does not grow with the file."""
    paragraph = "Le général a été reçu à Kolondé, au cœur de la région. " * 50 + "\n\n"
    text, _ = decode(paragraph.encode() * (50_000_000 // len(paragraph.encode()) + 1))
    pieces = list(stretches(text, AT_ONCE))
    assert len(pieces) == pytest.approx(len(text) / AT_ONCE, rel=0.1)
    assert all(end - start <= AT_ONCE and end % len(paragraph) == 0 for start, end in pieces)
