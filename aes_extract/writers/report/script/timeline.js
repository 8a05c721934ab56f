// When: a column for each period with events, stretches without any drawn as gaps, longer dates as bars below.

const LEVELS = {
  day: { of: (day) => day, first: (bin) => bin, last: (bin) => bin, gap: "days_n" },
  month: {
    of: (day) => {
      const d = new Date(day * 864e5);
      return d.getUTCFullYear() * 12 + d.getUTCMonth();
    },
    first: (bin) => monthStart(bin),
    last: (bin) => monthStart(bin + 1) - 1,
    gap: "months_n",
  },
  year: {
    of: (day) => new Date(day * 864e5).getUTCFullYear(),
    first: (bin) => monthStart(bin * 12),
    last: (bin) => monthStart(bin * 12 + 12) - 1,
    gap: "years_n",
  },
  decade: {
    of: (day) => Math.floor(new Date(day * 864e5).getUTCFullYear() / 10),
    first: (bin) => monthStart(bin * 120),
    last: (bin) => monthStart(bin * 120 + 120) - 1,
    gap: "decades_n",
  },
};
const monthStart = (index) => {
  const d = new Date(Date.UTC(2000, 0, 1));
  d.setUTCFullYear(Math.floor(index / 12), ((index % 12) + 12) % 12, 1);
  return Math.round(d.getTime() / 864e5);
};
const COLUMN = 15; // the least width of a column, in pixels
const LABEL = 46; // the room that a label below the columns needs
const TALL = 12; // more events than this in a column are drawn as bars
const calendar = words.calendar;

function dayLabel(day) {
  const d = new Date(day * 864e5);
  return `${d.getUTCDate() === 1 ? calendar.first_day : d.getUTCDate()} ${calendar.months[d.getUTCMonth()]} ${d.getUTCFullYear()}`;
}

function binLabel(level, bin) {
  if (level === "day") return dayLabel(bin);
  if (level === "month") return `${calendar.months[((bin % 12) + 12) % 12]} ${Math.floor(bin / 12)}`;
  return level === "year" ? String(bin) : fill(calendar.decade, { n: bin * 10 });
}

// « novembre 2024 » where the days are a month's, else « 3 mai 2024 – 9 juin 2024 ».
function binLabelOfRange(from, to) {
  for (const level of Object.keys(LEVELS)) {
    const bin = LEVELS[level].of(from);
    if (LEVELS[level].first(bin) === from && LEVELS[level].last(bin) === to) return binLabel(level, bin);
  }
  return `${dayLabel(from)} – ${dayLabel(to)}`;
}

// The columns of one level: bins with events, single empty bins, and gaps for longer emptiness.
function columnsOf(level, dated) {
  const { of } = LEVELS[level];
  const fits = (story) => of(story.date.first) === of(story.date.last);
  const bins = group(dated.filter(fits), (story) => of(story.date.first));
  const spans = dated.filter((story) => !fits(story));
  // Dates that reach beyond the chosen period are drawn up to its edges.
  const from = dayOf(state.from, false) ?? -Infinity;
  const to = dayOf(state.to, true) ?? Infinity;
  const clip = (day) => Math.min(Math.max(day, from), to);
  const edges = spans.flatMap((story) => [of(clip(story.date.first)), of(clip(story.date.last))]);
  const used = [...new Set([...bins.keys(), ...edges])].sort((a, b) => a - b);
  const columns = [];
  for (const [place, bin] of used.entries()) {
    const empty = place ? bin - used[place - 1] - 1 : 0;
    if (empty > 2) columns.push({ gap: empty });
    else for (let n = empty; n > 0; n--) columns.push({ bin: bin - n, stories: [] });
    columns.push({ bin, stories: (bins.get(bin) ?? []).sort(byFamily) });
  }
  return { level, columns, spans, of, clip };
}

// The finest level whose columns have room and that says of most events when they were.
function chosenLevel(dated, width) {
  const room = Math.max(8, Math.floor(width / COLUMN));
  for (const level of Object.keys(LEVELS)) {
    const made = columnsOf(level, dated);
    if (made.columns.length <= room && made.spans.length <= dated.length * 0.25) return made;
  }
  return columnsOf("decade", dated);
}

function drawTimeline(matching) {
  const section = byId("timeline");
  const dated = matching.filter((story) => story.date?.first !== undefined);
  const anywhen = stories.filter(matcher(["when", "from", "to"]));
  const partly = anywhen.filter((story) => story.date && story.date.first === undefined);
  const undated = anywhen.filter((story) => !story.date);
  const apart = [
    ["none", ui.undated, undated],
    ["partly", ui.partly_dated, partly],
  ]
    .filter(([, , list]) => list.length)
    .map(([when, label, list]) =>
      el(
        "button",
        {
          type: "button",
          class: "chip",
          "aria-pressed": String(state.when === when),
          on: { click: () => change({ when: state.when === when ? "" : when, from: "", to: "" }) },
        },
        label,
        el("span", { class: "n" }, number(list.length)),
      ),
    );
  put(
    section,
    el(
      "div",
      { class: "title" },
      heading("timeline", ui.timeline_hint),
      (state.from || state.to) &&
        el(
          "button",
          { type: "button", class: "chip", on: { click: () => change({ from: "", to: "" }) } },
          "↔ ",
          ui.whole_period,
        ),
    ),
    dated.length ? chart(chosenLevel(dated, section.clientWidth)) : el("p", { class: "empty" }, ui.timeline_none),
    apart.length > 0 && el("div", { class: "chips apart" }, apart),
  );
  const bars = section.querySelector(".columns");
  if (bars) roving(bars, "button");
}

function chart({ level, columns, spans, of, clip }) {
  const most = Math.max(1, ...columns.map((column) => column.stories?.length ?? 0));
  const bars = most > TALL;
  const every = Math.ceil((columns.length * LABEL) / byId("timeline").clientWidth);
  const cells = columns.map((column, place) => {
    const at = { "grid-column": String(place + 1) };
    if (column.gap)
      return el(
        "span",
        { class: "gap", style: at, title: fill(ui.gap, { a: counted(ui[LEVELS[level].gap], column.gap) }) },
        "⋯",
      );
    const list = column.stories;
    if (!list.length) return el("span", { class: "column", style: at });
    const label = `${binLabel(level, column.bin)}${ui.colon}${summary(list)}`;
    const body = bars
      ? [
          el("span", { class: "n" }, number(list.length)),
          [...group(list, (story) => story.family)]
            .reverse()
            .map(([family, some]) =>
              el("i", { class: `bar f-${family}`, style: { "--share": String(some.length / most) } }),
            ),
        ]
      : [...list].reverse().map((story) => mark(story.family));
    return el(
      "button",
      {
        type: "button",
        class: "column",
        style: at,
        "aria-label": label,
        title: label,
        on: {
          click: () => {
            change({
              from: isoDay(LEVELS[level].first(column.bin)),
              to: isoDay(LEVELS[level].last(column.bin)),
              when: "",
            });
            byId("timeline").querySelector(".columns button")?.focus();
          },
        },
      },
      body,
    );
  });
  const where = new Map(columns.map((column, place) => [column.bin, place + 1]));
  const lanes = [...group(spans, (story) => `${of(clip(story.date.first))}/${of(clip(story.date.last))}`)].map(
    ([, list]) => {
      const { first, last } = list[0].date;
      const column = `${where.get(of(clip(first)))} / ${where.get(of(clip(last))) + 1}`;
      const label = `${list[0].date.label}${ui.colon}${summary(list)}`;
      const days = { from: isoDay(clip(first)), to: isoDay(clip(last)) };
      return el(
        "button",
        {
          type: "button",
          class: "span",
          style: { "grid-column": column },
          "aria-label": label,
          title: label,
          on: { click: () => change({ ...days, when: "" }) },
        },
        el(
          "span",
          null,
          list
            .sort(byFamily)
            .slice(0, 6)
            .map((story) => mark(story.family)),
          list.length > 1 ? ` ${number(list.length)}` : "",
        ),
      );
    },
  );
  const style = { "--columns": String(columns.length) };
  return el(
    "div",
    { class: `chart ${bars ? "bars" : "units"}` },
    el("div", { class: "columns", style, role: "group", "aria-label": ui.timeline }, cells),
    el("div", { class: "axis", style, "aria-hidden": "true" }, axis(level, columns, every)),
    lanes.length > 0 && el("p", { class: "lanes-title" }, ui.spans),
    lanes.length > 0 && el("div", { class: "lanes", style }, lanes),
  );
}

// Two rows: the bins, and the year or month that they belong to.
function axis(level, columns, every) {
  const d = (bin) => new Date(bin * 864e5);
  const minor = {
    day: (bin) => d(bin).getUTCDate(),
    month: (bin) => calendar.months_short[((bin % 12) + 12) % 12],
    year: (bin) => bin,
    decade: (bin) => bin * 10,
  }[level];
  const major = {
    day: (bin) => `${calendar.months_short[d(bin).getUTCMonth()]} ${d(bin).getUTCFullYear()}`,
    month: (bin) => Math.floor(bin / 12),
    year: () => "",
    decade: () => "",
  }[level];
  const found = [];
  let group = null;
  columns.forEach((column, place) => {
    if (column.gap) return;
    const column_ = String(place + 1);
    if (place % every === 0)
      found.push(el("span", { class: "minor", style: { "grid-column": column_ } }, String(minor(column.bin))));
    const label = String(major(column.bin));
    if (label && label !== group)
      found.push(el("span", { class: "major", style: { "grid-column": `${column_} / span 1` } }, label));
    group = label;
  });
  return found;
}
