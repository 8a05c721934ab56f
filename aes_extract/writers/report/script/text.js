// An article's own text with its mentions and triggers marked, cut into the smallest pieces that differ.

// Everything that covers a stretch of the text, as [start, end, what].
function coverings(article) {
  const found = [];
  const add = (ranges, what) => {
    for (let at = 0; at < (ranges?.length ?? 0); at += 2)
      found.push({ start: ranges[at], end: ranges[at + 1], ...what });
  };
  for (const [kind, name, note, ranges] of article.entities)
    add(ranges, { kind, title: note ? `${name} – ${note}` : name });
  for (const event of article.events) {
    add(event.evidence, { event: event.number });
    add(event.triggers, { trigger: event.number });
    for (const [start, end] of event.quotes ?? []) found.push({ start, end, quote: event.number });
  }
  return found;
}

function pieces(article, zone, covers) {
  const [, start, end] = zone;
  const near = covers.filter((one) => one.start < end && one.end > start);
  const cuts = [...new Set([start, end, ...near.flatMap((one) => [one.start, one.end])])]
    .filter((at) => at >= start && at <= end)
    .sort((a, b) => a - b);
  const nodes = [];
  cuts.slice(0, -1).forEach((from, place) => {
    const to = cuts[place + 1];
    nodes.push(
      piece(
        article.text.slice(from, to),
        near.filter((one) => one.start < to && one.end > from),
      ),
    );
    const ending = [...new Set(near.filter((one) => one.trigger && one.end === to).map((one) => one.trigger))];
    for (const number of ending) nodes.push(reference(article, number));
  });
  return nodes;
}

function piece(text, covers) {
  if (!covers.length) return text;
  const entity = covers.find((one) => one.kind);
  const events = [...new Set(covers.map((one) => one.event ?? one.quote).filter(Boolean))];
  const trigger = covers.some((one) => one.trigger);
  const names = [entity && `m-${entity.kind}`, trigger && "trigger", covers.some((one) => one.quote) && "quote"].filter(
    Boolean,
  );
  return el(
    trigger ? "b" : "span",
    { class: names.join(" ") || null, title: entity?.title, data: events.length ? { events: events.join(" ") } : {} },
    text,
  );
}

// The number behind a trigger leads to its event's card. A link, because no line breaks before a link.
function reference(article, number) {
  const href = `#${writeHash({ ...empty(), event: article.events[number - 1].story.id })}`;
  return el(
    "a",
    {
      class: "reference",
      href,
      "aria-label": fill(ui.event_number, { n: number }),
      on: {
        click: (event) => {
          event.preventDefault();
          const card = cardOf(article, number);
          light(card, true);
          card.scrollIntoView({ block: "nearest" });
          card.querySelector("button").focus({ preventScroll: true });
        },
      },
    },
    String(number),
  );
}

// Zones of one line stand together; lines outside the article are folded away, several in a row as one.
function textOf(article) {
  const covers = coverings(article);
  const lines = [];
  let end = -1;
  for (const zone of article.zones) {
    if (lines.length && zone[1] === end) lines.at(-1).push(zone);
    else lines.push([zone]);
    end = zone[2];
  }
  const outside = (line) => line.every(([kind]) => kind === "noise" || kind === "related");
  const blocks = [];
  for (const line of lines) {
    const kinds = new Set(line.map(([kind]) => kind));
    const content = line.map((zone) => {
      const inside = pieces(article, zone, covers);
      return kinds.size > 1 && zone[0] !== "body" && zone[0] !== "title"
        ? el("span", { class: "dim" }, inside)
        : inside;
    });
    const kind = kinds.size > 1 ? "body" : line[0][0];
    const node = el("p", { class: `z-${kind}`, dir: "auto" }, content);
    if (outside(line)) {
      if (!Array.isArray(blocks.at(-1))) blocks.push([]);
      blocks.at(-1).push(node);
    } else blocks.push(node);
  }
  return blocks.map((block) =>
    Array.isArray(block)
      ? el("details", { class: "outside" }, el("summary", null, counted(ui.aside, block.length)), block)
      : block,
  );
}
