import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import packageJson from "../../package.json" with { type: "json" };
import { Refusal } from "../terminal/refusal.ts";
import { type Manifest, specFor, withComeback } from "./manifest.ts";

const EXAMPLES = fileURLToPath(new URL("../../examples", import.meta.url));

/** npm leaves files of these names out of packages, so that the examples have others. */
const NAMES: Readonly<Record<string, string>> = { gitignore: ".gitignore", github: ".github" };

/** Makes a shop's repository, and changes no file that is there but package.json. Answers with what to do next. */
export async function init(folder: string): Promise<string> {
  const config = join(folder, "config");
  if (existsSync(config)) throw new Refusal(`${config} is there already; nothing was changed`, 1);
  const manifest = join(folder, "package.json");
  const before = await manifestAt(manifest);
  const spec = await specHere(folder);
  await copy(join(EXAMPLES, "store"), config, withSchemas);
  await copy(join(EXAMPLES, "shop"), folder);
  const after = withComeback(before, basename(resolve(folder)), { name: packageJson.name, spec });
  await writeFile(manifest, `${JSON.stringify(after, undefined, 2)}\n`);
  return nextSteps(folder);
}

/** Copies a folder of text files into another one; what is there already stays. */
async function copy(from: string, to: string, change = (text: string) => text): Promise<void> {
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const source = join(entry.parentPath, entry.name);
    const parts = relative(from, source).split(sep);
    const target = join(to, ...parts.map((part) => NAMES[part] ?? part));
    if (existsSync(target)) continue;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, change(await readFile(source, "utf8")));
  }
}

/** Editors find the schemas of the config in the installed package. */
function withSchemas(text: string): string {
  return text.replace(
    /(\$schema=)\.\.\/((?:\.\.\/)+)schemas\//,
    `$1$2node_modules/${packageJson.name}/dist/schemas/`,
  );
}

async function manifestAt(path: string): Promise<Manifest> {
  return existsSync(path) ? JSON.parse(await readFile(path, "utf8")) : {};
}

/** What the new repository names as its Comeback: what has been installed here, be it a file, or else this release. */
async function specHere(folder: string): Promise<string> {
  const { dependencies = {} } = await manifestAt("package.json");
  return specFor(dependencies[packageJson.name], packageJson.version, (path) => relative(folder, path));
}

function nextSteps(folder: string): string {
  const isHere = resolve(folder) === process.cwd();
  const commands = [
    ...(isHere ? [] : [`cd ${folder}`]),
    "npm install",
    "npx comeback start",
    "npx comeback deploy",
  ];
  return [
    `Your shop is in ${folder}: its README.md says how to go on. Next:`,
    "",
    ...commands.map((one) => `  ${one}`),
  ].join("\n");
}
