// Makes what the map brings along, out of packages that are not shipped themselves; see README.md.
import { readFileSync, writeFileSync } from "node:fs";
import ms from "milsymbol";
import { feature } from "topojson-client";
import clipping from "polygon-clipping";

// The sea in a box. No borders are taken.
const seaIn = (name, [west, south, east, north], digits) => {
  const atlas = JSON.parse(readFileSync(`node_modules/world-atlas/land-${name}.json`, "utf8"));
  const land = feature(atlas, atlas.objects.land).features[0].geometry.coordinates;
  const box = [[[west, south], [east, south], [east, north], [west, north], [west, south]]];
  const touches = ([ring]) =>
    ring.some(([x]) => x > west) && ring.some(([x]) => x < east) && ring.some(([, y]) => y > south) && ring.some(([, y]) => y < north);
  const short = (ring) => ring.map(([x, y]) => [Number(x.toFixed(digits)), Number(y.toFixed(digits))]);
  const sea = clipping.difference(box, ...land.filter(touches));
  const geometry = { type: "MultiPolygon", coordinates: sea.map((polygon) => polygon.map(short)) };
  return JSON.stringify({ type: "Feature", properties: {}, geometry }) + "\n";
};
// As much of it as a mission of these shores looks at; and coarsely as much as a move to it crosses.
writeFileSync("map/map-water.json", seaIn("10m", [32, 29.5, 40, 37.5], 4));
writeFileSync("map/wide-water.json", seaIn("110m", [15, 10, 90, 60], 2));

// APP-6D. Own positions are friendly; whatever was observed is unknown, an incident neutral, what was only told in public pending.
// Nobody's identity is hostile.
const identities = { observation: 1, incident: 4, public: 0 };
const kinds = { shooting: "40:110400", explosion: "40:110600", aircraft: "01:110100", drone: "01:110300", event: "40:110000" };
const cells = [["post", "10031000001212000000"]];
for (const [kind, identity] of Object.entries(identities))
  for (const [what, code] of Object.entries(kinds)) {
    const [set, entity] = code.split(":");
    cells.push([`${kind}-${what}`, `100${identity}${set}0000${entity}0000`]);
  }
const side = 64;
const drawn = cells.map(([name, code], at) => {
  const symbol = new ms.Symbol(code, { size: 30 });
  if (!symbol.isValid()) throw new Error(`${name}: ${code} is no symbol`);
  const { x, y } = symbol.getAnchor();
  return symbol.asSVG().replace("<svg ", `<svg id="${name}" x="${at * side + side / 2 - x}" y="${side / 2 - y}" `);
});
writeFileSync(
  "map/map-symbols.svg",
  `<svg xmlns="http://www.w3.org/2000/svg" width="${cells.length * side}" height="${side}" viewBox="0 0 ${cells.length * side} ${side}"><!-- drawn by milsymbol 3.0.4, MIT, www.spatialillusions.com -->${drawn.join("")}</svg>\n`,
);
