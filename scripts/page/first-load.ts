import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** What a browser has to load before the overview's numbers are there: docs/testing.md says what comes later. */
export const FIRST_LOAD_BYTES = 190_000;

export interface LoadedFile {
  readonly file: string;
  /** Squeezed by gzip, as servers send it. */
  readonly bytes: number;
}

/** What Vite has written of a chunk. */
interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  /** Keys of the manifest: what it imports at its head, and what by a call. */
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

const DOCUMENT = "index.html";
/** What is open where the address says nothing. */
const VIEW = "src/pages/overview/page.tsx";

/** The document of a built page, and every script and style that the overview needs until its numbers are there, largest first. */
export function firstLoadOf(folder: string): readonly LoadedFile[] {
  const manifest: Readonly<Record<string, Chunk>> = JSON.parse(
    readFileSync(`${folder}/.vite/manifest.json`, "utf8"),
  );
  const files = new Set([DOCUMENT]);
  const take = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`nothing was built of ${name}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const style of chunk.css ?? []) files.add(style);
    for (const imported of chunk.imports ?? []) take(imported);
  };
  for (const name of [DOCUMENT, ...(manifest[DOCUMENT]?.dynamicImports ?? []), VIEW]) take(name);
  return [...files]
    .map((file) => ({ file, bytes: gzipSync(readFileSync(`${folder}/${file}`)).length }))
    .sort((one, other) => other.bytes - one.bytes);
}

/** Sum and the largest of them, for people: `182.4 kB of 230 (index.js 120.1, …)`. */
export function firstLoadInWords(files: readonly LoadedFile[]): string {
  const kb = (bytes: number) => (bytes / 1_000).toFixed(1);
  const sum = files.reduce((all, { bytes }) => all + bytes, 0);
  const largest = files.slice(0, 6).map(({ file, bytes }) => `${file} ${kb(bytes)}`);
  return `${kb(sum)} kB gzip of ${kb(FIRST_LOAD_BYTES)} (${largest.join(", ")})`;
}
