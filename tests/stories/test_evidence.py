"""What each field says for or against two events being one."""

from __future__ import annotations

from math import inf

import pytest
from telling import body, group, person, record

from aes_extract.events.frames import frames
from aes_extract.lexicon import toml
from aes_extract.schema import Casualties, Participant
from aes_extract.stories.actors import actor_evidence, same_group, same_person
from aes_extract.stories.compare import compare, kind_of
from aes_extract.stories.dates import NEXT_DAY, date_evidence
from aes_extract.stories.frequencies import Frequencies
from aes_extract.stories.places import apart, place_evidence


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        (("2024", "2024"), ("2024-11", "2024-11")),
        (("2024-11", "2024-11"), ("2024-11-06", "2024-11-06")),
        (("2024-11-06", "2024-11"), ("2024-11-06", "XXXX-11-06")),
        (("XXXX-11", "XXXX-11"), ("XXXX-11-06", "XXXX-11-06")),
        (("XXXX-WXX-3", "2024-11-06"), ("2024-11-06TMO", "2024-11-06")),
        (("2024-11-06", None), ("2024-11", "2024-11-06")),
        (("XXXX-WXX-1", "2024-11"), ("XXXX-WXX-3", "2024-11-06")),
        (("XXXX-WXX-3", "XXXX-11-06"), ("XXXX-WXX-3", "XXXX-WXX-3")),
        (("2024-09-13/2024-09-14", "2024-09"), ("2024-09-14", "2024-09-13/2024-09-14")),
    ],
)
def test_the_rarer_agreement_of_dates_says_more(
    weaker: tuple[str, str | None], stronger: tuple[str, str | None]
) -> None:
    assert 0 <= date_evidence(*weaker) < date_evidence(*stronger)
    assert date_evidence(*stronger) == date_evidence(*reversed(stronger))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024-11-06", "2024-11-08"),
        ("2024-11-06", "2023-11-06"),
        ("2024-11", "2024-12-05"),
        ("2024", "2023"),
        ("XXXX-11-06", "2024-11-08"),
        ("XXXX-11-06", "XXXX-12-06"),
        ("XXXX-11", "XXXX-12-06"),
        ("XXXX-11-06", "2024-03"),
        ("XXXX-WXX-1", "XXXX-WXX-4"),
        ("XXXX-WXX-1", "2024-11-06"),
    ],
)
def test_dates_that_exclude_each_other(one: str, other: str) -> None:
    assert date_evidence(one, other) == date_evidence(other, one) == -inf


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024-11-06", "2024-11-07"),
        ("2024-12-31", "2025-01-01"),
        ("XXXX-11-06", "2024-11-07"),
        ("XXXX-12-31", "XXXX-01-01"),
        ("XXXX-WXX-7", "XXXX-WXX-1"),
    ],
)
def test_reports_differ_by_a_day(one: str, other: str) -> None:
    assert date_evidence(one, other) == date_evidence(other, one) == NEXT_DAY


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        ("Kolondé", "Kolondé", 1),
        ("Kolondé", "marché de Kolondé", 1),
        ("Kolondé", "région du Fleuve", 1),
        ("Kolondé", "Mali", 1),
        ("Kolondé", None, 0),
        ("Kolondé", "Sahel", 0),
        ("Kolondé", "Sannoba", 0),
        ("Kolondé", "Dabaro", -1),
        ("région du Fleuve", "région du Lac", -1),
        ("marché de Kolondé", "Dabaro", -1),
        ("Kolondé", "Tchad", -1),
        ("Mali", "Tchad", -1),
    ],
)
def test_places(one: str, other: str | None, sign: int) -> None:
    a, b = record("a", place=one), record("b", place=other)
    frequencies = Frequencies([a, b])
    for bits in (place_evidence(a, b, frequencies), place_evidence(b, a, frequencies)):
        assert (bits > 0) - (bits < 0) == sign
    assert apart(a, b) == apart(b, a) == (sign < 0)


def test_a_town_says_more_than_a_capital_and_that_more_than_a_country() -> None:
    def bits(name: str) -> float:
        a, b = record("a", place=name), record("b", place=name)
        return place_evidence(a, b, Frequencies([a, b]))

    assert bits("Kolondé") > bits("Bamako") > bits("Mali") > 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (person("Awa Binto"), person("Awa Binto"), True),
        (person("Ag Mohamed"), person("Youssouf Ag Mohamed Ahmed"), True),
        (person("Binto"), person("Awa Binto"), True),
        (person("Awa"), person("Awa Binto"), False),
        (person("Awa Binto"), person("Salif Binto"), False),
        (person("Binto", country="MLI"), person("Awa Binto", country="NER"), False),
    ],
)
def test_one_person_in_two_articles(one: Participant, other: Participant, same: bool) -> None:
    assert same_person(one, other) is same_person(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (group("Chefs d’État-major", "MLI"), group("Chefs d’État-Major Général", "MLI"), True),
        (group("ministres de la Défense", "MLI", "NER"), group("ministres de la Défense", "NER", "MLI"), True),
        (group("manifestants"), group("manifestants", "MLI"), True),
        (group("manifestants", "NER"), group("manifestants", "MLI"), False),
        (group("ministres de la Défense", "MLI"), group("ministres des Finances", "MLI"), False),
    ],
)
def test_one_group_in_two_articles(one: Participant, other: Participant, same: bool) -> None:
    assert same_group(one, other) is same_group(other, one) is same


def actors(here: list[Participant], there: list[Participant], *single: str) -> float:
    a, b = record("a", participants=here), record("b", participants=there)
    return actor_evidence(a, b, frozenset(single), Frequencies([a, b]))


def test_who_is_rare_says_more() -> None:
    rare = actors([person("Awa Binto")], [person("Awa Binto")])
    state = [Participant(role="participant", type="place", id="mali", name="Mali", country="MLI")]
    assert rare > actors(state, state) > 0
    assert actors([person("Awa Binto")], []) == 0
    assert actors([person("Awa Binto")], [person("Salif Kolo")]) < 0


def test_a_role_that_one_has_alone() -> None:
    assert actors([person("Awa Binto", "speaker")], [person("Salif Kolo", "speaker")], "speaker") == -inf
    assert -inf < actors([person("Awa Binto", "speaker")], [body("Mairie", "speaker")], "speaker") < 0
    assert actors([person("Awa Binto", "speaker")], [person("Binto", "speaker")], "speaker") > 0
    minister = person("Awa Binto", "speaker", sector="GOV")
    assert actors([minister], [group("habitant", sector="CVL", role="speaker")], "speaker") < 0
    assert actors([minister], [group("ministre", sector="GOV", role="speaker")], "speaker") >= 0
    assert actors([person("Awa Binto", "speaker")], [person("Salif Kolo", "target")], "speaker") > -inf


def test_other_office_holders_of_the_same_countries_are_others() -> None:
    ministers = [group("ministres de la Défense", "MLI", "NER", sector="GOV")]
    experts = [group("hauts fonctionnaires", "MLI", "NER", sector="GOV")]
    soldiers = [group("militaires", "MLI", "NER", sector="MIL")]
    assert actors(ministers, ministers) > 0 > actors(ministers, experts)
    assert actors(soldiers, [group("soldats", "MLI", "NER", sector="MIL")]) > 0


def bits(**fields: object) -> dict[str, float]:
    """The evidence on two events that differ in what is given as a pair."""
    sides = [{name: value[i] if isinstance(value, tuple) else value for name, value in fields.items()} for i in (0, 1)]
    a, b = (record(id, **side) for id, side in zip("ab", sides, strict=True))
    return compare(a, b, Frequencies([a, b])).fields


def toll(number: int, *, about: bool = False) -> Casualties:
    return Casualties(killed=number, about=["killed"] if about else [])


def test_tolls() -> None:
    same = bits(type="attack", casualties=toll(14))["toll"]
    assert same > bits(type="attack", casualties=(toll(14), toll(15, about=True)))["toll"] > 0
    assert same > bits(type="attack", casualties=toll(1))["toll"] > 0
    assert bits(type="attack", casualties=(toll(14), toll(15)))["toll"] < 0
    assert bits(type="attack", casualties=(toll(14), None))["toll"] == 0


def test_objects() -> None:
    assert bits(type="agreement", object=("plan d’action minier", "plan d’action"))["object"] > 0
    assert bits(type="agreement", object=("feu vert", "réforme de la constitution"))["object"] < 0
    assert bits(type="agreement", object=("accord", None))["object"] == 0


def test_news_of_a_day() -> None:
    near = bits(published=("2024-05-02", "2024-05-03"))["date"]
    assert near > bits()["date"] > bits(published=("2024-05-02", "2024-08-03"))["date"]
    assert bits(date=("2024-05-02", None), published=(None, "2024-05-03"))["date"] == near
    later = " ".join(["mot"] * 200)
    assert 0 > bits(published="2024-05-02", text=later, trigger=700)["date"] > bits(text=later, trigger=700)["date"]


def test_planned_and_occurred() -> None:
    assert bits(status=("planned", "occurred"))["status"] < 0
    assert bits(status=("planned", "occurred"), date="2024-05-02")["status"] == 0


def test_subtypes_that_exclude_each_other() -> None:
    assert bits(type="personnel", subtype=("appointment", "dismissal"))["subtype"] == -inf
    assert bits(type="personnel", subtype=("appointment", "promotion"))["subtype"] < 0
    assert bits(type="personnel", subtype="appointment")["subtype"] > 0
    assert bits(type="personnel", subtype=("appointment", None))["subtype"] == 0


def test_words_and_headlines() -> None:
    told = "Mot qui dit la réouverture du bac de Kolondé aux pirogues"
    assert bits(text=told)["words"] > bits(text=(told, "Mot de la réouverture de la mine aux orpailleurs"))["words"]
    assert bits(text=told, title=True)["headline"] > bits(text=told)["headline"] == 0


def test_what_the_data_says_of_types_exists() -> None:
    known = {frame.type: set() for frame in frames()}
    for frame in frames():
        known[frame.type].add(frame.subtype)
    assert set(toml("stories.toml")) == set(known)
    for event_type, subtypes in known.items():
        kind = kind_of(event_type)
        assert set().union(kind.closed, *kind.apart) <= subtypes
    assert kind_of("a type of one's own").prior > 0
