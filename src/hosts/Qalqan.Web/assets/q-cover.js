// Covers over a photo: drawn with mouse, pen or finger, each a line of left, top, width and height in the field below, from which
// they are drawn again; a tap on one takes it away. Keys, and a browser without scripts, write those lines themselves.
const svgNames = "http://www.w3.org/2000/svg";

customElements.define(
  "q-cover",
  class extends HTMLElement {
    connectedCallback() {
      const field = document.getElementById(this.dataset.field);
      if (!field) return;
      const [width, height] = [Number(this.dataset.width), Number(this.dataset.height)];
      const least = Math.max(4, Math.round(Math.max(width, height) / 100));
      const sheet = document.createElementNS(svgNames, "svg");
      sheet.setAttribute("viewBox", `0 0 ${width} ${height}`);
      sheet.setAttribute("preserveAspectRatio", "none");
      sheet.setAttribute("aria-hidden", "true");
      this.append(sheet);
      const boxes = () =>
        field.value
          .split("\n")
          .map((line) => line.trim().split(/[\s,;]+/).map(Number))
          .filter((box) => box.length === 4 && box.every(Number.isInteger));
      const write = (list) => {
        field.value = list.map((box) => box.join(" ")).join("\n");
        field.dispatchEvent(new Event("input", { bubbles: true }));
      };
      const rect = ([left, top, wide, high]) => {
        const drawn = document.createElementNS(svgNames, "rect");
        Object.entries({ x: left, y: top, width: wide, height: high }).forEach(([name, value]) => drawn.setAttribute(name, value));
        return drawn;
      };
      let from = null;
      let drawing = null;
      const draw = () => sheet.replaceChildren(...boxes().map(rect), ...(drawing ? [rect(drawing)] : []));
      const at = (event) => {
        const frame = sheet.getBoundingClientRect();
        const within = (value, most) => Math.min(most, Math.max(0, Math.round(value)));
        return [
          within(((event.clientX - frame.left) / frame.width) * width, width),
          within(((event.clientY - frame.top) / frame.height) * height, height),
        ];
      };
      sheet.addEventListener("pointerdown", (event) => {
        from = at(event);
        sheet.setPointerCapture(event.pointerId);
        event.preventDefault();
      });
      sheet.addEventListener("pointermove", (event) => {
        if (!from) return;
        const to = at(event);
        drawing = [Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])];
        draw();
      });
      sheet.addEventListener("pointerup", (event) => {
        if (!from) return;
        const [x, y] = from;
        const list = boxes();
        if (drawing && drawing[2] >= least && drawing[3] >= least) write([...list, drawing]);
        else {
          const hit = list.findLastIndex(([left, top, wide, high]) => x >= left && x < left + wide && y >= top && y < top + high);
          if (hit >= 0) write(list.filter((_, index) => index !== hit));
        }
        from = drawing = null;
        draw();
      });
      sheet.addEventListener("pointercancel", () => {
        from = drawing = null;
        draw();
      });
      field.addEventListener("input", draw);
      draw();
    }
  },
);
