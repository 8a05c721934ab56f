"""Words that name an event: numbers of nouns, forms of verbs, accents, expressions, context; on hand-made parses."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from trees import frame, tree

from aes_extract.events import triggers
from aes_extract.events.frames import Frame
from aes_extract.events.triggers import find_candidates, find_triggers, has_accents

Use = Callable[..., None]


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Iterator[Use]:
    """Make frames of one's own the only ones."""
    caches = [f for f in vars(triggers).values() if hasattr(f, "cache_clear")]

    def forget() -> None:
        for cached in caches:
            cached.cache_clear()

    def put(*own: Frame) -> None:
        monkeypatch.setattr(triggers, "frames", lambda: own)
        forget()

    yield put
    monkeypatch.undo()
    forget()


def found(notation: str, *ents: tuple[str, str]) -> list[str]:
    doc = tree(notation, *ents)
    return [doc[t.start : t.end].text for t in find_triggers(find_candidates(doc))]


def as_noun(text: str) -> str:
    """The notation of a noun phrase: its words, all hanging on the first, after « été » for the sake of its accents."""
    return " ".join(["été/NOUN/ROOT/1", "des/DET/det/3"] + [f"{w}/NOUN/nmod/1" for w in text.split()])


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("attaque", "attaques"),
        ("procès", "procès"),
        ("carnaval", "carnavals"),
        ("tribunal", "tribunaux"),
        ("couvre-feu", "couvre-feux"),
        ("feu de brousse", "feux de brousse"),
        ("travail", "travaux"),
        ("assaut", "assauts"),
        ("fléau", "fléaux"),
        ("drapeau", "drapeaux"),
        ("raid aérien", "raids aériens"),
        ("accord de paix", "accords de paix"),
        ("coup d'État", "coups d'État"),
        ("coup d'État manqué", "coups d'État manqués"),
        ("élection présidentielle", "élections présidentielles"),
        ("conseil des ministres", "conseils des ministres"),
        ("mise en examen", "mises en examen"),
        ("attaque-suicide", "attaques-suicides"),
        ("sit-in", "sit-in"),
        ("exercice militaire conjoint", "exercices militaires conjoints"),
    ],
)
def test_a_noun_is_found_in_both_numbers(use: Use, request: pytest.FixtureRequest, noun: str, plural: str) -> None:
    if noun in {"carnaval", "couvre-feu", "travail", "fléau", "coup d'État manqué"}:
        request.applymarker(
            pytest.mark.xfail(
                strict=True, reason="triggers: _plural knows -s, -al and -eau only; adjectives after « de »"
            )
        )
    use(frame(nouns=[noun]))
    for text in (noun, plural):
        assert found(as_noun(text)) == [text]


@pytest.mark.parametrize(
    ("noun", "text"),
    [
        ("attaque", "attaquant"),
        ("attaque", "cyberattaque"),
        ("marche", "marché"),
        ("marche", "marchés"),
        ("coup d'État", "coup"),
        ("coup d'État", "coup de fil"),
        ("coup d'État", "État"),
        ("raid aérien", "raid terrestre"),
        ("sommet", "sommité"),
    ],
)
def test_a_noun_is_not_found_in_what_looks_like_it(use: Use, noun: str, text: str) -> None:
    use(frame(nouns=[noun]))
    assert found(as_noun(text)) == []


def test_the_longest_expression_wins(use: Use) -> None:
    use(frame(nouns=["coup", "coup d'État", "tentative de coup d'État"]))
    assert found(as_noun("tentative de coup d'État")) == ["tentative de coup d'État"]


@pytest.mark.parametrize(
    "text", ["signé", "signée", "signés", "signera", "signent", "signaient", "signa", "signeraient"]
)
def test_a_verb_is_found_in_all_its_forms(use: Use, text: str) -> None:
    use(frame(nouns=[], verbs=["signer"]))
    assert found(f"Réuni/ADJ/amod/2 ,/PUNCT/punct/3 {text}/VERB/ROOT/3") == [text]


@pytest.mark.parametrize("text", ["signons", "signez", "signature", "assigné", "désigné"])
def test_we_and_you_and_other_words_are_not_found(use: Use, text: str) -> None:
    use(frame(nouns=[], verbs=["signer"]))
    assert found(f"Réuni/ADJ/amod/2 ,/PUNCT/punct/3 {text}/VERB/ROOT/3") == []


@pytest.mark.parametrize(
    ("infinitive", "text", "accented", "unaccented"),
    [
        ("arrêter", "arrêté", True, True),
        ("arrêter", "arrete", False, True),
        ("arrêter", "ARRETE", True, True),
        ("libérer", "libère", True, True),
        ("libérer", "libere", False, True),
        ("élire", "élu", True, True),
        ("élire", "Elu", True, True),
        ("juger", "jugé", True, True),
    ],
)
def test_accents_count_where_the_text_has_them(
    use: Use, infinitive: str, text: str, accented: bool, unaccented: bool
) -> None:
    use(frame(nouns=[], verbs=[infinitive]))
    assert bool(found(f"Réuni/ADJ/amod/2 été/NOUN/obl:mod/3 {text}/VERB/ROOT/3")) is accented
    assert bool(found(f"Le/DET/det/2 dossier/NOUN/obl:mod/3 {text}/VERB/ROOT/3")) is unaccented


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Le gouvernement a annoncé la création d'une école à Ségou", True),
        ("Le gouvernement a annonce la creation d'une ecole a Segou", False),
        ("LE GOUVERNEMENT MALIEN A ANNONCE HIER", False),
        ("LA SÉCURITÉ À GAO", True),
        ("", False),
    ],
)
def test_whether_a_text_is_written_with_accents(text: str, yes: bool) -> None:
    assert has_accents(text) is yes


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        (
            "Il/PRON/nsubj/3 a/AUX/aux:tense/3 mis/VERB/ROOT/3/past fin/NOUN/obj/3 à/ADP/case/6 tout/PRON/obl/3",
            ["mis fin"],
        ),
        (
            "Il/PRON/nsubj/3 a/AUX/aux:tense/3 mis/VERB/ROOT/3/past "
            ",/PUNCT/punct/3 hier/ADV/advmod/3 ,/PUNCT/punct/3 fin/NOUN/obj/3",
            ["mis , hier , fin"],
        ),
        (
            "Il/PRON/nsubj/3 a/AUX/aux:tense/3 mis/VERB/ROOT/3/past la/DET/det/5 table/NOUN/obj/3 "
            "sans/ADP/case/8 aucune/DET/det/8 gêne/NOUN/obl/3 à/ADP/case/10 la/DET/det/11 fin/NOUN/obl/3",
            [],
        ),
        ("Il/PRON/nsubj/3 a/AUX/aux:tense/3 mis/VERB/ROOT/3/past la/DET/det/5 table/NOUN/obj/3", []),
    ],
)
def test_an_expression_may_be_interrupted_by_three_words(use: Use, notation: str, expected: list[str]) -> None:
    use(frame(nouns=[], verbs=["mettre fin"]))
    assert [t.replace(",", " ,").replace("  ", " ") for t in found(notation)] == expected


@pytest.mark.parametrize(
    ("notation", "yes"),
    [
        ("Ils/PRON/nsubj/4 se/PRON/expl:comp/4 sont/AUX/aux:tense/4 réunis/VERB/ROOT/4/past", True),
        ("Réunis/VERB/advcl/4/past hier/ADV/advmod/1 ils/PRON/nsubj/4 parlent/VERB/ROOT/4/pres", True),
        ("Il/PRON/nsubj/3 a/AUX/aux:tense/3 réuni/VERB/ROOT/3/past les/DET/det/5 maires/NOUN/obj/3", False),
    ],
)
def test_a_reflexive_verb_wants_its_pronoun(use: Use, notation: str, yes: bool) -> None:
    use(frame(nouns=[], verbs=["se réunir"]))
    assert bool(found(notation)) is yes


@pytest.mark.parametrize(
    ("context", "words", "yes"),
    [
        ({"with": ["accord"]}, "accord", True),
        ({"with": ["accord"]}, "désaccord", False),
        ({"with": ["accord"]}, "contrat", False),
        ({"with": ["accord", "contrat"]}, "contrat", True),
        ({"without": ["match"]}, "accord", True),
        ({"without": ["match"]}, "match", False),
        ({"without": ["match"]}, "MATCH", False),
        ({"with": ["chef de l'État"]}, "chef de l'État", True),
    ],
)
def test_context_words(use: Use, context: dict[str, list[str]], words: str, yes: bool) -> None:
    use(frame(nouns=[], verbs=["signer"], **context))
    rest = " ".join(f"{w}/NOUN/obj/2" for w in words.replace("'", "' ").split())
    assert bool(found(f"Il/PRON/nsubj/2 signé/VERB/ROOT/2/past {rest}")) is yes


def test_context_is_looked_for_in_the_sentence_only(use: Use) -> None:
    use(frame(nouns=[], verbs=["signer"], **{"with": ["accord"]}))
    assert found("Il/PRON/nsubj/2 signé/VERB/ROOT/2/past ./PUNCT/punct/2 Un/DET/det/5 accord/NOUN/ROOT/5") == []


def test_a_word_inside_a_name_is_no_trigger(use: Use) -> None:
    use(frame(nouns=["marche"]))
    notation = "La/DET/det/2 Marche/NOUN/ROOT/2 des/ADP/case/4 femmes/NOUN/nmod/2"
    assert found(notation) == ["Marche"]
    assert found(notation, ("Marche des femmes", "ORG")) == []


@pytest.mark.parametrize(
    ("notation", "ents", "yes"),
    [
        ("Moussa/PROPN/nsubj/2 dit/VERB/ROOT/2 non/ADV/advmod/2", [("Moussa", "PER")], True),
        (
            "Moussa/PROPN/ROOT/1 Diarra/PROPN/flat:name/1 dit/VERB/acl/1 Balla/PROPN/obj/3",
            [("Moussa Diarra", "PER")],
            False,
        ),
        pytest.param(
            "Moussa/PROPN/ROOT/1 dit/VERB/acl/1 Balla/PROPN/obj/2",
            [("Moussa", "PER")],
            False,
            marks=pytest.mark.xfail(strict=True, reason="triggers: _is_name_marker wants two words before « dit »"),
        ),
        (
            "Moussa/PROPN/ROOT/1 ,/PUNCT/punct/1 dit/VERB/acl/1 «/PUNCT/punct/5 Balla/PROPN/obj/3",
            [("Moussa", "PER")],
            False,
        ),
    ],
)
def test_dit_before_a_nickname_says_nothing(use: Use, notation: str, ents: list[tuple[str, str]], yes: bool) -> None:
    use(frame(nouns=[], verbs=["dire"], speech=True))
    assert bool(found(notation, *ents)) is yes


def test_an_intransitive_verb_with_an_object_is_another_verb(use: Use) -> None:
    use(frame(nouns=[], verbs=["manifester"], intransitive=True))
    assert found("Ils/PRON/nsubj/2 manifestent/VERB/ROOT/2/pres hier/ADV/advmod/2") == ["manifestent"]
    assert found("Ils/PRON/nsubj/2 manifestent/VERB/ROOT/2/pres leur/DET/det/4 joie/NOUN/obj/2") == []
