#!/bin/sh
# Makes geodesic-golden.csv: pairs of places from a seeded generator, solved by GeographicLib's GeodSolve with exact elliptic
# integrals (-E), which share no series with ours. Run it beside the file: ./geodesic-golden.sh [SEED]
# Needs GeodSolve (package geographiclib-tools on Debian) and any awk.
set -eu
seed=${1:-20240315}
here=$(dirname "$0")
pairs=$(mktemp)
trap 'rm -f "$pairs"' EXIT

awk -v state="$seed" '
    # Lehmer generator with the multiplier 16807: exact in doubles, so every awk draws alike.
    function draw(low, high) { state = (state * 16807) % 2147483647; return low + (high - low) * state / 2147483647 }
    function sign() { return draw(0, 1) < 0.5 ? -1 : 1 }
    function pair(kind, a, b, c, d) { printf "%s %.9f %.9f %.9f %.9f\n", kind, a, b, c, d }
    function magnitude(low, high) { return sign() * exp(log(10) * draw(low, high)) }
    BEGIN {
        split("43.3521 77.040497 43.8601 51.091999 33.411499 36.515598 33.8209 35.4884 32.011398 34.8867 33.07 35.95 53.4213 -6.27007", at, " ")
        for (i = 1; i <= 7; i++) for (j = 1; j <= 7; j++) if (i != j)
            pair("case", at[2*i-1], at[2*i], at[2*j-1], at[2*j])
        for (i = 0; i < 100; i++) pair("world", draw(-90, 90), draw(-180, 180), draw(-90, 90), draw(-180, 180))
        for (i = 0; i < 40; i++) {
            a = draw(-85, 85); b = draw(-179, 179)
            pair("near", a, b, a + magnitude(-7, 0), b + magnitude(-7, 0))
        }
        for (i = 0; i < 16; i++) { b = draw(-180, 180); pair("equatorial", 0, b, 0, b + draw(-179, 179)) }
        split("179.3 179.39 179.4 179.5 179.7 179.9 179.99 180", far, " ")
        for (i = 1; i <= 8; i++) pair("equatorial", 0, 0, 0, far[i])
        for (i = 0; i < 16; i++) { b = draw(-180, 180); pair("meridional", draw(-90, 90), b, draw(-90, 90), b) }
        for (i = 0; i < 16; i++) { b = draw(-180, 0); pair("meridional", draw(-90, 90), b, draw(-90, 90), b + 180) }
        for (i = 0; i < 10; i++) {
            pair("polar", 90 * sign(), draw(-180, 180), draw(-90, 90), draw(-180, 180))
            pair("polar", draw(-90, 90), draw(-180, 180), 90 * sign(), draw(-180, 180))
            pair("polar", sign() * (90 - draw(0, 0.001)), draw(-180, 180), sign() * (90 - draw(0, 0.001)), draw(-180, 180))
        }
        pair("polar", 90, 0, -90, 0); pair("polar", 90, 10, 90, 100)
        for (i = 0; i < 4; i++) { a = draw(-90, 90); b = draw(-180, 180); pair("coincident", a, b, a, b) }
        pair("coincident", 0, 0, 0, 0); pair("coincident", 90, 0, 90, 0)
        pair("coincident", 33.07, 180, 33.07, -180)
        for (i = 0; i < 60; i++) {
            a = draw(-89, 89); b = draw(-180, 180)
            pair("antipodal", a, b, -a + draw(-0.6, 0.6), b + 180 + draw(-0.8, 0.8))
        }
        for (i = 0; i < 40; i++) {
            a = draw(-60, 60); b = draw(-180, 0)
            pair("antipodal", a, b, -a + magnitude(-9, -1), b + 180 + magnitude(-9, -1))
        }
        for (i = 0; i < 10; i++) { a = draw(-80, 80); pair("antipodal", a, 0, -a, 180) }
        for (i = 0; i < 10; i++) { a = draw(-80, 80); pair("antipodal", a, 0, -a, 180 - draw(0, 1)) }
        for (i = 0; i < 24; i++) pair("dateline", draw(-80, 80), 180 - draw(0, 20), draw(-80, 80), -180 + draw(0, 20))
    }' >"$pairs"

{
    echo "# Geodesics on WGS 84, degrees and metres; azimuths look forward at both ends; m12 is the reduced length."
    echo "# Made by geodesic-golden.sh with seed $seed and: GeodSolve -i -f -E -p 9"
    echo "# $(GeodSolve --version)"
    echo "kind,lat1,lon1,lat2,lon2,azi1,azi2,s12,m12"
    cut -d' ' -f2- "$pairs" | GeodSolve -i -f -E -p 9 |
        paste -d' ' "$pairs" - | awk '{ print $1 "," $2 "," $3 "," $4 "," $5 "," $8 "," $11 "," $12 "," $14 }'
} >"$here/geodesic-golden.csv"
