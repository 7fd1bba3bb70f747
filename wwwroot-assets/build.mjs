// Builds what browsers receive: node build.mjs --outdir DIR --mode Debug|Release
import { copyFile, cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { writeFont, writePictureFonts } from "./fonts.mjs";

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const screens = [
  "wall",
  "projection",
  "contribute",
  "debate",
  "receipt",
  "desk",
  "team",
  "regie",
  "platform",
];

const { values: options } = parseArgs({
  options: { outdir: { type: "string" }, mode: { type: "string", default: "Release" } },
});
if (!options.outdir || !["Debug", "Release"].includes(options.mode)) {
  fail("usage: node build.mjs --outdir DIR --mode Debug|Release", 2);
}
const out = path.resolve(options.outdir ?? "");

try {
  await mkdir(out, { recursive: true });
  await Promise.all([scripts(), worker(), styles().then(fonts), icons(), images()]);
} catch (error) {
  fail(`wwwroot-assets: ${error instanceof Error ? error.message : error}`, 1);
}

function scripts() {
  return build({
    absWorkingDir: here,
    entryPoints: screens.map((screen) => `src/${screen}.ts`),
    outdir: path.join(out, "js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    sourcemap: options.mode === "Debug",
    legalComments: "none",
    logLevel: "warning",
  });
}

/** At the root: a worker answers for the addresses below its own. */
function worker() {
  return build({
    absWorkingDir: here,
    entryPoints: ["src/service-worker.ts"],
    outfile: path.join(out, "sw.js"),
    bundle: true,
    format: "iife",
    target: "es2022",
    minify: true,
    logLevel: "warning",
  });
}

/** Bundles css/site.css, and the sheets of some pages that come after it; answers the text of the first. */
async function styles() {
  await build({
    absWorkingDir: here,
    entryPoints: ["site", "desk", "projection", "paper"].map((sheet) => `css/${sheet}.css`),
    outdir: path.join(out, "css"),
    bundle: true,
    minify: true,
    external: ["*.woff2", "../images/*"],
    logLevel: "warning",
  });
  return readFile(path.join(out, "css", "site.css"), "utf8");
}

/** @param {string} css the fonts that the style sheet names, and only them; and those of pictures */
async function fonts(css) {
  const names = new Set([...css.matchAll(/\.\.\/fonts\/([\w-]+\.woff2)/g)].map((match) => match[1] ?? ""));
  if (names.size === 0) throw new Error("css/site.css names no font (../fonts/*.woff2)");
  const folder = path.join(out, "fonts");
  await mkdir(folder, { recursive: true });
  await Promise.all([...[...names].map((name) => writeFont(name, folder)), writePictureFonts(folder)]);
}

/** One sprite: <svg><use href="/icons.svg#name"/></svg>. */
async function icons() {
  const names = JSON.parse(await readFile(path.join(here, "icons/icons.json"), "utf8"));
  const symbols = await Promise.all(names.map(symbol));
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
  await writeFile(path.join(out, "icons.svg"), sprite);
}

/** @param {string} entry "name" or "name:bold" */
async function symbol(entry) {
  const [name, weight = "regular"] = entry.split(":");
  const file = weight === "regular" ? `${name}.svg` : `${name}-${weight}.svg`;
  const svg = await readFile(
    path.join(here, "node_modules/@phosphor-icons/core/assets", weight, file),
    "utf8",
  );
  const drawing = svg.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
  return `<symbol id="${name}" viewBox="0 0 256 256" fill="currentColor">${drawing}</symbol>`;
}

/** images/favicon.svg goes to the root, where browsers look; the others to images/, save those of the README. */
async function images() {
  const source = path.join(here, "images");
  await copyFile(path.join(source, "favicon.svg"), path.join(out, "favicon.svg"));
  const others = (await readdir(source)).filter(
    (name) => name !== "favicon.svg" && !name.startsWith("readme-"),
  );
  await Promise.all(
    others.map((name) => cp(path.join(source, name), path.join(out, "images", name), { recursive: true })),
  );
}

/**
 * @param {string} message
 * @param {number} code
 */
function fail(message, code) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
