// Where: circles at places, squares in countries of which no more is known, countries shaded by their events.

// The ring of a circle: an arc for each family, as long as its share.
function ring(list, radius) {
  const shares = [...group([...list].sort(byFamily), (story) => story.family)];
  const around = 2 * Math.PI * radius;
  let before = 0;
  return shares.map(([family, some]) => {
    const length = (some.length / list.length) * around;
    const arc = svg("circle", {
      class: `ring f-${family}`,
      r: radius,
      "stroke-dasharray": `${length} ${around - length}`,
      "stroke-dashoffset": -before,
      transform: "rotate(-90)",
    });
    before += length;
    return arc;
  });
}

function symbol(one) {
  const only = one.points[0].only;
  const name =
    one.points
      .map((point) => (point.only ? fill(ui.country_only, { a: point.name }) : point.name))
      .slice(0, 8)
      .join(", ") + (one.points.length > 8 ? " …" : "");
  const zooms = one.points.length > 1 && view.scale < 400;
  const label = `${name}${ui.colon}${summary(one.stories)}${zooms ? ` – ${ui.zoom_here}` : ""}`;
  const keys = one.points.flatMap((point) => [...point.keys]);
  const pressed = keys.every((key) => state.place.includes(key));
  const choose = () => {
    if (zooms) zoomTo(one.points);
    else change({ place: pressed ? [] : keys });
  };
  const count = one.stories.length;
  const side = one.radius * 0.82;
  return svg(
    "g",
    {
      class: `symbol${pressed ? " pressed" : ""}`,
      role: "button",
      tabindex: "-1",
      "aria-label": label,
      "aria-pressed": zooms ? null : String(pressed),
      transform: `translate(${one.x} ${one.y})`,
      on: {
        click: choose,
        keydown: (event) => {
          if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            event.stopPropagation();
            choose();
          }
        },
      },
    },
    svg("title", null, label),
    only
      ? svg("rect", { class: "face", x: -side, y: -side, width: 2 * side, height: 2 * side, rx: 3 })
      : count === 1
        ? svg("circle", { class: `dot f-${one.stories[0].family}`, r: one.radius })
        : [svg("circle", { class: "face", r: one.radius }), ring(one.stories, one.radius)],
    (count > 1 || only) && svg("text", { class: "number", dy: "0.35em" }, number(count)),
  );
}

// Names beside their symbols, the most frequent first, and only where they cover nothing.
function names(symbols, points) {
  const boxes = symbols.map(({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius]);
  const free = (box) =>
    boxes.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]) &&
    box[0] > 0 &&
    box[2] < view.width &&
    box[1] > 0 &&
    box[3] < view.height;
  const found = [];
  const put = (text, x, y, cls, size, anchor) => {
    const width = text.length * size * 0.63;
    const left = anchor === "middle" ? x - width / 2 : anchor === "end" ? x - width : x;
    const box = [left, y - size * 0.7, left + width, y + size * 0.7];
    if (!free(box)) return false;
    boxes.push(box);
    found.push(svg("text", { class: cls, x, y, dy: "0.35em", "text-anchor": anchor }, text));
    return true;
  };
  for (const one of [...symbols].sort((a, b) => b.stories.length - a.stories.length).slice(0, 60)) {
    if (one.points[0].only) continue;
    const name = one.points[0].name;
    put(name, one.x + one.radius + 5, one.y, "place-name", 12, "start") ||
      put(name, one.x - one.radius - 5, one.y, "place-name", 12, "end");
  }
  const busy = new Set(points.map((point) => point.country));
  for (const one of [...outlines()].sort((a, b) => busy.has(b.country) - busy.has(a.country))) {
    if (!one.country) continue;
    const [x, y] = toScreen(one.lon, one.lat);
    const room = one.width * view.squeeze * view.scale;
    const name = countryName(one.country);
    const square = symbols.find((other) => other.points[0].only && other.points[0].country === one.country);
    if (room < name.length * 6 && !square) continue;
    if (square) put(name, square.x, square.y + square.radius + 9, "country-name", 11, "middle");
    else put(name, x, y, "country-name", 11, "middle") || put(name, x, y - 20, "country-name", 11, "middle");
  }
  return found;
}

// Put everything where the view wants it.
function placeMap() {
  const [x, y] = toScreen(0, 0);
  byId("land").setAttribute("transform", `translate(${x} ${y}) scale(${view.scale * view.squeeze} ${-view.scale})`);
  const margin = 40;
  const symbols = clusters(marksOnMap).filter(
    (one) => one.x > -margin && one.y > -margin && one.x < view.width + margin && one.y < view.height + margin,
  );
  const layer = byId("symbols");
  const had = layer.contains(document.activeElement);
  layer.replaceChildren(...names(symbols, marksOnMap), ...symbols.map(symbol).reverse());
  roving(layer, ".symbol");
  if (had) layer.querySelector(".symbol")?.focus();
}

const pathOf = (rings) => rings.map((points) => `M${points.map(([lon, lat]) => `${lon} ${lat}`).join("L")}Z`).join("");

function drawMap() {
  const section = byId("map");
  const matching = stories.filter(matcher(["place"]));
  marksOnMap = mapPoints(matching);
  const drawn = marksOnMap.reduce((sum, point) => sum + point.stories.length, 0);
  const placed = matching.filter((story) => story.place).length;
  const counts = new Map();
  for (const story of matching)
    if (story.place?.country) counts.set(story.place.country, (counts.get(story.place.country) ?? 0) + 1);
  const most = Math.max(1, ...counts.values());
  put(section, el("div", { class: "title" }, heading("map", ui.map_hint)));
  if (!drawn) {
    attach(section, el("p", { class: "empty" }, ui.map_none));
    return;
  }
  view.width = Math.max(280, section.clientWidth - 2);
  view.height = Math.round(Math.min(520, Math.max(320, view.width * 0.72)));
  const land = svg(
    "g",
    { id: "land" },
    outlines().map((one) => {
      const count = counts.get(one.country) ?? 0;
      return svg("path", {
        class: count ? "busy" : "land",
        d: (one.d ??= pathOf(one.rings)),
        style: count ? { "--share": String(Math.sqrt(count / most)) } : null,
      });
    }),
  );
  const picture = svg(
    "svg",
    { class: "picture", width: view.width, height: view.height, viewBox: `0 0 ${view.width} ${view.height}` },
    land,
    svg("g", { id: "symbols" }),
  );
  const stage = el(
    "div",
    {
      class: "stage",
      tabindex: "0",
      role: "group",
      "aria-label": ui.map_label,
      on: { keydown: mapKeys, wheel: mapWheel },
    },
    picture,
    mapButtons(),
  );
  dragged(stage);
  attach(section, stage, below(matching, placed, drawn), placesList());
  if (!view.moved) fitMap(marksOnMap);
  placeMap();
}

// To zoom, and at the edges to move: a finger scrolls the page.
function mapButtons() {
  const icon = (d) =>
    svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, svg("path", { d }));
  const button = (label, cls, path, action) =>
    el("button", { type: "button", class: cls, "aria-label": label, title: label, on: { click: action } }, icon(path));
  const far = view.width / 4;
  const tools = el(
    "div",
    { role: "toolbar", "aria-label": ui.map_label, class: "tools-of-map" },
    button(ui.zoom_in, "in", "M8 3v10M3 8h10", () => zoom(1.6)),
    button(ui.zoom_out, "out", "M3 8h10", () => zoom(1 / 1.6)),
    button(ui.fit, "fit", "M8 1v4M8 11v4M1 8h4M11 8h4M8 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8z", refit),
    button(ui.west, "west", "M10 3L5 8l5 5", () => pan(-far, 0)),
    button(ui.north, "north", "M3 10l5-5 5 5", () => pan(0, -far)),
    button(ui.east, "east", "M6 3l5 5-5 5", () => pan(far, 0)),
    button(ui.south, "south", "M3 6l5 5 5-5", () => pan(0, far)),
  );
  roving(tools, "button");
  return tools;
}

function refit() {
  fitMap(marksOnMap);
  placeMap();
}

function below(matching, placed, drawn) {
  const facts = [
    [ui.unplaced, matching.length - placed],
    [ui.off_map, placed - drawn],
  ].filter(([, n]) => n > 0);
  return (
    facts.length > 0 &&
    el("p", { class: "hint" }, facts.map(([label, n]) => `${label}${ui.colon}${number(n)}`).join(" · "))
  );
}

function placesList() {
  const items = marksOnMap.map((point) =>
    el(
      "li",
      null,
      el(
        "button",
        { type: "button", class: "link", on: { click: () => change({ place: [...point.keys] }) } },
        point.only ? fill(ui.country_only, { a: point.name }) : placeLabel(point),
      ),
      " ",
      el("span", { class: "n" }, number(point.stories.length)),
    ),
  );
  return el(
    "details",
    { class: "aside" },
    el("summary", null, ui.places_list),
    el("ol", { class: "in-columns" }, items),
  );
}

function zoomTo(points) {
  fitMap(points);
  view.scale = Math.min(view.scale * 1.6, 420);
  view.moved = true;
  placeMap();
}

function zoom(factor, x = view.width / 2, y = view.height / 2) {
  const lon = view.lon + (x - view.width / 2) / (view.squeeze * view.scale),
    lat = view.lat - (y - view.height / 2) / view.scale;
  view.scale = Math.min(800, Math.max(view.width / 380, view.scale * factor));
  view.lon = lon - (x - view.width / 2) / (view.squeeze * view.scale);
  view.lat = lat + (y - view.height / 2) / view.scale;
  view.moved = true;
  placeMap();
}

function pan(x, y) {
  view.lon = Math.max(-180, Math.min(180, view.lon + x / (view.squeeze * view.scale)));
  view.lat = Math.max(-60, Math.min(80, view.lat - y / view.scale));
  view.moved = true;
  placeMap();
}

function mapKeys(event) {
  const step = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] }[event.key];
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  if (step) pan(...step);
  else if (event.key === "+" || event.key === "=") zoom(1.4);
  else if (event.key === "-" || event.key === "−") zoom(1 / 1.4);
  else if (event.key === "0") refit();
  else return;
  event.preventDefault();
}

// The wheel scrolls the page; with Ctrl it zooms.
function mapWheel(event) {
  if (!event.ctrlKey) return;
  event.preventDefault();
  const box = event.currentTarget.getBoundingClientRect();
  zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, event.clientX - box.left, event.clientY - box.top);
}

function dragged(stage) {
  let from = null;
  stage.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch" && !event.target.closest("button, .symbol"))
      from = [event.clientX, event.clientY];
  });
  stage.addEventListener("pointermove", (event) => {
    if (!from) return;
    pan(from[0] - event.clientX, from[1] - event.clientY);
    from = [event.clientX, event.clientY];
  });
  for (const type of ["pointerup", "pointerleave"])
    stage.addEventListener(type, () => {
      from = null;
    });
}
