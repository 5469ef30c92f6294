import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { ConfigFiles } from "./load-bundle.ts";

/** Everything in the folder that looks like config; other files (a README, pictures) may lie beside it. */
export async function readFolder(folder: string): Promise<ConfigFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory() && /\.(ya?ml|mjml)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(folder, path).split(sep).some(isHidden))
    .sort();
  const texts = await Promise.all(paths.map((path) => readFile(path, "utf8")));
  return Object.fromEntries(
    paths.map((path, index) => [relative(folder, path).split(sep).join("/"), texts[index] ?? ""]),
  );
}

function isHidden(part: string): boolean {
  return part.startsWith(".") || part === "node_modules";
}
