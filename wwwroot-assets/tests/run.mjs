// Runs the tests of the scripts, all at once: node tests/run.mjs [--json]
// With --json, one line a failure: {"name": …, "message": …}, and at last {"passed": …}.
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = await mkdtemp(path.join(tmpdir(), "qsec2-scripts-"));
try {
  const stream = run({ files: await bundle(), concurrency: true });
  if (process.argv.includes("--json")) await reportAsJson(stream);
  else await reportToPeople(stream);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Node 20 does not read TypeScript by itself. */
async function bundle() {
  const tests = (await readdir(here)).filter((name) => name.endsWith(".test.ts"));
  await build({
    absWorkingDir: here,
    entryPoints: tests,
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    sourcemap: "inline",
    logLevel: "warning",
  });
  return tests.map((name) => path.join(folder, name.replace(/\.ts$/, ".mjs")));
}

/** @param {ReturnType<typeof run>} stream */
async function reportAsJson(stream) {
  let passed = 0;
  for await (const { type, data } of stream) {
    if (type === "test:pass") passed++;
    if (type !== "test:fail") continue;
    process.exitCode = 1;
    const { cause } = data.details.error;
    const message = cause instanceof Error ? cause.message : String(cause ?? data.details.error.message);
    write({ name: data.name, message });
  }
  write({ passed });
}

/** @param {ReturnType<typeof run>} stream */
async function reportToPeople(stream) {
  stream.on("test:fail", () => {
    process.exitCode = 1;
  });
  for await (const text of stream.compose(new spec())) process.stdout.write(text);
}

/** @param {object} line */
function write(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
