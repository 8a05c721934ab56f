"""Lines that sites leave around articles, and lines that only look like them."""
# ruff: noqa: E501 (a line is one line of a page)

from __future__ import annotations

import pytest
from zone_skeleton import FIRST, SECOND, TITLE, around, kinds_of

from aes_extract.zones import split

NOISE = [
    ("top", "Accueil"),
    ("top", "Menu principal"),
    ("top", "Skip to main content"),
    ("top", "Accueil  Politique  Économie  Sport  Contact"),
    ("top", "Politique | Société | Culture | Sports"),
    ("top", "Accueil » Infrastructures » Kolondé : le nouveau pont ouv…"),
    ("top", "Home > Société > Kolondé : le nouveau pont ouvert à la circulation"),
    ("top", "SOCIÉTÉ"),
    ("top", "Se connecter"),
    ("top", "Rechercher sur le site"),
    ("head", "Partager"),
    ("head", "Partager sur Facebook"),
    ("head", "Facebook Twitter WhatsApp Telegram"),
    ("head", "328 vues"),
    ("head", "1,2K"),
    ("head", "45"),
    ("head", "Temps de lecture : 4 minutes"),
    ("head", "Écouter l’article"),
    ("head", "Imprimer"),
    ("head", "A- A+"),
    ("mid", "Publicité"),
    ("mid", "- Advertisement -"),
    ("mid", "Abonnez-vous à notre chaîne WhatsApp pour ne rien manquer"),
    ("mid", "Suivez l’actualité en temps réel sur notre page Facebook"),
    ("mid", "Inscrivez-vous à notre newsletter"),
    ("tail", "Nous utilisons des cookies pour améliorer votre expérience sur ce site."),
    ("tail", "Tout accepter"),
    ("tail", "Cet article est réservé à nos abonnés"),
    ("tail", "Il vous reste 70 % de cet article à lire."),
    ("tail", "Déjà abonné ? Connectez-vous"),
    ("tail", "Laisser un commentaire"),
    ("tail", "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *"),
    ("tail", "Site web"),
    ("tail", "Enregistrer mon nom, mon e-mail et mon site dans le navigateur pour mon prochain commentaire."),
    ("tail", "Aucun commentaire"),
    ("tail", "Mentions légales"),
    ("tail", "© 2023 Kolondé Actu. Tous droits réservés."),
    ("tail", "Propulsé par WordPress"),
    ("tail", "Retour en haut"),
    ("tail", "Télécharger notre application sur Google Play"),
    ("tail", "Recevez chaque soir nos articles par e-mail"),
    ("tail", "Lire la suite"),
    ("tail", "Share this:"),
]
RELATED = [
    ("mid", "Lire aussi : Transport : les bacs du fleuve bientôt remplacés"),
    ("mid", "À LIRE AUSSI >> Transport, la fin des bacs"),
    ("mid", "(Lire aussi : Transport, la fin des bacs)"),
    ("mid", ">> Voir également : les images du chantier"),
    ("mid", "A lire également : les bacs du fleuve bientôt remplacés"),
    ("mid", "READ ALSO: Ferry service to end next month"),
    ("mid", "→ Relire notre dossier sur les ponts du fleuve"),
    ("tail", "Sur le même sujet : les bacs du fleuve bientôt remplacés"),
    ("tail", "Tags : pont, fleuve, travaux"),
    ("tail", "Mots clés: pont, fleuve"),
    ("tail", "#pont #fleuve #travaux"),
    ("tail", "Article précédent : la crue emporte deux bacs"),
    ("tail", "Article suivant Les taxis augmentent leurs tarifs"),
    ("tail", "Next articleLes taxis augmentent leurs tarifs"),
    ("tail", "Catégories : Infrastructures, Transport"),
    ("tail", "Articles similaires"),
    ("tail", "Vous aimerez aussi"),
    ("tail", "Dans la même rubrique"),
]
BYLINE = [
    ("head", "Par Tidiani Kolo"),
    ("head", "Par Tidiani KOLO, envoyé spécial à Kolondé"),
    ("head", "Tidiani KOLO"),
    ("head", "Publié le 12 mai 2023 à 10h12"),
    ("head", "12 mai 2023"),
    ("head", "vendredi 12 mai 2023 - 10:12"),
    ("head", "Mis à jour le 13/05/2023 à 08h00"),
    ("head", "By Kolondé Actu - May 12, 2023"),
    ("head", "Kolondé, 12 mai 2023 (AKP)"),
    ("head", "La Rédaction"),
    ("head", "Tidiani Kolo | Kolondé Actu | 12 mai 2023"),
    ("head", "Crédit photo : Mairie de Kolondé"),
    ("head", "Photo : DR"),
    ("head", "© Mairie de Kolondé"),
    ("head", "Photo de Lara Binto - Pexels"),
    ("head", "Tidiani Kolo avec AFP"),
    ("top", "Par Tidiani Kolo, le 12 mai 2023"),
    ("tail", "Tidiani KOLO"),
    ("tail", "Tidiani Kolo, stagiaire"),
    ("tail", "Tidiani KOLO (AKP)"),
    ("tail", "TK/AB (AKP)"),
    ("tail", "Source : kolonde-actu.net"),
    ("tail", "kolonde-actu.net"),
    ("tail", "Propos recueillis par Tidiani Kolo"),
    ("tail", "Direction de la communication du District (DCD)"),
    ("tail", "Tidiani Kolo et Awa Binto"),
    ("tail", "Par Tidiani Kolo"),
    ("tail", "Publié par la rédaction le 12 mai 2023"),
]
BODY = [
    ("head", "Un chantier de deux ans"),
    ("head", "C’est fait."),
    ("head", "Par endroits, la route reste coupée."),
    ("mid", "Par ailleurs, la route du nord reste coupée"),
    ("mid", "Par la voix de son adjoint, le maire a tenu à rassurer les pêcheurs."),
    ("mid", "Un chantier semé d’embûches"),
    ("mid", "UN CHANTIER SEMÉ D’EMBÛCHES"),
    ("mid", "MINISTERE DES TRANSPORTS"),
    ("mid", "NOMINATIONS"),
    ("mid", "AU TITRE DU MINISTERE DES TRANSPORTS"),
    ("mid", "Politique"),
    ("mid", "2022"),
    ("mid", "« Plus jamais de bac »"),
    ("mid", "- Monsieur Tidiani KOLO, ingénieur, est nommé Directeur des routes ;"),
    ("mid", "- Madame Awa BINTO, Mle 12 345 A, est nommée Secrétaire générale."),
    ("mid", "• le coût de l’ouvrage"),
    ("mid", "1. Le coût de l’ouvrage"),
    ("mid", "Publié en 2021 par le ministère, le plan prévoyait trois ponts."),
    ("mid", "Le rapport, publié le 12 mai 2021, prévoyait trois ponts."),
    ("mid", "12 mai 2021"),
    ("mid", "12 mai 2021 : la crue emporte le bac"),
    ("mid", "Les habitants partagent leurs souvenirs de la traversée"),
    ("mid", "Facebook a supprimé la page qui annonçait l’effondrement."),
    ("mid", "L’enquête sur les cookies a été close."),
    ("mid", "Les commentaires du public ont été recueillis pendant un mois"),
    ("mid", "A lire les comptes rendus, rien ne s’oppose à une seconde voie."),
    ("mid", "Lire et écrire restent la priorité du village, rappelle l’instituteur."),
    ("mid", "Voir les taxis traverser reste une fête pour les enfants."),
    ("mid", "Photo à la main, une veuve cherchait son fils parmi les passagers."),
    ("mid", "Suivez mon regard, a lancé le maire."),
    ("mid", "Recherche de financements"),
    ("mid", "En direct de la tribune, le maire a salué les ouvriers."),
    ("mid", "Accueil chaleureux sur la rive droite"),
    ("mid", "Et après ?"),
    ("mid", "Tidiani Kolo, ingénieur : « Le plus dur fut la crue »"),
    ("mid", "Home Depot fournira les rambardes, selon la mairie."),
    ("tail", "Le péage, lui, n’est pas encore fixé"),
    ("tail", "- une seconde voie d’ici trois ans"),
    ("tail", "Les pêcheurs, eux, attendent toujours."),
    ("tail", "Affaire à suivre."),
    ("tail", "Vive le pont !"),
    (
        "tail",
        "La population est invitée à ne pas s’abonner à des rumeurs sur le péage du pont, dont le prix sera connu lundi.",
    ),
    (
        "tail",
        "Newsletter ou pas, les riverains disent ne jamais avoir été informés du tracé retenu par les ingénieurs.",
    ),
    (
        "tail",
        "Tous droits réservés aux riverains sur la pêche, la convention de 1999 reste en vigueur, a conclu le maire.",
    ),
    ("tail", "La rédaction du cahier des charges est en cours"),
]
ROWS = [
    *((place, line, "noise") for place, line in NOISE),
    *((place, line, "related") for place, line in RELATED),
    *((place, line, "byline") for place, line in BYLINE),
    *((place, line, "body") for place, line in BODY),
]


@pytest.mark.parametrize(("place", "line", "kind"), ROWS, ids=[f"{row[2]}-{row[0]}-{row[1][:40]}" for row in ROWS])
def test_a_line_where_it_stands(place: str, line: str, kind: str) -> None:
    text = around(place, line)
    assert kinds_of(text, line) == [[kind]]
    assert kinds_of(text, FIRST, SECOND) == [["body"], ["body"]]
    assert split(text).title == TITLE


def test_a_headline_given_twice_is_one_title() -> None:
    assert [zone.kind for zone in split(around("head", TITLE)).zones] == ["title", "noise", "body", "body"]
