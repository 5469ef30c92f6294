import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
  rewriteRelativeImportExtensions: true,
  sourceMap: true,
};

/**
 * Every TypeScript module of these folders as JavaScript with a source map, at the same place under `to`. Types are not
 * checked, which `npm run check` does.
 */
export function buildModules(root: string, folders: readonly string[], to: string): number {
  const modules = globSync(`{${folders.join(",")}}/**/*.ts`, { cwd: root, exclude: ["**/*.d.ts"] });
  for (const module of modules) {
    const fileName = join(root, module);
    const { outputText, sourceMapText = "" } = ts.transpileModule(readFileSync(fileName, "utf8"), {
      fileName,
      compilerOptions: OPTIONS,
    });
    const target = join(to, module.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
    writeFileSync(`${target}.map`, sourceMapText);
  }
  return modules.length;
}
