"""The countries of a group's people, and which mentions are one group; what a token names."""

from __future__ import annotations

import pytest
from spacy.language import Language

from aes_extract.components.groups import write_groups
from aes_extract.resolve import resolve
from aes_extract.resolve.entities import Entities, GroupEntity
from tests.components.names.marked import marked


def bug(*values: object, reason: str) -> object:
    """A row that should pass and does not yet."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


def resolved(text: str) -> Entities:
    return resolve(write_groups(marked(text)))


def groups(text: str) -> list[GroupEntity]:
    return resolved(text).groups


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        # --- none
        ("les ministres de la Défense", ()),
        ("des groupes armés/ADJ", ()),
        ("les habitants de [LOC Zorbala]", ()),
        ("les ministres des trois pays", ()),  # of which?
        ("les soldats sahéliens/ADJ", ()),
        ("des migrants congolais/ADJ", ()),  # of two countries
        # --- by demonym
        ("les soldats maliens/ADJ", ("MLI",)),
        ("une délégation russe/ADJ", ("RUS",)),
        ("les soldats maliens/ADJ et burkinabè/ADJ", ("MLI", "BFA")),
        ("les ministres nigérians/ADJ", ("NGA",)),
        ("les ministres nigériens/ADJ", ("NER",)),
        ("le ministre malien/ADJ de la Défense", ("MLI",)),
        ("des touristes norvégiens/ADJ", ("NOR",)),
        ("les soldats sud-africains/ADJ", ("ZAF",)),
        # --- by place
        ("les ministres de la Santé du [LOC Mali] et du [LOC Niger]", ("MLI", "NER")),
        ("les chefs d'État-major du [LOC Niger], du [LOC Mali] et du [LOC Burkina Faso]", ("NER", "MLI", "BFA")),
        ("les habitants de [LOC Dori]", ("BFA",)),
        ("des experts venus du [LOC Togo]", ("TGO",)),
        ("les soldats du [LOC Mali] au/ADP [LOC Togo]", ("MLI",)),
        # --- by organisation
        ("les ministres des pays de l'[ORG:aes AES]", ("BFA", "MLI", "NER")),
        ("les ministres des trois pays membres de l'[ORG:aes AES]", ("BFA", "MLI", "NER")),
        ("les soldats de l'[ORG armée malienne]", ("MLI",)),
        ("l'[ORG:aes AES] parle/VERB. Les ministres des trois pays signent/VERB", ("BFA", "MLI", "NER")),
        ("l'[ORG:aes AES] parle/VERB. Les ministres des pays membres signent/VERB", ("BFA", "MLI", "NER")),
        ("l'[ORG:aes AES] parle/VERB. Les ministres des deux pays signent/VERB", ()),
        ("l'[ORG:aes AES] parle/VERB. Les ministres signent/VERB", ()),
        ("l'[ORG:aes AES] parle/VERB. Les ministres maliens/ADJ des trois pays", ("MLI",)),
        bug("les soldats équato-guinéens/ADJ", ("GNQ",), reason="the last half of a compound demonym decides"),
        bug("la délégation russo-malienne/ADJ", ("RUS", "MLI"), reason="the first half of a compound is not read"),
    ],
)
def test_countries(text: str, countries: tuple[str, ...]) -> None:
    group = groups(text)[0]
    assert group.countries == countries
    assert group.country == (countries[0] if len(countries) == 1 else None)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", []),
        ("les ministres de la Défense. Les Ministres de la Défense", ["ministres de la Défense"]),
        ("les soldats maliens/ADJ, les soldats togolais/ADJ", ["soldats maliens", "soldats togolais"]),
        (
            "les ministres de la Santé du [LOC Mali]. Les ministres de la Santé du [LOC Togo]",
            ["ministres de la Santé du Mali", "ministres de la Santé du Togo"],
        ),
        ("les soldats maliens/ADJ du génie. Les soldats du génie", ["soldats maliens du génie", "soldats du génie"]),
        ("les soldats tirent/VERB. Les soldats fuient/VERB", ["soldats", "soldats"]),  # a bare noun: who knows
    ],
)
def test_which_is_one(text: str, names: list[str]) -> None:
    assert [g.name for g in groups(text)] == names


def test_the_countries_may_come_with_a_later_mention() -> None:
    first, *others = groups(
        "les ministres de l'Eau parlent/VERB. Les ministres de l'Eau, venus du [LOC Mali], signent/VERB"
    )
    assert (first.countries, len(first.mentions), others) == (("MLI",), 2, [])


def test_what_a_group_knows() -> None:
    doc = write_groups(marked("hier les nouveaux/ADJ soldats maliens/ADJ partent/VERB"))
    [group] = resolve(doc).groups
    assert (group.kind, group.id, group.name, group.sector) == (
        "group",
        "nouveaux-soldats-maliens",
        "nouveaux soldats maliens",
        "MIL",
    )
    assert doc[group.head].text == "soldats"
    assert [(m.start, m.end, m.found_by) for m in group.mentions] == [(2, 5, "group-head")]


# --- what a token names -------------------------------------------------------------------------------------

TEXT = (
    "Le ministre malien/ADJ de la Santé, [PER Zorba Tikari], et des soldats de la [ORG Ligue Bleue] "
    "sont à [LOC Lomé]. Il part/VERB"
)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Zorba", "Zorba Tikari"),
        ("Tikari", "Zorba Tikari"),
        ("ministre", "Zorba Tikari"),  # the description belongs to the person
        ("malien", "Zorba Tikari"),
        ("soldats", "soldats de la Ligue Bleue"),
        ("Ligue", "Ligue Bleue"),  # a name over the group that it is in
        ("Lomé", "Lomé"),
        ("sont", None),
        ("part", None),
    ],
)
def test_entity_at(word: str, name: str | None) -> None:
    doc = write_groups(marked(TEXT))
    entity = resolve(doc).at(next(t.i for t in doc if t.text == word))
    assert (entity.name if entity else None) == name


def test_entity_at_the_end_of_the_text() -> None:
    assert resolved(TEXT).at(10_000) is None


def test_an_empty_text_has_no_entities() -> None:
    found = resolved("")
    assert (found.people, found.institutions, found.places, found.groups, found.dates) == ([], [], [], [], [])


# --- with the parse -----------------------------------------------------------------------------------------


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "L'Alliance des États du Sahel avance. Les chefs d'état-major des trois pays se sont réunis à Niamey.",
            [("chefs d'état-major", ("BFA", "MLI", "NER"))],
        ),
        (
            "L'Alliance des États du Sahel avance. Les chefs d'état-major de l'Alliance se sont réunis à Niamey.",
            [("chefs d'état-major de l'Alliance", ("BFA", "MLI", "NER"))],
        ),
        ("Des soldats maliens et nigériens ont été décorés.", [("soldats maliens et nigériens", ("MLI", "NER"))]),
        ("Une délégation norvégienne est arrivée à Bergen.", [("délégation norvégienne", ("NOR",))]),
        ("Les ministres maliens et nigériens ont signé.", [("ministres maliens et nigériens", ("MLI", "NER"))]),
        ("Des manifestants ont brûlé des pneus à Conakry.", [("manifestants", ())]),
        ("Les habitants de Dori réclament de l'eau.", [("habitants de Dori", ("BFA",))]),
        ("Le ministre togolais de la Santé, Salif Tikari, a parlé.", []),
        ("Le ministre togolais de la Santé a parlé.", [("ministre togolais de la Santé", ("TGO",))]),
    ],
)
def test_countries_with_the_parse(nlp: Language, text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(g.name, g.countries) for g in resolve(nlp(text)).groups] == expected
