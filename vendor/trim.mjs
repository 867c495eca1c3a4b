// Cuts the KERN sheet down to the components the house uses, for both writing directions.
//   node trim.mjs kern.css OUT_LTR OUT_RTL
// What is done, and why, is told in README.md beside this file.
import { readFileSync, writeFileSync } from "node:fs";
import postcss from "postcss";
import rtlcss from "rtlcss";

const FAMILIES = [
  "accordion", "alert", "badge", "body", "btn", "btn-wrapper", "container", "dark", "description-list",
  "description-list-item", "divider", "error", "fieldset", "form-check", "form-input", "heading", "heading-display",
  "heading-x-large", "heading-large", "heading-medium", "heading-small", "hint", "kopfzeile", "label", "layer", "light",
  "link", "list", "number", "progress", "sr-only", "table", "table-responsive", "title",
];
const ICONS = [
  "arrow-back", "arrow-down", "arrow-forward", "arrow-up", "calendar-today", "check", "checklist", "chevron-left",
  "chevron-right", "close", "danger", "download", "draft", "easy-language", "edit", "help", "home", "info", "language",
  "logout", "mail", "open-in-new", "search", "sign-language", "success", "visibility", "warning", "large", "small",
  "x-large", "default",
];
const TURNED = ["arrow-back", "arrow-forward", "chevron-left", "chevron-right", "open-in-new", "logout"];
const PRIMITIVE = /^--kern-(color-[a-z-]+?(-\d)?-\d{3}|color-brand-[a-z0-9-]+|\d+|font-size-\d+)$/;
const FLAT = /color-mix\(|oklch\(var\(/; // old browsers drop the whole rule: house.css says these colours plainly

function familyOf(name) {
  return name.replace(/^kern-/, "").split(/--|__/)[0];
}

function isKept(selector) {
  const classes = [...selector.matchAll(/\.(kern-[A-Za-z0-9_-]+)/g)].map((match) => match[1]);
  return classes.every((name) => {
    if (name.startsWith("kern-icon--")) return ICONS.includes(name.slice("kern-icon--".length));
    return name === "kern-icon" || FAMILIES.includes(familyOf(name));
  });
}

/** sRGB of an OKLCH colour (CSS Color 4, section 9), channels outside the gamut clipped. */
function hexOf(lightness, chroma, hue) {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const channel = (value) => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
  const byte = (value) => Math.round(Math.min(1, Math.max(0, channel(value))) * 255);
  return `#${linear.map((value) => byte(value).toString(16).padStart(2, "0")).join("")}`;
}

function plainColours(value) {
  const literal = /oklch\(\s*([\d.]+)(%?)\s+([\d.]+)\s+([\d.]+)\s*\)/g;
  return value.replace(literal, (_, light, percent, chroma, hue) => hexOf(light / (percent ? 100 : 1), +chroma, +hue));
}

function cut(root) {
  root.walkComments((comment) => comment.remove());
  root.walkAtRules("charset", (rule) => rule.remove());
  root.walkAtRules("keyframes", (rule) => rule.remove());
  root.walkRules((rule) => {
    const kept = rule.selectors.filter(isKept);
    if (kept.length === 0) rule.remove();
    else rule.selectors = kept;
  });
  root.walkDecls((declaration) => {
    if (FLAT.test(declaration.value)) declaration.remove();
    else declaration.value = plainColours(declaration.value).replace(/(var\(--kern-[a-z0-9-]+), [^()]+\)/g, "$1)");
  });
}

/** Drops primitives nobody refers to, until nothing more falls. */
function dropUnused(root) {
  for (let before = -1; before !== 0; ) {
    const used = new Set([...root.toString().matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]));
    before = 0;
    root.walkDecls(/^--/, (declaration) => {
      if (PRIMITIVE.test(declaration.prop) && !used.has(declaration.prop)) (before += 1), declaration.remove();
    });
  }
  for (const type of ["rule", "atrule"]) {
    root.walk((node) => {
      if (node.type === type && node.nodes?.length === 0) node.remove();
    });
  }
}

/** For browsers before `prefers-color-scheme` and `:is()`: light is the ground, dark comes on top. */
function layTheGround(root) {
  const media = (scheme) => root.nodes.find((node) => node.params?.includes(`prefers-color-scheme: ${scheme}`));
  const [light, dark] = [media("light"), media("dark")];
  light.after(dark);
  light.replaceWith(light.nodes);
  root.walkRules(/^:is\(/, (rule) => {
    const [, list, rest] = rule.selector.match(/^:is\(([^)]*)\)(.*)$/);
    rule.selectors = postcss.list.comma(list).map((selector) => selector + rest);
  });
  root.walkDecls("-webkit-mask", (declaration) => {
    const twin = declaration.next();
    if (twin?.prop !== "mask" || twin.value !== declaration.value) return;
    declaration.before({ prop: "--kern-mask", value: declaration.value });
    declaration.value = twin.value = "var(--kern-mask)";
  });
}

function tight(root) {
  root.walk((node) => {
    node.raws.before = "";
    node.raws.after = "";
    node.raws.between = node.type === "decl" ? ":" : "";
    node.raws.semicolon = false;
    if (node.type === "atrule") node.raws.afterName = " ";
    if (node.type !== "decl") node.raws.before = "\n"; // one rule a line: a refresh can be read as a difference
    if (node.type === "rule") node.selector = node.selectors.join(",");
  });
  root.raws.after = "\n";
  return root.toString().trimStart();
}

const [source, leftToRight, rightToLeft] = process.argv.slice(2);
const root = postcss.parse(readFileSync(source, "utf8"));
cut(root);
layTheGround(root);
dropUnused(root);
const ltr = tight(root);
const turned = TURNED.map((name) => `.kern-icon--${name}`).join(",");
const repair = `${turned}{transform:scaleX(-1)}\n.kern-form-check__checkbox{direction:ltr}\n` +
  ".kern-form-check__checkbox:checked::before{left:var(--kern-3);right:auto;" +
  "transform:rotate(47deg) translate(-50%,-50%);border-width:0 2px 2px 0}\n";
writeFileSync(leftToRight, ltr);
writeFileSync(rightToLeft, rtlcss.process(ltr).trimEnd() + "\n" + repair);
