// Bundle the page: scripts, styles and country outlines into the folder named on the command line.
// Usage: node build.mjs FOLDER

import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { feature } from "topojson-client";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2] ?? join(here, "dist");
const { resolve } = createRequire(import.meta.url);

/** Bundle an entry as one script; `words` are put in as constants. */
async function script(entry, words = {}) {
  const made = await build({
    entryPoints: [join(here, "src", entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: ["chrome111", "firefox115", "safari16.4"],
    charset: "utf8",
    legalComments: "none",
    // The engine's glue wants to fetch its module by address; here the module is always handed to it.
    define: { "import.meta.url": '"about:blank"', ...words },
    logLevel: "warning",
    metafile: true,
  });
  // A closing tag inside a string would end the script element that the bundle is put into.
  return ((await licences(Object.keys(made.metafile.inputs))) + made.outputFiles[0].text).replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
}

/** What the licences of bundled packages ask to stand in every copy, as a comment; each text once. */
async function licences(inputs) {
  const packages = [...new Set(inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean))].sort();
  const texts = new Map();
  for (const name of packages) {
    const folder = join(here, "node_modules", name);
    const file = (await readdir(folder)).filter((entry) => /^licen[cs]e/i.test(entry)).sort().at(-1); // of two, MIT's
    const text = file ? (await readFile(join(folder, file), "utf8")).trim() : "";
    texts.set(text, [...(texts.get(text) ?? []), name]);
  }
  return [...texts].map(([text, names]) => `/*! ${names.join(", ")}\n\n${text.replaceAll("*/", "* /")}\n*/\n`).join("");
}

async function page() {
  await writeFile(join(target, "explorer.js"), await script("main.js"));
}

/** Questions; the script of the engine's thread lies inside as text, so that one hash covers both. */
async function asking() {
  const worker = await script("worker.js");
  await writeFile(join(target, "ask.js"), await script("asking.js", { WORKER_SCRIPT: JSON.stringify(worker) }));
}

/** The query page of a server. */
async function endpoint() {
  await writeFile(join(target, "sparql.js"), await script("endpoint.js"));
}

async function style() {
  const made = await build({ entryPoints: [join(here, "src/style.css")], minify: true, write: false, target: ["chrome111", "firefox115"], logLevel: "warning" });
  await writeFile(join(target, "style.css"), made.outputFiles[0].text);
}

const COARSE = 0.09; // degrees: finer than the page can show
const SMALLEST = 0.35; // islands smaller than this are left out

/** Rings of longitude and latitude, from Natural Earth (public domain) by way of world-atlas. */
async function outlines() {
  const world = JSON.parse(await readFile(resolve("world-atlas/countries-50m.json"), "utf8"));
  const countries = feature(world, world.objects.countries).features.filter(({ properties }) => properties.name !== "Antarctica");
  const rings = countries.flatMap(({ geometry }) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).map(([ring]) => ring));
  const short = (number) => Math.round(number * 100) / 100;
  const thinned = rings
    .filter((ring) => extent(ring) > SMALLEST)
    .map((ring) => simplify(unbroken(ring)).map((point) => point.map(short)))
    .filter((ring) => ring.length > 3);
  await writeFile(join(target, "outlines.json"), JSON.stringify(thinned));
}

/** A ring that the 180th meridian cuts, moved to one side of it: else a line would cross the whole map. */
function unbroken(ring) {
  const cut = ring.some(([x], at) => at && Math.abs(x - ring[at - 1][0]) > 180);
  return cut ? ring.map(([x, y]) => [x < 0 ? x + 360 : x, y]) : ring;
}

function extent(ring) {
  const [x, y] = [0, 1].map((axis) => ring.map((point) => point[axis]));
  return Math.max(...x) - Math.min(...x) + Math.max(...y) - Math.min(...y);
}

/** Leave out the points of a ring that lie close to the line between their neighbours (Douglas and Peucker 1973). */
function simplify(points) {
  if (points.length < 3) return points;
  const [[ax, ay], [bx, by]] = [points[0], points.at(-1)];
  const length = Math.hypot(bx - ax, by - ay);
  let furthest = 0;
  let at = 0;
  points.forEach(([x, y], index) => {
    const away = length ? Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length : Math.hypot(x - ax, y - ay);
    if (away > furthest) [furthest, at] = [away, index];
  });
  if (furthest < COARSE) return [points[0], points.at(-1)];
  return [...simplify(points.slice(0, at + 1)).slice(0, -1), ...simplify(points.slice(at))];
}

async function engine() {
  const wasm = await readFile(resolve("oxigraph/web_bg.wasm"));
  await writeFile(join(target, "engine.wasm.gz"), gzipSync(wasm, { level: 9 }));
}

await mkdir(target, { recursive: true });
await Promise.all([page(), asking(), endpoint(), style(), outlines(), engine()]);
