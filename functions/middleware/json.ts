import type { Problem } from "./problem.ts";

/** An object from a JSON body, or what is wrong with it. Bytes that are no UTF-8 become replacement characters. */
export function parseObject(
  raw: Buffer,
): { readonly body: Readonly<Record<string, unknown>> } | { readonly problem: Problem } {
  const malformed = (detail: string) => ({ problem: { kind: "malformed", detail, place: "body" } as const });
  let body: unknown;
  try {
    body = JSON.parse(raw.toString("utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    return malformed(`the body is not JSON: ${error instanceof Error ? withoutContent(error.message) : "?"}`);
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return malformed("the body must be a JSON object");
  }
  return { body: body as Readonly<Record<string, unknown>> };
}

/** V8 quotes the text around the error: personal data that has no place in an answer. */
const withoutContent = (message: string): string =>
  message.replace(/,? ?(\.\.\.)?"[\s\S]*$/, "").slice(0, 100);

/** Whether a value is nested deeper than `levels`: what is may not be walked recursively, nor stored. */
export function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(levels - 1, member));
}
