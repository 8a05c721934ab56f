// What part of the world the map shows, and where on it events stand.

const view = { lon: 0, lat: 12, scale: 20, squeeze: 1, moved: false, width: 600, height: 420 };
let marksOnMap = [];

const toScreen = (lon, lat) => [
  view.width / 2 + (lon - view.lon) * view.squeeze * view.scale,
  view.height / 2 - (lat - view.lat) * view.scale,
];

// Stories by the point where they can be drawn: a place, or a country's label point.
function mapPoints(list) {
  const points = new Map();
  const labelPoint = new Map(outlines().map((one) => [one.country, one]));
  for (const story of list) {
    const place = story.place;
    if (!place) continue;
    const outline = place.lat === null && place.country ? labelPoint.get(place.country) : null;
    if (place.lat === null && !outline) continue;
    const key = place.lat === null ? `|${place.country}` : `${place.lat},${place.lon}`;
    if (!points.has(key))
      points.set(
        key,
        place.lat === null
          ? {
              key,
              lon: outline.lon,
              lat: outline.lat,
              country: place.country,
              keys: new Set(),
              name: countryName(place.country),
              only: true,
              stories: [],
            }
          : {
              key,
              lon: place.lon,
              lat: place.lat,
              country: place.country,
              keys: new Set(),
              name: place.name,
              only: false,
              stories: [],
            },
      );
    points.get(key).stories.push(story);
    points.get(key).keys.add(placeKey(place));
  }
  return [...points.values()].sort((a, b) => b.stories.length - a.stories.length || collator.compare(a.name, b.name));
}

// The view that holds the events; of many, the few that lie far off do not decide.
function fitMap(points) {
  const weighted = points.flatMap((point) => Array(point.stories.length).fill(point));
  const edges = (of) => {
    const sorted = weighted.map(of).sort((a, b) => a - b);
    const cut = sorted.length >= 25 ? Math.floor(sorted.length * 0.1) : 0;
    return [sorted[cut], sorted[sorted.length - 1 - cut]];
  };
  const [west, east] = points.length ? edges((point) => point.lon) : [-18, 25];
  const [south, north] = points.length ? edges((point) => point.lat) : [0, 30];
  view.lon = (west + east) / 2;
  view.lat = (south + north) / 2;
  view.squeeze = Math.max(0.3, Math.cos((view.lat * Math.PI) / 180));
  const wide = Math.max((east - west) * 1.35, 17) * view.squeeze,
    high = Math.max((north - south) * 1.35, 12);
  view.scale = Math.min(view.width / wide, view.height / high);
  view.moved = false;
}

const radiusOf = (count) => (count === 1 ? 6 : Math.min(30, 7 + 2.4 * Math.sqrt(count)));

// Circles that would cover each other become one; squares move aside.
function clusters(points) {
  const circle = (members) => {
    const list = members.flatMap((point) => point.stories);
    const [x, y] = toScreen(members[0].lon, members[0].lat);
    return { x, y, radius: Math.max(radiusOf(list.length), members[0].only ? 11 : 0), points: members, stories: list };
  };
  let found = points.filter((point) => !point.only).map((point) => circle([point]));
  for (let before = -1; before !== found.length;) {
    before = found.length;
    const kept = [];
    for (const one of found) {
      const near = kept.findIndex(
        (other) => Math.hypot(other.x - one.x, other.y - one.y) < (other.radius + one.radius) * 0.9,
      );
      if (near < 0) kept.push(one);
      else kept[near] = circle([...kept[near].points, ...one.points]);
    }
    found = kept;
  }
  for (const point of points) if (point.only) found.push(aside(circle([point]), found));
  return found;
}

// The free spot nearest to a square's own, on rings around it; its own if all are taken.
function aside(square, others) {
  const free = (x, y) =>
    others.every((other) => Math.hypot(other.x - x, other.y - y) > other.radius + square.radius + 2);
  for (let far = 0; far <= 72; far += 8) {
    for (let turn = 0; turn < 12; turn++) {
      const x = square.x + far * Math.sin((turn * Math.PI) / 6),
        y = square.y - far * Math.cos((turn * Math.PI) / 6);
      if (free(x, y)) return { ...square, x, y };
    }
  }
  return square;
}
