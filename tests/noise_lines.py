"""Lines that sites leave around articles and that say by themselves that they are no part of them."""

ABOVE = [
    "Accueil",
    "Accueil  Politique  Économie  Sport  Contact",
    "SOCIÉTÉ",
    "Partager sur Facebook",
    "Facebook Twitter WhatsApp Telegram",
    "328 vues",
    "Temps de lecture : 4 minutes",
    "- Advertisement -",
    "Inscrivez-vous à notre newsletter",
    "Nous utilisons des cookies pour améliorer votre expérience sur ce site.",
    "Lire aussi : Le Premier ministre Awa Diarra reçu à Lomé",
    "(Lire aussi : Transport, la fin des bacs)",
]
BELOW = [
    *ABOVE,
    "Articles similaires",
    "Sur le même sujet : douze soldats tués à Kolondé",
    "Tags : pont, fleuve, travaux",
    "Article précédent : la crue emporte deux bacs",
    "© 2023 Kolondé Actu. Tous droits réservés.",
    "Déjà abonné ? Connectez-vous",
    "Laisser un commentaire",
    "Retour en haut",
]
