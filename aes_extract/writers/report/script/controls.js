// The fields and chips that set the filters.

const controls = {};

function field(label, input) {
  return el("label", { class: "field" }, el("span", null, label), input);
}

function select(name, label, options) {
  const input = el(
    "select",
    { on: { change: () => change({ [name]: name === "status" ? (input.value ? [input.value] : []) : input.value }) } },
    el("option", { value: "" }, ui.any),
    options.map(([value, text]) => el("option", { value }, text)),
  );
  controls[name] = input;
  return field(label, input);
}

function drawFilters() {
  const count = new Map();
  for (const story of stories) for (const code of story.countries) count.set(code, (count.get(code) ?? 0) + 1);
  const codes = [...count.keys()].sort((a, b) => collator.compare(countryName(a), countryName(b)));
  const statuses = Object.keys(words.statuses).filter((status) => stories.some((story) => story.status === status));
  let waiting;
  const search = el("input", {
    type: "search",
    placeholder: ui.search_hint,
    autocomplete: "off",
    on: {
      input: () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => change({ q: search.value.trim() }), 150);
      },
    },
  });
  controls.q = search;
  const who = el("input", {
    type: "text",
    list: "actors",
    placeholder: ui.actor_hint,
    autocomplete: "off",
    on: {
      change: () => addActor(who),
      keydown: (event) => {
        if (event.key === "Enter") addActor(who);
      },
    },
  });
  controls.who = who;
  for (const name of ["from", "to"]) {
    controls[name] = el("input", { type: "date", on: { change: () => change({ [name]: controls[name].value }) } });
  }
  const several = stories.some((story) => story.articles.length > 1);
  controls.several = el(
    "button",
    { type: "button", class: "chip", on: { click: () => change({ several: state.several ? "" : "1" }) } },
    ui.several,
  );
  const further = el(
    "button",
    {
      type: "button",
      class: "chip further",
      "aria-expanded": "false",
      on: {
        click: () => {
          further.setAttribute("aria-expanded", String(byId("filters").classList.toggle("open")));
        },
      },
    },
    ui.more_filters,
  );
  controls.types = el("div", { class: "chips", role: "group", "aria-label": ui.types });
  put(
    byId("filters"),
    el(
      "div",
      { class: "fields" },
      field(ui.search, search),
      field(ui.actor, who),
      select(
        "country",
        ui.country,
        codes.map((code) => [code, countryName(code)]),
      ),
      statuses.length > 1 &&
        select(
          "status",
          ui.status,
          statuses.map((status) => [status, capital(words.statuses[status])]),
        ),
      field(ui.from, controls.from),
      field(ui.to, controls.to),
    ),
    controls.types,
    further,
    several && controls.several,
    el(
      "datalist",
      { id: "actors" },
      actorNames().map((name) => el("option", { value: name })),
    ),
  );
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
  const found =
    used.find((actor) => fold(actor.name) === wanted) ?? used.find((actor) => fold(actor.name).includes(wanted));
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
    (a, b) =>
      families.indexOf(familyOf(a)) - families.indexOf(familyOf(b)) || collator.compare(typeLabel(a), typeLabel(b)),
  );
  const focused = controls.types.contains(document.activeElement) ? document.activeElement.dataset.type : null;
  put(
    controls.types,
    ...present.map((type) =>
      el(
        "button",
        {
          type: "button",
          class: counts.has(type) ? "chip" : "chip none",
          data: { type },
          "aria-pressed": String(state.type.includes(type)),
          on: { click: () => change({ type: toggled(state.type, type) }) },
        },
        mark(familyOf(type)),
        el("span", null, capital(typeLabel(type))),
        el("span", { class: "n" }, number(counts.get(type) ?? 0)),
      ),
    ),
  );
  if (focused) [...controls.types.children].find((chip) => chip.dataset.type === focused)?.focus();
}

function syncFilters() {
  if (controls.q.value.trim() !== state.q) controls.q.value = state.q;
  for (const name of ["from", "to"]) {
    const day = dayOf(state[name], name === "to");
    controls[name].value = day === null ? "" : isoDay(day);
  }
  controls.country.value = state.country;
  if (controls.status) controls.status.value = state.status.length === 1 ? state.status[0] : "";
  controls.several.setAttribute("aria-pressed", String(Boolean(state.several)));
  drawTypes();
}
