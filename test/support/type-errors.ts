import { readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** File, from the root of the repository, and the text that stands in its place. */
export type Patches = Readonly<Record<string, string>>;

/** The text of a file with some places of it changed: `[from, to]`. */
export function changed(file: string, ...places: readonly (readonly [string, string])[]): Patches {
  const text = places.reduce(
    (before, [from, to]) => {
      if (before.split(from).length !== 2) throw new Error(`${file} does not have it exactly once: ${from}`);
      return before.replace(from, to);
    },
    readFileSync(resolve(ROOT, file), "utf8"),
  );
  return { [file]: text };
}

/**
 * A compiler for the files below some folders (`src/domain/`, or whole names), by the tsconfig of the repository: given
 * patches, it tells the top-level declarations that do not
 * compile any more, as `file name`, sorted. It looks at those that depend on a patched file, since
 * the others are as they were. The fewer folders, the faster; what was parsed once is kept.
 */
export function makeTypeErrors(folders: readonly string[]): (patches: Patches) => readonly string[] {
  const { options, fileNames } = tsconfig();
  const roots = fileNames.filter((file) => folders.some((folder) => nameOf(file).startsWith(folder)));
  const host = ts.createCompilerHost(options);
  const parsed = new Map<string, ts.SourceFile | undefined>();
  let before: ts.Program | undefined;
  return (patches) => {
    const patched = new Map(Object.entries(patches).map(([file, text]) => [resolve(ROOT, file), text]));
    const getSourceFile: typeof host.getSourceFile = (file, language) => {
      const text = patched.get(resolve(file));
      if (text !== undefined) return ts.createSourceFile(file, text, language);
      if (!parsed.has(file)) parsed.set(file, host.getSourceFile(file, language));
      return parsed.get(file);
    };
    const program = ts.createProgram(roots, options, { ...host, getSourceFile }, before);
    before = program;
    const places = dependants(program, [...patched.keys()])
      .filter((file) => roots.includes(file.fileName))
      .flatMap((file) =>
        [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
          ({ start }) => `${nameOf(file.fileName)} ${nameAt(file, start)}`,
        ),
      );
    return [...new Set(places)].sort();
  };
}

/** The files themselves, and those that import them, however many imports away. */
function dependants(program: ts.Program, files: readonly string[]): readonly ts.SourceFile[] {
  const importers = new Map<string, ts.SourceFile[]>();
  for (const file of program.getSourceFiles()) {
    for (const name of importsOf(file)) {
      const imported = resolve(dirname(file.fileName), name);
      importers.set(imported, [...(importers.get(imported) ?? []), file]);
    }
  }
  const found = new Set(
    files.map((file) => program.getSourceFile(file)).filter((file) => file !== undefined),
  );
  for (const file of found) for (const importer of importers.get(file.fileName) ?? []) found.add(importer);
  return [...found];
}

/** Imports within the repository: those of packages do not lead back into it. */
function importsOf({ text, isDeclarationFile }: ts.SourceFile): readonly string[] {
  if (isDeclarationFile) return [];
  const { importedFiles } = ts.preProcessFile(text, true, true);
  return importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith("."));
}

const nameOf = (file: string): string => relative(ROOT, file).replaceAll("\\", "/");

function tsconfig(): ts.ParsedCommandLine {
  const { config, error } = ts.readConfigFile(resolve(ROOT, "tsconfig.json"), ts.sys.readFile);
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, "\n"));
  return ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
}

/** The top-level declaration that a place is in. */
function nameAt(file: ts.SourceFile, at: number | undefined): string {
  const statement = file.statements.find((one) => at !== undefined && at >= one.pos && at < one.end);
  if (!statement) return "";
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations[0]?.name.getText(file) ?? "";
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isClassDeclaration(statement);
  return (isNamed && statement.name?.text) || "";
}
