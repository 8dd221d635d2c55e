import subsetFont from "subset-font";
import { readFileSync, writeFileSync } from "node:fs";

for (const weight of [400, 600]) {
  const whole = readFileSync(`node_modules/@fontsource/noto-sans/files/noto-sans-cyrillic-ext-${weight}-normal.woff2`);
  const cut = await subsetFont(whole, "ҒғҚқҢңҮүӘәӨөҺһ", { targetFormat: "woff2" });
  writeFileSync(`fonts/noto-sans-kazakh-${weight}-normal.woff2`, cut);
}
