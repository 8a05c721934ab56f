// Who with whom: pairs of actors, or of countries, that events bring together, as a list and as a cross table.

let networkBy = null;
const MATRIX = 12;
const SHOWN_PAIRS = 10;

// The actors of a story at one level, each once.
function nodesOf(story, by) {
  if (by === "country")
    return new Map(
      story.who
        .flatMap(({ actor }) => actor.countries)
        .map((code) => [code, { key: code, label: countryName(code), name: countryName(code) }]),
    );
  return new Map(
    story.who.map(({ actor }) => [
      actorKey(actor),
      {
        key: actorKey(actor),
        label: actorLabel(actor),
        name: actor.name,
        note: actor.kind !== "place" && countriesNote(actor.countries),
      },
    ]),
  );
}

const countriesNote = (codes) =>
  codes.length > 3 ? counted(ui.countries_n, codes.length) : codes.map(countryName).join(", ");

function pairsOf(list, by) {
  const pairs = new Map(),
    nodes = new Map();
  for (const story of list) {
    const keys = [...nodesOf(story, by)]
      .map(([key, node]) => {
        nodes.set(key, node);
        return key;
      })
      .sort();
    keys.forEach((one, place) => {
      for (const other of keys.slice(place + 1)) {
        const key = `${one}\n${other}`;
        if (!pairs.has(key)) pairs.set(key, { one: nodes.get(one), other: nodes.get(other), stories: [] });
        pairs.get(key).stories.push(story);
      }
    });
  }
  const sorted = [...pairs.values()].sort(
    (a, b) =>
      b.stories.length - a.stories.length || collator.compare(a.one.label + a.other.label, b.one.label + b.other.label),
  );
  // For the cross table: who stands in the strongest pairs.
  const ranked = [...new Set(sorted.flatMap(({ one, other }) => [one.key, other.key]))].map((key) => nodes.get(key));
  return { pairs, sorted, ranked };
}

function choosePair(by, ...nodes) {
  if (by === "country") change({ between: nodes.map((node) => node.key) });
  else change({ who: nodes.map((node) => node.key) });
}

function drawNetwork(matching) {
  const section = byId("network");
  const level = { actor: pairsOf(matching, "actor"), country: pairsOf(matching, "country") };
  const by = networkBy ?? (level.actor.sorted.length ? "actor" : "country");
  const { pairs, sorted, ranked } = level[by];
  const choice = el(
    "div",
    { class: "chips", role: "group", "aria-label": ui.network },
    ["actor", "country"].map((name) =>
      el(
        "button",
        {
          type: "button",
          class: "chip",
          "aria-pressed": String(by === name),
          on: {
            click: () => {
              networkBy = name;
              drawNetwork(matching);
              byId("network").querySelector("[aria-pressed=true]").focus();
            },
          },
        },
        name === "actor" ? ui.by_actor : ui.by_country,
      ),
    ),
  );
  put(section, el("div", { class: "title" }, heading("network", ui.network_hint), choice));
  if (!sorted.length) {
    attach(section, el("p", { class: "empty" }, ui.network_none));
    return;
  }
  const list = el("ol", { class: "pairs", "aria-label": ui.pairs });
  const more = inPortions(list, sorted, (pair) => pairRow(pair, by), SHOWN_PAIRS, ui.more);
  attach(section, list, more);
  if (ranked.length > 2 && sorted[0].stories.length > 1) attach(section, matrix(ranked.slice(0, MATRIX), pairs, by));
}

function pairRow({ one, other, stories: some }, by) {
  const sorted = [...some].sort(byFamily);
  const end = (node) => el("span", null, said(node.name), node.note && el("span", { class: "label" }, " ", node.note));
  return el(
    "li",
    null,
    el(
      "button",
      { type: "button", class: "pair", title: summary(some), on: { click: () => choosePair(by, one, other) } },
      el("span", { class: "ends" }, end(one), end(other)),
      el(
        "span",
        { class: "marks" },
        sorted.slice(0, 24).map((story) => mark(story.family)),
      ),
      el("span", { class: "n", "aria-hidden": "true" }, number(some.length)),
      el("span", { class: "unseen" }, ui.colon, summary(some)),
    ),
  );
}

function matrix(nodes, pairs, by) {
  const between = (one, other) => pairs.get([one.key, other.key].sort().join("\n"))?.stories ?? [];
  const most = Math.max(
    ...nodes.flatMap((one) => nodes.map((other) => (one === other ? 0 : between(one, other).length))),
  );
  const letters = (place) => String(place + 1);
  const head = el(
    "tr",
    null,
    el("td"),
    nodes.map((node, place) => el("th", { scope: "col" }, el("abbr", { title: node.label }, letters(place)))),
  );
  const rows = nodes.map((one, row) =>
    el(
      "tr",
      null,
      el("th", { scope: "row" }, el("span", { class: "n" }, letters(row)), " ", said(one.name)),
      nodes.map((other, column) => {
        const some = one === other ? [] : between(one, other);
        if (!some.length) return el("td", { class: one === other ? "self" : null });
        const label = `${fill(ui.pair, { a: one.label, b: other.label })}${ui.colon}${summary(some)}`;
        return el(
          "td",
          null,
          el(
            "button",
            {
              type: "button",
              style: { "--share": String(some.length / most) },
              "aria-label": label,
              title: label,
              tabindex: column > row ? null : "-1",
              on: { click: () => choosePair(by, one, other) },
            },
            number(some.length),
          ),
        );
      }),
    ),
  );
  return el(
    "details",
    { class: "aside" },
    el("summary", null, ui.matrix),
    el(
      "div",
      { class: "scroll", tabindex: "0", role: "group", "aria-label": ui.matrix },
      el("table", { class: "matrix" }, el("thead", null, head), el("tbody", null, rows)),
    ),
  );
}
