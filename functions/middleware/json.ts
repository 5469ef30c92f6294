import type { Problem } from "./problem.ts";

/** An object from a JSON body, or what is wrong with it. Bytes that are no UTF-8 become replacement characters. */
export function parseObject(
  raw: Buffer,
): { readonly body: Readonly<Record<string, unknown>> } | { readonly problem: Problem } {
  const malformed = (detail: string) => ({ problem: { kind: "malformed", detail, place: "body" } as const });
  let body: unknown;
  try {
    body = parseExactly(raw.toString("utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    return malformed(`the body is not JSON: ${error instanceof Error ? withoutContent(error.message) : "?"}`);
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return malformed("the body must be a JSON object");
  }
  return { body: body as Readonly<Record<string, unknown>> };
}

/** Digits enough for a number that a double cannot hold. Few bodies have any, and the others are parsed twice as fast. */
const LONG_NUMBER = /\d{16}/;

/** JSON whose whole numbers beyond 2^53 become the text they were: platforms' ids are as long, and none may change. */
function parseExactly(json: string): unknown {
  return LONG_NUMBER.test(json) ? (JSON.parse as ParseWithSource)(json, exact) : JSON.parse(json);
}

/** The third argument of revivers (ES2026), which TypeScript's library does not know yet. */
type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
type ParseWithSource = (json: string, reviver: Reviver) => unknown;

const exact: Reviver = (_, value, { source = "" }) =>
  typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(source) ? source : value;

/** V8 quotes the text around the error: personal data that has no place in an answer. */
const withoutContent = (message: string): string =>
  message.replace(/,? ?(\.\.\.)?"[\s\S]*$/, "").slice(0, 100);

/** Whether a value is nested deeper than `levels`: what is may not be walked recursively, nor stored. */
export function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(levels - 1, member));
}
