// The events one by one, in the order of time; what several articles tell is one entry with all their versions.

const PORTION = 40;
const LONGEST_QUOTE = 110; // characters

// Dated events come first, then those whose year is not known, then the undated.
const timeKey = (story) =>
  story.date?.first !== undefined
    ? [0, story.date.first, story.date.last]
    : story.date
      ? [1, story.date.value, 0]
      : [2, 0, 0];

function byTime(a, b) {
  const one = timeKey(a);
  const other = timeKey(b);
  if (one[0] !== other[0]) return one[0] - other[0];
  const direction = state.order === "old" ? 1 : -1;
  for (const place of [1, 2])
    if (one[place] !== other[place]) return one[place] < other[place] ? -direction : direction;
  return a.index - b.index;
}

// The heading under which an event stands: its month or year, or that its date is not known.
function period(story) {
  const { date } = story;
  if (!date) return ui.undated;
  if (date.first === undefined) return ui.partly_dated;
  for (const level of ["month", "year"]) {
    const bin = LEVELS[level].of(date.first);
    if (bin === LEVELS[level].of(date.last)) return capital(binLabel(level, bin));
  }
  return capital(date.label);
}

function drawEvents(matching) {
  const section = byId("events");
  put(
    section,
    el(
      "div",
      { class: "title" },
      heading("events", stories.some((story) => story.articles.length > 1) && ui.events_hint),
      el(
        "button",
        {
          type: "button",
          class: "chip",
          "aria-pressed": String(state.order === "old"),
          on: { click: () => change({ order: state.order ? "" : "old" }) },
        },
        ui.oldest_first,
      ),
    ),
  );
  if (!matching.length) {
    attach(section, nothing());
    return;
  }
  const list = el("ol", { class: "events" });
  let before = null;
  const build = (story) => {
    const label = period(story);
    const row = el("li", null, label !== before && el("h3", null, label), eventRow(story));
    before = label;
    return row;
  };
  const sorted = [...matching].sort(byTime);
  attach(section, list, inPortions(list, sorted, build, PORTION, ui.more));
  const chosen = sorted.find((story) => story.id === state.event);
  if (chosen) openStory(chosen);
}

const storyRow = (story) => document.querySelector(`details[data-story="${CSS.escape(story.id)}"]`);

// Open an event's row, wherever in the list it is.
function openStory(story) {
  const more = byId("events").querySelector(":scope > .more");
  if (!storyRow(story)) more?.showAll();
  const row = storyRow(story);
  if (row) row.open = true;
  return row;
}

function whoLine(who) {
  const roles = group(who, ({ role }) => role);
  return [...roles].map(([role, some]) =>
    el(
      "span",
      { class: "role" },
      el("span", { class: "label" }, words.roles[role] ?? role),
      " ",
      joined(some.map(({ actor }) => said(actor.name))),
    ),
  );
}

// What is said, the longest of it; of an event of which nothing else is known, the word that tells it.
function wordsTold(story) {
  const bare = !story.who.length && !story.place && !story.object && !story.toll;
  const told = story.members.flatMap(({ article, quotes = [] }) =>
    quotes.flatMap(([start, end]) => passages(article, [start, end])),
  );
  if (!told.length && bare)
    told.push(...story.members.flatMap(({ article, triggers = [] }) => passages(article, triggers.slice(0, 2))));
  const longest = told.reduce((one, other) => (other.length > one.length ? other : one), "");
  return shortened(longest.replace(/^[\s«“"]+|[\s»”"]+$/g, ""));
}

function shortened(text) {
  const words = text.split(/\s+/).join(" ");
  return words.length > LONGEST_QUOTE ? `${words.slice(0, words.lastIndexOf(" ", LONGEST_QUOTE))} …` : words;
}

function eventRow(story) {
  const quoted = wordsTold(story);
  const row = el(
    "details",
    {
      class: "event",
      data: { story: story.id },
      on: {
        toggle: () => {
          if (!row.open || row.children.length > 1) return;
          row.append(storyBody(story));
          markFoundSoon();
        },
      },
    },
    el(
      "summary",
      null,
      el("span", { class: "day" }, story.date ? story.date.label : "–"),
      el(
        "span",
        { class: "what" },
        mark(story.family),
        " ",
        el("strong", null, capital(eventLabel(story))),
        " ",
        statusBadges(story),
        story.articles.length > 1 && el("span", { class: "badge told" }, counted(ui.articles_n, story.articles.length)),
        story.conflicts.length > 0 && el("span", { class: "badge conflict" }, ui.conflict),
      ),
      el(
        "span",
        { class: "detail" },
        joined(
          [
            ...whoLine(story.who),
            story.object && said(story.object, { class: "object" }),
            quoted && said(`« ${quoted} »`, { class: "quoted", lang: "fr" }),
          ].filter(Boolean),
          " · ",
        ),
      ),
      el("span", { class: "at" }, story.place ? said(placeLabel(story.place)) : ""),
    ),
  );
  return row;
}

function fieldLabel(field) {
  const [name, part] = field.split(".");
  const label = words.fields[name] ?? name;
  // « participants.host » is the host, « casualties.killed » one of several numbers.
  if (name === "participants" && part) return words.roles[part] ?? part;
  return part ? `${label}, ${words.fields[part] ?? part}` : label;
}

// An event's facts as terms and descriptions; for a card, and for a story.
function facts(event) {
  const from = (note) => note && el("span", { class: "from" }, " (", note, ")");
  const rows = [
    [ui.when, event.date && [el("span", null, event.date.label), from(event.dateFrom)]],
    [ui.where, event.place && [said(placeLabel(event.place)), from(event.placeFrom)]],
    ...[...group(event.who, ({ role }) => role)].map(([role, some]) => [
      capital(words.roles[role] ?? role),
      joined(some.map(({ actor }) => said(actorLabel(actor)))),
    ]),
    [ui.object, event.object && said(event.object)],
    [ui.toll, event.toll && event.toll.map(tollText).join(", ")],
    [ui.source, event.source && said(event.source)],
  ];
  return el(
    "dl",
    { class: "facts" },
    rows
      .filter(([, value]) => value)
      .map(([label, value]) => el("div", null, el("dt", null, label), el("dd", null, value))),
  );
}

function storyBody(story) {
  const several = story.members.length > 1;
  return el(
    "div",
    { class: "body" },
    story.title && el("p", { class: "story-title" }, said(story.title)),
    several && facts(story),
    story.conflicts.length > 0 &&
      el("p", { class: "warning" }, fill(ui.conflicts, { a: story.conflicts.map(fieldLabel).join(", ") })),
    story.values.length > 0 && valuesTable(story),
    several && el("h4", null, ui.told_by),
    el(
      "ul",
      { class: "members" },
      story.members.map((event) => member(event, several)),
    ),
    el("p", null, el("a", { class: "link", href: `#${writeHash({ ...empty(), event: story.id })}` }, ui.only_this)),
  );
}

function member(event, several) {
  const article = articles[event.article];
  return el(
    "li",
    null,
    el(
      "p",
      { class: "member" },
      said(article.title, { class: "article-title" }),
      article.published && el("span", { class: "label" }, ` · ${article.published.label}`),
    ),
    several ? null : facts(event),
    passages(event.article, event.evidence).map((text) => el("blockquote", { dir: "auto", lang: "fr" }, text)),
    el("button", { type: "button", class: "link", on: { click: () => showInText(event) } }, ui.read, " →"),
  );
}

// What each article says of each field, those in conflict first.
function valuesTable(story) {
  const rows = [...group(story.values, (one) => one.field)].sort(
    ([a], [b]) => story.conflicts.includes(b) - story.conflicts.includes(a),
  );
  return el(
    "div",
    { class: "scroll" },
    el(
      "table",
      { class: "values" },
      el("caption", null, ui.values),
      el(
        "tbody",
        null,
        rows.flatMap(([field, values]) =>
          values.map((one, place) =>
            el(
              "tr",
              { class: story.conflicts.includes(field) ? "differs" : null },
              place === 0 &&
                el("th", { scope: "rowgroup", rowspan: String(values.length) }, capital(fieldLabel(field))),
              el("td", null, said(one.value)),
              el(
                "td",
                { class: "label" },
                joined(
                  [...new Set(one.members.map((event) => event.article))].map((index) => said(articles[index].title)),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}
