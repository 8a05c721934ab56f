"""Compile knowledge/outlines.tsv, the countries' outlines of the report's map, from Natural Earth.

    npm pack world-atlas@2.0.2 && tar xf world-atlas-2.0.2.tgz
    python scripts/build_outlines.py package aes_extract/knowledge/outlines.tsv

``world-atlas`` carries Natural Earth 4.1.0 (public domain) as TopoJSON. Africa, and countries that the small scale
leaves out, are taken at 1:50m, all others at 1:110m. Needs ``pycountry`` (ISO 3166-1 codes), at build time only.

A ring is a line of steps between points on a grid of 0.02°: each number is doubled (a negative one inverted), cut into
groups of five bits, lowest first, and written as the letters from « ? » on; bit 6 says that another group follows.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pycountry

GRID = 50  # steps in a degree
TOLERANCE = 0.02  # degrees that a simplified border may stray
HEADER = "country\tname_en\tlabel_lon\tlabel_lat\trings"
# Areas without an ISO number in the source; those without any code are drawn as land.
CODES = {"Kosovo": "XKX", "Somaliland": "", "N. Cyprus": ""}
AFRICA = frozenset(
    """AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI DZA EGY ERI ESH ETH GAB GHA GIN GMB GNB GNQ KEN LBR LBY LSO
    MAR MDG MLI MOZ MRT MUS MWI NAM NER NGA RWA SDN SEN SLE SOM SSD STP SWZ SYC TCD TGO TUN TZA UGA ZAF ZMB
    ZWE""".split()
)
# Natural Earth shortens names for small maps (« Central African Rep. ») and keeps some that have changed.
NAMES = {
    "CAF": "Central African Republic",
    "COD": "DR Congo",
    "COG": "Congo",
    "DOM": "Dominican Republic",
    "GNQ": "Equatorial Guinea",
    "MKD": "North Macedonia",
    "SSD": "South Sudan",
    "SWZ": "Eswatini",
    "VGB": "British Virgin Islands",
    "VIR": "US Virgin Islands",
}
LEFT_OUT = frozenset(["ATA"])

Point = tuple[float, float]
Ring = list[Point]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path, help="the unpacked world-atlas")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    fine, coarse = (dict(shapes(args.package / f"countries-{scale}m.json")) for scale in (50, 110))
    chosen = {key: fine.get(key, shape) if key[0] in AFRICA else shape for key, shape in (fine | coarse).items()}
    rows = [row(code, name, rings) for (code, name), rings in sorted(chosen.items()) if code not in LEFT_OUT]
    args.out.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")


def shapes(path: Path) -> Iterator[tuple[tuple[str, str], list[list[Ring]]]]:
    """Each country's (code, English name) and polygons; the first ring of a polygon is its outer one."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = [simplified(arc) for arc in absolute(topology)]
    numeric = {country.numeric: country.alpha_3 for country in pycountry.countries}
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = numeric.get(str(shape.get("id", "")).zfill(3), CODES.get(name))
        if code is None or "arcs" not in shape:
            continue
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        yield (code, full_name(code, name)), [[joined(ring, arcs) for ring in polygon] for polygon in polygons]


def full_name(code: str, name: str) -> str:
    """The name to print: ISO's where Natural Earth's is cut short."""
    country = pycountry.countries.get(alpha_3=code)
    return NAMES.get(code) or (country.name if country and "." in name else name)


def absolute(topology: dict[str, Any]) -> Iterator[Ring]:
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        yield points


def simplified(arc: Ring) -> Ring:
    """The arc without points that stray less than the tolerance from it (Douglas and Peucker).

    Arcs, not rings, so that neighbours keep one border.
    """
    if len(arc) < 3:
        return arc
    distances = [distance(point, arc[0], arc[-1]) for point in arc[1:-1]]
    farthest = max(range(len(distances)), key=distances.__getitem__) + 1
    if distances[farthest - 1] <= TOLERANCE:
        return [arc[0], arc[-1]]
    return simplified(arc[: farthest + 1])[:-1] + simplified(arc[farthest:])


def distance(point: Point, start: Point, end: Point) -> float:
    """From a point to a segment."""
    (x, y), (ax, ay), (bx, by) = point, start, end
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = 0.0 if not length else max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
    return float(((x - ax - along * (bx - ax)) ** 2 + (y - ay - along * (by - ay)) ** 2) ** 0.5)


def joined(ring: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """The arcs of a ring, one after the other; an arc that is walked backwards has its number inverted."""
    points: Ring = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def row(code: str, name: str, polygons: list[list[Ring]]) -> str:
    lon, lat = label_point(max(polygons, key=lambda polygon: abs(area(polygon[0])))[0])
    rings = [encoded(ring) for polygon in polygons for ring in polygon]
    return f"{code}\t{name}\t{lon:.2f}\t{lat:.2f}\t{' '.join(ring for ring in rings if ring)}"


def area(ring: Ring) -> float:
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring)) / 2


def label_point(ring: Ring) -> Point:
    """The point of a grid that lies deepest inside."""
    xs, ys = zip(*ring, strict=True)
    steps = 24
    grid = [
        (min(xs) + (max(xs) - min(xs)) * i / steps, min(ys) + (max(ys) - min(ys)) * j / steps)
        for i in range(1, steps)
        for j in range(1, steps)
    ]
    segments = list(pairwise(ring))
    within = [point for point in grid if inside(point, segments)] or grid
    return max(within, key=lambda point: min(distance(point, a, b) for a, b in segments))


def inside(point: Point, segments: list[tuple[Point, Point]]) -> bool:
    x, y = point
    crossings = ((ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax for (ax, ay), (bx, by) in segments)
    return sum(crossings) % 2 == 1


def encoded(ring: Ring) -> str:
    """The ring's letters; nothing for one that is less than a grid cell."""
    on_grid = [(round(x * GRID), round(y * GRID)) for x, y in ring]
    points = [point for number, point in enumerate(on_grid) if not number or point != on_grid[number - 1]]
    if len(points) < 4:
        return ""
    before = (0, 0)
    letters = ""
    for x, y in points:
        letters += number_letters(x - before[0]) + number_letters(y - before[1])
        before = (x, y)
    return letters


def number_letters(number: int) -> str:
    value = ~(number << 1) if number < 0 else number << 1
    letters = ""
    while value >= 0x20:
        letters += chr((0x20 | (value & 0x1F)) + 63)
        value >>= 5
    return letters + chr(value + 63)


if __name__ == "__main__":
    main()
