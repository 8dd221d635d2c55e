// The map over its table: it draws what the server worked out, and works nothing out that a decision could rest on. Everything
// comes from this node; the table under it has every row, for whoever sees no picture.
import { Map as Chart, setWorkerUrl, setWorkerCount } from "./maplibre-gl.js";

// One for each square of 64 in the sheet, in its order; see README.md beside it.
const sheet = ["post", ...["observation", "incident", "public"].flatMap((kind) => ["shooting", "explosion", "aircraft", "drone", "event"].map((what) => `${kind}-${what}`))];
const square = 64;

// A pixel of the screen is taken for 0.28 mm, as map servers do.
const metresPerPixel = (zoom, latitude) => (40075016.686 * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom);
const zoomOf = (scale, latitude) => Math.log2((40075016.686 * Math.cos((latitude * Math.PI) / 180)) / (512 * 0.00028 * scale));
const clustered = 100000; // at smaller scales than this, rows that lie close are one circle
const empty = { type: "FeatureCollection", features: [] };
const words = ["Noto Sans"];

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

const symbols = (at) =>
  new Promise((done, failed) => {
    const image = new Image();
    image.onload = () => {
      const canvas = make("canvas", { width: sheet.length * square * 2, height: square * 2 });
      const pen = canvas.getContext("2d", { willReadFrequently: true });
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      done(sheet.map((name, index) => [name, pen.getImageData(index * square * 2, 0, square * 2, square * 2)]));
    };
    image.onerror = failed;
    image.src = at;
  });

customElements.define(
  "q-map",
  class extends HTMLElement {
    async connectedCallback() {
      this.textContent = "";
      this.say = (word) => this.dataset["say" + word[0].toUpperCase() + word.slice(1)];
      try {
        const [ground, signs] = await Promise.all([
          fetch(this.dataset.ground).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status))),
          symbols(this.dataset.symbols),
        ]);
        if (ground.box.length === 0) return;
        this.ground = ground;
        this.signs = signs;
        this.build();
      } catch {
        this.replaceChildren(make("p", { className: "hint", textContent: this.say("none") }));
      }
    }

    disconnectedCallback() {
      this.chart?.remove();
    }

    build() {
      const [west, south, east, north] = this.ground.box;
      this.latitude = (south + north) / 2;
      this.threshold = zoomOf(clustered, this.latitude);
      this.rows = this.ground.rows.features;
      this.until = this.ground.to;
      setWorkerUrl(new URL(this.dataset.worker, location.href).href);
      setWorkerCount(1);
      const frame = make("div", { className: "frame" });
      this.replaceChildren(frame);
      const pane = make("div", { className: "pane" });
      frame.append(pane);
      this.chart = new Chart({
        container: pane,
        style: this.style_(),
        bounds: this.inner([west, south, east, north]),
        maxBounds: [[west - 0.5, south - 0.5], [east + 0.5, north + 0.5]],
        maxZoom: 17,
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        touchPitch: false,
        fadeDuration: 0,
        renderWorldCopies: false,
        localIdeographFontFamily: false,
        cooperativeGestures: false,
        locale: { "Map.Title": this.say("map") },
      });
      this.chart.touchZoomRotate.disableRotation();
      this.chart.keyboard.disableRotation();
      this.chart.scrollZoom.setWheelZoomRate(1 / 300);
      for (const [name, image] of this.signs) this.chart.addImage(name, image, { pixelRatio: 2 });
      frame.append(this.marks());
      this.append(this.slider(), this.choices());
      this.panel = make("div", { className: "panel" });
      this.panel.setAttribute("role", "status");
      this.append(this.panel);
      this.chart.on("moveend", () => this.settle());
      this.chart.once("load", () => this.settle());
      this.chart.once("idle", () => (this.dataset.drawn = "yes"));
      this.chart.on("click", (event) => this.point(event));
      addEventListener("beforeprint", () => this.print_());
      addEventListener("afterprint", () => this.copy?.remove());
      const dark = matchMedia("(prefers-color-scheme: dark)");
      dark.addEventListener("change", () => this.paint());
    }

    // What is drawn lies in the middle of the box, with 50 km around it.
    inner([west, south, east, north]) {
      const places = this.ground.drawn.features.flatMap((one) => (one.geometry.type === "LineString" ? one.geometry.coordinates : one.geometry.coordinates[0]));
      if (places.length === 0) return [[west, south], [east, north]];
      const [x, y] = [places.map((place) => place[0]), places.map((place) => place[1])];
      return [[Math.min(...x) - 0.1, Math.min(...y) - 0.05], [Math.max(...x) + 0.1, Math.max(...y) + 0.05]];
    }

    colour(name) {
      return getComputedStyle(this).getPropertyValue("--map-" + name).trim();
    }

    shown() {
      return { type: "FeatureCollection", features: this.until >= this.ground.to ? this.rows : this.rows.filter((row) => row.properties.at <= this.until) };
    }

    style_() {
      const c = (name) => this.colour(name);
      const at = (address) => new URL(address, location.href).href;
      const rows = { type: "geojson", data: this.shown() };
      const halo = { "text-color": c("ink"), "text-halo-color": c("land"), "text-halo-width": 1.5 };
      const icon = { "icon-image": ["get", "symbol"], "icon-size": 0.62, "icon-allow-overlap": true };
      const sources = {
        water: { type: "geojson", data: at(this.dataset.water) },
        bands: { type: "geojson", data: this.ground.bands },
        drawn: { type: "geojson", data: this.ground.drawn },
        names: { type: "geojson", data: this.ground.names },
        places: { type: "geojson", data: this.ground.places },
        grid: { type: "geojson", data: this.ground.grid },
        close: { type: "geojson", data: empty },
        clusters: { ...rows, cluster: true, clusterMaxZoom: Math.floor(this.threshold), clusterRadius: 44 },
        rows,
      };
      const layers = [
        { id: "land", type: "background", paint: { "background-color": c("land") } },
        { id: "water", source: "water", type: "fill", paint: { "fill-color": c("water"), "fill-antialias": false } },
        { id: "bands", source: "bands", type: "fill", paint: { "fill-color": c("band"), "fill-antialias": false } },
        { id: "grid", source: "grid", type: "line", filter: ["==", ["get", "what"], "grid"], minzoom: 7.5, paint: { "line-color": c("grid"), "line-width": 0.75 } },
        { id: "edge", source: "grid", type: "line", filter: ["==", ["get", "what"], "edge"], paint: { "line-color": c("grid"), "line-width": 2, "line-dasharray": [4, 2] } },
        { id: "grid-close", source: "close", type: "line", filter: ["==", ["get", "what"], "grid"], paint: { "line-color": c("grid"), "line-width": 0.4 } },
        { id: "areas", source: "drawn", type: "line", filter: ["==", ["get", "form"], "area"], paint: { "line-color": c("ink"), "line-width": 1.5, "line-dasharray": [3, 2] } },
        { id: "lines", source: "drawn", type: "line", filter: ["==", ["get", "form"], "line"], layout: { "line-join": "round" }, paint: { "line-color": c("ink"), "line-width": 2 } },
        { id: "wedges", source: "close", type: "fill", filter: ["==", ["get", "what"], "wedge"], paint: { "fill-color": c("ellipse"), "fill-opacity": 0.1 } },
        { id: "ellipses", source: "close", type: "fill", filter: ["==", ["get", "what"], "ellipse"], paint: { "fill-color": c("ellipse"), "fill-opacity": 0.02 } },
        { id: "ellipse-edges", source: "close", type: "line", filter: ["==", ["get", "what"], "ellipse"], paint: { "line-color": c("ellipse"), "line-width": 1, "line-opacity": 0.7 } },
        { id: "rays", source: "close", type: "line", filter: ["==", ["get", "what"], "ray"], paint: { "line-color": c("ellipse"), "line-width": 1.5, "line-dasharray": [6, 2] } },
        { id: "labels", source: "grid", type: "symbol", filter: ["==", ["get", "what"], "label"], minzoom: 8.6, maxzoom: this.threshold + 0.6, layout: { "text-field": ["get", "name"], "text-font": words, "text-size": 11, "text-padding": 8 }, paint: { ...halo, "text-color": c("grid-ink") } },
        { id: "labels-close", source: "close", type: "symbol", filter: ["==", ["get", "what"], "label"], minzoom: this.threshold + 0.6, layout: { "text-field": ["get", "name"], "text-font": words, "text-size": 11, "text-padding": 8 }, paint: { ...halo, "text-color": c("grid-ink") } },
        { id: "spots", source: "places", type: "circle", filter: ["==", ["get", "symbol"], "place"], paint: { "circle-color": c("ink"), "circle-radius": 2.5 } },
        { id: "posts", source: "places", type: "symbol", filter: ["==", ["get", "symbol"], "post"], layout: { ...icon, "icon-size": 0.5, "text-field": ["get", "place"], "text-font": words, "text-size": 11, "text-anchor": "top", "text-offset": [0, 1], "text-optional": true }, paint: halo },
        { id: "place-names", source: "places", type: "symbol", filter: ["==", ["get", "symbol"], "place"], minzoom: 9, layout: { "text-field": ["get", "name"], "text-font": words, "text-size": 11, "text-anchor": "left", "text-offset": [0.6, 0] }, paint: halo },
        { id: "rings", source: "clusters", type: "circle", filter: ["has", "point_count"], maxzoom: this.threshold, paint: { "circle-color": c("paper"), "circle-stroke-color": c("ink"), "circle-stroke-width": 1.5, "circle-radius": ["step", ["get", "point_count"], 13, 10, 16, 100, 20, 1000, 25] } },
        { id: "counts", source: "clusters", type: "symbol", filter: ["has", "point_count"], maxzoom: this.threshold, layout: { "text-field": ["to-string", ["get", "point_count"]], "text-font": words, "text-size": 12, "text-allow-overlap": true }, paint: { "text-color": c("ink") } },
        { id: "singles", source: "clusters", type: "symbol", filter: ["!", ["has", "point_count"]], maxzoom: this.threshold, layout: icon },
        { id: "rows", source: "rows", type: "symbol", minzoom: this.threshold, layout: icon },
        { id: "names", source: "names", type: "symbol", layout: { "text-field": ["get", "name"], "text-font": words, "text-size": 12, "text-variable-anchor": ["right", "left", "bottom", "top"], "text-radial-offset": 1.2, "text-justify": "auto" }, paint: halo },
      ];
      for (const { layer, at: address } of this.ground.layers) {
        sources["layer " + layer] = { type: "geojson", data: at(address) };
        const id = (part) => `layer ${layer} ${part}`;
        const kind = (name) => ["==", ["geometry-type"], name];
        layers.splice(
          layers.findIndex((one) => one.id === "wedges"),
          0,
          { id: id("area"), source: "layer " + layer, type: "fill", filter: kind("Polygon"), paint: { "fill-color": c("layer"), "fill-opacity": 0.15 } },
          { id: id("line"), source: "layer " + layer, type: "line", filter: ["!=", ["geometry-type"], "Point"], paint: { "line-color": c("layer"), "line-width": 1.5 } },
          { id: id("point"), source: "layer " + layer, type: "circle", filter: kind("Point"), paint: { "circle-color": c("layer"), "circle-radius": 3.5 } },
        );
      }
      return { version: 8, sources, layers: layers.map((layer) => ({ ...layer, layout: { ...layer.layout, visibility: this.isOff(layer.id) ? "none" : "visible" } })) };
    }

    isOff(id) {
      return (this.off ?? new Set()).has(this.groupOf(id));
    }

    groupOf(id) {
      if (id.startsWith("layer ")) return id.slice(0, id.lastIndexOf(" "));
      const groups = {
        lines: ["areas", "lines", "names"],
        bands: ["bands"],
        places: ["posts", "spots", "place-names"],
        rows: ["rings", "counts", "singles", "rows"],
        close: ["wedges", "ellipses", "ellipse-edges", "rays"],
        grid: ["grid", "edge", "grid-close", "labels", "labels-close"],
      };
      return Object.keys(groups).find((group) => groups[group].includes(id)) ?? id;
    }

    paint() {
      this.closeAt = null;
      this.chart.setStyle(this.style_(), { diff: false });
      this.chart.once("styledata", () => {
        for (const [name, image] of this.signs) if (!this.chart.hasImage(name)) this.chart.addImage(name, image, { pixelRatio: 2 });
        this.settle();
      });
    }

    // The card's picture is gone once it was shown, and would print white: what is printed is a copy, drawn while it is there.
    print_() {
      if (!this.isConnected) return;
      const drawn = this.chart.getCanvas();
      this.copy = make("canvas", { className: "copy", width: drawn.width, height: drawn.height });
      this.copy.style.width = `${drawn.clientWidth}px`; // as large as on screen, so that the ruler over it stays true
      this.chart.redraw();
      this.copy.getContext("2d").drawImage(drawn, 0, 0);
      this.querySelector(".pane").append(this.copy);
    }

    // Over the picture: in and out, all of it, where north is, and how large things are.
    marks() {
      const button = (says, sign, act) => {
        const one = make("button", { type: "button", className: "quiet", textContent: sign, title: says });
        one.setAttribute("aria-label", says);
        one.addEventListener("click", act);
        return one;
      };
      const north = make("p", { className: "north", textContent: "↑ N" });
      north.setAttribute("aria-label", this.say("north"));
      north.setAttribute("role", "img");
      this.bar = make("p", { className: "bar" });
      this.ratio = make("span", { className: "ratio" });
      this.ruler = make("span", { className: "ruler" });
      this.bar.append(this.ruler, this.ratio);
      const imply = make("p", { className: "says", textContent: this.say("imply") });
      return make(
        "div",
        { className: "marks" },
        imply,
        make(
          "div",
          { className: "zoom" },
          button(this.say("in"), "+", () => this.chart.zoomIn()),
          button(this.say("out"), "−", () => this.chart.zoomOut()),
          button(this.say("whole"), "⤢", () => this.chart.fitBounds(this.inner(this.ground.box))),
        ),
        north,
        this.bar,
      );
    }

    slider() {
      const { from, to, zone } = this.ground;
      const range = make("input", { type: "range", min: 0, max: 500, value: 500, step: 1, id: "q-map-until" });
      const said = make("output", {});
      const local = new Intl.DateTimeFormat(document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang, { timeZone: zone, dateStyle: "medium", timeStyle: "short" });
      const tell = () => {
        const z = new Date(this.until - (this.until === to ? 1 : 0));
        said.value = `${z.toISOString().slice(0, 16)}Z · ${local.format(z)} ${zone} · ${this.say("counted").replace("{count}", this.shown().features.length)}`;
        range.setAttribute("aria-valuetext", said.value);
      };
      let waiting;
      range.addEventListener("input", () => {
        this.until = +range.value === 500 ? to : from + Math.round(((to - from) * range.value) / 500);
        tell();
        clearTimeout(waiting);
        waiting = setTimeout(() => this.turn(), 80);
      });
      tell();
      const label = make("label", { htmlFor: range.id, textContent: this.say("until") });
      return make("div", { className: "time" }, label, range, said);
    }

    turn() {
      const rows = this.shown();
      this.chart.getSource("clusters").setData(rows);
      this.chart.getSource("rows").setData(rows);
      this.narrow();
    }

    // What is drawn close up is of the same time.
    narrow() {
      if (!this.chart.getLayer("rays")) return;
      for (const id of ["wedges", "ellipses", "ellipse-edges", "rays"])
        this.chart.setFilter(id, ["all", ["==", ["get", "what"], { wedges: "wedge", ellipses: "ellipse", "ellipse-edges": "ellipse", rays: "ray" }[id]], ["<=", ["get", "at"], this.until]]);
    }

    choices() {
      this.off = new Set();
      const named = [...["lines", "bands", "places", "rows", "close", "grid"].map((group) => [group, this.say(group)]), ...this.ground.layers.map(({ layer, title }) => ["layer " + layer, title])];
      const set = make("fieldset", {}, make("legend", { textContent: this.say("shown") }));
      for (const [group, says] of named) {
        const box = make("input", { type: "checkbox", checked: true });
        box.addEventListener("change", () => {
          if (box.checked) this.off.delete(group);
          else this.off.add(group);
          for (const { id } of this.chart.getStyle().layers)
            if (this.groupOf(id) === group) this.chart.setLayoutProperty(id, "visibility", box.checked ? "visible" : "none");
        });
        set.append(make("label", { className: "choice" }, box, says));
      }
      return set;
    }

    // When the map stands still: its scale, and what is drawn close up.
    settle() {
      const { lat } = this.chart.getCenter();
      const perPixel = metresPerPixel(this.chart.getZoom(), lat);
      const most = perPixel * 120;
      const step = 10 ** Math.floor(Math.log10(most));
      const length = [5, 2, 1].map((times) => times * step).find((metres) => metres <= most);
      this.ruler.style.width = `${Math.round(length / perPixel)}px`;
      this.ruler.textContent = length >= 1000 ? `${length / 1000} km` : `${length} m`;
      const scale = perPixel / 0.00028;
      const rounded = Number(scale.toPrecision(2));
      this.ratio.textContent = `${this.say("scale")} 1:${String(rounded).replace(/\B(?=(\d{3})+$)/g, "\u202f")}`;
      const close = this.chart.getSource("close");
      if (!close) return;
      this.narrow();
      if (this.chart.getZoom() < this.threshold) {
        if (this.isClose) close.setData(empty);
        this.isClose = false;
        return;
      }
      this.isClose = true;
      const bounds = this.chart.getBounds();
      const box = [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()].map((degrees) => degrees.toFixed(3)).join(",");
      const address = new URL(this.dataset.close, location.href);
      address.searchParams.set("box", box);
      if (this.closeAt !== address.href) close.setData(address.href); // read by the worker
      this.closeAt = address.href;
    }

    async point(event) {
      const layers = ["rings", "singles", "rows"].filter((id) => this.chart.getLayer(id));
      const [hit] = this.chart.queryRenderedFeatures(event.point, { layers });
      if (hit?.properties.cluster_id !== undefined) {
        const zoom = await this.chart.getSource("clusters").getClusterExpansionZoom(hit.properties.cluster_id);
        this.chart.easeTo({ center: hit.geometry.coordinates, zoom: Math.max(zoom, this.chart.getZoom() + 1) });
        return;
      }
      const found = hit ? this.chart.queryRenderedFeatures(event.point, { layers: ["singles", "rows"] }) : [];
      const here = event.lngLat;
      const close = make("button", { type: "button", className: "quiet", textContent: this.say("shut") });
      close.addEventListener("click", () => this.panel.replaceChildren());
      const list = make("ul", { className: "found" });
      for (const { properties: row } of found.slice(0, 20)) {
        const link = make("a", { href: row.page, textContent: `${row.says}` });
        list.append(make("li", {}, link, ` · ${[row.reference, row.when, row.grid, row.error, row.zone].filter(Boolean).join(" · ")}`));
      }
      const facts = make("p", { textContent: this.say("reading") });
      this.panel.replaceChildren(close, ...(found.length > 0 ? [list] : []), facts);
      const address = new URL(this.dataset.place, location.href);
      address.searchParams.set("text", `${here.lat.toFixed(5)},${here.lng.toFixed(5)}`);
      const answer = await fetch(address);
      const place = answer.ok ? JSON.parse((await answer.text()).split("\n")[0]) : null;
      facts.replaceChildren();
      if (!place) return;
      const told = [place.grid, place.otherGrid, place.latLon, ...place.near, ...place.lies].filter(Boolean);
      facts.replaceWith(make("ul", { className: "found" }, ...told.map((one) => make("li", { textContent: one }))));
    }
  },
);
