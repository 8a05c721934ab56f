"""Whole pages, invented, as different sites leave them."""
# ruff: noqa: E501 (a line is one line of a page)

from __future__ import annotations

from itertools import pairwise

import pytest

from aes_extract.zones import split

PAGES = {
    "portal": (
        (
            "Transport aérien : la piste de Bolo rouverte aux gros porteurs",
            "Zakaria Bolo",
            None,
            "2024-04-03",
        ),
        [
            ("noise", "Aujourd'hui : jeudi 4 avril 2024"),
            ("noise", "Actualités"),
            ("noise", "Sports"),
            ("noise", "Vidéos"),
            ("title", "Transport aérien : la piste de Bolo rouverte aux gros porteurs"),
            ("byline", "Écrit par Zakaria Bolo"),
            ("byline", "Publié : 3 avril 2024"),
            ("noise", "Affichages : 1204"),
            (
                "body",
                "La piste principale de l'aéroport de Bolo est de nouveau ouverte aux gros porteurs depuis mardi, a annoncé la direction de l'aviation civile",
            ),
            (
                "body",
                "Le chantier avait débuté en octobre. Il a coûté quatre milliards de francs, selon le ministère.",
            ),
            ("body", "Un record"),
            (
                "body",
                "« Nous avons tenu le délai », s'est félicité le directeur, Ali Bolo, lors d'un point de presse.",
            ),
            ("byline", "Z. B."),
            ("noise", "Partager cet article :"),
            ("related", "Dans la même catégorie"),
            ("related", "« Fret : les transporteurs dénoncent les tracasseries"),
            ("related", "Bétail : un nouveau marché à Bolo »"),
        ],
    ),
    "communique": (
        ("COMMUNIQUÉ DU GOUVERNEMENT", "Colonel Zakaria BOLO", None, "2024-04-04"),
        [
            ("title", "COMMUNIQUÉ DU GOUVERNEMENT"),
            (
                "body",
                "Le Gouvernement informe l'opinion nationale et internationale qu'une attaque a visé le poste de Bolo dans la nuit du 2 au 3 avril 2024.",
            ),
            ("body", "Il condamne cet acte lâche et présente ses condoléances aux familles."),
            ("body", "Il rassure les populations que toutes les dispositions sont prises."),
            ("byline", "Fait à Bolo, le 4 avril 2024"),
            ("body", "Le Ministre, porte-parole du Gouvernement"),
            ("byline", "Colonel Zakaria BOLO"),
            ("body", "Chevalier de l'Ordre national"),
        ],
    ),
    "interview": (
        ("Interview - Ali Bolo : « La saison sera bonne »", "Awa Binto", None, None),
        [
            ("title", "Interview - Ali Bolo : « La saison sera bonne »"),
            ("body", "Le Passeur : Comment s'annonce la saison ?"),
            (
                "body",
                "Ali Bolo : Les pluies sont arrivées tôt et les semences ont été livrées dans toutes les communes avant la fin du mois de mai.",
            ),
            ("body", "Le Passeur : Et les prix ?"),
            ("body", "Ali Bolo : Ils ont baissé."),
            ("byline", "Réalisée par Awa Binto"),
        ],
    ),
    "theme-with-counters": (
        ("Le maire de Bolo démissionne", "Awa Binto", "bolo24.info", "2024-04-04"),
        [
            ("noise", "Bolo24.info - Toute l'actualité du fleuve"),
            ("noise", "Accueil"),
            ("noise", "Politique"),
            ("title", "Le maire de Bolo démissionne"),
            ("byline", "Par Awa Binto -4 avril 20240"),
            ("noise", "Partager"),
            ("noise", "Facebook"),
            ("noise", "Twitter"),
            (
                "body",
                "Le maire de Bolo, Ali Bolo, a présenté jeudi sa démission au gouverneur, a appris Bolo24 de source officielle.",
            ),
            (
                "body",
                "Élu en 2021, il était contesté par une partie de son conseil. Son premier adjoint assure l'intérim jusqu'au vote du budget.",
            ),
            ("byline", "[Photo : le maire lors de son investiture]"),
            (
                "body",
                "Le gouverneur a pris acte de cette décision et appelé au calme dans toutes les communes de la région.",
            ),
            ("related", "Article précédent"),
            ("related", "Bolo : le marché rouvert"),
            ("related", "Article suivant"),
            ("related", "Crue : le niveau du fleuve baisse"),
            ("byline", "Awa Binto"),
            ("byline", "https://bolo24.info"),
            ("noise", "LAISSER UN COMMENTAIRE Annuler la réponse"),
        ],
    ),
    "agency-names": (
        ("L'armée reprend Bolo", None, "AFP", None),
        [
            ("title", "L'armée reprend Bolo"),
            ("byline", "AFP"),
            (
                "body",
                "Les forces armées ont repris lundi la ville de Bolo, après trois jours de combats contre des groupes armés, a indiqué l'état-major.",
            ),
            ("related", "Lire aussi : Bolo : trois jours de combats"),
            ("related", "Lire aussi : Les déplacés affluent"),
            (
                "body",
                "La population a accueilli les soldats dans le calme, selon plusieurs témoins joints au téléphone.",
            ),
            ("byline", "Avec AFP"),
        ],
    ),
    "agency-glued": (
        (None, None, "AKP", "2024-04-04"),
        [
            ("byline", "Bolo, 4 avr 2024 (AKP)- "),
            (
                "body",
                "Le ministre de l'Eau a inauguré jeudi un forage de grande capacité au profit de dix villages de la commune.",
            ),
            ("body", "L'ouvrage, d'un coût de 80 millions, a été financé par l'Etat."),
            ("byline", "AKP/ZB/AB"),
        ],
    ),
    "newspaper-glued": (
        ("Éducation : les enseignants suspendent leur grève", None, "LE PASSEUR", "2024-04-04"),
        [
            ("noise", "Société"),
            ("title", "Éducation : les enseignants suspendent leur grève"),
            ("byline", "jeudi 4 avril 2024"),
            ("byline", "LE PASSEUR (Bolo)–"),
            (
                "body",
                "La coordination des syndicats d'enseignants a suspendu jeudi sa grève de quatre jours, à l'issue d'une rencontre avec le ministre.",
            ),
            (
                "body",
                "Les cours reprendront lundi dans toutes les écoles du pays, a précisé son porte-parole.",
            ),
            ("byline", "Photo: Le Passeur"),
            ("byline", "Rédaction Le Passeur"),
            ("noise", "Suivez-nous sur Facebook et WhatsApp"),
        ],
    ),
    "no-full-stops": (
        ("Sommet : les chefs d'État à Bolo", None, None, None),
        [
            ("title", "Sommet : les chefs d'État à Bolo"),
            ("body", "Les chefs d'État de la sous-région se réunissent samedi à Bolo"),
            ("body", "Ils doivent adopter une feuille de route de dix ans"),
            ("body", "Les ministres ont préparé le terrain toute la semaine dans la capitale"),
        ],
    ),
    "lower-case-agency": (
        ("Tchologo: un camion se renverse, 3 morts", None, "aip", None),
        [
            ("title", "Tchologo: un camion se renverse, 3 morts"),
            (
                "body",
                "Un camion s'est renversé mercredi sur la route de Bolo, faisant trois morts et douze blessés, selon les pompiers.",
            ),
            ("body", "Le chauffeur a pris la fuite."),
            ("body", "Une enquête est ouverte."),
            ("byline", "(aip)"),
            ("byline", "zb/ab"),
        ],
    ),
    "signed-above": (
        ("Mines : un nouveau code adopté", "Awa Binto", None, "2024-04-04"),
        [
            ("byline", "4 avril 2024"),
            ("byline", "Awa Binto"),
            ("title", "Mines : un nouveau code adopté"),
            (
                "body",
                "L'Assemblée a adopté jeudi le nouveau code minier, qui porte à 30 % la part de l'État dans les projets.",
            ),
            (
                "body",
                "Le texte a été voté par 112 voix contre 3. Le ministre a salué un vote « historique ».",
            ),
        ],
    ),
    "breadcrumb-with-date": (
        ("Bolo : Le conseil régional adopte son budget", "Awa Binto", "LEPASSEUR.NET", "2024-05-07"),
        [
            ("noise", "Accueil > Actualités > Politique • Publié le mardi 7 mai 2024 à 22h05min"),
            ("title", "Bolo : Le conseil régional adopte son budget"),
            ("byline", "LEPASSEUR.NET | 7 mai 2024"),
            ("noise", "Bolo : Le conseil régional adopte son budget"),
            (
                "body",
                "Le conseil régional de Bolo a adopté ce mardi son budget, arrêté à douze milliards de francs. Vingt conseillers sur vingt-deux ont voté pour.",
            ),
            (
                "body",
                "Le président du conseil, Ali Bolo, a salué un vote responsable et promis de nouvelles écoles.",
            ),
            ("byline", "Awa Binto"),
            ("byline", "Lepasseur.net"),
            ("noise", "Vos commentaires"),
            (
                "noise",
                "1. Le 8 mai 2024 à 07:12, par Citoyen En réponse à : Bolo : Le conseil régional adopte son budget",
            ),
            (
                "noise",
                "Bravo à nos élus, mais il faut aussi penser aux routes qui sont dans un état lamentable depuis longtemps.",
            ),
            ("noise", "Répondre à ce message"),
        ],
    ),
    "radio": (
        ("Au Kolo, la junte repousse la présidentielle", "Ali Bolo", None, "2024-05-07"),
        [
            ("noise", "Afrique"),
            ("byline", "Publié le : 07/05/2024 - 10:12 Modifié le : 07/05/2024 - 11:30"),
            ("title", "Au Kolo, la junte repousse la présidentielle"),
            (
                "body",
                "Les autorités de transition du Kolo ont annoncé lundi soir le report sine die de l'élection présidentielle prévue en juillet.",
            ),
            ("noise", "2 min"),
            ("noise", "Temps de lecture : 2 min"),
            ("byline", "Avec notre correspondant à Kolo, Ali Bolo"),
            (
                "body",
                "La décision a été lue à la télévision nationale par le porte-parole du gouvernement. Elle était attendue depuis plusieurs semaines.",
            ),
            ("related", "À lire aussiKolo : un an de transition"),
            (
                "body",
                "L'opposition dénonce un passage en force et appelle à manifester vendredi dans la capitale.",
            ),
            ("noise", "La suite après cette publicité"),
            ("body", "« Nous ne céderons pas », a déclaré son chef de file lors d'une conférence de presse."),
            ("body", "NewsletterRecevez toute l'actualité internationale directement dans votre boite mail"),
            ("noise", "Je m'abonne"),
            ("noise", "Suivez toute l'actualité internationale en téléchargeant l'application"),
            ("noise", "Partager :"),
            ("related", "Kolo"),
            ("related", "Nos lecteurs ont aussi lu"),
        ],
    ),
    "tags-without-heading": (
        ("Kolo: Le chef de la junte reçoit l'ambassadeur de Russie", None, None, None),
        [
            ("title", "Kolo: Le chef de la junte reçoit l'ambassadeur de Russie"),
            (
                "body",
                "Le chef de la junte a reçu mardi l'ambassadeur de Russie, avec qui il a évoqué la coopération militaire.",
            ),
            ("body", "L'audience a duré une heure, selon la présidence."),
            ("noise", "Lire la suite sur Bolo24"),
            ("related", "kolo"),
            ("related", "junte"),
            ("related", "russie"),
            ("related", "Previous Post"),
            ("related", "Crue : le fleuve déborde"),
            ("related", "Next Post"),
            ("related", "Football : victoire des Caïmans"),
            ("noise", "Laisser un commentaire Annuler la réponse"),
            (
                "noise",
                "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *",
            ),
            ("noise", "Commentaire *"),
            ("noise", "Nom *"),
            ("noise", "E-mail *"),
            ("noise", "Site web"),
        ],
    ),
    "meta-line": (
        ("Sécurité: deux villages attaqués près de Bolo", None, "Le Passeur", None),
        [
            ("noise", "La Une"),
            ("title", "Sécurité: deux villages attaqués près de Bolo"),
            ("noise", "Admin Il y a 3 heures Sécurité, Une Laisser un commentaire 154 Vues"),
            (
                "body",
                "Deux villages de la commune de Bolo ont été attaqués dimanche par des hommes armés, ont indiqué des élus locaux.",
            ),
            ("body", "Au moins six personnes ont été tuées et du bétail emporté, selon les mêmes sources."),
            ("byline", "Source : Le Passeur (Kolo)"),
        ],
    ),
    "list-of-posts": (
        ("Conseil des ministres : les nominations", "Zakaria BOLO", None, "2024-05-07"),
        [
            ("title", "BOLO24"),
            ("title", "Conseil des ministres : les nominations"),
            ("body", "Au titre du ministère de la Santé"),
            ("body", "Directeur général de l'hôpital de Bolo : Docteur Ali BOLO, médecin"),
            ("body", "Inspecteur en chef : Madame Awa BINTO"),
            ("body", "Au titre du ministère des Mines"),
            ("body", "Conseiller technique : Monsieur Zakaria KOLO"),
            (
                "body",
                "Le Conseil a également adopté un décret relatif à la protection des forêts classées de la région du fleuve.",
            ),
            ("byline", "Bolo, le 7 mai 2024"),
            ("body", "Le Secrétaire général du Gouvernement,"),
            ("byline", "Zakaria BOLO"),
            ("body", "Officier de l'Ordre national"),
        ],
    ),
    "issue-number": (
        (None, "Awa BINTO", "Le Passeur", "2024-05-07"),
        [
            ("byline", "Par Awa BINTO"),
            (
                "body",
                "Les élèves de Bolo ont repris le chemin de l'école lundi, après trois semaines de fermeture pour cause d'insécurité.",
            ),
            ("body", "Les cours avaient été suspendus le 15 avril par le gouverneur."),
            ("byline", "A.B."),
            ("byline", "Le Passeur N°1204 du mardi 7 mai 2024"),
        ],
    ),
    "markdown": (
        ("Bolo : le marché brûle", "Awa Binto", None, "2024-05-07"),
        [
            ("title", "**Bolo : le marché brûle**"),
            ("byline", "*Awa Binto, Bolo, 7 mai 2024*"),
            (
                "body",
                "Un incendie a détruit mardi une centaine de boutiques au grand marché de Bolo, sans faire de victime.",
            ),
            ("body", "Les pompiers ont lutté toute la nuit contre les flammes."),
            ("noise", "---"),
        ],
    ),
}


@pytest.mark.parametrize(("metadata", "zones"), PAGES.values(), ids=PAGES.keys())
def test_a_page(metadata: tuple[str | None, ...], zones: list[tuple[str, str]]) -> None:
    text = zones[0][1]
    for (_, before), (_, after) in pairwise(zones):
        glued = before.endswith(("(AKP)- ", ")–"))
        text += after if glued else f"\n{after}"
    zoned = split(text)
    assert [(zone.kind, text[zone.start : zone.end]) for zone in zoned.zones] == zones
    assert (zoned.title, zoned.author, zoned.publisher, zoned.published) == metadata
