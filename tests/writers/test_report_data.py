"""What the report is made from: words, dates, offsets, and data that cannot become markup."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import report_sample
import sample
from hypothesis import given
from hypothesis import strategies as st

from aes_extract.events.frames import frames
from aes_extract.schema import Casualties, Event, RelationType, Resolution, Status, ZoneKind
from aes_extract.writers.report.data import embedded, page_data
from aes_extract.writers.report.dates import told
from aes_extract.writers.report.fallback import listed
from aes_extract.writers.report.labels import LANGUAGES, Language, counted, event_label, labels
from aes_extract.writers.report.offsets import utf16
from aes_extract.writers.report.outlines import outlines

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_that_the_frames_and_the_schema_name_has_a_label(lang: Language) -> None:
    words = labels(lang)
    assert {f"{frame.type}/{frame.subtype}" for frame in frames()} == set(words["subtypes"])
    assert {frame.type for frame in frames()} == set(words["types"]) == set(words["family"])
    assert {role for frame in frames() for role, _ in frame.roles} == set(words["roles"])
    for table, kind in (("statuses", Status), ("relations", RelationType), ("zones", ZoneKind)):
        assert set(kind.__args__) == set(words[table])
    assert set(Resolution.__args__) == set(words["resolutions"])
    assert set(Casualties.model_fields) - {"about", "at_least"} == set(words["casualties"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_label_is_empty_and_both_languages_fill_in_the_same(lang: Language) -> None:
    slots = re.compile(r"\{\w+\}")
    mine, other = labels(lang), labels("en" if lang == "fr" else "fr")
    for table in set(mine) - {"resolutions", "family"}:
        for key, label in mine[table].items():
            assert label
            assert {*slots.findall(str(label))} == {*slots.findall(str(other[table][key]))}, key


def test_types_that_a_user_adds_keep_their_names() -> None:
    assert event_label(labels("fr"), "regatta", "pirogues") == "pirogues"
    assert event_label(labels("fr"), "regatta", None) == "regatta"
    assert event_label(labels("fr"), "meeting", None) == "rencontre"


@pytest.mark.parametrize(
    ("lang", "n", "text"), [("fr", 0, "0 événement"), ("fr", 2, "2 événements"), ("en", 0, "0 events")]
)
def test_singular_and_plural(lang: Language, n: int, text: str) -> None:
    assert counted(labels(lang)["ui"]["events_n"], n, lang) == text


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        ("2024-11-06", "6 novembre 2024", "6 November 2024"),
        ("2024-05-01", "1er mai 2024", "1 May 2024"),
        ("2024-07", "juillet 2024", "July 2024"),
        ("2024", "2024", "2024"),
        ("XXXX-11-06", "6 novembre, année inconnue", "6 November, year unknown"),
        ("XXXX-03", "mars, année inconnue", "March, year unknown"),
        ("XXXX-WXX-2", "mardi, date inconnue", "Tuesday, date unknown"),
        ("XXXX-WXX-7TAF", "dimanche, date inconnue, après-midi", "Sunday, date unknown, afternoon"),
        ("2024-W46", "semaine 46 de 2024", "week 46 of 2024"),
        ("198X", "années 1980", "1980s"),
        ("18XX", "1800–1899", "1800–1899"),
        ("1999-23", "automne 1999", "autumn 1999"),
        ("2024-11-06T16:30", "6 novembre 2024, 16:30", "6 November 2024, 16:30"),
        ("T02:00", "02:00", "02:00"),
        ("2024-11-06TNI", "6 novembre 2024, nuit", "6 November 2024, night"),
        ("2024-09-13/2024-09-14", "13 – 14 septembre 2024", "13 – 14 September 2024"),
        ("2024-12-22/2025-01-03", "22 décembre 2024 – 3 janvier 2025", "22 December 2024 – 3 January 2025"),
        ("2023-10/2023-12", "octobre – décembre 2023", "October – December 2023"),
        ("XXXX-05-03/XXXX-05-04", "3 – 4 mai, année inconnue", "3 – 4 May, year unknown"),
        ("2024-13-45", "2024-13-45", "2024-13-45"),
        ("bientôt", "bientôt", "bientôt"),
    ],
)
def test_dates_in_words(value: str, french: str, english: str) -> None:
    assert told(value, labels("fr")["calendar"]) == french
    assert told(value, labels("en")["calendar"]) == english


@given(st.text(st.characters(exclude_categories=["Cs"])), st.data())
def test_offsets_count_as_javascript_does(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    at = utf16(text)
    units = text.encode("utf-16-le")
    assert units[2 * at(start) : 2 * at(end)].decode("utf-16-le") == text[start:end]


def test_data_cannot_leave_its_script_element() -> None:
    text = embedded({"a": "</script><!-- & \u2028\u2029 <script>"})
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == {"a": "</script><!-- & \u2028\u2029 <script>"}


def test_values_are_said_once_and_nothing_empty_is_said() -> None:
    with report_sample.collection() as collection:
        data = page_data(collection, "fr")
    assert data["stories"][0]["id"] == "s-audience"
    assert data["stories"][0]["members"] == [[0, 0], [1, 0]]
    assert set(data["stories"][1]) == {"id", "members"}
    kolo = [actor for actor in data["actors"] if actor[0] == "Tidiani Kolo"]
    # The sample's first article knows him without an id.
    assert len(kolo) == 2
    assert ["Kolondé", "MLI", 13.2, -4.5] in data["places"]
    assert data["articles"][0]["events"][0]["place"] == 0
    assert data["dates"]["2023-05-12"] == ["12 mai 2023", 19489, 19489]
    assert data["dates"]["XXXX-06"] == ["juin, année inconnue"]
    assert data["articles"][1]["events"][0]["dateFrom"] == "d’après un autre article"
    assert "url" not in data["articles"][1]


def test_ranges_show_the_same_words_in_utf16() -> None:
    with report_sample.collection() as collection:
        article = page_data(collection, "fr")["articles"][1]
    units = article["text"].encode("utf-16-le")
    shown = {
        name: [units[2 * a : 2 * b].decode("utf-16-le") for a, b in zip(ranges[::2], ranges[1::2], strict=True)]
        for _, name, _, ranges in article["entities"]
    }
    assert shown["Tidiani Kolo"] == ["Tidiani Kolo"]
    assert shown["Conseil du Fleuve"] == ["Conseil du Fleuve"]


def test_control_characters_and_lone_surrogates_are_made_visible() -> None:
    text = "a\ud800b\u202ec\x00"
    article = sample.article(zones=[], title="a\u202eb", people=[], institutions=[], places=[], dates=[], events=[])
    with report_sample.collected([(text, article)]) as collection:
        data = page_data(collection, "fr")
    assert data["articles"][0]["text"] == "a\ufffdb\ufffdc\u2400"
    assert data["articles"][0]["title"] == "a\ufffdb"
    embedded(data).encode("utf-8")


def test_the_list_without_javascript_says_the_events_and_escapes_them() -> None:
    with report_sample.collection() as collection:
        text = "".join(listed(page_data(collection, "fr")))
    assert "<strong>audience</strong>, 12 mai 2023, Kolondé (Mali), hôte" in text
    assert "<img" not in text
    assert "&lt;/script&gt;&lt;img" in text


def test_the_same_collection_gives_the_same_bytes() -> None:
    assert report_sample.written(report_sample.collection()) == report_sample.written(report_sample.collection())


@pytest.mark.parametrize("articles", [0, 1])
def test_a_page_with_little_in_it(articles: int) -> None:
    one = sample.article(people=[], institutions=[], places=[], dates=[], events=[])
    page = report_sample.written(report_sample.collected([(sample.TEXT, one)] * articles)).decode()
    assert page.startswith('<!doctype html>\n<html lang="fr">')
    assert page.endswith("</html>\n")
    assert not re.findall(r"\{\{\w+\}\}", page)


def test_what_an_article_says_is_not_taken_for_a_slot_of_the_page() -> None:
    page = report_sample.written(
        report_sample.collected([("{{style}}", sample.article(zones=[], title="{{data}}", events=[]))])
    )
    assert b'"title":"{{data}}"' in page


def test_the_page_names_its_language_title_and_version() -> None:
    page = report_sample.written(report_sample.collection(), "en", "Kolo & <Fleuve>").decode()
    assert '<html lang="en">' in page
    assert "<title>Kolo &amp; &lt;Fleuve&gt;</title>" in page
    assert re.search(r"Made by aes-extract \d+\.\d+\.\d+\.", page)
    assert "default-src &#x27;none&#x27;" in page


def test_the_outlines_cover_the_sahel_and_stay_small() -> None:
    found = {one.country: one for one in outlines()}
    assert {"MLI", "BFA", "NER", "TCD", "MRT", "ESH", "SSD", "XKX"} <= set(found)
    assert all(set(one.rings) <= {chr(code) for code in range(63, 127)} | {" "} for one in outlines())
    assert (-4.5 < found["MLI"].lon < 0) and (15 < found["MLI"].lat < 22)
    assert sum(len(one.rings) for one in outlines()) < 80_000


def test_the_fields_of_a_link_are_documented() -> None:
    script = (ROOT / "aes_extract" / "writers" / "report" / "script" / "filter.js").read_text(encoding="utf-8")
    fields = re.findall(r'^  (\w+): "', script.partition("};")[0], re.MULTILINE)
    page = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")
    table = "".join(re.findall(r"^\|([^|]+)\|", page, re.MULTILINE))
    assert set(re.findall(r"`(\w+)`", table)) == set(fields)


def test_an_event_without_anything_is_still_an_event() -> None:
    bare = sample.article(events=[Event(id="e1", type="attack", found_by="test")])
    with report_sample.collected([(sample.TEXT, bare)]) as collection:
        data = page_data(collection, "fr")
    assert data["articles"][0]["events"] == [{"type": "attack", "status": "occurred"}]
