import * as z from "zod";
import { keyHints } from "../../contracts/config/key-hints.ts";
import { nearest } from "../nearest.ts";
import { record } from "./loose.ts";
import type { PathProblem } from "./problem.ts";

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

const LONGEST_QUOTE = 60;

export type Shaped<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly PathProblem[] };

/** Parses a file's value, and says of everything that does not fit what to write instead. */
export function shaped<T extends z.ZodType>(schema: T, value: unknown): Shaped<z.output<T>> {
  const parsed = schema.safeParse(value, { error: messageOf, reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  const { issues } = parsed.error;
  const meant = issues.filter((issue) => !issues.some((other) => explains(other, issue)));
  return { ok: false, problems: meant.flatMap(problemsOf) };
}

/** Whoever wrote a key of another kind does not lack those of this one. */
function explains(other: Issue, issue: Issue): boolean {
  if (other.code !== "unrecognized_keys" || !isMissing(issue)) return false;
  const within = issue.path.slice(0, -1);
  const isBeside = other.path.length === within.length && other.path.every((part, at) => part === within[at]);
  return isBeside && other.message.split("\n").some((line) => !line.startsWith(UNKNOWN));
}

const isMissing = (issue: Issue): boolean => issue.code === "invalid_type" && issue.input === undefined;

function hintOf(key: string, schema: unknown): string | undefined {
  return schema instanceof z.ZodType ? keyHints.get(schema)?.hintFor(key) : undefined;
}

function problemsOf(issue: Issue): readonly PathProblem[] {
  if (issue.code === "invalid_union") return ofUnion(issue);
  if (issue.code === "unrecognized_keys") {
    const advice = issue.message.split("\n");
    return issue.keys.map((key, index) => ({
      path: [...issue.path, key],
      key: true,
      message: advice[index] ?? `${UNKNOWN} ${key}`,
    }));
  }
  if (issue.code === "invalid_key") {
    return issue.issues.map(({ message }) => ({ path: issue.path, key: true, message }));
  }
  return [{ path: issue.path, message: issue.message }];
}

/** What is wrong with the alternative that was most likely meant: the one whose own key is there. */
function ofUnion(issue: Extract<Issue, { code: "invalid_union" }>): readonly PathProblem[] {
  const meant = issue.errors
    .filter((branch) => !branch.some((one) => isAbsent(one) || isOfWrongType(one)))
    .sort((a, b) => a.length - b.length);
  const [likely] = meant;
  if (likely && !areTogether(meant)) {
    return likely
      .flatMap(problemsOf)
      .map((pathProblem) => ({ ...pathProblem, path: [...issue.path, ...pathProblem.path] }));
  }
  // never, or a duration: of a bare number the duration knows what is missing.
  const untyped =
    typeof issue.input === "number"
      ? issue.errors.flat().find((one) => /of what\?/.test(one.message))
      : undefined;
  return [{ path: issue.path, message: untyped?.message ?? issue.message }];
}

/** The own keys of several are there, and each refuses those of the others. */
function areTogether(branches: readonly (readonly Issue[])[]): boolean {
  return (
    branches.length > 1 && branches.every((branch) => branch.some(({ code }) => code === "unrecognized_keys"))
  );
}

const WRONG_VALUES: readonly Issue["code"][] = ["invalid_type", "invalid_value", "invalid_union"];

function isAbsent(issue: Issue): boolean {
  return WRONG_VALUES.includes(issue.code) && issue.path.length === 1 && issue.input === undefined;
}

function isOfWrongType(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === "invalid_type" || issue.code === "invalid_value");
}

function messageOf(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return wrongType(issue);
    case "invalid_value":
      return wrongChoice(issue);
    case "unrecognized_keys":
      return issue.keys
        .map((key) => hintOf(key, issue.inst) ?? unknownKey(key, keysOf(issue.inst)))
        .join("\n");
    case "invalid_union":
      return wrongAlternative(issue);
    case "too_small":
      return `too small: at least ${issue.minimum}`;
    case "too_big":
      return `too big: at most ${issue.maximum}`;
    case "custom":
      return unknownName(issue);
    default:
      return undefined;
  }
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "keys with values",
  record: "keys with values",
};

function wrongType(issue: Extract<RawIssue, { code: "invalid_type" }>): string {
  const key = issue.path?.at(-1);
  const expected = EXPECTED[issue.expected] ?? issue.expected;
  if (issue.input === undefined) return `${String(key ?? "something")} is missing: write ${expected}`;
  if (issue.input === null) return `${String(key ?? "the file")} is empty: write ${expected}`;
  const quote = issue.expected === "string" && typeof issue.input !== "object" ? ", put it in quotes" : "";
  return `expected ${expected}, not ${shown(issue.input)}${quote}${instead(issue.expected, issue.input)}`;
}

/** The value that was meant, where that is plain to see: one thing for a list of one, `7%` for 7, `yes` for true. */
function instead(expected: string, input: unknown): string {
  if (expected === "array" && (typeof input === "string" || typeof input === "number")) {
    return `: write [${input}]`;
  }
  if (typeof input !== "string") return "";
  if (expected === "boolean") {
    if (YES.test(input)) return ": write true";
    return NO.test(input) ? ": write false" : "";
  }
  if (expected !== "number" && expected !== "int") return "";
  const number = plainNumber(input);
  return number === undefined ? "" : `: write ${number}`;
}

const YES = /^(yes|on|y|true)$/i;
const NO = /^(no|off|n|false)$/i;

/** `15 %`, `3,000`, `3_000`, `3 000`, `49,90` and `20 EUR` as YAML writes them. */
function plainNumber(text: string): string | undefined {
  const [, number = ""] = /^\s*[+€$£₽]?\s*(-?\d[\d\s_.,]*?)\s*(?:%|€|\$|£|₽|[A-Z]{3})?\s*$/.exec(text) ?? [];
  const grouped = /^-?\d{1,3}([,_\s])\d{3}(\1\d{3})*(\.\d+)?$/.test(number)
    ? number.replace(/[,_\s]/g, "")
    : number;
  const pointed = /^-?\d+,\d{1,2}$/.test(grouped) ? grouped.replace(",", ".") : grouped;
  return /^-?\d+(\.\d+)?$/.test(pointed) ? pointed : undefined;
}

function wrongChoice(issue: Extract<RawIssue, { code: "invalid_value" }>): string {
  return notAmong(issue.values.map(String), issue.input);
}

function notAmong(choices: readonly string[], input: unknown): string {
  const near = typeof input === "string" ? nearest(input, choices) : undefined;
  return `expected ${oneOf(choices)}, not ${shown(input)}${near ? `: did you mean ${near}?` : ""}`;
}

const UNKNOWN = "unknown key";

function unknownKey(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  return `${UNKNOWN} ${key}: ${near ? `did you mean ${near}?` : `known here: ${known.join(", ")}`}`;
}

function unknownName({ input, params }: Extract<RawIssue, { code: "custom" }>): string | undefined {
  if (!params || !Array.isArray(params.known)) return undefined;
  const near = nearest(String(input), params.known);
  return `${shown(input)} is not a ${params.what}: ${near ? `did you mean ${near}?` : `write it like ${params.like}`}`;
}

/** Alternatives of maps are told apart by the value of one key, or else by their first key. */
function wrongAlternative(issue: Extract<RawIssue, { code: "invalid_union" }>): string {
  if (issue.discriminator !== undefined && "options" in issue && Array.isArray(issue.options))
    return wrongKind(
      issue.discriminator,
      // An option that is there without being written is no choice to name.
      issue.options.filter((option) => option !== undefined).map(String),
      record(issue.input)[issue.discriminator],
    );
  const options = issue.inst instanceof z.ZodUnion ? issue.inst.options : [];
  const heads = [...new Set(options.flatMap((option) => keysOf(option).slice(0, 1)))];
  if (heads.length === 0 || typeof issue.input !== "object" || issue.input === null) {
    return `expected ${heads.length ? `keys with values: ${oneOf(heads)}` : "text"}, not ${shown(issue.input)}`;
  }
  const given = Object.keys(issue.input);
  const together = heads.filter((head) => given.includes(head));
  if (together.length > 1)
    return `${together.join(" and ")} exclude each other: write one of ${oneOf(heads)}`;
  const near = given.map((key) => nearest(key, heads)).find((name) => name !== undefined);
  return `needs ${oneOf(heads)}, not ${given.join(", ") || "nothing"}${near ? `: did you mean ${near}?` : ""}`;
}

function wrongKind(key: string, kinds: readonly string[], given: unknown): string {
  if (given === undefined) return `${key} is missing: write ${oneOf(kinds)}`;
  return notAmong(kinds, given);
}

function keysOf(schema: unknown): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function oneOf(names: readonly string[]): string {
  return names.length === 1 ? String(names[0]) : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "keys with values";
  if (typeof value !== "string") return String(value);
  return JSON.stringify(value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}…` : value);
}
