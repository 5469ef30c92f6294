import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";

/** What Vite reads: the page itself, what it takes from the contracts, and the runbooks that it shows. */
const SOURCES = [
  "web/{src,public}/**/*",
  "web/index.html",
  "web/vite.config.ts",
  "src/{contracts,domain}/**/*.ts",
  "docs/runbooks/*.md",
];
const TOOLS = ["vite", "@vitejs/plugin-react"];

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly dependencies?: Readonly<Record<string, string>> }>
  >;
}

/** One word for everything that the build depends on: the same word, the same files. */
export function digestOfInputs(root: string): string {
  const hash = createHash("sha256");
  const packages = new Set(TOOLS);
  const files = globSync(SOURCES, { cwd: root, withFileTypes: true });
  const paths = files
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`);
  for (const path of paths.sort()) {
    const content = readFileSync(path);
    hash.update(`${path.slice(root.length)}\0${content.length}\0`).update(content);
    if (/\.tsx?$/.test(path)) for (const name of importedBy(content.toString("utf8"))) packages.add(name);
  }
  const lock: Lock = JSON.parse(readFileSync(`${root}package-lock.json`, "utf8"));
  return hash.update(versionsOf(lock, packages).join("\n")).digest("hex").slice(0, 20);
}

/** Packages that a module names: `react` of `react/jsx-runtime`, `@tanstack/react-query` as it is. */
const importedBy = (code: string): readonly string[] =>
  [...code.matchAll(/(?:from|import)\s*\(?\s*"((?:@[\w.-]+\/)?[\w-][\w.-]*)[^"]*"/g)].map(
    ([, name = ""]) => name,
  );

/** These packages and all that they need, with the versions that are locked. */
function versionsOf({ packages }: Lock, names: ReadonlySet<string>): readonly string[] {
  const found = new Map<string, string>();
  const follow = (name: string, from: string): void => {
    const nested = `${from}/node_modules/${name}`;
    const place = nested in packages ? nested : `node_modules/${name}`;
    const locked = packages[place];
    if (!locked || found.has(place)) return;
    found.set(place, `${place} ${locked.version}`);
    for (const needed of Object.keys(locked.dependencies ?? {})) follow(needed, place);
  };
  for (const name of names) follow(name, "");
  return [...found.values()].sort();
}
