import { createHash } from "node:crypto";
import { DAY, type Instant } from "../../domain/basics/calendar.ts";
import type { Form } from "../../domain/config/form.ts";
import { agreedTo } from "../../domain/forms/proof.ts";
import { openToken, sealToken } from "../mail/tokens.ts";

const PURPOSE = "form";
/** Nobody fills in a form faster; programs do. */
const LEAST_MS = 2_000;
/** A page that was left open for longer is shown again. */
const MOST_MS = DAY;

/** Seals which form was shown when, and with which words beside its boxes. */
export function formToken(shown: Shown, at: Instant, key: string): string {
  return sealToken(PURPOSE, [at.toString(36), shown.name, shown.language, wordsOf(shown)].join("\n"), key);
}

export interface Shown {
  readonly name: string;
  readonly form: Pick<Form, "consent">;
  readonly language: string;
}

/** Whether a form that comes back was shown to somebody, when, and as it is now. */
export function readFormToken(
  token: string,
  shown: Shown,
  now: Instant,
  keys: readonly string[],
): "good" | "too-old" | "too-quick" | "changed" {
  const [at = "", name, language, words] = openToken(PURPOSE, token, keys)?.split("\n") ?? [];
  const age = now - Number.parseInt(at, 36);
  // One that nobody made has no age.
  if (name !== shown.name || !(age < MOST_MS)) return "too-old";
  if (language !== shown.language || words !== wordsOf(shown)) return "changed";
  return age < LEAST_MS ? "too-quick" : "good";
}

function wordsOf({ form, language }: Shown): string {
  const all = [...form.consent.keys()];
  return textHash(agreedTo(form, all, language).text).slice(0, 16);
}

/** SHA-256 of a text in UTF-8, in hex. */
export const textHash = (text: string): string => createHash("sha256").update(text).digest("hex");
