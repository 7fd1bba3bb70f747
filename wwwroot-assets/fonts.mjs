// Cuts the fonts down to what the site uses: the weights of the style sheet, the letters of French and English.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import subset from "subset-font";

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);

/** By family: the weights of the style sheet, and the one that pictures are set in. */
const families = {
  "bricolage-grotesque": { pages: { min: 700, max: 800 }, pictures: 800 },
  "atkinson-hyperlegible-next": { pages: { min: 400, max: 700 }, pictures: 600 },
};

// What is pressed into shape: accents on their letters, pairs at their distance, figures in columns.
const features = ["ccmp", "locl", "mark", "mkmk", "kern", "liga", "tnum"];

// As the ranges of fonts.css: ASCII, Latin-1, œ, and the signs of both typographies.
const letters = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}ıŒœʻʼˆ˚˜\u2002\u2009–—‘’‚“”„•…′″‹›€™↑↓−`;

// Every other letter of the languages written in Latin letters: loaded where it is met.
const rarer = [
  range(0x100, 0x2ff),
  range(0x1d00, 0x1dbf),
  range(0x1e00, 0x1eff),
  range(0x20a0, 0x20c0),
  range(0x2c60, 0x2c7f),
  range(0xa720, 0xa7ff),
].join("");

/**
 * For browsers: a file that the style sheet names.
 * @param {string} name as the package has it
 * @param {string} folder
 */
export async function writeFont(name, folder) {
  const family = familyOf(name);
  const font = await subset(await original(family, name), name.includes("-latin-ext-") ? rarer : letters, {
    targetFormat: "woff2",
    keepFeatures: features,
    variationAxes: { wght: families[family].pages },
  });
  await writeFile(path.join(folder, name), font);
}

/**
 * For the pictures that the server draws: one weight, every letter, in a format that it reads.
 * @param {string} folder
 */
export async function writePictureFonts(folder) {
  const files = Object.keys(families).flatMap((family) =>
    ["latin", "latin-ext"].map((part) => `${family}-${part}`),
  );
  await Promise.all(
    files.map(async (file) => {
      const family = familyOf(file);
      const font = await subset(await original(family, `${file}-wght-normal.woff2`), letters + rarer, {
        targetFormat: "sfnt",
        keepFeatures: features,
        noHinting: true,
        variationAxes: { wght: families[family].pictures },
      });
      await writeFile(path.join(folder, `${file}.ttf`), font);
    }),
  );
}

/**
 * @param {string} name
 * @returns {keyof typeof families}
 */
function familyOf(name) {
  const known = /** @type {(keyof typeof families)[]} */ (Object.keys(families));
  const family = known.find((candidate) => name.startsWith(`${candidate}-`));
  if (!family) throw new Error(`the style sheet names ${name}, which is of no family in package.json`);
  return family;
}

/**
 * @param {string} family
 * @param {string} name
 */
function original(family, name) {
  return readFile(path.join(here, "node_modules/@fontsource-variable", family, "files", name));
}

/**
 * @param {number} from
 * @param {number} to
 */
function range(from, to) {
  return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, place) => from + place));
}
