import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** What a browser has to load before it can show anything: docs/testing.md says what comes later. */
export const FIRST_LOAD_BYTES = 230_000;

export interface LoadedFile {
  readonly file: string;
  /** Squeezed by gzip, as servers send it. */
  readonly bytes: number;
}

/** The document of a built page, and every script and style that it asks for before anything runs, largest first. */
export function firstLoadOf(folder: string): readonly LoadedFile[] {
  const html = readFileSync(`${folder}/index.html`, "utf8");
  const files = new Map([["index.html", html]]);
  const take = (file: string): void => {
    if (files.has(file)) return;
    const text = readFileSync(`${folder}/${file}`, "utf8");
    files.set(file, text);
    if (file.endsWith(".js")) for (const name of importedBy(text)) take(`assets/${name}`);
  };
  for (const [, file = ""] of html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)) take(file);
  return [...files]
    .map(([file, text]) => ({ file, bytes: gzipSync(text).length }))
    .sort((one, other) => other.bytes - one.bytes);
}

/** Chunks that a chunk imports by name at its head; what it imports by a call comes when it is called. */
const importedBy = (code: string): readonly string[] =>
  [...code.matchAll(/\b(?:import|from)\s*["']\.\/([\w.~-]+\.js)["']/g)].map(([, name = ""]) => name);

/** Sum and the largest of them, for people: `182.4 kB of 230 (index.js 120.1, …)`. */
export function firstLoadInWords(files: readonly LoadedFile[]): string {
  const kb = (bytes: number) => (bytes / 1_000).toFixed(1);
  const sum = files.reduce((all, { bytes }) => all + bytes, 0);
  const largest = files.slice(0, 6).map(({ file, bytes }) => `${file} ${kb(bytes)}`);
  return `${kb(sum)} kB gzip of ${kb(FIRST_LOAD_BYTES)} (${largest.join(", ")})`;
}
