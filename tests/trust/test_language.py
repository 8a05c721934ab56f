"""In which language a text is: another than French only when that is sure, and then nothing is invented in it."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from aes_extract import schema
from aes_extract.cli import cli
from aes_extract.language import language_of
from aes_extract.scale.engine import Engine
from tests.gold.corpus import SETS, gold_file, read_gold

if TYPE_CHECKING:
    from spacy.language import Language

FRENCH = (
    "Le président a reçu mardi à Kolondé le ministre de la Défense, qui lui a remis un rapport sur la situation dans "
    "le nord du pays. Les deux hommes ont parlé de la récolte, et la réunion s’est achevée dans la soirée."
)
ENGLISH = (
    "The president received the minister of defence in Kolondé on Tuesday. The two men discussed the situation in the "
    "north of the country, where soldiers had attacked a village and killed ten people the day before."
)
ARABIC = (
    "استقبل الرئيس يوم الثلاثاء وزير الدفاع، وتحدث الرجلان عن الوضع في شمال البلاد حيث هاجم جنود قرية وقتلوا عشرة "
    "أشخاص، وقال بيان من الحكومة إن الاجتماع كان بعد ذلك."
)

OTHERS = {
    "en": ENGLISH,
    "pt": (
        "O presidente recebeu na terça-feira o ministro da Defesa. Os dois falaram da situação no norte do país, "
        "onde os soldados atacaram uma aldeia e mataram dez pessoas, segundo um comunicado do governo."
    ),
    "es": (
        "El presidente recibió el martes al ministro de Defensa. Los dos hombres hablaron de la situación en el norte "
        "del país, donde los soldados atacaron un pueblo y mataron a diez personas, según un comunicado."
    ),
    "it": (
        "Il presidente ha ricevuto martedì il ministro della Difesa. I due uomini hanno parlato della situazione nel "
        "nord del paese, dove i soldati hanno attaccato un villaggio e ucciso dieci persone."
    ),
    "de": (
        "Der Präsident hat am Dienstag den Minister der Verteidigung empfangen. Die beiden sprachen über die Lage im "
        "Norden des Landes, wo Soldaten ein Dorf angegriffen und zehn Menschen getötet haben."
    ),
    "nl": (
        "De president heeft dinsdag de minister van Defensie ontvangen. De twee mannen spraken over de situatie in het "
        "noorden van het land, waar soldaten een dorp hebben aangevallen en tien mensen zijn gedood."
    ),
    "ca": (
        "El president ha rebut dimarts el ministre de Defensa. Els dos homes han parlat de la situació al nord del "
        "país, on els soldats van atacar un poble i van matar deu persones, segons un comunicat."
    ),
    "ro": (
        "Președintele l-a primit marți pe ministrul apărării. Cei doi au vorbit despre situația din nordul țării, unde "
        "soldații au atacat un sat și au ucis zece oameni, după cum a spus un comunicat al guvernului."
    ),
    "tr": (
        "Cumhurbaşkanı salı günü savunma bakanı ile bir araya geldi. İki lider, askerlerin bir köye saldırdığı ve on "
        "kişinin öldüğü ülkenin kuzeyindeki durum için daha sonra yeni bir toplantı yapılacak dedi."
    ),
    "ha": (
        "Shugaban kasar ya gana da ministan tsaro a ranar Talata. Sun tattauna kan halin da ake ciki a arewacin kasar, "
        "inda sojoji suka kai hari kan wani kauye kuma suka kashe mutane goma."
    ),
    "sw": (
        "Rais alikutana na waziri wa ulinzi siku ya Jumanne. Walizungumza kuhusu hali ya kaskazini mwa nchi, ambako "
        "wanajeshi walishambulia kijiji na kuua watu kumi, kwa mujibu wa taarifa ya serikali."
    ),
    "bm": (
        "Jamana ɲɛmɔgɔ ye kɛlɛko minisiri bisimila tarata don. U ye kuma kɛ jamana worodugu yanfan ko kan, sɔrɔdasiw "
        "ye dugu dɔ mara ka mɔgɔ tan faga yen, ka fara o kan."
    ),
    "ar": ARABIC,
    "nqo": "ߒߞߏ ߞߊ߲ ߦߋ߫ ߡߊ߲߬ߘߋ߲߬ ߞߊ߲ ߠߎ߬ ߘߐ߫ ߞߋߟߋ߲߫ ߠߋ߬ ߘߌ߫ ߡߍ߲ ߓߍ߫ ߝߐ߫ ߟߊ߫ ߡߊ߬ߟߌ߫ ߖߊ߯ߡߊߣߊ ߞߣߐ߫",
    "en, short": "He said that the minister was in the north.",
    "en, in capitals": ENGLISH.upper(),
    "en, with French names": f"{ENGLISH} The Comité de suivi de l’Accord had met in the city before the attack.",
    "en, with a quotation": f"{ENGLISH} « Nous irons jusqu’au bout », he said. {ENGLISH}",
    "ar, with a line of French": f"{ARABIC}\nCommuniqué de la présidence\n",
}

FRENCH_TEXTS = {
    "prose": FRENCH,
    "in capitals": FRENCH.upper(),
    "without accents": "".join(c for c in unicodedata.normalize("NFD", FRENCH) if not unicodedata.combining(c)),
    "accents apart": unicodedata.normalize("NFD", FRENCH),
    "with an English quotation": f"{FRENCH} « The people of the country are with the army », a-t-il dit. {FRENCH}",
    "half English": f"{FRENCH}\n{ENGLISH}",
    "with Arabic": f"{FRENCH} « {OTHERS['ar'][:60]} »",
    "with names": f"{FRENCH} Sont venus : El Hadj de la Vega, The New York Times, Al Ahly del Cairo, Das Boot.",
    "a headline": "Mali : attaque contre un village",
    "one sentence": "Le ministre est arrivé à la gare.",
}

UNSURE = {
    "an English headline": "Troops attack village in Mali",
    "names": "Al Ahly – El Merreikh : 2-1. Al Hilal – El Masry : 0-0. Los Blancos – The Blues : 3-3.",
    "numbers": "123 — 45,6 % (…) 12/12",
    "nothing": "",
    "Polish": "Prezydent przyjął we wtorek ministra obrony. Rozmawiali o sytuacji na północy kraju.",
    "Chinese": "总统星期二会见了国防部长。",
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_language(name: str) -> None:
    assert language_of(OTHERS[name]) == name.partition(",")[0]


@pytest.mark.parametrize("name", FRENCH_TEXTS)
def test_french(name: str) -> None:
    assert language_of(FRENCH_TEXTS[name]) == "fr"


@pytest.mark.parametrize("name", UNSURE)
def test_unsure(name: str) -> None:
    assert language_of(UNSURE[name]) is None


def test_a_text_counts_by_its_bulk() -> None:
    assert language_of("\n".join([FRENCH] * 9 + [ENGLISH])) == "fr"
    assert language_of("\n".join([ENGLISH] * 9 + [FRENCH])) == "en"


@pytest.mark.parametrize("name", SETS)
def test_every_gold_article_is_french(name: str) -> None:
    assert [gold.id for gold in read_gold(gold_file(name)) if language_of(gold.text) != "fr"] == []


# -- what becomes of the text ------------------------------------------------------------------------------------------


@pytest.mark.model
@pytest.mark.parametrize("name", ["en", "pt", "es", "ar", "nqo"])
def test_nothing_is_looked_for_in_another_language(name: str, nlp: Language, tmp_path: Path) -> None:
    from aes_extract.article import analyse_all

    (tmp_path / "a.txt").write_text(f"A title\nBy A. Writer, 3 May 2024\n\n{OTHERS[name]}", encoding="utf-8")
    (tmp_path / "b.txt").write_text(FRENCH, encoding="utf-8")
    engine = Engine(analyse=lambda sources: analyse_all(sources, nlp))
    result = CliRunner().invoke(cli, ["--format", "jsonl", str(tmp_path)], obj=lambda: engine)
    other, french = map(schema.Article.model_validate_json, result.stdout.splitlines())
    assert result.exit_code == 0
    assert other.zones
    assert other.language == name.partition(",")[0]
    assert [other.people, other.institutions, other.places, other.dates, other.events, other.relations] == [[]] * 6
    assert french.language == "fr"
    assert french.events
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"aes-extract: {tmp_path / 'a.txt'}: warning: in ")
    assert line.endswith(", not in French: no name, date or event is looked for in it")


ENGLISH_ENGINE = Engine(
    analyse=lambda sources: [
        schema.Article(
            id=one.id,
            source=schema.SourceInfo(path=one.path, sha256=one.sha256, encoding=one.encoding),
            language=language_of(one.text),
        )
        for one in sources
    ]
)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_warning_stays_in_the_cache(tmp_path: Path, jobs: str) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH)
    options = ["--jobs", jobs, "--cache", str(tmp_path / "kept"), str(tmp_path / "a.txt")]
    first, again = (CliRunner().invoke(cli, options, obj=lambda: ENGLISH_ENGINE) for _ in range(2))
    assert "warning: in English" in first.stderr
    assert (again.stdout, again.stderr) == (first.stdout, first.stderr)


def test_warnings_are_silent_when_quiet_and_counted_in_the_log(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH)
    quiet, log, both = (
        CliRunner().invoke(cli, [*options, str(tmp_path / "a.txt")], obj=lambda: ENGLISH_ENGINE)
        for options in (["-q"], ["--log-json"], ["-q", "--log-json"])
    )
    assert (quiet.exit_code, quiet.stderr) == (0, "")
    lines = [json.loads(line) for line in log.stderr.splitlines()]
    assert [line["event"] for line in lines] == ["warning", "done"]
    assert lines[0]["where"] == str(tmp_path / "a.txt")
    assert [json.loads(line)["warnings"] for line in both.stderr.splitlines()] == [1]
