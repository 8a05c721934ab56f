// One mark per event: its colour and its shape say the family of its type.

const SHAPES = {
  dialogue: "M5 .6a4.4 4.4 0 1 1 0 8.8a4.4 4.4 0 1 1 0-8.8z",
  speech: "M.6 1.5h8.8L5 9.3z",
  institutions: "M1 1h8v8H1z",
  rupture: "M5 0l5 5-5 5-5-5z",
  force: "M5 .6l4.7 8.2H.3z",
  order: "M2.6 .8h4.8L9.8 5 7.4 9.2H2.6L.2 5z",
  hazard: "M3.4.6h3.2v2.8h2.8v3.2H6.6v2.8H3.4V6.6H.6V3.4h2.8z",
  other: "M5 .6a4.4 4.4 0 1 1 0 8.8a4.4 4.4 0 1 1 0-8.8zM5 3a2 2 0 1 0 0 4a2 2 0 1 0 0-4z",
};

const mark = (family) =>
  svg(
    "svg",
    { class: `mark f-${family}`, viewBox: "0 0 10 10", "aria-hidden": "true" },
    svg("path", { d: SHAPES[family] ?? SHAPES.other, "fill-rule": "evenodd" }),
  );

const familyOrder = Object.keys(words.families);
const byFamily = (a, b) => familyOrder.indexOf(a.family) - familyOrder.indexOf(b.family);

// « 3 événements : 2 rencontres, 1 attaque », for those who do not see the marks.
function summary(list) {
  const kinds = [...group(list, (story) => story.type)].map(
    ([type, some]) => `${typeLabel(type)} ${number(some.length)}`,
  );
  return `${counted(ui.events_n, list.length)} (${kinds.join(", ")})`;
}

function statusBadges(event) {
  return [
    event.status !== "occurred" && el("span", { class: "badge" }, words.statuses[event.status] ?? event.status),
    event.hedged && el("span", { class: "badge" }, ui.hedged),
  ];
}

function tollText([name, n, bound]) {
  const text = words.casualties[name] ? counted(words.casualties[name], n) : `${name} ${n}`;
  return bound ? fill(ui[bound], { a: text }) : text;
}
