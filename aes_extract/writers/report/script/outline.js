// The countries' outlines, decoded: see scripts/build_outlines.py for the letters.

const GRID = 50;

function ringPoints(letters) {
  const points = [];
  let at = 0,
    x = 0,
    y = 0;
  const step = () => {
    let value = 0,
      shift = 0,
      group;
    do {
      group = letters.charCodeAt(at++) - 63;
      value |= (group & 31) << shift;
      shift += 5;
    } while (group >= 32);
    return value & 1 ? ~(value >> 1) : value >> 1;
  };
  while (at < letters.length) {
    x += step();
    y += step();
    points.push([x / GRID, y / GRID]);
  }
  return points;
}

const outlines = () => {
  outlines.made ??= data.outlines.map(([country, lon, lat, rings]) => {
    const decoded = rings.split(" ").filter(Boolean).map(ringPoints);
    const lons = decoded.reduce((one, other) => (other.length > one.length ? other : one), []).map(([x]) => x);
    return { country, lon, lat, rings: decoded, width: lons.length ? Math.max(...lons) - Math.min(...lons) : 0 };
  });
  return outlines.made;
};
