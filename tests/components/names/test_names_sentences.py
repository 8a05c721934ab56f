"""Whole sentences through the whole pipeline: the brackets in a row are all its people, institutions and places.

Every name of a person is invented; offices, institutions and places are real or invented.
"""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.components.names.marked import annotated, plain

pytestmark = pytest.mark.model


def bug(row: str, reason: str) -> object:
    """A row that should pass and does not yet."""
    return pytest.param(row, marks=pytest.mark.xfail(strict=True, reason=reason))


def check(nlp: Language, row: str) -> None:
    doc = nlp(plain(row))
    assert [(e.label_, e.text) for e in doc.ents if e.label_ != "DATE"] == annotated(row)


PEOPLE = [
    # --- rank or function before the name
    "Le colonel-major [PER Soumana Tiédobé] commande la zone de défense de [LOC Gao].",
    "Le Général de brigade [PER Harouna KANTABA] a reçu les chefs de village.",
    "Le Général de Corps d'Armée [PER Tiémoko BAMOURO], Ministre de la Défense, est arrivé.",
    "Le Gal [PER Siméon ZONGORABA] et le Cdt [PER Évariste BATIONDO] ont été promus.",
    "Le Col. [PER A. Diallobé] dirige la garnison.",
    "Le sergent-chef [PER T. Ouattaraba] a été inhumé à [LOC Bobo-Dioulasso].",
    "L'adjudant-chef major [PER Kalifa Sanobaré] est mort au combat à [LOC Sebba].",
    "Le médecin-colonel [PER Issoufou Karantao] soigne les blessés à l'[LOC hôpital militaire de Niamey].",
    "Le président [PER SAWADOBO] a rencontré le colonel [PER KANTAGO] à [LOC Ouahigouya].",
    "Le Premier ministre [PER Kassoum DEMBAGA] a échangé avec M. [PER Sanogori].",
    "Mme [PER Fatouma Kébélé], ministre de la Santé, a visité l'[LOC hôpital du Mali].",
    "Le Dr [PER Nana Hawa Koïtala] plaide pour la vaccination dans le [LOC cercle de Niono].",
    "Le Pr [PER Abdoul-Karim Saïdouwa] enseigne à l'[ORG université de Zinder].",
    "Maître [PER Yérima Bako] défend l'accusé.",
    "Le procureur [PER Laya Boudabo] a ouvert une enquête à [LOC Fada N'Gourma].",
    "L'ancien ministre [PER N'Golo Tienta] a été inculpé.",
    "L'imam [PER Bouréma Guindobo] a prié à la [LOC grande mosquée de Djenné].",
    "Le cheikh [PER Hamad bin Rachidi] a investi au [LOC Maroc].",
    "Le ministre [PER Jean-Baptiste Zongo] parle.",
    "Le général [PER Yacouba Sirimé] et le colonel [PER Sirimé Traoka] se sont salués.",
    "Photo : le ministre [PER Yacoubou Dossé] et sa suite.",
    # --- function between commas, before or after
    "Le ministre des Affaires étrangères, [PER Boukary Sanfoulé], s'est rendu à [LOC Moscou].",
    "Le chef de file de l'opposition, [PER Zéphyrin Kabréla], a été interpellé à [LOC Koudougou].",
    "Le gouverneur de la [LOC région de Tillabéri], le général [PER Oumarou Zakaryawa], a présidé la cérémonie.",
    "Le porte-parole du gouvernement, [PER Rimtalba Nikièmo], a démenti l'information.",
    "[PER Adiza TOUNKARASSI], ministre de la Culture du [LOC Niger], a ouvert le festival.",
    "L'ambassadeur du [LOC Niger] au [LOC Mali], [PER Abdou Salifou Gazobi], a présenté ses lettres.",
    "Le directeur général de l'[ORG ORTM], [PER Hassane Diombélo], a quitté ses fonctions.",
    "[PER Oumar Tapsobé] est nommé ministre de la Justice. [PER Tapsobé] remplace [PER Alice Zoundi].",
    "[PER Idrissa Tabsoba], président de la transition, et [PER Rita Wangraoua], sa conseillère, sont là.",
    # --- particles
    "Le capitaine [PER Alhousseini Ag Tinfara] a été libéré à [LOC Kidal].",
    "Le lieutenant-colonel [PER Sidi Mohamed Ould Barkhoum] dirigera la mission.",
    "Hier, [PER El Hadj Souleymane Diabakoro] a pris la parole.",
    "[PER Bintou Walet Attayoub] préside l'[ORG Association des femmes de Goundam].",
    "[PER Aïcha Bent Mokhtari] a gagné le 800 mètres à [LOC Doha].",
    "Le ministre tunisien [PER Slim Ben Youssra] est en visite à [LOC Tripoli].",
    # --- enumerations
    "Ont été nommés respectivement [PER Drissa Makonta], [PER Salif Bengali] et [PER Rokia Samakou].",
    "La délégation comprenait [PER Awa Siribié], [PER Lassina Traorou] et [PER Paul Yaméko].",
    "Les lauréats sont [PER Koffi Mensawo], [PER Rama Djibrila] et [PER Hamsatou Gado].",
    # --- a place that is also a surname
    "Le capitaine [PER Kaya] a été nommé à [LOC Kaya].",
    "Le commissaire [PER Dori] a dirigé la fouille dans la ville de [LOC Dori].",
    bug(
        "Le colonel [PER Koutiala] a pris [LOC Koutiala].",
        reason="the tagger: a town's name after a rank, one sense in a text",
    ),
    "L'écrivain [PER Mali Sangara] est là.",
    # --- bugs
    "La ministre [PER Salimata Doumbo] et son homologue ivoirien, [PER Kouadio Brou N'Dri], ont signé.",
    bug(
        "[PER N'Golo Tienta] vit à [LOC N'Djamena].",
        reason="the tagger drops a name after an elision that opens the sentence",
    ),
    "[PER Ahmed al-Tarhouni] a fui [LOC Benghazi].",
    "Hier, [PER Abou Hamza al-Chinguitti] a été tué.",
    "[PER Pieter van den Hoeckel] a été élu maire de [LOC Gand].",
    bug("Le prix a été remis à l'écrivain [PER Juan Carlos de la Serena] à [LOC Madrid].", "« de la » in a name"),
    bug(
        "Ils s'appellent [PER Moussa], [PER Awa] et [PER Salif].",
        reason="the tagger drops a first name in a list",
    ),
    "[PER Kaboré], [PER Ouattara] et [PER Keïta] étaient absents.",
    "Les ministres [PER Daouda Kaboro] (Défense) et [PER Ali Ag Sidamo] (Élevage) étaient présents.",
    bug("[PER Sadia Coulibalou] a été élue Miss Mali.", "« Miss » before a country"),
]

INSTITUTIONS = [
    "Les [ORG Forces armées maliennes] ([ORG FAMa]) ont repris le [LOC camp militaire de Tessalit].",
    "Le [ORG Rassemblement pour la Renaissance du Sahel] ([ORG RRS]) a un chef. Le [ORG RRS] veut des élections.",
    "L'[ORG armée nigériane] a bombardé un camp près de [LOC Maiduguri], au [LOC Nigeria].",
    "Le [ORG gouvernement nigérien] a fermé sa frontière avec le [LOC Bénin].",
    "Le [ORG ministère malien de l'Énergie et de l'Eau] a publié un avis.",
    "Le [ORG ministère des Mines et des Carrières] annonce la reprise des travaux à [LOC Essakane].",
    "Le [ORG ministère des Affaires étrangères] et le [ORG ministère français des Armées] se parlent.",
    "La [ORG Cour suprême du Niger] a rejeté le recours.",
    "Le [ORG tribunal militaire de Ouagadougou] a condamné trois soldats.",
    "Le [ORG Conseil national de Transition] ([ORG CNT]) a adopté la loi.",
    "L'[ORG Alliance des États du Sahel] ([ORG AES]) regroupe trois pays. L'[ORG Alliance] dispose d'une force.",
    "La [ORG Confédération des États du Sahel] a un drapeau. La [ORG Confédération] adopte un hymne.",
    "Les terroristes ont attaqué la base du [ORG JNIM] près de [LOC Léré].",
    "L'[ORG Université de Ségou] et l'[ORG université Abdou Moumouni] ont signé un accord.",
    "Le président du [ORG Haut Conseil islamique], [PER Chérif Madou Hamidara], a appelé au calme.",
    "Le [ORG Mouvement patriotique pour le Salut] exige la libération de Me [PER Tahirou Sawadobo].",
    "La [ORG Gendarmerie nationale] a saisi deux tonnes de drogue à [LOC Koutiala].",
    "La [ORG Société nationale d'électricité du Tikari] ([ORG SONET]) promet des travaux. La [ORG SONET] recrute.",
    "Le [ORG Syndicat des Enseignants du Liptako] ([ORG SEL]) suspend sa grève. Le [ORG Syndicat] attend des actes.",
    "La [ORG Commission nationale des droits humains] ([ORG CNDH]) enquête. La [ORG Commission] attend une réponse.",
    "Les [ORG Volontaires pour la défense de la patrie] ([ORG VDP]) ont repoussé l'assaut.",
    "Le [ORG Parti nigérien pour la Démocratie] a dénoncé ces arrestations à [LOC Agadez].",
    "L'[ORG ambassade de France] à [LOC Bamako] a rouvert ses portes.",
    "Les Maliens de [LOC Paris] ont manifesté devant l'[ORG ambassade du Mali].",
    "La [ORG présidence nigérienne] a confirmé la visite du président togolais.",
    "Le [ORG Conseil des ministres] s'est tenu mercredi.",
    "La [ORG Force conjointe du G5 Sahel] est dissoute.",
    "[ORG Wagner] s'est retiré du [LOC Mali].",
    "Le groupe [ORG Zorbaland Gold] négocie avec le [ORG gouvernement malien].",
    bug(
        "La radio [ORG Kledou] et la chaîne [ORG TM2] ont été suspendues.",
        reason="the tagger drops an acronym with a digit",
    ),
    "L'[ORG Union africaine] ([ORG UA]) a suspendu le [LOC Gabon].",
    "Le [ORG Secrétariat général du gouvernement] a publié une note.",
    "Le [ORG Haut-Commissariat aux réfugiés] ([ORG HCR]) alerte.",
    # --- bugs
    "La [ORG Direction générale des Douanes] a saisi deux camions.",
    bug("L'[ORG Inspection générale d'État] a publié son rapport.", "« générale » is taken for a rank"),
    "L'[ORG Institut Pasteur] étudie le virus.",
    "L'ONG [ORG Tassaght] distribue des vivres.",
    "La coalition [ORG Unité nationale] dépose une plainte.",
    "La [ORG Bourse de Paris] a clôturé en hausse.",
    bug("Le [ORG Commandement général des opérations] a démenti.", "« Commandement » is no head noun"),
    "L'OPA est lancée. La TVA baisse.",
]

PLACES = [
    "La [LOC Guinée], la [LOC Guinée-Bissau] et la [LOC Guinée équatoriale] ont envoyé des délégués.",
    "La [LOC République démocratique du Congo] et le [LOC Congo-Brazzaville] ont rouvert leur frontière.",
    "La [LOC Russie] et la [LOC Chine] s'abstiennent ; les [LOC États-Unis] votent contre.",
    "Le [LOC Niger] et le [LOC Nigeria] partagent une frontière.",
    "La [LOC Côte d'Ivoire] et le [LOC Ghana] ferment leur frontière.",
    "Il vit en [LOC République centrafricaine], près de [LOC Bangui].",
    "La [LOC République du Niger] et la [LOC République de Guinée] signent.",
    "[LOC Niamey] accuse [LOC Cotonou].",
    "Le [LOC Mali] condamne l'attaque.",
    "Une patrouille est tombée dans une embuscade entre [LOC Djibo] et [LOC Namsiguia].",
    "Les habitants des villages de [LOC Bankass] et de [LOC Koro] ont fui vers [LOC Sévaré].",
    "Le nord du [LOC Mali], l'est du [LOC Burkina Faso] et l'ouest du [LOC Niger] sont touchés.",
    "La [LOC commune rurale de Sanankoro Djitoumou] attend un forage.",
    "Les communes de [LOC Djenné] et de [LOC Sofara] sont inondées.",
    "La [LOC province du Soum] et la [LOC région de l'Est] restent sous couvre-feu.",
    "La [LOC région de la Boucle du Mouhoun] a été frappée.",
    "Le [LOC fleuve Niger] est sorti de son lit à [LOC Mopti].",
    "Le [LOC lac Tchad] se vide.",
    "La rencontre a eu lieu au [LOC palais de Koulouba].",
    "La grève paralyse l'[LOC hôpital Gabriel Touré] depuis lundi.",
    "Les blessés sont admis au [LOC CHU Souro Sanou] et au [LOC CHR de Kaya].",
    "Le Dr [PER Paul Chu] et M. [PER Chu Ling] sont attendus à [LOC Gao].",
    "Les réfugiés du [LOC camp de Mbera], en [LOC Mauritanie], attendent.",
    "Le détenu a été transféré à la [LOC prison de Koutoukalé].",
    "Des hommes armés ont attaqué le [LOC marché de Nassoumbou].",
    "L'[LOC aéroport international Modibo Keïta-Sénou] a rouvert.",
    "Ils ont défilé sur la [LOC place de la Nation] à [LOC Ouagadougou].",
    bug(
        "La marche est partie du [LOC boulevard de l'Indépendance] vers la [LOC bourse du travail].",
        reason="the tagger joins two sites over a preposition",
    ),
    "Le [LOC barrage de Kandadji] sera achevé.",
    "La Charte du [LOC Liptako-Gourma] a été signée à [LOC Bamako].",
    "L'Accord d'[LOC Alger] est caduc.",
    "Les habitants de l'[LOC Adrar des Ifoghas] attendent la pluie.",
    "[LOC Mopti] : deux soldats tués",
    "[LOC Mali] : le général [PER Modibo Sangafé] nommé gouverneur de [LOC Ménaka]",
    "SITUATION SÉCURITAIRE DANS LE [LOC SAHEL] : LE POINT",
    "De [LOC Gao] à [LOC Ansongo], la route est coupée.",
    "Le camp des opposants se divise.",
    # --- bugs
    bug("L'enfant est né à l'[LOC hôpital du Point G].", "the full stop after a single letter stays in the mention"),
    "L'État de [LOC Borno] est en deuil.",
    "La [LOC boucle du Mouhoun] a été frappée.",
]

NO_PLACES = [
    "Les commerçants maliens et burkinabè protestent contre la hausse des prix.",
    "La délégation russo-malienne a visité le site.",
    "Les autorités bissau-guinéennes ont réagi.",
    "Les Guinéens ont voté.",
    "Les Canadiens votent lundi. Les Français suivent le scrutin.",
    "Le président congolais a reçu son homologue guinéen.",
    "Le gouvernement a démenti. L'armée a nié.",
    "La banque a refusé le prêt. Le parquet a ouvert une information.",
    "Un conseil des ministres s'est tenu mercredi.",
    "Le Ministre et les Directeurs ont salué la Nation et le Peuple.",
    "Vive la République ! Que Dieu bénisse notre Patrie.",
    "Le Chef de l'État a reçu les Ambassadeurs.",
    "Monsieur le Président, Mesdames et Messieurs les Ministres, soyez les bienvenus.",
    "Article 3 : le présent décret abroge le Décret n° 2021-12.",
    "Le Ramadan commence lundi ; la Tabaski suivra.",
    "Les armées nationales coopèrent. Un comité d'experts se réunira.",
    "Les Nigériens et les Nigérians ne parlent pas d'une seule voix.",
    "Un Malien, un Ivoirien et un Congolais ont été arrêtés.",
    "Le vaccin change la vie de chaque Africain.",
    "La Coupe du Mali commence samedi.",
    "Le Tour de France partira samedi.",
]

ELSEWHERE = [
    "La ministre norvégienne de la Pêche, [PER Margit Lindqvaer], a signé l'accord à [LOC Bergen].",
    "Le premier ministre du [LOC Québec], [PER Antoine Desroselles], a rencontré la mairesse de [LOC Montréal].",
    "La [LOC province de l'Alberta] et la [LOC Saskatchewan] contestent la taxe.",
    "Le [ORG ministère canadien de l'Environnement] a refusé le permis.",
    "La [ORG Commission européenne] a ouvert une enquête contre la société [ORG Valdorix].",
    "La [ORG Banque centrale européenne] ([ORG BCE]) a relevé ses taux.",
    "Le [ORG tribunal correctionnel de Lille] a condamné [PER Jérôme Castelvert] à deux ans de prison.",
    "Le chancelier allemand, [PER Lothar Brenneke], recevra son homologue polonais à [LOC Berlin].",
    "Le sénateur américain [PER John Whitcombe] s'est rendu à [LOC Kiev], en [LOC Ukraine].",
    "L'[ORG armée ukrainienne] a tiré sur un dépôt en [LOC Crimée].",
    "L'[ORG Organisation mondiale de la santé] ([ORG OMS]) a lancé une alerte en [LOC Asie].",
    "Le [ORG Conseil de sécurité de l'ONU] se réunit à [LOC New York].",
    "Le [ORG Parlement européen] siège à [LOC Strasbourg]. Le [ORG Parlement] vote demain.",
    "Le [ORG Fonds monétaire international] ([ORG FMI]) a prêté deux milliards à l'[LOC Égypte].",
    "L'[ORG OTAN] et l'[ORG Union européenne] ([ORG UE]) se concertent à [LOC Bruxelles].",
    "L'attaquante [PER Lina Morvanec] a marqué deux buts contre la [LOC Norvège].",
    "Le cycliste [PER Tomás Aldeiro] a gagné l'étape entre [LOC Grenoble] et [LOC Briançon].",
    "La finale opposera le [LOC Sénégal] au [LOC Cameroun].",
    "Le film « Les Nuits d'argile » a été primé à [LOC Venise].",
    "La [LOC cathédrale de Chartres] a accueilli deux mille visiteurs.",
    "La pianiste [PER Éloïse Vaugrenard] jouera à [LOC Varsovie].",
    "Le réalisateur [PER Kenji Moritaka] présente son film à [LOC Cannes].",
    bug(
        "La [LOC Seine] a débordé à [LOC Rouen] et au [LOC Havre].",
        reason="the tagger: « au X » after a town is read as a club",
    ),
    "La skieuse [PER Petra Vlhovska] a chuté à [LOC Turin].",
    "Le ministre [PER Jean-Yves Le Gonidec] a visité [LOC Saint-Malo].",
    "Les Brésiliens et les Argentins ont manifesté à [LOC Buenos Aires].",
    # --- bugs
    "Elle a chuté à [LOC Val-d'Isère].",
    "Le [LOC musée du Louvre] prête trois toiles au [LOC musée d'Orsay].",
    bug("[PER Giulia Della Valle] a remporté l'or à [LOC Turin].", "« Della » is no particle with a capital"),
    "Le [ORG Paris Saint-Germain] recevra l'[ORG Olympique de Marseille] en finale.",
    "L'[ORG Équipe de France] affrontera l'[LOC Italie].",
    "Les [ORG Aigles du Mali] affrontent les [ORG Étalons du Burkina Faso].",
    "Le [ORG Stade malien] a battu le [ORG Djoliba AC].",
    "L'[ORG Opéra de Lyon] recrute un chef.",
    bug("Le constructeur [ORG Volkara] ouvre une usine à [LOC Tanger].", "« constructeur » opens no institution"),
]


@pytest.mark.parametrize("row", PEOPLE)
def test_people(nlp: Language, row: str) -> None:
    check(nlp, row)


@pytest.mark.parametrize("row", INSTITUTIONS)
def test_institutions(nlp: Language, row: str) -> None:
    check(nlp, row)


@pytest.mark.parametrize("row", PLACES)
def test_places(nlp: Language, row: str) -> None:
    check(nlp, row)


@pytest.mark.parametrize("row", NO_PLACES)
def test_what_is_no_name(nlp: Language, row: str) -> None:
    check(nlp, row)


@pytest.mark.parametrize("row", ELSEWHERE)
def test_elsewhere(nlp: Language, row: str) -> None:
    check(nlp, row)
