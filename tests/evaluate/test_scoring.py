"""The scorer's rules, on articles of a few words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aes_extract import schema
from aes_extract.evaluate.gold import (
    GoldArticle,
    GoldEvent,
    GoldParticipant,
    GoldPerson,
    GoldSpan,
    Label,
    Stretch,
)
from aes_extract.evaluate.names import alike, is_named, is_person, same
from aes_extract.evaluate.report import Retrieval
from aes_extract.evaluate.scoring import pair_events, score

TEXT = "Le général Awa Diarra a reçu Binta Sow à Ségou mardi ; la rencontre et le sommet ont suivi."
INFO = schema.SourceInfo(sha256="0" * 64, encoding="utf-8")


def at(surface: str) -> Stretch:
    start = TEXT.index(surface)
    return Stretch(start, start + len(surface), surface)


def span(surface: str, label: Label, value: str | None = None) -> GoldSpan:
    found = at(surface)
    return GoldSpan(found.start, found.end, surface, label, value or surface)


def mention(surface: str) -> schema.Mention:
    found = at(surface)
    return schema.Mention(start=found.start, end=found.end, text=surface, found_by="test")


def trigger(surface: str) -> schema.Passage:
    found = at(surface)
    return schema.Passage(start=found.start, end=found.end, text=surface)


def person(name: str, *surfaces: str, **more: object) -> schema.Person:
    return schema.Person.model_validate(
        {"id": name, "name": name, "mentions": [mention(s).model_dump() for s in surfaces], **more}
    )


def event(type_: str, *surfaces: str, **more: object) -> schema.Event:
    return schema.Event.model_validate(
        {
            "id": "e1",
            "type": type_,
            "triggers": [trigger(s).model_dump() for s in surfaces],
            "found_by": "x",
            **more,
        }
    )


def participant(role: str, name: str, type_: str = "person", **more: object) -> dict[str, object]:
    return {"role": role, "name": name, "type": type_, **more}


def gold(**more: object) -> GoldArticle:
    return replace(GoldArticle("a", TEXT), **more)  # type: ignore[arg-type]


def article(**more: object) -> schema.Article:
    return schema.Article.model_validate({"id": "a", "source": INFO, **more})


def counts(r: Retrieval) -> tuple[int, int, int]:
    return r.tp, r.fp, r.fn


MEETING = GoldEvent("e1", "meeting", [at("reçu"), at("rencontre")])


# -- names -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "is_same"),
    [
        ("Sékou d’Oualata", "SEKOU D'OUALATA", True),
        ("l'école", "École", True),
        ("Sœurs", "soeurs", True),
        ("Gao", "Kidal", False),
        ("le", "la", False),
        (None, None, False),
    ],
)
def test_same(a: str | None, b: str | None, is_same: bool) -> None:
    assert same(a, b) is is_same


@pytest.mark.parametrize(
    ("a", "b", "floor", "is_alike"),
    [
        ("plan d'action commun", "plan d'action", 0.75, True),
        ("ministres", "ministre", 1.0, True),
        ("comité de suivi du pacte", "comité", 0.75, True),
        ("suivi du pacte", "pacte national élargi", 0.5, False),
        ("pacte", "", 0.0, False),
    ],
)
def test_alike(a: str, b: str, floor: float, is_alike: bool) -> None:
    assert alike(a, b, floor) is is_alike


def test_two_words_name_a_person() -> None:
    assert is_person("Awa Diarra", "DIARRA Awa")
    assert is_person("Awa Binta Diarra", "Awa Diarra")
    assert not is_person("Awa Diarra", "Diarra")
    assert not is_person("Awa Diarra", None)


def test_an_institution_may_go_by_its_other_names() -> None:
    known = gold(orgs={"Union des pêcheurs": ["UPN", "Union"]})
    for name in ("Union des pêcheurs", "UPN", "Union"):
        assert is_named("ORG", "Union des pêcheurs", name, known)
        assert is_named("ORG", "UPN", name, known)
    assert not is_named("ORG", "Union des pêcheurs", "UPN", gold())


# -- mentions and values ---------------------------------------------------------------------------------------


def test_only_the_exact_span_counts() -> None:
    wanted = [span("Awa Diarra", "PER"), span("Binta Sow", "PER")]
    report = score([gold(spans=wanted)], [article(people=[person("Awa Diarra", "Awa Diarra", "Binta")])])
    assert counts(report.mentions["PER"]) == (1, 1, 1)
    assert [f.detail for f in report.findings] == ["PER 'Binta' @29", "PER 'Binta Sow' @29"]


def test_the_label_must_be_right() -> None:
    place = schema.Place(id="p", name="Ségou", mentions=[mention("Ségou")])
    report = score([gold(spans=[span("Ségou", "ORG")])], [article(places=[place])])
    assert counts(report.mentions["ORG"]) == (0, 0, 1)
    assert counts(report.mentions["LOC"]) == (0, 1, 0)
    assert counts(report.mentions["all"]) == (0, 1, 1)


def test_values_are_judged_where_the_span_is_right() -> None:
    wanted = [span("Awa Diarra", "PER"), span("Ségou", "LOC"), span("mardi", "DATE", "2024-05-07")]
    found = article(
        people=[person("Binta Sow", "Awa Diarra")],
        places=[schema.Place(id="p", name="Segou", mentions=[mention("Ségou")])],
        dates=[schema.Date(value="2024-05-14", resolution="reference", mentions=[mention("mardi")])],
    )
    values = score([gold(spans=wanted)], [found]).values
    assert {label: (a.right, a.n) for label, a in values.items()} == {
        "PER": (0, 1),
        "LOC": (1, 1),
        "DATE": (0, 1),
    }


def test_a_date_without_value_is_wrong() -> None:
    found = article(dates=[schema.Date(value=None, resolution="unresolved", mentions=[mention("mardi")])])
    report = score([gold(spans=[span("mardi", "DATE", "XXXX-WXX-2")])], [found])
    assert (report.mentions["DATE"].f1, report.values["DATE"].share) == (1.0, 0.0)


# -- people and metadata ---------------------------------------------------------------------------------------


def test_each_person_counts_once() -> None:
    wanted = [span("Awa Diarra", "PER"), span("Diarra", "PER", "Awa Diarra"), span("Binta Sow", "PER")]
    report = score([gold(spans=wanted)], [article(people=[person("Awa Diarra"), person("Awa Diarra"), person("Sow")])])
    assert counts(report.people) == (1, 2, 1)


def test_rank_and_roles() -> None:
    said = {"Awa Diarra": GoldPerson("général", ["chef d'état-major du Wagadou", "maire"])}
    roles = [{"title": "chef d'état-major", "organization": "Wagadou"}]
    right = score([gold(people=said)], [article(people=[person("Awa Diarra", rank="Général", roles=roles)])])
    assert (right.attributes["rank"].share, right.attributes["roles"].share) == (1.0, 0.5)
    none = score([gold(people=said)], [article()])
    assert (none.attributes["rank"].share, none.attributes["roles"].share) == (0.0, 0.0)


def test_metadata_count_where_gold_has_them() -> None:
    report = score([gold(author="Awa Diarra", title="Une visite")], [article(author="AWA DIARRA", publisher="X")])
    shares = {key: report.attributes[key].share for key in ("author", "title")}
    assert shares == {"author": 1.0, "title": 0.0}
    assert "publisher" not in report.attributes


# -- events ----------------------------------------------------------------------------------------------------


def test_events_pair_by_type_and_trigger() -> None:
    report = score([gold(events=[MEETING])], [article(events=[event("statement", "reçu")])])
    assert counts(report.events) == (0, 1, 1)
    assert counts(report.events_untyped) == (1, 0, 0)
    assert counts(report.event_types["meeting"]) == (0, 0, 1)
    assert counts(report.event_types["statement"]) == (0, 1, 0)
    report = score([gold(events=[MEETING])], [article(events=[event("meeting", "sommet")])])
    assert counts(report.events) == counts(report.events_untyped) == (0, 1, 1)


def test_the_event_with_more_triggers_wins() -> None:
    events = [event("meeting", "reçu"), event("meeting", "reçu", "rencontre")]
    assert pair_events([MEETING], events, typed=True) == {0: 1}
    report = score([gold(events=[MEETING])], [article(events=events)])
    assert counts(report.events) == (1, 1, 0)


def test_a_sentence_is_no_trigger() -> None:
    long = event("meeting", TEXT[: TEXT.index("reçu") + 40])
    assert pair_events([MEETING], [long], typed=True) == {}


def test_optional_events_cost_nothing() -> None:
    optional = replace(MEETING, optional=True, participants=[GoldParticipant("host", "PER", "Awa Diarra")])
    for events in ([], [event("meeting", "reçu", date="2024")]):
        report = score([gold(events=[optional])], [article(events=events)])
        for counter in (report.events, report.events_untyped, report.arguments):
            assert counts(counter) == (0, 0, 0)
        assert not report.attributes


@pytest.mark.parametrize(
    ("wanted", "found", "arguments", "is_right"),
    [
        ("2024-05-07", "2024-05-07", (1, 0, 0), True),
        ("2024-05-07", "2024-05-08", (0, 1, 1), False),
        ("2024-05-07", None, (0, 0, 1), False),
        (None, None, (0, 0, 0), True),
        (None, "2024-05-07", (0, 1, 0), False),
        ([None, "2024-05-07"], None, (0, 0, 0), True),
        ([None, "2024-05-07"], "2024-05-07", (0, 0, 0), True),
        ([None, "2024-05-07"], "2024-05-08", (0, 1, 0), False),
        (["2024-05", "2024-05-07"], "2024-05", (1, 0, 0), True),
    ],
)
def test_date_of_an_event(
    wanted: str | list[str | None] | None, found: str | None, arguments: tuple[int, int, int], is_right: bool
) -> None:
    report = score(
        [gold(events=[replace(MEETING, date=wanted)])], [article(events=[event("meeting", "reçu", date=found)])]
    )
    assert counts(report.arguments) == arguments
    assert report.attributes["event date"].share == is_right


def test_place_of_an_event_is_a_name() -> None:
    wanted = replace(MEETING, place=["Ségou", "Mopti"])
    for name, expected in (("SEGOU", (1, 0, 0)), ("Mopti", (1, 0, 0)), ("Gao", (0, 1, 1))):
        found = event("meeting", "reçu", place={"name": name})
        assert counts(score([gold(events=[wanted])], [article(events=[found])]).arguments) == expected


def test_participants_need_their_role() -> None:
    wanted = replace(
        MEETING,
        participants=[
            GoldParticipant("host", "PER", "Awa Diarra"),
            GoldParticipant("participant", "PER", "Binta Sow"),
        ],
    )
    found = event(
        "meeting",
        "reçu",
        participants=[participant("host", "Awa Diarra"), participant("host", "Binta Sow"), participant("host", "X")],
    )
    report = score([gold(events=[wanted])], [article(events=[found])])
    assert counts(report.arguments) == (1, 2, 1)
    assert counts(report.participants) == (2, 1, 0)


def test_arguments_of_a_missed_event_are_missed() -> None:
    wanted = replace(MEETING, date="2024", place="Ségou", participants=[GoldParticipant("host", "PER", "Awa Diarra")])
    report = score([gold(events=[wanted])], [article()])
    assert counts(report.arguments) == (0, 0, 3)
    assert counts(report.participants) == (0, 0, 1)
    assert not report.attributes


def test_groups_by_likeness_and_places_by_country() -> None:
    states = GoldParticipant("participant", "GRP", "ministres de la Pêche", ["MLI", "SEN"])
    land = GoldParticipant("host", "LOC", "Mali", ["MLI"])
    wanted = replace(MEETING, participants=[states, land])
    group = participant("participant", "les ministres", "group", countries=["SEN", "MLI"])
    found = event("meeting", "reçu", participants=[group, participant("host", "Bamako", "place", country="MLI")])
    report = score([gold(events=[wanted])], [article(events=[found])])
    assert counts(report.participants) == (2, 0, 0)
    assert report.attributes["group countries"].share == 1.0


def test_attributes_of_an_event() -> None:
    wanted = replace(
        MEETING, subtype="audience", status="planned", hedged=True, object="plan de paix", source="radio de Ségou"
    )
    right = event(
        "meeting", "reçu", subtype="audience", status="planned", hedged=True,
        object="un plan de paix", source={"name": "Radio Ségou"},
    )  # fmt: skip
    keys = ("subtype", "status", "hedged", "object", "source")
    for found, share in ((right, 1.0), (event("meeting", "reçu"), 0.0)):
        attributes = score([gold(events=[wanted])], [article(events=[found])]).attributes
        assert {key: attributes[f"event {key}"].share for key in keys} == dict.fromkeys(keys, share)


# -- articles and files ----------------------------------------------------------------------------------------


def test_a_missing_article_has_found_nothing() -> None:
    report = score([gold(spans=[span("Ségou", "LOC")], events=[MEETING])], [article(id="b")])
    assert (report.articles, report.missing) == (1, 1)
    assert counts(report.mentions["all"]) == counts(report.events) == (0, 0, 1)


def test_articles_pair_by_the_stem_of_their_id() -> None:
    assert score([gold()], [article(id="folder/a.txt")]).missing == 0


def test_nothing_to_score() -> None:
    report = score([], [])
    assert next(report.table()) == "0 articles, 0 missing from the output"
    assert set(report.figures().values()) == {0.0}


def test_gold_is_handed_on_like_jsonl() -> None:
    source = gold(published="2024-05-07").source()
    assert (source.id, source.text, source.published, source.path) == ("a", TEXT, "2024-05-07", None)
    assert len(source.sha256) == 64
