// Bundle the page: scripts, styles and country outlines into the folder named on the command line.
// Usage: node build.mjs FOLDER

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { feature } from "topojson-client";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2] ?? join(here, "dist");
const { resolve } = createRequire(import.meta.url);

async function bundle(name, entry) {
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
    define: { "import.meta.url": '"about:blank"' },
    logLevel: "warning",
  });
  // A closing tag inside a string would end the script element that the bundle is put into.
  const text = made.outputFiles[0].text.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
  await writeFile(join(target, name), text);
}

async function style() {
  const made = await build({ entryPoints: [join(here, "src/style.css")], minify: true, write: false, target: ["chrome111", "firefox115"], logLevel: "warning" });
  await writeFile(join(target, "style.css"), made.outputFiles[0].text);
}

/** Rings of longitude and latitude, from Natural Earth (public domain) by way of world-atlas. */
async function outlines() {
  const world = JSON.parse(await readFile(resolve("world-atlas/countries-50m.json"), "utf8"));
  const countries = feature(world, world.objects.countries).features;
  const rings = countries.flatMap(({ geometry }) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).map(([ring]) => ring));
  const short = (number) => Math.round(number * 50) / 50;
  const thinned = rings
    .map((ring) => ring.map(([longitude, latitude]) => [short(longitude), short(latitude)]))
    .map((ring) => ring.filter((point, at) => !at || point[0] !== ring[at - 1][0] || point[1] !== ring[at - 1][1]))
    .filter((ring) => ring.length > 3);
  await writeFile(join(target, "outlines.json"), JSON.stringify(thinned));
}

async function engine() {
  const wasm = await readFile(resolve("oxigraph/web_bg.wasm"));
  await writeFile(join(target, "engine.wasm.gz"), gzipSync(wasm, { level: 9 }));
}

await mkdir(target, { recursive: true });
await Promise.all([bundle("explorer.js", "main.js"), style(), outlines(), engine()]);
