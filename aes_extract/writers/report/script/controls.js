// The filters, what is filtered now, and the theme.

const controls = {};

function field(label, input) {
  return el("label", { class: "field" }, el("span", null, label), input);
}

function select(name, label, options) {
  const input = el("select", { on: { change: () => change({ [name]: name === "status" ? (input.value ? [input.value] : []) : input.value }) } },
    el("option", { value: "" }, ui.any),
    options.map(([value, text]) => el("option", { value }, text)));
  controls[name] = input;
  return field(label, input);
}

function drawFilters() {
  const count = new Map();
  for (const story of stories) for (const code of story.countries) count.set(code, (count.get(code) ?? 0) + 1);
  const codes = [...count.keys()].sort((a, b) => collator.compare(countryName(a), countryName(b)));
  const statuses = Object.keys(words.statuses).filter((status) => stories.some((story) => story.status === status));
  let waiting;
  const search = el("input", { type: "search", placeholder: ui.search_hint, autocomplete: "off", on: {
    input: () => { clearTimeout(waiting); waiting = setTimeout(() => change({ q: search.value.trim() }), 150); },
  } });
  controls.q = search;
  const who = el("input", { type: "text", list: "actors", placeholder: ui.actor_hint, autocomplete: "off", on: {
    change: () => addActor(who),
    keydown: (event) => { if (event.key === "Enter") addActor(who); },
  } });
  controls.who = who;
  for (const name of ["from", "to"]) {
    controls[name] = el("input", { type: "date", on: { change: () => change({ [name]: controls[name].value }) } });
  }
  const several = stories.some((story) => story.articles.length > 1);
  controls.several = el("button", { type: "button", class: "chip", on: { click: () => change({ several: state.several ? "" : "1" }) } }, ui.several);
  const further = el("button", { type: "button", class: "chip further", "aria-expanded": "false", on: { click: () => {
    further.setAttribute("aria-expanded", String(byId("filters").classList.toggle("open")));
  } } }, ui.more_filters);
  controls.types = el("div", { class: "chips", role: "group", "aria-label": ui.types });
  put(byId("filters"), 
    el("div", { class: "fields" }, field(ui.search, search), field(ui.actor, who),
      select("country", ui.country, codes.map((code) => [code, countryName(code)])),
      statuses.length > 1 && select("status", ui.status, statuses.map((status) => [status, capital(words.statuses[status])])),
      field(ui.from, controls.from), field(ui.to, controls.to)),
    controls.types,
    further,
    several && controls.several,
    el("datalist", { id: "actors" }, actorNames().map((name) => el("option", { value: name }))));
}

function actorNames() {
  const names = new Set(stories.flatMap((story) => story.who.map(({ actor }) => actor.name)));
  return [...names].sort(collator.compare);
}

// A name that was chosen from the list, or typed so that it fits one.
function addActor(input) {
  const typed = input.value.trim();
  const wanted = fold(typed);
  if (!wanted) return;
  const used = stories.flatMap((story) => story.who.map(({ actor }) => actor));
  const found = used.find((actor) => fold(actor.name) === wanted) ?? used.find((actor) => fold(actor.name).includes(wanted));
  input.value = "";
  if (found) change({ who: [...new Set([...state.who, actorKey(found)])] });
  else change({ q: typed });
}

function drawTypes() {
  const matches = matcher(["type"]);
  const counts = new Map();
  for (const story of stories) if (matches(story)) counts.set(story.type, (counts.get(story.type) ?? 0) + 1);
  const families = Object.keys(words.families);
  const present = [...new Set(stories.map((story) => story.type))].sort(
    (a, b) => families.indexOf(familyOf(a)) - families.indexOf(familyOf(b)) || collator.compare(typeLabel(a), typeLabel(b)));
  const focused = controls.types.contains(document.activeElement) ? document.activeElement.dataset.type : null;
  put(controls.types, ...present.map((type) =>
    el("button", { type: "button", class: "chip", data: { type }, "aria-pressed": String(state.type.includes(type)), on: { click: () => change({ type: toggled(state.type, type) }) } },
      mark(familyOf(type)), el("span", null, capital(typeLabel(type))), el("span", { class: "n" }, number(counts.get(type) ?? 0)))));
  if (focused) [...controls.types.children].find((chip) => chip.dataset.type === focused)?.focus();
}

function syncFilters() {
  if (document.activeElement !== controls.q) controls.q.value = state.q;
  for (const name of ["from", "to"]) {
    const day = dayOf(state[name], name === "to");
    controls[name].value = day === null ? "" : isoDay(day);
  }
  controls.country.value = state.country;
  if (controls.status) controls.status.value = state.status.length === 1 ? state.status[0] : "";
  controls.several.setAttribute("aria-pressed", String(Boolean(state.several)));
  drawTypes();
}

// The removable chips: one for every filter that is set.
function activeFilters() {
  const chips = [];
  const add = (label, fields) => chips.push({ label, fields });
  if (state.q) add(`« ${state.q} »`, { q: "" });
  for (const type of state.type) add(capital(typeLabel(type)), { type: toggled(state.type, type) });
  for (const status of state.status) add(capital(words.statuses[status] ?? status), { status: toggled(state.status, status) });
  if (state.country) add(countryName(state.country), { country: "" });
  for (const key of state.who) add(key.split("|")[0], { who: toggled(state.who, key) });
  if (state.between.length) add(state.between.map(countryName).join(" – "), { between: [] });
  for (const key of state.place) add(placeLabel({ name: key.split("|")[0], country: key.split("|")[1] }), { place: toggled(state.place, key) });
  if (state.from || state.to) add(periodLabel(), { from: "", to: "" });
  if (state.when) add(state.when === "none" ? ui.undated : ui.partly_dated, { when: "" });
  if (state.several) add(ui.several, { several: "" });
  return chips;
}

function periodLabel() {
  const from = dayOf(state.from, false), to = dayOf(state.to, true);
  if (from !== null && to !== null) return binLabelOfRange(from, to);
  return from !== null ? `${ui.from} ${dayLabel(from)}` : `${ui.to} ${dayLabel(to)}`;
}

function drawStatus(matching, shown) {
  const chips = activeFilters();
  const line = el("p", { role: "status", class: "count" },
    el("strong", null, matching.length === stories.length ? counted(ui.events_n, stories.length) : fill(ui.of, { a: number(matching.length), b: counted(ui.events_n, stories.length) })),
    " · ", counted(ui.articles_n, shown.length));
  put(byId("status"), line,
    chips.length > 0 && el("ul", { class: "chips active", "aria-label": ui.filters }, chips.map(({ label, fields }) =>
      el("li", null, el("button", { type: "button", class: "chip on", "aria-label": fill(ui.remove, { a: label }), on: { click: () => { change(fields); byId("status").querySelector("button")?.focus(); } } }, said(label), " ", el("span", { "aria-hidden": "true" }, "×"))))),
    chips.length > 0 && el("button", { type: "button", class: "link", on: { click: () => { change(empty()); controls.q.focus({ preventScroll: true }); } } }, ui.reset));
  byId("status").classList.toggle("filtered", chips.length > 0);
}

const nothing = () => el("div", { class: "nothing" }, el("p", null, el("strong", null, stories.length ? ui.nothing : ui.no_events)),
  isFiltered() && el("p", null, ui.nothing_hint),
  isFiltered() && el("button", { type: "button", class: "chip", on: { click: () => change(empty()) } }, ui.reset));

const stored = {
  get(name) { try { return localStorage.getItem(name); } catch { return null; } },
  set(name, value) { try { localStorage.setItem(name, value); } catch { /* a page opened from a file may have no store */ } },
};

function drawTools() {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const toggle = el("button", { type: "button", class: "chip", on: { click: () => {
    const dark = toggle.getAttribute("aria-pressed") !== "true";
    stored.set("aes-extract-theme", dark ? "dark" : "light");
    apply();
  } } }, ui.dark);
  const apply = () => {
    const chosen = stored.get("aes-extract-theme");
    const dark = chosen ? chosen === "dark" : system.matches;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    toggle.setAttribute("aria-pressed", String(dark));
  };
  system.addEventListener("change", apply);
  apply();
  put(byId("tools"), toggle, el("button", { type: "button", class: "chip", on: { click: () => window.print() } }, ui.print));
}

function drawHeader() {
  const shared = stories.filter((story) => story.articles.length > 1).length;
  byId("tally").textContent = [
    counted(ui.articles_n, articles.length), counted(ui.events_n, stories.length), shared && counted(ui.shared_n, shared),
  ].filter(Boolean).join(" · ");
  put(byId("sections"), ...["timeline", "map", "network", "events", "articles"].map((id) =>
    el("a", { href: `#${id}`, on: { click: (event) => goTo(event, id) } }, ui[id])));
  document.querySelector(".skip").addEventListener("click", (event) => goTo(event, "events"));
}

// The fragment holds the filters, so links within the page move without touching it.
function goTo(event, id) {
  event.preventDefault();
  byId(id).scrollIntoView();
  byId(id).focus({ preventScroll: true });
}

function heading(id, hint) {
  return [el("h2", { id: `${id}-title` }, ui[id]), hint && el("p", { class: "hint" }, hint)];
}
