// The articles: text on one side, the cards of its events on the other; each made when it is first opened.

const SHOWN_ARTICLES = 60;
const articleNodes = new Map();

function drawArticles(shown) {
  const section = byId("articles");
  const list = el("div", { class: "article-list" });
  const all = (open) => {
    for (const node of list.children) node.open = open;
  };
  put(
    section,
    el(
      "div",
      { class: "title" },
      heading("articles"),
      shown.length > 1 &&
        shown.length <= SHOWN_ARTICLES &&
        el(
          "div",
          { class: "chips" },
          el("button", { type: "button", class: "chip", on: { click: () => all(true) } }, ui.open_all),
          el("button", { type: "button", class: "chip", on: { click: () => all(false) } }, ui.close_all),
        ),
    ),
    shown.length > 0 && legend(),
  );
  if (!shown.length) attach(section, nothing());
  else attach(section, list, inPortions(list, shown, articleNode, SHOWN_ARTICLES, ui.more));
}

function legend() {
  return el(
    "p",
    { class: "legend" },
    Object.entries(words.kinds).map(([kind, label]) => el("span", { class: `m-${kind}` }, label)),
  );
}

// The same node every time, so that what a reader has opened stays open.
function articleNode(article) {
  if (!articleNodes.has(article.index)) articleNodes.set(article.index, makeArticle(article));
  return articleNodes.get(article.index);
}

function makeArticle(article) {
  const node = el(
    "details",
    {
      class: "article",
      id: `article-${article.index}`,
      on: {
        toggle: () => {
          if (node.open) fillArticle(node, article);
        },
      },
    },
    el(
      "summary",
      null,
      el("span", { class: "article-title" }, said(article.title)),
      el(
        "span",
        { class: "label" },
        [article.id, ...(article.by ?? []), article.published?.label]
          .filter(Boolean)
          .map((part, place) => [place ? " · " : "", said(part)]),
      ),
      el(
        "span",
        { class: "marks" },
        article.events.length
          ? [...article.events]
              .sort(byFamily)
              .slice(0, 30)
              .map((event) => mark(event.family))
          : el("span", { class: "label" }, ui.found_none),
        article.events.length > 0 && el("span", { class: "n" }, counted(ui.events_n, article.events.length)),
      ),
    ),
  );
  return node;
}

function fillArticle(node, article) {
  if (node.children.length > 1) return;
  attach(
    node,
    el(
      "div",
      { class: "reader" },
      el(
        "div",
        {
          class: "text",
          tabindex: "0",
          role: "region",
          "aria-label": `${ui.text_of}${ui.colon}${article.title}`,
          lang: "fr",
        },
        article.url &&
          el(
            "p",
            { class: "label" },
            el("a", { href: article.url, rel: "noopener noreferrer", target: "_blank" }, ui.original),
          ),
        textOf(article),
      ),
      el(
        "div",
        { class: "cards", role: "group", "aria-label": `${ui.events_of}${ui.colon}${article.title}` },
        article.events.length
          ? article.events.map((event) => card(article, event))
          : el("p", { class: "empty" }, ui.found_none),
      ),
    ),
  );
  markFoundSoon();
}

const cardOf = (article, number) => articleNode(article).querySelector(`.card[data-number="${number}"]`);

function card(article, event) {
  const relations = article.relations.filter(([from]) => article.events[from] === event);
  const others = event.story.articles.length > 1;
  const quotes = (event.quotes ?? []).map(([start, end]) =>
    el("li", { dir: "auto" }, "« ", article.text.slice(start, end).trim(), " »"),
  );
  const node = el(
    "div",
    {
      class: "card",
      data: { number: event.number },
      on: {
        mouseenter: () => node.parentNode.querySelector(".pinned") || light(node, false),
        focusin: () => light(node, false),
        mouseleave: () => unlight(article),
        focusout: () => unlight(article),
      },
    },
    el(
      "h3",
      null,
      el(
        "button",
        { type: "button", "aria-pressed": "false", title: ui.show_in_text, on: { click: () => pin(article, event) } },
        el("span", { class: "n" }, String(event.number)),
        mark(event.family),
        el("span", null, capital(eventLabel(event))),
      ),
      statusBadges(event),
    ),
    facts(event),
    quotes.length > 0 &&
      el(
        "details",
        { class: "quotes" },
        el("summary", null, `${ui.quotes} (${number(quotes.length)})`),
        el("ul", null, quotes),
      ),
    relations.length > 0 &&
      el(
        "p",
        { class: "label" },
        joined(
          relations.map(
            ([, type, to]) =>
              `${words.relations[type] ?? type} ${article.events[to].number}. ${eventLabel(article.events[to])}`,
          ),
          " · ",
        ),
      ),
    others &&
      el(
        "p",
        null,
        el(
          "button",
          { type: "button", class: "link", on: { click: () => showStory(event.story) } },
          `${ui.told_by} ${counted(ui.articles_n, event.story.articles.length)}`,
          event.story.conflicts.length > 0 && ` – ${ui.conflict}`,
        ),
      ),
  );
  return node;
}

// Light an event's passages up. A pinned card keeps its light: the mouse may come upon other cards only because the
// page moved under it.
function light(node, pinned) {
  const body = node.closest(".reader");
  if (pinned) for (const other of body.querySelectorAll(".card")) press(other, other === node);
  show(body, node.dataset.number);
}

function press(node, on) {
  node.classList.toggle("pinned", on);
  node.querySelector("h3 button").setAttribute("aria-pressed", String(on));
}

function unlight(article) {
  const body = articleNode(article).querySelector(".reader");
  show(body, body.querySelector(".card.pinned")?.dataset.number);
}

function show(body, number) {
  for (const piece of body.querySelectorAll("[data-events]"))
    piece.classList.toggle("lit", number !== undefined && piece.dataset.events.split(" ").includes(number));
}

function pin(article, event) {
  const node = cardOf(article, event.number);
  if (node.classList.contains("pinned")) {
    press(node, false);
    return;
  }
  light(node, true);
  const first = articleNode(article).querySelector(".lit");
  first?.closest("details.outside")?.setAttribute("open", "");
  first?.scrollIntoView({ block: "nearest" });
}

// From an event to the words that tell it.
function showInText(event) {
  const article = articles[event.article];
  const node = articleNode(article);
  if (!node.isConnected) byId("articles").querySelector(".article-list")?.prepend(node);
  node.open = true;
  fillArticle(node, article);
  const target = cardOf(article, event.number);
  light(target, true);
  (node.querySelector(".lit") ?? node).scrollIntoView({ block: "center" });
  target.querySelector("button").focus({ preventScroll: true });
}

function showStory(story) {
  if (!matcher()(story)) change(everything());
  const row = openStory(story);
  row?.scrollIntoView({ block: "center" });
  row?.querySelector("summary").focus({ preventScroll: true });
}
