import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";

const LAUNCHER = fileURLToPath(new URL("../../cli/comeback.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "comeback-launcher-"));
const NEWER = join(folder, "newer.js");
writeFileSync(NEWER, "export const byLength = Map.groupBy(['a'], (word) => word.length);\n");
afterAll(() => rmSync(folder, { recursive: true }));

/** What files use that the language of Node.js 20 does not have. The command itself may: a newer Node.js runs it. */
function unknownTo20(files: readonly string[]): readonly string[] {
  const program = ts.createProgram(files, {
    allowJs: true,
    checkJs: true,
    noEmit: true,
    noResolve: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    lib: ["lib.es2023.d.ts"],
    types: [],
  });
  const unknown = files.flatMap((file) => program.getSemanticDiagnostics(program.getSourceFile(file)));
  return unknown
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))
    .filter((text) => text.includes("'lib' compiler option"));
}

describe("what starts the command line", () => {
  it("uses nothing of the language that Node.js 20 lacks", () => {
    expect(unknownTo20([LAUNCHER])).toEqual([]);
  });

  it("would be caught if it did", () => {
    expect(unknownTo20([NEWER])).toEqual([expect.stringContaining("'groupBy' does not exist")]);
  });
});
