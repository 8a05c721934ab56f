"""The inflected forms of French verbs, family by family."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aes_extract.events.inflect import Form, bare, folded_forms, forms
from aes_extract.text import fold

PARTICIPLES = {Form("past_participle", None, gender, number) for gender in "mf" for number in "sp"}  # type: ignore[arg-type]

# infinitive: present je ils, past il, future il, subjunctive il, imperfect il, participle m.s f.s
TABLE = """
nommer nomme nomment nomma nommera nomme nommait nommé nommée
lancer lance lancent lança lancera lance lançait lancé lancée
exiger exige exigent exigea exigera exige exigeait exigé exigée
déployer déploie déploient déploya déploiera déploie déployait déployé déployée
appuyer appuie appuient appuya appuiera appuie appuyait appuyé appuyée
payer paie paient paya paiera paie payait payé payée
payer paye payent paya payera paye payait payé payée
appeler appelle appellent appela appellera appelle appelait appelé appelée
rejeter rejette rejettent rejeta rejettera rejette rejetait rejeté rejetée
acheter achète achètent acheta achètera achète achetait acheté achetée
geler gèle gèlent gela gèlera gèle gelait gelé gelée
démanteler démantèle démantèlent démantela démantèlera démantèle démantelait démantelé démantelée
harceler harcèle harcèlent harcela harcèlera harcèle harcelait harcelé harcelée
morceler morcelle morcellent morcela morcellera morcelle morcelait morcelé morcelée
renouveler renouvelle renouvellent renouvela renouvellera renouvelle renouvelait renouvelé renouvelée
renouveler renouvèle renouvèlent renouvela renouvèlera renouvèle renouvelait renouvelé renouvelée
épeler épelle épellent épela épellera épelle épelait épelé épelée
enlever enlève enlèvent enleva enlèvera enlève enlevait enlevé enlevée
décéder décède décèdent décéda décédera décède décédait décédé décédée
décéder décède décèdent décéda décèdera décède décédait décédé décédée
assiéger assiège assiègent assiégea assiégera assiège assiégeait assiégé assiégée
léguer lègue lèguent légua léguera lègue léguait légué léguée
célébrer célèbre célèbrent célébra célébrera célèbre célébrait célébré célébrée
créer crée créent créa créera crée créait créé créée
annexer annexe annexent annexa annexera annexe annexait annexé annexée
dépecer dépèce dépècent dépeça dépècera dépèce dépeçait dépecé dépecée
envoyer envoie envoient envoya enverra envoie envoyait envoyé envoyée
aller vais vont alla ira aille allait allé allée
réunir réunis réunissent réunit réunira réunisse réunissait réuni réunie
haïr hais haïssent haït haïra haïsse haïssait haï haïe
maudire maudis maudissent maudit maudira maudisse maudissait maudit maudite
intervenir interviens interviennent intervint interviendra intervienne intervenait intervenu intervenue
retenir retiens retiennent retint retiendra retienne retenait retenu retenue
démentir démens démentent démentit démentira démente démentait démenti démentie
servir sers servent servit servira serve servait servi servie
endormir endors endorment endormit endormira endorme endormait endormi endormie
bouillir bous bouillent bouillit bouillira bouille bouillait bouilli bouillie
revêtir revêts revêtent revêtit revêtira revête revêtait revêtu revêtue
offrir offre offrent offrit offrira offre offrait offert offerte
accueillir accueille accueillent accueillit accueillera accueille accueillait accueilli accueillie
assaillir assaille assaillent assaillit assaillira assaille assaillait assailli assaillie
secourir secours secourent secourut secourra secoure secourait secouru secourue
mourir meurs meurent mourut mourra meure mourait mort morte
conquérir conquiers conquièrent conquit conquerra conquière conquérait conquis conquise
fuir fuis fuient fuit fuira fuie fuyait fui fuie
recevoir reçois reçoivent reçut recevra reçoive recevait reçu reçue
devoir dois doivent dut devra doive devait dû due
promouvoir promeus promeuvent promut promouvra promeuve promouvait promu promue
vouloir veux veulent voulut voudra veuille voulait voulu voulue
savoir sais savent sut saura sache savait su sue
valoir vaux valent valut vaudra vaille valait valu value
prévaloir prévaux prévalent prévalut prévaudra prévale prévalait prévalu prévalue
voir vois voient vit verra voie voyait vu vue
prévoir prévois prévoient prévit prévoira prévoie prévoyait prévu prévue
pourvoir pourvois pourvoient pourvut pourvoira pourvoie pourvoyait pourvu pourvue
asseoir assieds asseyent assit assiéra asseye asseyait assis assise
asseoir assois assoient assit assoira assoie assoyait assis assise
surseoir sursois sursoient sursit surseoira sursoie sursoyait sursis sursise
répondre réponds répondent répondit répondra réponde répondait répondu répondue
perdre perds perdent perdit perdra perde perdait perdu perdue
entreprendre entreprends entreprennent entreprit entreprendra entreprenne entreprenait entrepris entreprise
rompre romps rompent rompit rompra rompe rompait rompu rompue
convaincre convaincs convainquent convainquit convaincra convainque convainquait convaincu convaincue
combattre combats combattent combattit combattra combatte combattait combattu combattue
promettre promets promettent promit promettra promette promettait promis promise
poursuivre poursuis poursuivent poursuivit poursuivra poursuive poursuivait poursuivi poursuivie
vivre vis vivent vécut vivra vive vivait vécu vécue
contraindre contrains contraignent contraignit contraindra contraigne contraignait contraint contrainte
éteindre éteins éteignent éteignit éteindra éteigne éteignait éteint éteinte
rejoindre rejoins rejoignent rejoignit rejoindra rejoigne rejoignait rejoint rejointe
coudre couds cousent cousit coudra couse cousait cousu cousue
résoudre résous résolvent résolut résoudra résolve résolvait résolu résolue
dissoudre dissous dissolvent dissolut dissoudra dissolve dissolvait dissous dissoute
conclure conclus concluent conclut conclura conclue concluait conclu conclue
inclure inclus incluent inclut inclura inclue incluait inclus incluse
naître nais naissent naquit naîtra naisse naissait né née
reconnaître reconnais reconnaissent reconnut reconnaîtra reconnaisse reconnaissait reconnu reconnue
accroître accrois accroissent accrut accroîtra accroisse accroissait accru accrue
dire dis disent dit dira dise disait dit dite
interdire interdis interdisent interdit interdira interdise interdisait interdit interdite
élire élis élisent élut élira élise élisait élu élue
souscrire souscris souscrivent souscrivit souscrira souscrive souscrivait souscrit souscrite
transcrire transcris transcrivent transcrivit transcrira transcrive transcrivait transcrit transcrite
reconduire reconduis reconduisent reconduisit reconduira reconduise reconduisait reconduit reconduite
détruire détruis détruisent détruisit détruira détruise détruisait détruit détruite
faire fais font fit fera fasse faisait fait faite
taire tais taisent tut taira taise taisait tu tue
boire bois boivent but boira boive buvait bu bue
croire crois croient crut croira croie croyait cru crue
avoir ai ont eut aura ait avait eu eue
"""
ROWS = [tuple(line.split()) for line in TABLE.strip().splitlines()]
COLUMNS = (
    Form("present", 1),
    Form("present", 6),
    Form("past", 3),
    Form("future", 3),
    Form("subjunctive", 3),
    Form("imperfect", 3),
    Form("past_participle", None, "m", "s"),
    Form("past_participle", None, "f", "s"),
)
VERBS = sorted({row[0] for row in ROWS})


def spelled(verb: str, form: Form) -> set[str]:
    return {word for word, analyses in forms(verb).items() if form in analyses}


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]}-{row[1]}" for row in ROWS])
def test_each_family_by_its_principal_parts(row: tuple[str, ...]) -> None:
    verb, *expected = row
    for word, form in zip(expected, COLUMNS, strict=True):
        assert word in spelled(verb, form)


@pytest.mark.parametrize(
    ("verb", "tense", "expected"),
    [
        ("annoncer", "present", "annonce annonces annonce annonçons annoncez annoncent"),
        ("annoncer", "imperfect", "annonçais annonçais annonçait annoncions annonciez annonçaient"),
        ("annoncer", "past", "annonçai annonças annonça annonçâmes annonçâtes annoncèrent"),
        ("diriger", "past", "dirigeai dirigeas dirigea dirigeâmes dirigeâtes dirigèrent"),
        ("diriger", "imperfect", "dirigeais dirigeais dirigeait dirigions dirigiez dirigeaient"),
        (
            "rejeter",
            "conditional",
            "rejetterais rejetterais rejetterait rejetterions rejetteriez rejetteraient",
        ),
        ("élever", "subjunctive", "élève élèves élève élevions éleviez élèvent"),
        ("signer", "future", "signerai signeras signera signerons signerez signeront"),
        ("tenir", "past", "tins tins tint tînmes tîntes tinrent"),
        ("tenir", "future", "tiendrai tiendras tiendra tiendrons tiendrez tiendront"),
        ("tenir", "subjunctive", "tienne tiennes tienne tenions teniez tiennent"),
        ("recevoir", "past", "reçus reçus reçut reçûmes reçûtes reçurent"),
        ("prendre", "present", "prends prends prend prenons prenez prennent"),
        ("dire", "present", "dis dis dit disons dites disent"),
        ("dire", "past", "dis dis dit dîmes dîtes dirent"),
        ("prédire", "present", "prédis prédis prédit prédisons prédisez prédisent"),
        ("faire", "present", "fais fais fait faisons faites font"),
        ("faire", "subjunctive", "fasse fasses fasse fassions fassiez fassent"),
        ("boire", "subjunctive", "boive boives boive buvions buviez boivent"),
        ("être", "present", "suis es est sommes êtes sont"),
        ("être", "subjunctive", "sois sois soit soyons soyez soient"),
        ("être", "imperfect", "étais étais était étions étiez étaient"),
        ("avoir", "present", "ai as a avons avez ont"),
        ("aller", "present", "vais vas va allons allez vont"),
        ("naître", "past", "naquis naquis naquit naquîmes naquîtes naquirent"),
        ("haïr", "past", "haïs haïs haït haïmes haïtes haïrent"),
        ("croître", "past", "crûs crûs crût crûmes crûtes crûrent"),
    ],
)
def test_whole_tenses(verb: str, tense: str, expected: str) -> None:
    for person, word in enumerate(expected.split(), start=1):
        assert spelled(verb, Form(tense, person)) == {word}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("verb", "form", "expected"),
    [
        ("donner", Form("imperative", 2), "donne"),
        ("ouvrir", Form("imperative", 2), "ouvre"),
        ("finir", Form("imperative", 2), "finis"),
        ("savoir", Form("imperative", 5), "sachez"),
        ("être", Form("imperative", 4), "soyons"),
        ("pouvoir", Form("imperative", 2), ""),
        ("pouvoir", Form("present", 1), "peux puis"),
        ("aller", Form("imperative", 2), "va vas"),
        ("savoir", Form("present_participle"), "sachant"),
        ("avoir", Form("present_participle"), "ayant"),
        ("menacer", Form("present_participle"), "menaçant"),
        ("exiger", Form("present_participle"), "exigeant"),
        ("convaincre", Form("present_participle"), "convainquant"),
        ("lancer", Form("subjunctive_imperfect", 3), "lançât"),
        ("venir", Form("subjunctive_imperfect", 3), "vînt"),
        ("être", Form("subjunctive_imperfect", 3), "fût"),
        ("avoir", Form("subjunctive_imperfect", 6), "eussent"),
        ("devoir", Form("past_participle", None, "m", "p"), "dus"),
        ("prendre", Form("past_participle", None, "m", "p"), "pris"),
        ("élire", Form("past_participle", None, "f", "p"), "élues"),
        ("dissoudre", Form("past_participle", None, "m", "s"), "dissous dissout"),
        ("clore", Form("past", 3), ""),
        ("clore", Form("past_participle", None, "f", "s"), "close"),
        ("extraire", Form("imperfect", 6), "extrayaient"),
        ("extraire", Form("past", 3), ""),
        ("falloir", Form("present", 3), "faut"),
        ("falloir", Form("present", 1), ""),
        ("pleuvoir", Form("past", 3), "plut"),
        ("pleuvoir", Form("future", 4), ""),
        ("échoir", Form("past_participle", None, "f", "s"), "échue"),
    ],
)
def test_single_forms(verb: str, form: Form, expected: str) -> None:
    assert spelled(verb, form) == set(expected.split())


@pytest.mark.parametrize(
    ("verb", "has", "lacks"),
    [
        ("répartir", "répartissons", "répartons"),
        ("repartir", "repartons", "repartissons"),
        ("asservir", "asservissent", "asservent"),
        ("desservir", "desservent", "desservissons"),
        ("investir", "investissait", "investait"),
        ("revêtir", "revêtait", "revêtissait"),
        ("assortir", "assortissant", "assortant"),
        ("ressortir", "ressortant", "ressortissant"),
        ("ressentir", "ressentent", "ressentissons"),
        ("avertir", "avertissent", "avertent"),
        ("saisir", "saisissent", "saisent"),
        ("nourrir", "nourrissent", "nourrent"),
        ("garantir", "garantissent", "garantent"),
        ("définir", "définissent", "définent"),
        ("installer", "installe", "instva"),
        ("convoyer", "convoiera", "converra"),
        ("renvoyer", "renverra", "renvoiera"),
        ("cesser", "cesse", "cèsse"),
        ("convoquer", "convoque", "convoqe"),
        ("appeler", "appelle", "appèle"),
        ("acheter", "achète", "achette"),
        ("cacheter", "cachette", "cachete"),
        ("déceler", "décèle", "décelle"),
        ("agréer", "agréera", "agrèera"),
        ("maudire", "maudissez", "maudisez"),
        ("redire", "redites", "redisez"),
        ("apprendre", "apprennent", "apprendent"),
        ("défendre", "défendent", "défennent"),
        ("savoir", "saura", "savra"),
        ("émouvoir", "ému", "émû"),
        ("exclure", "exclue", "excluse"),
        ("connaître", "connu", "connaîtu"),
    ],
)
def test_neighbouring_families_keep_apart(verb: str, has: str, lacks: str) -> None:
    assert has in forms(verb)
    assert lacks not in forms(verb)


def test_one_form_with_several_analyses() -> None:
    assert forms("signer")["signe"] == {
        Form("present", 1),
        Form("present", 3),
        Form("subjunctive", 1),
        Form("subjunctive", 3),
        Form("imperative", 2),
    }
    assert {Form("present", 3), Form("past", 3), Form("past_participle", None, "m", "s")} == forms("dire")["dit"]


@pytest.mark.parametrize(
    ("given", "verb"),
    [
        ("se réunir", "réunir"),
        ("s'engager", "engager"),
        ("S’ENGAGER", "engager"),
        ("s'en prendre", "prendre"),
        ("s'y rendre", "rendre"),
        ("s'entendre", "entendre"),
        ("  sévir ", "sévir"),
        ("re\u0301unir", "réunir"),
        ("disparaitre", "disparaître"),
    ],
)
def test_infinitives_are_taken_as_frames_write_them(given: str, verb: str) -> None:
    assert bare(given) == verb
    assert forms(given) == forms(verb)


@pytest.mark.parametrize(
    "given",
    [
        "",
        "se",
        "voix",
        "comparoir",
        "braire",
        "ouïr",
        "mettre fin à",
        "sous-entendre",
        "etre",
        "coup d'état",
        "réuni",
    ],
)
def test_what_is_no_known_infinitive_is_refused_by_name(given: str) -> None:
    with pytest.raises(ValueError, match=f"'{given}'|\"{given}\""):
        forms(given)
    with pytest.raises(ValueError, match=r"infinitive|no conjugation"):
        folded_forms(["signer", given])


INVARIABLE = {"être", "falloir", "nuire", "plaire", "pleuvoir", "pouvoir", "rire", "suffire"}


@pytest.mark.parametrize("verb", [*VERBS, *INVARIABLE])
def test_every_verb_is_complete(verb: str) -> None:
    table = forms(verb)
    analyses = frozenset[Form]().union(*table.values())
    assert Form("infinitive") in table[verb]
    participles = {form for form in analyses if form.tense == "past_participle"}
    assert participles == ({Form("past_participle", None, "m", "s")} if verb in INVARIABLE else PARTICIPLES)
    if verb in {"falloir", "pleuvoir"}:
        assert {form.person for form in analyses} <= {None, 3, 6}
        return
    assert Form("present_participle") in analyses
    for tense in ("present", "imperfect", "past", "future", "conditional", "subjunctive"):
        assert {form.person for form in analyses if form.tense == tense} == {1, 2, 3, 4, 5, 6}
    if verb != "pouvoir":
        assert {form.person for form in analyses if form.tense == "imperative"} == {2, 4, 5}


@pytest.mark.parametrize("verb", VERBS)
def test_every_form_is_a_lower_case_word_and_found_when_folded(verb: str) -> None:
    index = folded_forms([verb])
    table = forms(verb)
    assert {fold(word) for word in table} == set(index)
    for word, analyses in table.items():
        assert word.isalpha()
        assert word == word.lower()
        assert {(verb, form) for form in analyses} <= index[fold(word)]


def test_folded_forms_find_unaccented_and_capital_spellings() -> None:
    index = folded_forms(["proclamer", "se réunir", "dissoudre"])
    assert ("proclamer", Form("past_participle", None, "m", "s")) in index["proclame"]
    assert ("proclamer", Form("present", 3)) in index["proclame"]
    assert ("se réunir", Form("past_participle", None, "m", "s")) in index["reuni"]
    assert index[fold("RÉUNIRENT")] == {("se réunir", Form("past", 6))}
    assert "réuni" not in index


def test_folded_forms_keep_apart_verbs_that_fold_alike() -> None:
    index = folded_forms(["répartir", "repartir", "réunir", "se réunir", "se réunir"])
    assert {verb for verb, _ in index["repartit"]} == {"répartir", "repartir"}
    assert {verb for verb, _ in index["repartissent"]} == {"répartir", "repartir"}  # « qu'ils repartissent »
    assert {verb for verb, _ in index["repartissons"]} == {"répartir"}
    assert {verb for verb, _ in index["reunit"]} == {"réunir", "se réunir"}


@given(st.lists(st.sampled_from(VERBS), max_size=6), st.lists(st.sampled_from(VERBS), max_size=6))
def test_an_index_of_more_verbs_only_adds(one: list[str], other: list[str]) -> None:
    both = folded_forms([*one, *other])
    parts = [folded_forms(one), folded_forms(other)]
    assert set(both) == set(parts[0]) | set(parts[1])
    for form, found in both.items():
        assert found == parts[0].get(form, frozenset()) | parts[1].get(form, frozenset())


def test_the_answer_is_the_callers_to_change() -> None:
    forms("signer").clear()
    folded_forms(["signer"]).clear()
    assert "signe" in forms("signer")
    assert "signe" in folded_forms(["signer"])


def test_families_are_written_as_their_file_says() -> None:
    source = files("aes_extract").joinpath("knowledge/verb_families.toml").read_text(encoding="utf-8")
    cuts: dict[str, str] = {}
    for name, family in tomllib.loads(source).items():
        assert len(family["present"].split(" ")) == 6, name
        assert len(family["participle"].split(" ")) in (1, 4), name
        assert len(family.get("subjunctive", "-").split(" ")) in (1, 2, 6), name
        assert len(family.get("imperative", "-").split(" ")) in (1, 3), name
        assert family["past"] == "-" or family["past"].removesuffix("n")[-1] in "aiuïû", name
        for ending in family["like"]:
            assert ending.endswith(family["cut"]), name
            assert cuts.setdefault(ending, family["cut"]) == family["cut"], name  # one stem for both
