import { globSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Types of what the package exports (its stacks and constructs), and of all that they are made of. */
export function buildTypes(root: string, to: string): void {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, include: [], files: ["lib/app.ts"] },
    ts.sys,
    root,
  );
  const entries = globSync("lib/**/*.ts", { cwd: root }).map((file) => join(root, file));
  const program = ts.createProgram(entries, {
    ...options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rewriteRelativeImportExtensions: true,
    rootDir: root,
    outDir: to,
  });
  const { diagnostics } = program.emit();
  if (diagnostics.length === 0) return;
  throw new Error(
    ts.formatDiagnostics(diagnostics, {
      getCurrentDirectory: () => root,
      getCanonicalFileName: (name) => name,
      getNewLine: () => "\n",
    }),
  );
}
