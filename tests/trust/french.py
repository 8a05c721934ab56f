"""Invented articles, sound and bent: sentences of a small grammar, lines that sites leave, odd marks, anything."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from hypothesis import strategies as st

words = st.sampled_from

TITLES = words(
    ["le président", "la ministre", "le général", "le colonel Pr", "M.", "Mme", "le porte-parole", "l’imam", ""]
)
NAMES = words(
    ["Awa Diarra", "Tidiani KOLO", "Diarra", "Moussa ag Attaher", "El Hadj Oumar Kolo", "A. D. Kolo", "N’Golo", "X"]
)
BODIES = words(
    ["l’ONU", "la CEDEAO", "le Parlement", "l’Alliance des États du Sahel (AES)", "le ministère de la Défense"]
)
GROUPS = words(
    ["les élus", "douze soldats maliens", "des manifestants", "trois civils", "les deux hommes", "une femme"]
)
PLACES = words(["Bamako", "au Mali", "Kolondé", "la région de Gao", "Côte d’Ivoire", "l’État", "frontière", "RN 16"])
DATES = words(
    ["le 6 novembre 2024", "mardi", "hier", "du 22 au 24 décembre", "le 31 février", "en 2019", "à 16h30", "demain",
     "la veille", "le 1er", "fin mars", "il y a deux ans", "dans la nuit du 3 au 4 mai", "le 12/12/2024", ""]
)  # fmt: skip
VERBS = words(
    ["a reçu", "ont attaqué", "a été nommé par", "a condamné", "va rencontrer", "n’a pas signé", "aurait tué",
     "a déclaré que", "ont manifesté contre", "a appelé à", "s’est rendu à", "a dissous", "demande", "arrêtent", "et"]
)  # fmt: skip
ENDS = words([".", " !", "…", " ?", ";", "", " ».", " (AFP).", ", a-t-il dit."])
MARKS = words(
    ["« ", " »", "“", "”", "(", ")", "[", "\u00ab", "’", "''", "–", "—", "- ", "•", "*", "…", "/", "|", "%", "€"]
)
BLANKS = words([" ", "  ", "\u00a0", "\u202f", "\t", "\u200b", "\u2003", "\u00ad", "\ufeff"])
EMOJI = words(["🔴", "🇲🇱", "👉🏿", "👨‍👩‍👧", "✍️"])
LINE_ENDS = words(["\n", "\n\n", "\r\n", "\r", "\n \n", "\u2028", "\v", "\x85"])
NOISE = words(
    ["Accueil", "Partager sur Facebook", "Lire aussi : Le port de Lomé rouvre", "Tags : pont, fleuve", "45", "***",
     "2022", "© 2024 Kolondé Actu. Tous droits réservés.", "3 commentaires", "Les plus lus",
     "Par Awa Diarra | 12 mai 2023", "Bamako, 12 mai 2023 (AMAP) – Le pont est ouvert", "SOCIÉTÉ", "Nom *",
     "- Mme Rose Obame est nommée préfète ;"]
)  # fmt: skip

_actor = st.builds("{} {}".format, TITLES, NAMES) | BODIES | GROUPS | PLACES
_clause = st.builds("{} {} {} {}".format, _actor, VERBS, _actor | PLACES, DATES)
_joined = st.builds("{}{}{}".format, _clause, words([", ", " et ", " : « ", " », ", ". ", "; ", " (", "\n"]), _clause)
sentences = st.builds("{}{}".format, _clause | _joined, ENDS)
_odd = st.lists(st.one_of(_actor, VERBS, DATES, MARKS, BLANKS, EMOJI, st.text(max_size=8)), max_size=12).map("".join)
_paragraph = st.lists(sentences, min_size=1, max_size=4).map(" ".join)
_line = st.one_of(_paragraph, _paragraph, sentences, NOISE, _odd, st.text(max_size=20))

_BENDS = words([str, str, str, str.upper, str.lower, str.title, lambda text: unicodedata.normalize("NFD", text)])


def _bent(lines: list[tuple[str, str]], bend: Callable[[str], str]) -> str:
    return bend("".join(line + end for line, end in lines))


articles = st.builds(_bent, st.lists(st.tuples(_line, LINE_ENDS), max_size=6), _BENDS)
