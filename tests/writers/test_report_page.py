"""The report in a real browser, with real clicks and keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import report_sample
import sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
Show = Callable[..., Any]

# Of the sample: a shared audience, a denied attack, a planned pledge, a regatta, a flood, a coup.
ALL = "6 événements · 2 articles"


@pytest.fixture(scope="module")
def page_bytes() -> bytes:
    return report_sample.written(report_sample.collection())


@pytest.fixture
def page(show: Show, page_bytes: bytes) -> Page:
    return show(page_bytes)


def count(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def fragment(page: Page) -> str:
    return str(page.evaluate("decodeURIComponent(location.hash)"))


def rows(page: Page) -> list[str]:
    """The kinds of the events in the list."""
    return page.locator("#events .event .what strong").all_text_contents()


def wait(page: Page, events: int) -> None:
    """Until the list has so many."""
    from playwright.sync_api import expect

    expect(page.locator("#events .event")).to_have_count(events)


def open_article(page: Page, number: int) -> None:
    article = page.locator("#articles details.article").nth(number)
    if article.get_attribute("open") is None:
        article.locator("summary").first.click()
    article.locator(".reader").wait_for()


def test_everything_is_shown_at_first(page: Page) -> None:
    assert count(page) == ALL
    assert (
        page.locator("#tally").inner_text().startswith("2 articles · 6 événements · 1 événement raconté par plusieurs")
    )
    assert rows(page) == ["Audience", "Attaque", "Coup d’État", "Inondation", "Pirogues", "Engagement"]
    assert page.locator("h2").all_inner_texts() == ["Quand", "Où", "Qui avec qui", "Événements", "Articles"]


def test_a_type_is_chosen_and_let_go(page: Page) -> None:
    page.get_by_role("button", name="Rencontre 1", exact=True).click()
    assert count(page) == "1 sur 6 événements · 2 articles"
    assert fragment(page) == "#type=meeting"
    page.get_by_role("button", name="Coup d’État 1", exact=True).click()
    assert rows(page) == ["Audience", "Coup d’État"]
    page.get_by_role("button", name="Retirer le filtre : Rencontre").click()
    assert rows(page) == ["Coup d’État"]
    page.get_by_role("button", name="Tout afficher").click()
    assert count(page) == ALL
    assert fragment(page) == ""


def test_person_country_and_status_are_combined(page: Page) -> None:
    page.get_by_label("Qui", exact=True).fill("tidiani kolo")
    page.get_by_label("Qui", exact=True).press("Enter")
    assert rows(page) == ["Audience", "Engagement"]
    page.locator("#filters select").first.select_option(label="Niger")
    page.get_by_label("Statut").select_option("planned")
    assert rows(page) == ["Engagement"]
    assert fragment(page) == "#status=planned&country=NER&who=Tidiani+Kolo"


def test_a_search_without_accents_finds_events_and_the_texts_of_articles(page: Page) -> None:
    search = page.get_by_label("Chercher")
    search.fill("AUDIENCE kolonde")
    wait(page, 1)
    assert rows(page) == ["Audience"]
    search.fill("rouvrira")
    page.get_by_role("button", name="Retirer le filtre : « rouvrira »").wait_for()
    assert rows(page) == ["Engagement"]
    assert page.locator("#articles details.article").count() == 1
    open_article(page, 0)
    drawn = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    found = page.evaluate(f"{drawn}.then(() => [...CSS.highlights.get('found')].map((range) => range.toString()))")
    assert found == ["rouvrira"]


def test_nothing_matches(page: Page) -> None:
    page.get_by_label("Chercher").fill("hippopotame")
    page.locator("#events").get_by_text("Rien ne correspond à ces filtres.").wait_for()
    assert count(page) == "0 sur 6 événements · 0 article"
    page.locator("#events").get_by_role("button", name="Tout afficher").click()
    assert count(page) == ALL


def test_dates_narrow_the_list_and_undated_events_stay_apart(page: Page) -> None:
    page.get_by_label("Du", exact=True).fill("2023-05-12")
    page.get_by_label("Du", exact=True).dispatch_event("change")
    assert rows(page) == ["Audience"]
    page.get_by_role("button", name="Toute la période").click()
    page.get_by_role("button", name="Sans date 1").click()
    assert rows(page) == ["Engagement"]
    page.get_by_role("button", name="Année inconnue").click()
    assert rows(page) == ["Pirogues"]


def test_a_view_is_shared_by_its_address(show: Show, page_bytes: bytes) -> None:
    page = show(page_bytes, "#type=meeting,attack&from=2023-05-01&to=2023-05-31")
    assert rows(page) == ["Audience", "Attaque"]
    page.get_by_role("button", name="Plus anciens d’abord").click()
    assert rows(page) == ["Attaque", "Audience"]
    assert fragment(page).endswith("&order=old")
    page.get_by_role("button", name="Tout afficher").first.click()
    assert rows(page) == ["Inondation", "Coup d’État", "Attaque", "Audience", "Pirogues", "Engagement"]
    page.evaluate("location.hash = 'q=coup'")
    wait(page, 1)
    assert page.get_by_label("Chercher").input_value() == "coup"


def test_the_timeline_narrows_the_period(page: Page) -> None:
    columns = page.locator("#timeline .columns button")
    assert columns.count() >= 2
    columns.last.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    assert "sur 6 événements" in count(page)
    assert "événement" in label
    assert fragment(page).startswith("#from=")


def test_the_map_filters_by_place_and_moves_by_keys_and_buttons(page: Page) -> None:
    symbol, land = page.locator("#map .symbol[aria-label*='Kolondé']"), page.locator("#land")
    seen = [land.get_attribute("transform")]
    page.get_by_role("button", name="Agrandir").click()
    seen.append(land.get_attribute("transform"))
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    seen.append(land.get_attribute("transform"))
    page.get_by_role("group", name="Carte des événements").focus()
    for key in ("ArrowLeft", "ArrowUp", "+", "-"):
        page.keyboard.press(key)
        seen.append(land.get_attribute("transform"))
    assert len(set(seen)) == len(seen) - 1, "plus and minus undo each other"
    page.keyboard.press("0")
    assert land.get_attribute("transform") == seen[0]
    assert page.locator("#map .symbol[aria-label*='Niger (pays seul connu)']").count() == 1
    symbol.focus()
    page.keyboard.press("Enter")
    assert rows(page) == ["Audience"]
    assert fragment(page) == "#place=Kolondé|MLI"


def test_pairs_of_actors_and_of_countries(page: Page) -> None:
    network = page.locator("#network")
    network.get_by_role("button", name="Conseil du Fleuve").click()
    assert rows(page) == ["Audience"]
    page.get_by_role("button", name="Tout afficher").click()
    network.get_by_role("button", name="Pays").click()
    assert network.locator(".empty").count() == 1


def test_a_story_says_who_tells_what_and_where_they_differ(page: Page) -> None:
    row = page.locator("details[data-story=s-audience]")
    assert "2 articles" in row.inner_text()
    assert "versions divergentes" in row.inner_text()
    row.locator("summary").click()
    row.locator(".body").wait_for()
    assert "Les articles se contredisent sur : date" in row.inner_text()
    assert row.locator("tr.differs td:first-of-type").all_inner_texts()[0] == "12 mai 2023"
    assert "11 mai 2023" in row.locator(".values").inner_text()
    assert row.locator(".members > li").count() == 2
    row.get_by_role("button", name="Lire dans l’article").last.click()
    assert page.locator(".card.pinned").count() == 1
    assert "".join(page.locator(".lit").all_inner_texts()).startswith("Le 12 mai 2023 🤝🤝, Tidiani Kolo a reçu")


def test_a_row_says_what_is_said_and_the_word_of_a_bare_event(page: Page) -> None:
    assert "« Le pont 🚧 rouvrira »" in page.locator("details[data-story=s-audience] summary").inner_text()
    rows = page.locator(".event summary")
    assert rows.filter(has_text="Attaque").locator(".quoted").count() == 0  # its toll is known
    assert rows.filter(has_text="Coup").locator(".quoted").count() == 0  # no trigger
    assert rows.filter(has_text="Engagement").locator(".quoted").count() == 0  # who, and where


def test_offsets_behind_emoji_mark_the_right_words(page: Page) -> None:
    open_article(page, 1)
    text = page.locator("#articles details.article").nth(1)
    assert text.locator(".m-person").all_inner_texts() == ["Tidiani Kolo"]
    assert text.locator(".m-institution").all_inner_texts() == ["Conseil du Fleuve"]
    assert text.locator("b.trigger").all_inner_texts() == ["a reçu", "dit"]
    assert text.locator(".z-title").inner_text() == "🚧 Kolondé : le bac 𝒽ors service"


def test_evidence_lights_up_on_hover_focus_and_click(page: Page) -> None:
    open_article(page, 1)
    article = page.locator("#articles details.article").nth(1)
    lit = article.locator(".lit")
    card = article.locator(".card").nth(1)
    card.hover()
    assert "".join(lit.all_inner_texts()) == "« Le pont 🚧 rouvrira », dit"
    page.mouse.move(0, 0)
    assert lit.count() == 0
    card.get_by_role("button").first.focus()
    assert lit.count() > 0
    page.keyboard.press("Enter")
    assert card.get_by_role("button").first.get_attribute("aria-pressed") == "true"
    article.locator("summary").first.focus()
    assert lit.count() > 0, "a pinned card keeps its light"
    article.locator(".reference").first.click()
    assert "".join(lit.all_inner_texts()).startswith("Le 12 mai 2023")


def test_a_card_says_what_another_article_lent(page: Page) -> None:
    open_article(page, 1)
    card = page.locator("#articles details.article").nth(1).locator(".card").first
    assert card.inner_text().count("d’après un autre article") == 2


def test_lines_outside_the_article_are_folded(page: Page) -> None:
    open_article(page, 1)
    outside = page.locator("details.outside")
    assert outside.locator("p").is_hidden()
    outside.locator("summary").click()
    assert report_sample.HOSTILE in outside.locator("p").inner_text()


def test_hostile_words_stay_words(page: Page) -> None:
    open_article(page, 0)
    open_article(page, 1)
    assert page.locator("img").count() == 0
    assert page.locator("main script").count() == 0
    assert page.title() == "Événements relevés dans la presse"
    assert report_sample.HOSTILE in page.locator("#articles").inner_text()
    assert page.locator("a[href^=javascript]").count() == 0


def test_no_mouse_is_needed(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "events"
    assert fragment(page) == ""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Plus anciens d’abord"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("#events details[open]").count() == 1
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline not in ("none", "")


def test_every_control_has_a_name(page: Page) -> None:
    open_article(page, 1)
    nameless = page.evaluate(
        """[...document.querySelectorAll("button, a, input, select, summary, [role=button], [tabindex='0']")]
        .filter((one) => !(one.textContent.trim() || one.getAttribute("aria-label") || one.labels?.length))
        .map((one) => one.outerHTML)"""
    )
    assert nameless == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_follows_the_system_until_it_is_chosen(show: Show, page_bytes: bytes, scheme: str) -> None:
    page = show(page_bytes, color_scheme=scheme)
    background = "getComputedStyle(document.body).backgroundColor"
    first = page.evaluate(background)
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    page.get_by_role("button", name="Thème sombre").click()
    assert page.evaluate("document.documentElement.dataset.theme") != scheme
    assert page.evaluate(background) != first


@pytest.mark.parametrize("width", [320, 360, 768])
def test_a_narrow_screen_never_scrolls_sideways(show: Show, page_bytes: bytes, width: int) -> None:
    page = show(page_bytes, viewport={"width": width, "height": 740})
    open_article(page, 0)
    open_article(page, 1)
    page.locator("details[data-story=s-audience] > summary").click()
    page.locator("details[data-story=s-audience] .values").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width < 700:
        page.get_by_role("button", name="Autres filtres").click()
        assert page.get_by_label("Statut").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_all_articles_are_open_and_no_control_is_seen(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".card").count() == 7
    assert page.locator(".card").last.is_visible()
    for hidden in ("search", ".tools", "nav", ".tools-of-map"):
        assert page.locator(hidden).first.is_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#articles details.article[open]").count() == 1


def test_english(show: Show) -> None:
    page = show(report_sample.written(report_sample.collection(), "en", "River press"))
    assert page.locator("h1").inner_text() == "River press"
    assert page.evaluate("document.documentElement.lang") == "en"
    assert count(page) == "6 events · 2 articles"
    assert rows(page) == ["Audience", "Attack", "Coup", "Flood", "Pirogues", "Pledge"]
    assert page.get_by_role("button", name="Show all").count() == 0


def test_without_javascript_the_events_are_listed(show: Show, page_bytes: bytes) -> None:
    page = show(page_bytes, java_script_enabled=False)
    assert page.locator("noscript li").first.is_visible()
    assert page.locator("#main").is_hidden()


def test_the_policy_lets_nothing_else_run(browser: Browser, tmp_path: Path, page_bytes: bytes) -> None:
    (tmp_path / "report.html").write_bytes(page_bytes)
    page = browser.new_page()
    page.goto((tmp_path / "report.html").as_uri())
    ran = page.evaluate(
        """() => { const one = document.createElement("div"); one.innerHTML = "<img src=data:, onerror='window.ran=1'>";
        document.body.append(one); return new Promise((done) => setTimeout(() => done(window.ran ?? 0), 100)); }"""
    )
    page.close()
    assert ran == 0


@pytest.mark.parametrize("articles", [0, 1])
def test_a_collection_without_events(show: Show, articles: int) -> None:
    one = sample.article(people=[], institutions=[], places=[], dates=[], events=[])
    page = show(report_sample.written(report_sample.collected([(sample.TEXT, one)] * articles)))
    assert page.locator("#events").get_by_text("Aucun événement n’a été relevé.").is_visible()
    assert page.locator("#articles details.article").count() == articles


def test_a_long_list_is_shown_in_portions(show: Show) -> None:
    articles = [(sample.TEXT, sample.article(id=f"pont{number}")) for number in range(70)]
    page = show(report_sample.written(report_sample.collected(articles)))
    assert page.locator("#events .event").count() == 40
    page.locator("#events > .more").click()
    assert page.locator("#events .event").count() == 80
    assert page.locator("#articles details.article").count() == 60
    assert page.locator("#timeline .bar").count() > 0
