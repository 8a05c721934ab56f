// What is shown: a state that lives in the URL's fragment, so that a view can be shared.

const FIELDS = {
  q: "text",
  type: "set",
  status: "set",
  country: "text",
  who: "list",
  between: "list",
  place: "list",
  from: "text",
  to: "text",
  when: "text",
  several: "text",
  order: "text",
  event: "text",
};

const empty = () => Object.fromEntries(Object.entries(FIELDS).map(([name, kind]) => [name, kind === "text" ? "" : []]));
let state = empty();

function readHash(hash) {
  const found = empty();
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  for (const [name, kind] of Object.entries(FIELDS)) {
    const value = given.get(name);
    if (value) found[name] = kind === "text" ? value : kind === "list" ? given.getAll(name) : value.split(",");
  }
  return found;
}

function writeHash(from) {
  const params = new URLSearchParams();
  for (const [name, kind] of Object.entries(FIELDS)) {
    if (kind === "list") for (const one of from[name]) params.append(name, one);
    else if (from[name].length) params.set(name, kind === "set" ? from[name].join(",") : from[name]);
  }
  return params.toString();
}

// The fields that choose events; the others say how they are shown.
const CHOOSING = Object.keys(FIELDS).filter((name) => name !== "event" && name !== "order");
// A state that chooses every event and shows them as now.
const everything = () => ({ ...empty(), order: state.order });
const isFiltered = () => CHOOSING.some((name) => state[name].length);

// « 2024-11 » is a month: its first day as a lower bound, its last as an upper one.
function dayOf(text, last) {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (!found) return null;
  const [year, month, day] = found.slice(1).map((part) => (part ? Number(part) : undefined));
  const time = last ? Date.UTC(year, month ?? 12, day ?? 0) : Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  return Math.round((last && day ? Date.UTC(year, month - 1, day) : time) / 864e5);
}

const isoDay = (day) => new Date(day * 864e5).toISOString().slice(0, 10);

// What a place filter, and a circle on the map, names: the place with its country.
const placeKey = (place) => [place.name, place.country].filter(Boolean).join("|");

// A test for stories under the current state; ``except`` leaves some fields out, for a view that shows its alternatives.
function matcher(except = []) {
  const on = (name) => !except.includes(name) && state[name].length > 0;
  const tests = [];
  if (on("q")) {
    const parts = fold(state.q).split(/\s+/).filter(Boolean);
    tests.push((story) => parts.every((part) => wordsOfStory(story).includes(part)));
  }
  if (on("type")) tests.push((story) => state.type.includes(story.type));
  if (on("status")) tests.push((story) => state.status.includes(story.status));
  if (on("country")) tests.push((story) => story.countries.has(state.country));
  if (on("who"))
    tests.push((story) => state.who.every((key) => story.who.some(({ actor }) => actorKey(actor) === key)));
  if (on("between"))
    tests.push((story) => state.between.every((code) => story.who.some(({ actor }) => actor.countries.includes(code))));
  if (on("place")) tests.push((story) => story.place !== null && state.place.includes(placeKey(story.place)));
  if (on("several")) tests.push((story) => story.articles.length > 1);
  if (on("when"))
    tests.push((story) => (state.when === "none" ? !story.date : story.date && story.date.first === undefined));
  const from = on("from") ? dayOf(state.from, false) : null;
  const to = on("to") ? dayOf(state.to, true) : null;
  if (from !== null) tests.push((story) => story.date?.last >= from);
  if (to !== null) tests.push((story) => story.date?.first <= to);
  return (story) => tests.every((test) => test(story));
}

// Two rows of the table may have one name (with an id and without): for a reader they are one.
const actorKey = (actor) => (actor.key ??= [actor.name, ...(actor.kind === "group" ? actor.countries : [])].join("|"));

// With a search alone, an article whose text has the words is shown even if none of its events has them.
function shownArticles(matching) {
  const members = new Set(matching.flatMap((story) => story.articles));
  const others = CHOOSING.filter((name) => name !== "q" && state[name].length);
  if (others.length) return articles.filter((article) => members.has(article.index));
  const parts = fold(state.q).split(/\s+/).filter(Boolean);
  return articles.filter(
    (article) => members.has(article.index) || parts.every((part) => wordsOfArticle(article).includes(part)),
  );
}

let redraw = () => {};

// Change some fields, write them into the URL and draw again. A link to one event ends with the first change.
function change(fields) {
  state = { ...state, event: "", ...fields };
  const hash = writeHash(state);
  history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  redraw();
}

function toggled(list, item) {
  return list.includes(item) ? list.filter((one) => one !== item) : [...list, item];
}
