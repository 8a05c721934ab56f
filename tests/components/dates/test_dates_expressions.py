"""Expressions with reference date, span and value. ``[[ ]]`` marks each mention; its value stands in the row.

A row's sentence is read by a blank pipeline: no model, no parse.
"""

from __future__ import annotations

import re

import pytest
import spacy
from spacy.language import Language

REF = "2024-11-07"  # a Thursday
MARK = re.compile(r"\[\[(.+?)\]\]")

CALENDAR = [
    ("Il est arrivé le [[mercredi 6 novembre 2024]].", "2024-11-06"),
    ("Il est arrivé le [[6 novembre 2024]].", "2024-11-06"),
    ("Il est arrivé le [[6 NOVEMBRE 2024]].", "2024-11-06"),
    ("Le [[Mercredi 06 Novembre 2024]], il est arrivé.", "2024-11-06"),
    ("Il est né le [[1er mai 1962]].", "1962-05-01"),
    ("Il est né le [[1 er mai 1962]].", "1962-05-01"),
    ("Il est né le [[premier mai 1962]].", "1962-05-01"),
    ("Il est né le [[28 fevrier 1962]].", "1962-02-28"),
    ("Il est né le [[15 aout 1962]].", "1962-08-15"),
    ("Il est né le [[29 février 1964]].", "1964-02-29"),
    ("Le drame du [[12 septmbre 2023]] reste dans les esprits.", "2023-09-12"),
    ("Le drame du [[12 novmebre 2023]] reste dans les esprits.", "2023-11-12"),
    ("Le drame du [[5\xa0août\xa02023]] reste dans les esprits.", "2023-08-05"),
    ("Le drame du [[5 déc. 2023]] reste dans les esprits.", "2023-12-05"),
    ("Le drame du [[5 sept 2023]] reste dans les esprits.", "2023-09-05"),
    ("Le drame du [[10 novembre 93]], sur la route.", "1993-11-10"),
    ("Le texte du [[vingt-deux mars 2012]] le dit.", "2012-03-22"),
    ("Le texte du [[06/07/2024]] le dit.", "2024-07-06"),
    ("Le texte du [[06.07.24]] le dit.", "2024-07-06"),
    ("Le texte du [[6-7-2024]] le dit.", "2024-07-06"),
    ("Le texte du [[2024-07-06]] le dit.", "2024-07-06"),
    ("Le texte du [[jeudi 22/05/2025]] le dit.", "2025-05-22"),
    ("Une date fausse, le [[lundi 6 novembre 2024]], reste.", "2024-11-06"),
    ("La réunion des [[13 et 14 septembre 2023]] a eu lieu.", "2023-09-13/2023-09-14"),
    ("La réunion des [[13, 14 et 15 mars 2023]] a eu lieu.", "2023-03-13/2023-03-15"),
    ("Réunis les [[30 novembre et 1er décembre 2023]], ils ont signé.", "2023-11-30/2023-12-01"),
    ("Le salon du [[22 au 24 décembre 2023]] a plu.", "2023-12-22/2023-12-24"),
    ("Le salon du [[28 septembre au 1er octobre 2023]] a plu.", "2023-09-28/2023-10-01"),
    ("Le salon du [[28 décembre 2022 au 3 janvier 2023]] a plu.", "2022-12-28/2023-01-03"),
    ("Le salon du [[28 décembre au 3 janvier 2023]] a plu.", "2022-12-28/2023-01-03"),
    ("Le salon du [[lundi 5 au mercredi 7 juin 2023]] a plu.", "2023-06-05/2023-06-07"),
    ("Entre le [[3 et le 5 mars 2023]], il a plu.", "2023-03-03/2023-03-05"),
    ("Entre le [[15 juillet et le 15 août 2023]], il a plu.", "2023-07-15/2023-08-15"),
    ("Le salon des [[13-14 septembre 2023]] a plu.", "2023-09-13/2023-09-14"),
    ("Le salon du [[01/02/2024 au 05/02/2024]] a plu.", "2024-02-01/2024-02-05"),
    ("Le [[5 mars 2023]] et le [[6 avril 2023]], il a plu.", "2023-03-05", "2023-04-06"),
    ("Le retrait date de [[juillet 2023]].", "2023-07"),
    ("Le retrait date d'[[août 2023]].", "2023-08"),
    ("Le retrait date d’[[Août 2023]].", "2023-08"),
    ("Dès [[octobre 98]], il a plu.", "1998-10"),
    ("De [[mai à août 2023]], il a plu.", "2023-05/2023-08"),
    ("De [[juin 2022 à mars 2023]], il a plu.", "2022-06/2023-03"),
    ("De [[novembre à février 2023]], il a plu.", "2022-11/2023-02"),
    ("Entre [[janvier et mars 2023]], il a plu.", "2023-01/2023-03"),
    ("En [[mars et avril 2023]], il a plu.", "2023-03/2023-04"),
    ("Au [[mois de juin 2023]], il a plu.", "2023-06"),
    ("[[Début mars 2023]], il a plu.", "2023-03-01/2023-03-10"),
    ("[[Mi-mai 2023]], il a plu.", "2023-05-11/2023-05-20"),
    ("[[Fin février 2023]], il a plu.", "2023-02-21/2023-02-28"),
    ("[[Fin février 2024]], il a plu.", "2024-02-21/2024-02-29"),
    ("À la [[fin du mois d'août 2023]], il a plu.", "2023-08-21/2023-08-31"),
    ("[[Courant mars 2023]], il a plu.", "2023-03"),
    ("Il est parti [[fin 2023]].", "2023-10/2023-12"),
    ("Il est parti [[début 2023]].", "2023-01/2023-03"),
    ("Il est parti [[mi-2023]].", "2023-05/2023-08"),
    ("Il est parti à la [[fin de l'année 2023]].", "2023-10/2023-12"),
    ("Au [[deuxième trimestre de 2025]], l'usine ouvrira.", "2025-04/2025-06"),
    ("Au [[1er trimestre 2025]], l'usine ouvrira.", "2025-01/2025-03"),
    ("Au [[second semestre 2023]], l'usine a ouvert.", "2023-07/2023-12"),
    ("La [[première quinzaine de mars 2023]] fut sèche.", "2023-03-01/2023-03-15"),
    ("La [[seconde quinzaine de février 2024]] fut sèche.", "2024-02-16/2024-02-29"),
    ("Née dans les [[années 1980]], elle chante.", "198X"),
    ("Née dans les [[années 80]], elle chante.", "198X"),
    ("Née à la [[fin des années quatre-vingt-dix]], elle chante.", "199X"),
    ("Né au [[XXe siècle]], il peint.", "19XX"),
    ("Né au [[19ème siècle]], il peignait.", "18XX"),
    ("Le [[printemps 2024]] fut sec.", "2024-21"),
    ("L'[[été 2023]] fut sec.", "2023-22"),
    ("L'[[automne 1999]] fut sec.", "1999-23"),
    ("L'[[hiver 2022-2023]] fut sec.", "2022-24"),
    ("Reconstruite en [[1907]], elle tient.", "1907"),
    ("Depuis [[2015]], il pleut.", "2015"),
    ("La crise de [[2012]] a marqué le pays.", "2012"),
    ("D'ici à [[2030]], tout changera.", "2030"),
    ("À l'horizon [[2030]], tout changera.", "2030"),
    ("L'[[année 2016]] a été dure.", "2016"),
    ("L'édition [[2016]] a été belle.", "2016"),
    ("Les éditions [[2016]] et [[2018]] ont été belles.", "2016", "2018"),
    ("Le budget [[2016]] est arrêté.", "2016"),
    ("L'[[an 2000]] a été doux.", "2000"),
    ("Tourné entre [[2019 et 2021]], il plaît.", "2019/2021"),
    ("Tourné entre [[mai et août 2023]], il plaît.", "2023-05/2023-08"),
    ("Né à la [[fin des années 1980]], il chante.", "198X"),
    ("Né au [[début des années 60]], il chante.", "196X"),
    ("Au [[milieu des années quatre-vingt-dix]], il chante.", "199X"),
    ("Attendu pour [[14 heures le samedi 8 mai 2023]], il vient.", "2023-05-08T14:00"),
    ("Arrivé à [[16 h 30 le 5 juin 2023]], il dort.", "2023-06-05T16:30"),
    ("Le [[5 juin 2023 à la mi-journée]], il dort.", "2023-06-05TMI"),
    ("Maire de [[2001 à 2008]], il écrit.", "2001/2008"),
    ("Les archives ([[2019-2021]]) sont ouvertes.", "2019/2021"),
    ("La saison [[2002/2003]] fut longue.", "2002/2003"),
    ("Il baisse par rapport à [[2019]].", "2019"),
    ("Nés dans les [[années 1980 et 1990]], ils chantent.", "198X/199X"),
    ("Nés dans les [[années 1980]] et formés au pays, ils chantent.", "198X"),
    ("Le livre (paru en [[2021]]) se vend.", "2021"),
    ("En [[2020]] et [[2021]], il a plu.", "2020", "2021"),
    ("Fermé pour [[Noël 2023]], le bureau a rouvert.", "2023-12-25"),
    ("Le [[lundi de Pâques 2024]], il a plu.", "2024-04-01"),
    ("À la [[Toussaint 2023]], il a plu.", "2023-11-01"),
    ("Le [[5 juin 2023 à 16h30]], il a plu.", "2023-06-05T16:30"),
    ("Le [[5 juin 2023 à 16 h 30]], il a plu.", "2023-06-05T16:30"),
    ("Le [[5 juin 2023 vers 5 h]], il a plu.", "2023-06-05T05:00"),
    ("Le [[5 juin 2023 à 05H00]], il a plu.", "2023-06-05T05:00"),
    ("Le [[5 juin 2023 à 20 heures]], il a plu.", "2023-06-05T20:00"),
    ("Le [[5 juin 2023 à midi]], il a plu.", "2023-06-05T12:00"),
    ("Le [[5 juin 2023 aux environs de 2 heures du matin]], il a plu.", "2023-06-05T02:00"),
    ("Le [[5 juin 2023 à 8 heures du soir]], il a plu.", "2023-06-05T20:00"),
    ("Le [[lundi 5 juin 2023 au soir]], il a plu.", "2023-06-05TEV"),
    ("Le [[5 juin 2023 dans l'après-midi]], il a plu.", "2023-06-05TAF"),
    ("Dans la [[matinée du 5 juin 2023]], il a plu.", "2023-06-05TMO"),
    ("Dans la [[nuit du 3 au 4 mai 2023]], il a plu.", "2023-05-03/2023-05-04"),
    ("Dans la [[nuit du 31 décembre au 1er janvier 2023]], il a plu.", "2022-12-31/2023-01-01"),
    ("Dans la [[nuit du samedi 6 au dimanche 7 mai 2023]], il a plu.", "2023-05-06/2023-05-07"),
    ("Dans la [[nuit du 3 mai 2023]], il a plu.", "2023-05-03TNI"),
    ("La [[semaine du 11 novembre 2024]] sera chargée.", "2024-W46"),
    # --- as the press of the region writes them
    ("L'[[année scolaire 2020-2021]] fut dure.", "2020/2021"),
    ("L'[[année académique 2021]] fut dure.", "2021"),
    ("Il a joué quatre finales - [[1998]], [[2002]], [[2010]] et [[2014]].", "1998", "2002", "2010", "2014"),
    ("L'essai (Éditions du Lac, [[2016]]) a plu.", "2016"),
    ("Il est parti au [[petit matin de ce 24 mars 2024]].", "2024-03-24TMO"),
    ("Le sommet du [[jeudi 12 au samedi 14 juin 2025]] a réuni dix pays.", "2025-06-12/2025-06-14"),
    ("Le texte, daté du [[3 sept. 2024]], a été lu.", "2024-09-03"),
    ("Les [[8, 9 et 10 août 2024]], Bamako accueille le forum.", "2024-08-08/2024-08-10"),
    ("Du [[1er au 15 mars 2024]], il a plu.", "2024-03-01/2024-03-15"),
    ("À partir du [[1er janvier 2025]], la taxe baisse.", "2025-01-01"),
    ("D'ici [[fin 2026]], tout changera.", "2026-10/2026-12"),
    ("Au [[premier trimestre 2024]], le PIB a crû.", "2024-01/2024-03"),
    ("Au [[second semestre 2024]], le PIB a crû.", "2024-07/2024-12"),
    ("Au [[XIXe siècle]], il régnait.", "18XX"),
    ("Au [[19ème siècle]], il régnait.", "18XX"),
    ("[[Courant mars 2024]], il a plu.", "2024-03"),
    ("[[Mi-juin 2024]], il a plu.", "2024-06-11/2024-06-20"),
    ("La [[nuit du 4 au 5 mai 2024]], ils ont fui.", "2024-05-04/2024-05-05"),
    ("Dans la [[matinée du mardi 4 juin 2024]], ils ont fui.", "2024-06-04TMO"),
    ("Le [[mardi 4 juin 2024 vers 5 h]], ils ont fui.", "2024-06-04T05:00"),
    ("Le [[4 juin 2024 aux environs de 2 heures du matin]], ils ont fui.", "2024-06-04T02:00"),
    ("Le [[4 juin 2024 à 05H00]], ils ont fui.", "2024-06-04T05:00"),
    ("Le [[4 juin 2024 dans la soirée]], ils ont fui.", "2024-06-04TEV"),
    ("Entre [[1960 et 1991]], il régnait.", "1960/1991"),
    ("De [[1960 à 1991]], il régnait.", "1960/1991"),
    ("La période [[2021-2025]] fut dure.", "2021/2025"),
    ("Le [[31/12/2023]], il a plu.", "2023-12-31"),
    ("Fait le [[12 AOÛT 2024]].", "2024-08-12"),
    ("Fait le [[12 Aout 2024]].", "2024-08-12"),
    ("Fait le [[12 decembre 2024]].", "2024-12-12"),
    ("Né en [[janvier 1975]], il enseigne.", "1975-01"),
    ("La semaine du [[3 au 9 juin 2024]] fut calme.", "2024-06-03/2024-06-09"),
    ("Les élections de [[novembre-décembre 2020]] ont eu lieu.", "2020-11/2020-12"),
    ("Au cours des [[années 2010]], il a plu.", "201X"),
    ("À la [[mi-2023]], il a plu.", "2023-05/2023-08"),
    ("Le [[20 mai de l'année 2024]], il a plu.", "2024-05-20"),
]

FROM_REFERENCE = [
    ("Il est mort [[il y a presque exactement un an]].", "2023"),
    ("Il est mort [[il y a à peine dix jours]].", "2024-10-28"),
    ("Il est arrivé le [[6 novembre]].", "2024-11-06"),
    ("Il est arrivé le [[8 novembre]].", "2023-11-08"),
    ("Il arrivera le [[8 novembre]].", "2024-11-08"),
    ("Il arrivera le [[6 novembre]].", "2025-11-06"),
    ("La réunion est prévue le [[15 janvier]].", "2025-01-15"),
    ("L'audience a été reportée au [[20 février]].", "2025-02-20"),
    ("Il se rendra à Dori [[samedi 9 novembre]].", "2024-11-09"),
    ("Il a été reçu le [[jeudi 9 novembre]].", "2023-11-09"),
    ("Il a été reçu en [[juillet]].", "2024-07"),
    ("Il a été reçu en [[décembre]].", "2023-12"),
    ("Il sera reçu en [[décembre]].", "2024-12"),
    ("Il sera reçu en [[mars]].", "2025-03"),
    ("Il a été reçu en [[septembre dernier]].", "2024-09"),
    ("Il a été reçu le [[20 décembre dernier]].", "2023-12-20"),
    ("Il sera reçu en [[juin prochain]].", "2025-06"),
    ("Ils voteront les [[6 et 13 avril prochains]].", "2025-04-06/2025-04-13"),
    ("Ils sont réunis du [[28 octobre au 2 novembre]].", "2024-10-28/2024-11-02"),
    ("Il a été reçu en [[mai]] ou [[avril]].", "2024-05", "2024-04"),
    ("Il a été reçu en [[avril de cette année]].", "2024-04"),
    ("En [[cette fin d'année]], il pleut.", "2024-10/2024-12"),
    ("Il a été reçu en [[avril de l'année dernière]].", "2023-04"),
    ("Il a parlé [[mardi]].", "2024-11-05"),
    ("Il a parlé [[jeudi]].", "2024-11-07"),
    ("Il parlera [[mardi]].", "2024-11-12"),
    ("Il a parlé [[mardi dernier]].", "2024-11-05"),
    ("Il a parlé [[jeudi dernier]].", "2024-10-31"),
    ("Il parlera [[jeudi prochain]].", "2024-11-14"),
    ("Il a parlé [[ce mardi]].", "2024-11-05"),
    ("Il a parlé [[ce 6 novembre]].", "2024-11-06"),
    ("Il a parlé [[mardi soir]].", "2024-11-05TEV"),
    ("Il a parlé [[mardi après-midi]].", "2024-11-05TAF"),
    ("Il a parlé [[mardi après midi]].", "2024-11-05TAF"),
    ("Il a parlé [[mardi vers 21 h 45]].", "2024-11-05T21:45"),
    ("Il a parlé [[mardi soir à 8 heures]].", "2024-11-05T20:00"),
    ("Il est resté de [[samedi à lundi]].", "2024-11-02/2024-11-04"),
    ("Dans la [[nuit de samedi à dimanche]], il a plu.", "2024-11-02/2024-11-03"),
    ("Dans la [[nuit du lundi au mardi 5 novembre]], il a plu.", "2024-11-04/2024-11-05"),
    ("Il a parlé [[hier]].", "2024-11-06"),
    ("Il a parlé [[avant-hier]].", "2024-11-05"),
    ("Il a parlé [[aujourd'hui]].", "2024-11-07"),
    ("Il a parlé [[aujourd’hui]].", "2024-11-07"),
    ("Il parlera [[demain]].", "2024-11-08"),
    ("Il parlera [[après-demain]].", "2024-11-09"),
    ("Il a parlé [[hier matin]].", "2024-11-06TMO"),
    ("Il a parlé [[hier soir]].", "2024-11-06TEV"),
    ("Il a parlé [[hier à 10 h]].", "2024-11-06T10:00"),
    ("Il a parlé [[hier mercredi 6 novembre]].", "2024-11-06"),
    ("Il parlera [[demain vendredi]].", "2024-11-08"),
    ("Il a parlé [[ce matin]].", "2024-11-07TMO"),
    ("Il parlera [[ce soir]].", "2024-11-07TEV"),
    ("Il parlera [[cet après-midi]].", "2024-11-07TAF"),
    ("Il a plu [[cette nuit]].", "2024-11-07TNI"),
    ("Il a plu la [[nuit dernière]].", "2024-11-06TNI"),
    ("Il a plu [[cette semaine]].", "2024-W45"),
    ("Il a plu la [[semaine dernière]].", "2024-W44"),
    ("Il a plu la [[semaine passée]].", "2024-W44"),
    ("Il pleuvra la [[semaine prochaine]].", "2024-W46"),
    ("Il a plu [[ce mois-ci]].", "2024-11"),
    ("Il a plu le [[mois dernier]].", "2024-10"),
    ("Il pleuvra le [[mois prochain]].", "2024-12"),
    ("Il a plu [[cette année]].", "2024"),
    ("Il a plu l'[[an dernier]].", "2023"),
    ("Il a plu l’[[année dernière]].", "2023"),
    ("Il pleuvra l'[[année prochaine]].", "2025"),
    ("Il a plu à la [[fin de l'année dernière]].", "2023-10/2023-12"),
    ("Il a plu en [[début d'année]].", "2024-01/2024-03"),
    ("Il pleuvra à la [[fin du mois]].", "2024-11-21/2024-11-30"),
    ("Il a plu [[ce week-end]].", "2024-W44-WE"),
    ("Il pleuvra [[ce week-end]].", "2024-W45-WE"),
    ("Il a plu le [[week-end dernier]].", "2024-W44-WE"),
    ("Il est parti [[il y a dix jours]].", "2024-10-28"),
    ("Il est parti [[il y a trois mois]].", "2024-08"),
    ("Il est parti [[il y a deux ans]].", "2022"),
    ("Il est parti [[il y a environ deux ans]].", "2022"),
    ("Il est parti [[il y a vingt-cinq ans]].", "1999"),
    ("Il est parti [[il y a deux semaines]].", "2024-W43"),
    ("Il partira [[dans trois mois]].", "2025-02"),
    ("Il partira [[dans 15 jours]].", "2024-11-22"),
    ("Au [[premier trimestre]], il a plu.", "2024-01/2024-03"),
    ("Au [[premier semestre de l'année dernière]], il a plu.", "2023-01/2023-06"),
    ("Il a plu l'[[été dernier]].", "2024-22"),
    ("Il pleuvra avant l'[[été]].", "2025-22"),
    ("Il est parti [[fin août]].", "2024-08-21/2024-08-31"),
    ("Il partira [[début mars]].", "2025-03-01/2025-03-10"),
    ("Ils rentreront avant [[Noël]].", "2024-12-25"),
    ("Ils fêteront la [[nouvelle année]].", "2025"),
    ("Il est arrivé [[vers 5 h]].", "2024-11-07T05:00"),
    ("Il est arrivé à [[4h15]].", "2024-11-07T04:15"),
    ("Il est parti dans la [[soirée]].", "2024-11-07TEV"),
]

FROM_TEXT = [
    ("Il a parlé [[mardi]]. La [[veille]], il a plu.", "2024-11-05", "2024-11-04"),
    ("Il a parlé [[mardi]]. Le [[lendemain]], il a plu.", "2024-11-05", "2024-11-06"),
    ("Il a parlé [[mardi]]. Le [[lendemain matin]], il a plu.", "2024-11-05", "2024-11-06TMO"),
    ("Il a parlé [[mardi]]. Le [[surlendemain]], il a plu.", "2024-11-05", "2024-11-07"),
    ("Il a parlé [[mardi]]. L'[[avant-veille]] fut calme.", "2024-11-05", "2024-11-03"),
    ("Il a parlé [[mardi]]. Le [[même jour]], il a plu.", "2024-11-05", "2024-11-05"),
    ("Il a parlé [[mardi]]. Le [[soir même]], il a plu.", "2024-11-05", "2024-11-05TEV"),
    ("Il a parlé [[mardi]]. [[Ce jour-là]], il a plu.", "2024-11-05", "2024-11-05"),
    ("Il a parlé [[mardi]]. [[Ce jour là]], il a plu.", "2024-11-05", "2024-11-05"),
    ("Il a parlé [[mardi]]. [[Deux jours plus tôt]], il a plu.", "2024-11-05", "2024-11-03"),
    ("Il a parlé [[mardi]]. [[Deux jours plus tard]], il a plu.", "2024-11-05", "2024-11-07"),
    ("Il a parlé [[mardi]]. [[Deux jours après]], il a plu.", "2024-11-05", "2024-11-07"),
    ("Il naît en [[septembre 2023]]. [[Quatre mois plus tard]], il part.", "2023-09", "2024-01"),
    ("Il naît en [[2019]]. L'[[année suivante]], il part.", "2019", "2020"),
    ("Il naît en [[2019]]. La [[même année]], il part.", "2019", "2019"),
    ("Il naît en [[mai 2019]]. [[Deux ans plus tard]], il part.", "2019-05", "2021"),
    ("Il a parlé [[mardi]], à [[9h30]].", "2024-11-05", "2024-11-05T09:30"),
    ("Il a parlé [[vers 0 h 40]], [[mardi]].", "2024-11-05T00:40", "2024-11-05"),
    (
        "Le feu, dans la [[nuit du 3 au 4 mai]], a duré jusqu'à [[4h15]].",
        "2024-05-03/2024-05-04",
        "2024-05-04T04:15",
    ),
    (
        "Ouvert de [[18 h]] à [[23 h]] le [[5 mai 2024]].",
        "2024-11-07T18:00",
        "2024-11-07T23:00",
        "2024-05-05",
    ),
    ("Le prix baisse par rapport à l'[[année dernière]] à la [[même époque]].", "2023", "2023-11"),
    ("Reçu [[hier]], [[mercredi 6 novembre 2024]].", "2024-11-06", "2024-11-06"),
]

WITHOUT_REFERENCE = [
    ("Il est arrivé le [[6 novembre]].", "XXXX-11-06"),
    ("Il est arrivé en [[mars]].", "XXXX-03"),
    ("Il est arrivé [[mi-mai]].", "XXXX-05-11/XXXX-05-20"),
    ("Il est arrivé [[mardi]].", "XXXX-WXX-2"),
    ("Il est arrivé [[dimanche soir]].", "XXXX-WXX-7TEV"),
    ("Dans la [[nuit de samedi à dimanche]], il a plu.", "XXXX-WXX-6/XXXX-WXX-7"),
    ("Il est arrivé [[hier]].", None),
    ("Il est arrivé à [[9h30]].", "T09:30"),
    ("Le [[24 mars]], il a plu. La [[veille]], non.", "XXXX-03-24", "XXXX-03-23"),
    ("Le [[1er janvier]], il a plu. La [[veille]], non.", "XXXX-01-01", "XXXX-12-31"),
    ("Le [[1er mars]], il a plu. La [[veille]], non.", "XXXX-03-01", None),
    ("Le [[mercredi 19 mars 2025]], il a plu. [[Ce mercredi]], il a neigé.", "2025-03-19", "2025-03-19"),
    ("Le [[19 mars 2025]], il a plu. Il neigera du [[7 au 9 avril]].", "2025-03-19", "2025-04-07/2025-04-09"),
    ("En [[juillet]], il a plu. Le [[6 juillet 2024]], il a neigé.", "2024-07", "2024-07-06"),
    ("Le [[14 juillet 2022]], il a plu. [[Vendredi 11 octobre]], il a neigé.", "2022-07-14", "XXXX-10-11"),
    ("Depuis [[2015]], il pleut. En [[mars]], il a neigé.", "2015", "XXXX-03"),
    ("Il a neigé [[ce jeudi]], [[17 juin 2021]].", "2021-06-17", "2021-06-17"),
    ("Pendant le [[ramadan]], il a plu.", None),
    ("Avant la [[Tabaski]], il a plu.", None),
]


def read(nlp: Language, text: str, reference: str | None) -> list[tuple[str, str | None, str]]:
    doc = nlp.make_doc(text)
    doc._.aes_published = reference
    doc = nlp(doc)
    return [(s.text, s._.aes_date["value"], s._.aes_date["resolution"]) for s in doc.spans["aes_dates"]]


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("fr")
    nlp.add_pipe("aes_dates")
    return nlp


def check(nlp: Language, row: tuple[str | None, ...], reference: str | None) -> None:
    sentence, *values = row
    assert sentence is not None
    wanted = MARK.findall(sentence)
    text = MARK.sub(r"\1", sentence)
    found = read(nlp, text, reference)
    assert [(t, v) for t, v, _ in found] == list(zip(wanted, values, strict=True))


@pytest.mark.parametrize("row", CALENDAR, ids=lambda row: row[0])
@pytest.mark.parametrize("reference", [REF, None])
def test_calendar(nlp: Language, row: tuple[str, ...], reference: str | None) -> None:
    check(nlp, row, reference)


@pytest.mark.parametrize("row", FROM_REFERENCE, ids=lambda row: row[0])
def test_from_reference(nlp: Language, row: tuple[str, ...]) -> None:
    check(nlp, row, REF)


@pytest.mark.parametrize("row", FROM_TEXT, ids=lambda row: row[0])
def test_from_text(nlp: Language, row: tuple[str, ...]) -> None:
    check(nlp, row, REF)


@pytest.mark.parametrize("row", WITHOUT_REFERENCE, ids=lambda row: row[0])
def test_without_reference(nlp: Language, row: tuple[str, ...]) -> None:
    check(nlp, row, None)


@pytest.mark.parametrize(
    ("text", "reference", "value", "resolution"),
    [
        ("Reçu le 6 novembre 2024.", REF, "2024-11-06", "explicit"),
        ("Reçu le 6 novembre.", REF, "2024-11-06", "reference"),
        ("Reçu le 6 novembre.", None, "XXXX-11-06", "unresolved"),
        ("Reçu les 13 et 14 septembre.", "2024-09", "2024-09-13/2024-09-14", "reference"),
        ("Reçu en juillet.", "2024-09", "2024-07", "reference"),
        ("Reçu en juillet.", "2024", "2024-07", "reference"),
        ("Reçu hier.", "2024-09", None, "unresolved"),
        ("Reçu mardi.", "2024-09", "XXXX-WXX-2", "unresolved"),
        ("Reçu hier.", "2024-11-07T08:41:00+00:00", "2024-11-06", "reference"),
        ("Reçu hier.", "n’importe quoi", None, "unresolved"),
        ("Reçu hier.", "2024-13-45", None, "unresolved"),
    ],
)
def test_resolution(nlp: Language, text: str, reference: str | None, value: str | None, resolution: str) -> None:
    assert [(v, r) for _, v, r in read(nlp, text, reference)] == [(value, resolution)]
