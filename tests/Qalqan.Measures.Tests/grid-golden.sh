#!/bin/sh
# Makes grid-golden.csv: places from a seeded generator, laid on the UTM grid by `proj`, their convergence, scale and MGRS square by
# GeographicLib's GeoConvert, and the square again by npm's mgrs and the metres by npm's proj4: four programs that share no code
# with ours. Run it beside the file: ./grid-golden.sh [SEED]
# Needs proj (package proj-bin on Debian), GeoConvert (geographiclib-tools), node with npm, and any awk.
set -eu
seed=${1:-20241208}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

awk -v state="$seed" '
    # Lehmer generator with the multiplier 16807: exact in doubles, so every awk draws alike.
    function draw(low, high) { state = (state * 16807) % 2147483647; return low + (high - low) * state / 2147483647 }
    function place(kind, lat, lon) { printf "%s %.9f %.9f\n", kind, lat, lon }
    BEGIN {
        # The area of separation and what lies about it, on both sides of 36 E, where zone 36 meets 37.
        for (i = 0; i < 60; i++) place("golan", draw(32.6, 33.6), draw(35.6, 36.4))
        for (i = 0; i < 20; i++) place("edge36", draw(32.6, 33.6), 36 + draw(-0.00001, 0.00001))
        for (i = 0; i < 100; i++) place("world", draw(-80, 84), draw(-180, 180))
        for (i = 0; i < 20; i++) place("norway", draw(55.5, 64.5), draw(2, 13))
        for (i = 0; i < 40; i++) place("svalbard", draw(71.5, 84), draw(-1, 43))
        for (i = 0; i < 20; i++) place("equator", draw(-0.001, 0.001), draw(-180, 180))
        for (i = 0; i < 20; i++) place("band", 8 * int(draw(-9.9, 9.9)) + draw(-0.00001, 0.00001), draw(-180, 180))
        for (i = 0; i < 20; i++) place("zone", draw(-80, 56), 6 * int(draw(-30, 30)) + draw(-0.00001, 0.00001))
    }' >"$work/places"

# The zone is GeoConvert's, exceptions of the north included.
cut -d' ' -f2- "$work/places" | GeoConvert -u -p 9 >"$work/utm"
cut -d' ' -f2- "$work/places" | GeoConvert -c -p 9 >"$work/distortion"
cut -d' ' -f2- "$work/places" | GeoConvert -m -p 0 >"$work/mgrs"
paste -d' ' "$work/places" "$work/utm" | while read -r kind lat lon zone _; do
    number=${zone%[ns]}
    case $zone in *s) south=+south ;; *) south= ;; esac
    # shellcheck disable=SC2086 # nothing, or one word
    echo "$lon $lat" | proj -f %.9f +proj=utm "+zone=$number" $south +datum=WGS84
done | tr '\t' ' ' >"$work/proj"

cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund mgrs@2.2.0 proj4@2.22.0 >&2
cat >oracle.mjs <<'JS'
import { readFileSync } from "node:fs";
import mgrs from "mgrs";
import proj4 from "proj4";
const zones = readFileSync("utm", "utf8").trim().split("\n");
readFileSync("places", "utf8").trim().split("\n").forEach((line, i) => {
  const [, lat, lon] = line.split(" ").map(Number);
  const zone = zones[i].split(" ")[0];
  const south = zone.endsWith("s") ? " +south" : "";
  const [east, north] = proj4(`+proj=utm +zone=${parseInt(zone)}${south} +datum=WGS84`, [lon, lat]);
  console.log(mgrs.forward([lon, lat], 5), east.toFixed(9), north.toFixed(9));
});
JS
node oracle.mjs >npm

{
    echo "# Places on the UTM grid and in MGRS, WGS 84, degrees and metres. Made by grid-golden.sh with seed $seed."
    echo "# proj $(proj 2>&1 | head -1); $(GeoConvert --version); npm mgrs 2.2.0 and proj4 2.22.0"
    echo "kind,lat,lon,zone,easting,northing,convergence,scale,mgrs,npm-mgrs,npm-easting,npm-northing"
    paste -d' ' places utm proj distortion mgrs npm |
        awk '{ print $1 "," $2 "," $3 "," $4 "," $7 "," $8 "," $9 "," $10 "," $11 "," $12 "," $13 "," $14 }'
} >"$here/grid-golden.csv"
