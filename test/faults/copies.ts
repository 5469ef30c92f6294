import { readdirSync } from "node:fs";
import { isBuiltin } from "node:module";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import { build, type Plugin } from "esbuild";

export type Exports = Readonly<Record<string, unknown>>;

/** Imports modules by their paths in the checkout, each once. */
export interface Copy {
  import(module: string): Promise<Exports>;
}

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** What a container can run: the functions and the operator's commands, and by what the test gets hold of it. */
const MODULES = [
  ...readdirSync(`${ROOT}/functions`)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `functions/${file}`),
  "functions/middleware/observed.ts",
  "src/adapters/clock.ts",
  "src/adapters/transport.ts",
  "test/faults/operator.ts",
];

type External = (name: string) => Exports;
type Evaluate = (external: External, require: NodeJS.Require) => { readonly load: Loaders };
type Loaders = Readonly<Record<string, () => Promise<Exports>>>;

/**
 * Compiles Comeback's modules once; each call of the answer is then a copy of all of them with a memory of its own.
 * Packages are shared between the copies: they are large, and remember nothing that a crash would take.
 */
export async function compileCopies(): Promise<() => Copy> {
  const packages = new Map<string, Exports>();
  const imports = MODULES.map((path) => `${JSON.stringify(path)}: () => import("./${path}")`);
  const { outputFiles } = await build({
    stdin: { contents: `export const load = { ${imports.join(", ")} };`, resolveDir: ROOT },
    bundle: true,
    write: false,
    platform: "node",
    target: "node24",
    format: "cjs",
    banner: { js: "(function (external, require) { const module = { exports: {} };" },
    footer: { js: "return module.exports; })" },
    plugins: [takenFrom(packages)],
    logLevel: "silent",
  });
  const script = new Script(outputFiles[0]?.text ?? "", { filename: "comeback.cjs" });
  const external: External = (name) => packages.get(name) ?? {};
  return () => {
    const evaluate: Evaluate = script.runInThisContext();
    const { load } = evaluate(external, process.getBuiltinModule as NodeJS.Require);
    return {
      async import(module) {
        const found = load[module];
        if (!found) throw new Error(`${module} is not among what a container can run`);
        return found();
      },
    };
  };
}

/** Imports packages as Node.js does, and lets the compiled modules have them from there. */
function takenFrom(packages: Map<string, Exports>): Plugin {
  return {
    name: "packages",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
        kind === "entry-point" || isBuiltin(path) ? undefined : { path, namespace: "package" },
      );
      onLoad({ filter: /.*/, namespace: "package" }, async ({ path }) => {
        const found: Exports = await import(/* @vite-ignore */ path);
        packages.set(path, found);
        const names = Object.keys(found).filter((name) => /^[\w$]+$/.test(name));
        const from = `/* @__PURE__ */ external(${JSON.stringify(path)})`;
        const exports = names.map((name, index) => `const e${index} = ${from}.${name};`);
        const list = names.map((name, index) => `e${index} as ${name}`);
        return { contents: `${exports.join("\n")}\nexport { ${list.join(", ")} };` };
      });
    },
  };
}
