"""Short texts of many kinds, few of them articles, by what is odd about them."""

from __future__ import annotations

import unicodedata

TEXTS = {
    "empty": "",
    "blanks": " \n\t\n\u00a0\n",
    "greeting": "Bonjour.",
    "person and place of one name": "Le préfet Diarra a reçu les élus. Un accident a eu lieu à Diarra, près de Lomé.",
    "name before its acronym": "Le Rassemblement national a manifesté à Lyon. Plus tard, le RN a appelé à voter.",
    "words across a line end": "Le premier tour de l’élection.\nPrésidentielle et législatives à Lomé.",
    "no-letters": "123 — 45,6 % (…) !!! ???\n***\n12/12\n",
    "noise": (
        "Accueil\nPartager sur Facebook\nLire aussi : Le port de Lomé rouvre\n"
        "Laisser un commentaire\n© 2024 Tous droits réservés"
    ),
    "football": (
        "Ligue 1 : Brest renverse Nantes dans les arrêts de jeu\n\n"
        "Menés au score, les Bretons ont attaqué sans relâche samedi soir et Ludovic Kerjean a délivré le stade "
        "Francis-Le Blé à la 93e minute. « On a lancé une bataille », a déclaré l'entraîneur Yves Morvan.\n"
    ),
    "decomposed": unicodedata.normalize(
        "NFD",
        "Le général Hélène Ébodé a été reçue à Yaoundé le 3 février 2021 par le président de l’Assemblée nationale, "
        "Théodore Mbarga. « Nous créerons un comité », a-t-elle déclaré après l’entrevue.",
    ),
    "capitals": (
        "NAIROBI : LE MINISTRE KENYAN DES AFFAIRES ETRANGERES PETER OTIENO RECU PAR SON HOMOLOGUE ETHIOPIEN\n"
        "LES DEUX PAYS ONT SIGNE UN ACCORD LE 12 MARS 2022 A ADDIS ABEBA."
    ),
    "carriage-returns": (
        "Grève à Anvers\r\n\r\nLes dockers ont manifesté lundi 4 mars 2024 à Anvers.\r\n"
        "Le syndicat FGTB a appelé à une nouvelle grève le lendemain.\r\n"
    ),
    "odd-spaces": (
        "Le\u00a012\u202fjuin\u00a02023 ,\u2003la  ministre\u00a0Claire\u00a0Delmas\u200b a  inauguré\tl’hôpital de "
        "Cayenne 🏥🇬🇫 ; elle y a\u00adannoncé une aide de 3\u202f000\u00a0€ ."
    ),
    "english": (
        "Members of the European Parliament met in Strasbourg on Tuesday, 5 March 2024. "
        "President Helga Brandt said the vote was historic.\n\nShare this:\nTwitter\nFacebook"
    ),
    "quotations": (
        "« Nous condamnons l’attaque », a déclaré le porte-parole de l’ONU, John Mercer. « Elle a tué douze civils à "
        "Beni. « Jamais plus », a répondu la ministre congolaise Aline Kabongo, « et nous exigeons le retrait des "
        "troupes ». Selon elle, un sommet aura lieu à Luanda en juillet 2025."
    ),
    "list": (
        "Conseil des ministres\n- M. Paul Ndong est nommé directeur général du Trésor ;\n"
        "- Mme Rose Obame est nommée préfète de Lambaréné ;\n"
        "- le projet de décret portant création de l’Office des pêches a été adopté.\n"
    ),
    "one-line": (
        "Bogota, 2 mai 2024 (EFE) – Le président colombien Ramiro Salcedo a rompu les relations diplomatiques avec "
        "l’Équateur, a annoncé la présidence mercredi, et des milliers de manifestants ont défilé à Medellín, "
        "où trois personnes ont été arrêtées et au moins cinq blessées dans la nuit du 1er au 2 mai"
    ),
}
