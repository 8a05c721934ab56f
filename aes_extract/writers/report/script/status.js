// What is filtered now, and how much is left.

// The removable chips: one for every filter that is set.
function activeFilters() {
  const chips = [];
  const add = (label, fields) => chips.push({ label, fields });
  if (state.q) add(`« ${state.q} »`, { q: "" });
  for (const type of state.type) add(capital(typeLabel(type)), { type: toggled(state.type, type) });
  for (const status of state.status)
    add(capital(words.statuses[status] ?? status), { status: toggled(state.status, status) });
  if (state.country) add(countryName(state.country), { country: "" });
  for (const key of state.who) add(key.split("|")[0], { who: toggled(state.who, key) });
  if (state.between.length) add(state.between.map(countryName).join(" – "), { between: [] });
  for (const key of state.place)
    add(placeLabel({ name: key.split("|")[0], country: key.split("|")[1] }), { place: toggled(state.place, key) });
  if (state.from || state.to) add(periodLabel(), { from: "", to: "" });
  if (state.when) add(state.when === "none" ? ui.undated : ui.partly_dated, { when: "" });
  if (state.several) add(ui.several, { several: "" });
  return chips;
}

function periodLabel() {
  const from = dayOf(state.from, false),
    to = dayOf(state.to, true);
  if (from !== null && to !== null) return binLabelOfRange(from, to);
  return from !== null ? `${ui.from} ${dayLabel(from)}` : `${ui.to} ${dayLabel(to)}`;
}

function drawStatus(matching, shown) {
  const chips = activeFilters();
  const line = byId("status").querySelector(".count") ?? el("p", { role: "status", class: "count" });
  put(
    line,
    el(
      "strong",
      null,
      matching.length === stories.length
        ? counted(ui.events_n, stories.length)
        : fill(ui.of, { a: number(matching.length), b: counted(ui.events_n, stories.length) }),
    ),
    " · ",
    counted(ui.articles_n, shown.length),
  );
  // The line stays in its place: only what changes in it is read out.
  if (!line.isConnected) byId("status").append(line);
  while (line.nextSibling) line.nextSibling.remove();
  attach(
    byId("status"),
    chips.length > 0 &&
      el(
        "ul",
        { class: "chips active", "aria-label": ui.filters },
        chips.map(({ label, fields }) =>
          el(
            "li",
            null,
            el(
              "button",
              {
                type: "button",
                class: "chip on",
                "aria-label": fill(ui.remove, { a: label }),
                on: {
                  click: () => {
                    change(fields);
                    byId("status").querySelector("button")?.focus();
                  },
                },
              },
              said(label),
              " ",
              el("span", { "aria-hidden": "true" }, "×"),
            ),
          ),
        ),
      ),
    chips.length > 0 &&
      el(
        "button",
        {
          type: "button",
          class: "link",
          on: {
            click: () => {
              change(everything());
              controls.q.focus({ preventScroll: true });
            },
          },
        },
        ui.reset,
      ),
  );
  byId("status").classList.toggle("filtered", chips.length > 0);
}

const nothing = () =>
  el(
    "div",
    { class: "nothing" },
    el("p", null, el("strong", null, stories.length ? ui.nothing : ui.no_events)),
    isFiltered() && el("p", null, ui.nothing_hint),
    isFiltered() &&
      el("button", { type: "button", class: "chip", on: { click: () => change(everything()) } }, ui.reset),
  );
