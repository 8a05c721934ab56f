"""What stands around a name: rank, honorific, functions before and after it."""

from __future__ import annotations

import pytest

from aes_extract.components.names.titles import find_titles
from aes_extract.resolve.roles import contexts, find_role_phrases
from tests.components.names.marked import marked


def bug(*values: object, reason: str) -> object:
    """A row that should pass and does not yet."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le ministre de la Santé parle/VERB", ["ministre de la Santé"]),
        ("le ministre malien/ADJ de la Santé", ["ministre malien de la Santé"]),
        ("le ministre de la Santé et des Eaux", ["ministre de la Santé et des Eaux"]),
        ("l'ancien/ADJ ministre de la Santé", ["ancien ministre de la Santé"]),
        ("l'actuel/ADJ gouverneur de [LOC Gao]", ["actuel gouverneur de Gao"]),
        ("le secrétaire général/ADJ de l'[ORG ONU]", ["secrétaire général de l'ONU"]),
        ("l'ambassadeur du [LOC Mali] auprès de l'[ORG ONU]", ["ambassadeur du Mali auprès de l'ONU"]),
        ("l'ambassadeur de [LOC France] au/ADP [LOC Mali]", ["ambassadeur de France"]),
        ("l'ambassadeur de [LOC France] à [LOC Bamako]", ["ambassadeur de France à Bamako"]),
        ("le chef de la délégation", ["chef de la délégation"]),
        ("son porte-parole", ["porte-parole"]),
        ("le porte-parole de la présidence", ["porte-parole de la présidence"]),
        ("le maire de [LOC Gao] et le préfet de [LOC Ber]", ["maire de Gao", "préfet de Ber"]),
        ("le ministre, hier", ["ministre"]),
        ("le chef mange/VERB", []),  # no function without a complement
        ("un membre, un fils", []),
        ("le [ORG ministère de la Santé]", []),
        ("", []),
    ],
)
def test_role_phrases(text: str, expected: list[str]) -> None:
    doc = marked(text)
    assert [doc[p.start : p.end].text for p in find_role_phrases(doc, find_titles(doc))] == expected


def around(text: str) -> tuple[str | None, list[str]]:
    """Rank and roles of the person in the text; of the first one where there are several."""
    doc = marked(text)
    context = contexts(doc, [e for e in doc.ents if e.label_ == "PER"])[0]
    return context.rank, [doc[p.start : p.end].text for p in context.roles]


@pytest.mark.parametrize(
    ("text", "rank", "roles"),
    [
        # --- ranks
        ("le général d'armée [PER Tikari] part/VERB", "général d'armée", []),
        ("le capitaine [PER Tikari] part/VERB", "capitaine", []),
        ("le capitaine [PER Tikari]⏎match ballon équipe gardien buteur pelouse", None, []),  # of a team
        ("le Gal de Brigade [PER Tikari] part/VERB", "général de brigade", []),
        ("le Col. [PER Tikari] part/VERB", "colonel", []),
        ("le Colonel-Major [PER Tikari] part/VERB", "colonel-major", []),
        ("le Lt-col [PER Tikari] part/VERB", "lieutenant-colonel", []),
        ("le Cne [PER Tikari] part/VERB", "capitaine", []),
        ("la lieutenante [PER Tikari] part/VERB", "lieutenant", []),
        ("le commissaire divisionnaire [PER Tikari]", "commissaire divisionnaire", []),
        ("M. [PER Tikari] part/VERB", None, []),
        ("[PER Zorba Tikari], colonel, part/VERB", "colonel", []),
        # --- functions before
        ("le ministre [PER Tikari] part/VERB", None, ["ministre"]),
        ("le ministre de la Santé, [PER Zorba Tikari], part/VERB", None, ["ministre de la Santé"]),
        ("le ministre malien/ADJ [PER Tikari]", None, ["ministre malien"]),
        ("le ministre de la Santé, le colonel [PER Tikari]", "colonel", ["ministre de la Santé"]),
        ("le colonel [PER Tikari], ministre de la Santé", "colonel", ["ministre de la Santé"]),
        ("le ministre d'État, ministre de la Santé, M. [PER Tikari]", None, ["ministre d'État, ministre de la Santé"]),
        ("le président déchu/ADJ, [PER Zorba Tikari]", None, ["président déchu"]),
        ("Monsieur le ministre [PER Tikari]", None, ["ministre"]),
        # --- functions after
        ("[PER Zorba Tikari], ministre de la Santé, part/VERB", None, ["ministre de la Santé"]),
        ("[PER Zorba Tikari], le ministre de la Santé, part/VERB", None, ["ministre de la Santé"]),
        ("[PER Zorba Tikari] (ministre de la Santé) part/VERB", None, ["ministre de la Santé"]),
        ("[PER Zorba Tikari], 45 ans, ministre de la Santé", None, ["ministre de la Santé"]),
        ("[PER Zorba Tikari], maire et député de [LOC Gao]", None, ["maire", "député de Gao"]),
        ("[PER Zorba Tikari], notre ambassadeur à [LOC Lomé]", None, ["ambassadeur à Lomé"]),
        # --- given by a verb
        ("[PER Zorba Tikari] est/AUX nommé/VERB ministre de la Santé.", None, ["ministre de la Santé"]),
        ("[PER Zorba Tikari] devient/VERB gouverneur de [LOC Gao].", None, ["gouverneur de Gao"]),
        ("[PER Zorba Tikari] est/AUX le gouverneur de [LOC Gao].", None, ["gouverneur de Gao"]),
        ("[PER Zorba Tikari] nommé/VERB gouverneur de [LOC Gao]", None, ["gouverneur de Gao"]),
        ("[PER Zorba Tikari] est/AUX élu/VERB président", None, ["président"]),
        ("[PER Zorba Tikari] comme/ADP ministre de la Santé", None, ["ministre de la Santé"]),
        ("[PER Zorba Tikari] au poste de directeur général/ADJ", None, ["directeur général"]),
        ("[PER Zorba Tikari], Mle 57 113 K, est/AUX nommé/VERB préfet de [LOC Ber]", None, ["préfet de Ber"]),
        # --- somebody else's
        ("[PER Zorba Tikari] et le ministre de la Santé partent/VERB", None, []),
        ("[PER Zorba Tikari] rencontre/VERB le ministre de la Santé", None, []),
        ("[PER Zorba Tikari] parle/VERB. Le ministre de la Santé part/VERB", None, []),
        ("[PER Zorba Tikari] n'est/AUX plus/ADV ministre", None, []),
        ("le ministre parle/VERB. [PER Zorba Tikari] part/VERB", None, []),
        ("le colonel reçoit/VERB [PER Zorba Tikari]", None, []),
        ("[PER Zorba Tikari], [PER Awa Bako], ministre", None, []),
        ("le ministre reçoit/VERB [PER Zorba Tikari]", None, []),
        ("[PER Zorba Tikari] a été nommé/VERB ministre de la Santé.", None, ["ministre de la Santé"]),
        bug(
            "[PER Zorba Tikari] vient/VERB d'être nommé/VERB préfet",
            None,
            ["préfet"],
            reason="« vient d'être nommé » is not read",
        ),
        ("[PER Zorba Tikari] nomme/VERB gouverneur [PER Awa Bako]", None, []),
    ],
)
def test_contexts(text: str, rank: str | None, roles: list[str]) -> None:
    assert around(text) == (rank, roles)


@pytest.mark.parametrize(
    ("text", "honorific"),
    [
        ("Me [PER Tikari]", "me"),
        ("le Dr [PER Tikari]", "dr"),
        ("[PER Tikari]", None),
        ("le ministre [PER Tikari]", None),
    ],
)
def test_honorific(text: str, honorific: str | None) -> None:
    doc = marked(text)
    [context] = contexts(doc, list(doc.ents))
    assert context.honorific == honorific


def test_each_of_two_keeps_its_own() -> None:
    doc = marked(
        "[PER Zorba Tikari], ministre de la Santé, et le colonel [PER Awa Bako], préfet de [LOC Ber], partent/VERB"
    )
    first, second = contexts(doc, [e for e in doc.ents if e.label_ == "PER"])
    assert (first.rank, [doc[p.start : p.end].text for p in first.roles]) == (None, ["ministre de la Santé"])
    assert (second.rank, [doc[p.start : p.end].text for p in second.roles]) == ("colonel", ["préfet de Ber"])


def test_tokens_that_belong_to_the_person() -> None:
    doc = marked("Hier le ministre malien/ADJ [PER Tikari], préfet de [LOC Ber], part/VERB")
    [context] = contexts(doc, [e for e in doc.ents if e.label_ == "PER"])
    assert {doc[i].text for i in context.tokens} == {"ministre", "malien", "préfet", "de", "Ber"}
