// Cuts a WOFF2 font to ranges of characters: a page in Arabic has to be readable over a slow line.
//   node subset.mjs IN.woff2 OUT.woff2 0600-06FF,200C-200F
import { readFileSync, writeFileSync } from "node:fs";
import subsetFont from "subset-font";

const [source, target, ranges] = process.argv.slice(2);
const characters = ranges.split(",").flatMap((range) => {
  const [first, last = first] = range.split("-").map((digits) => Number.parseInt(digits, 16));
  return Array.from({ length: last - first + 1 }, (_, place) => String.fromCodePoint(first + place));
});
writeFileSync(target, await subsetFont(readFileSync(source), characters.join(""), { targetFormat: "woff2" }));
