import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from "yaml";
import type { Path, PathProblem, Problem } from "./problem.ts";

/** A YAML file: its value, and the place of everything in it. */
export interface YamlFile {
  readonly file: string;
  readonly value: unknown;
  /** False when the syntax is so wrong that the value means nothing. */
  readonly readable: boolean;
  /** Syntax errors and keys written twice. */
  readonly problems: readonly Problem[];
  place(pathProblem: PathProblem): Problem;
}

export function parseYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "error" });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const wrong = [...document.errors, ...document.warnings];
  const repeated = wrong.filter(({ code }) => code === "DUPLICATE_KEY");
  // What follows the first syntax error is mostly its echo.
  const syntax = wrong.filter(({ code }) => code !== "DUPLICATE_KEY").slice(0, 1);
  // UTF-16 read as UTF-8: the loader says so, and what the YAML parser makes of it means nothing.
  const isBinary = text.includes("\0");
  const problems = (isBinary ? [] : [...repeated, ...syntax]).map(({ code, message, pos }) => ({
    ...at(pos[0]),
    message: unquoted(lineAt(text, pos[0]), code) ?? syntaxMessage(code, message),
  }));
  const read = syntax.length === 0 && !isBinary ? readValue(document) : {};
  if (read.problem) problems.push(aliasProblem(text, read.problem));
  function aliasProblem(source: string, otherwise: string) {
    const alias = /^(.*?\w+:\s+)\*/m.exec(source);
    const offset = alias ? alias.index + (alias[1]?.length ?? 0) : 0;
    return { ...at(offset), message: unquoted(lineAt(source, offset), "BAD_ALIAS") ?? otherwise };
  }
  // Only "!" and a space: YAML takes it for a tag that says nothing, and the condition would mean its opposite.
  visit(document, {
    Scalar: (_, { tag, range }) => {
      const value = range ? text.slice(range[0], range[1]).trim() : "";
      const message = `to YAML the ! before this is a tag, which is lost; put the whole value in quotes: "!${value}"`;
      if (tag === "!" && range) problems.push({ ...at(range[0]), message });
    },
  });
  return {
    file,
    readable: syntax.length === 0 && !isBinary && read.problem === undefined,
    value: read.value,
    problems,
    place: ({ path, message, offset, key }) => ({
      ...at(offsetOf(document.contents, path, key ?? false, offset)),
      message,
    }),
  };
}

/** Only aliases (`*name`) fail here: one that names nothing, or so many that the file would fill the memory. */
function readValue(document: Document.Parsed): { readonly value?: unknown; readonly problem?: string } {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) };
  } catch (error) {
    return { problem: `not YAML: ${error instanceof Error ? error.message : error}` };
  }
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return text.slice(start).split("\n", 1)[0] ?? "";
}

/** What YAML makes of the sign that a value begins with. */
const SIGNS: Readonly<Record<string, string>> = {
  "!": "a tag",
  "*": "an alias",
  "&": "an anchor",
  "%": "a directive",
  "@": "a reserved sign",
  "`": "a reserved sign",
  '"': "the beginning of a text in quotes",
  "'": "the beginning of a text in quotes",
  "|": "a text of several lines",
  ">": "a text of several lines",
};

const OF_VALUES = ["TAG_RESOLVE_FAILED", "BAD_ALIAS", "UNEXPECTED_TOKEN", "BAD_SCALAR_START"];

/** A line whose value begins with one of YAML's own signs, as conditions do: what to write is the line with quotes. */
function unquoted(line: string, code: string): string | undefined {
  if (!OF_VALUES.includes(code)) return undefined;
  const inBraces = /\{.*?(\w+):\s+([!*&%@`][^,}]*)/.exec(line);
  const [, key, written = ""] = inBraces ?? /^(?:\s*-)*\s*(\w+):\s+([!*&%@`"'|>].*)$/.exec(line) ?? [];
  const value = written.trim();
  const sign = SIGNS[value[0] ?? ""];
  if (key === undefined || sign === undefined) return undefined;
  const isQuoted = /^(["']).*\1$/.test(value) && value.indexOf(value[0] ?? "", 1) === value.length - 1;
  if (isQuoted) return undefined;
  const quote = value.includes('"') ? "'" : '"';
  const quoted = `${quote}${quote === "'" ? value.replaceAll("'", "''") : value}${quote}`;
  return `not YAML: to YAML ${value[0]} is ${sign}; put the whole value in quotes: ${key}: ${quoted}`;
}

function syntaxMessage(code: string, message: string): string {
  if (code === "DUPLICATE_KEY") return "this key is written twice: remove one";
  if (code === "TAB_AS_INDENT") return "a tab at the beginning of the line: indent with spaces";
  if (code === "MULTIPLE_DOCS") return "two documents in one file: remove the --- line";
  if (code === "MULTILINE_IMPLICIT_KEY") return "not YAML: this has no colon, write KEY: VALUE";
  if (code === "BLOCK_AS_IMPLICIT_KEY") return NESTED;
  if (code === "BAD_SCALAR_START") return `not YAML: ${message}: put the value in quotes`;
  if (code !== "BAD_INDENT") return `not YAML: ${message}`;
  const [, bracket] = /^Flow .* end with a ([\]}])$/.exec(message) ?? [];
  return `not YAML: ${bracket ? `something before this is not closed: write ${bracket}` : "indent the line like those beside it"}`;
}

const NESTED =
  "not YAML: two colons in one line, put the value in quotes; or the next line is indented too far";

/** The offset of the value at `path`, or of the nearest thing around it when it is missing. */
function offsetOf(root: Node | null, path: Path, wantsKey: boolean, inside: number | undefined): number {
  let node: unknown = root;
  let nearest = startOf(root) ?? 0;
  for (const [depth, step] of path.entries()) {
    const pair = pairOf(node, step);
    const item = isSeq(node) ? node.items[Number(step)] : pair?.value;
    const keyAt = startOf(pair?.key);
    if (keyAt !== undefined) nearest = keyAt;
    if (wantsKey && depth === path.length - 1) return nearest;
    if (item === undefined || item === null) return nearest;
    node = item;
    // A nested map is pointed at by its key, a value by itself.
    if (isScalar(item) || isSeq(node) || keyAt === undefined) nearest = startOf(item) ?? nearest;
  }
  return nearest + insideOf(node, inside);
}

function pairOf(node: unknown, step: PropertyKey): Pair | undefined {
  if (!isMap(node)) return undefined;
  return node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step));
}

function startOf(node: unknown): number | undefined {
  if (typeof node !== "object" || node === null || !("range" in node)) return undefined;
  return Array.isArray(node.range) && typeof node.range[0] === "number" ? node.range[0] : undefined;
}

/** An offset in a one-line text is exact; in folded or escaped text it is not known, and the text's start must do. */
function insideOf(node: unknown, inside: number | undefined): number {
  if (inside === undefined || !isScalar(node)) return 0;
  const written = node.source ?? "";
  if (written !== node.value || written.includes("\n") || node.type?.startsWith("BLOCK")) return 0;
  return inside + (node.type === "PLAIN" ? 0 : 1);
}
