import * as z from "zod";
import type { Instant } from "../domain/basics/calendar.ts";
import { isRecord } from "../domain/basics/fields.ts";
import { fields, instant, text, toDecision, toInstant } from "./lenient.ts";

const decision = z.unknown().transform(toDecision).optional();

/** The proof that a consent object may carry, in the names of docs/events.md and of Shopify. */
const Proof = fields({
  granted: decision,
  status: decision,
  state: decision,
  consented: decision,
  purpose: text(100),
  channel: text(40),
  source: text(200),
  text: z.string().max(20_000).optional().catch(undefined),
  text_version: text(100),
  text_hash: text(200),
  address: text(254),
  ip: text(64),
  user_agent: text(400),
  double_opt_in_at: instant,
  confirmed_at: instant,
  opt_in_level: text(40),
  consent_updated_at: instant,
  at: instant,
  timestamp: instant,
});

/** A person's decision about being written to, with what proves it. */
export interface ConsentClaim {
  readonly granted: boolean;
  readonly at?: Instant | undefined;
  readonly purpose?: string | undefined;
  readonly channel?: string | undefined;
  readonly source?: string | undefined;
  readonly text?: string | undefined;
  readonly textVersion?: string | undefined;
  readonly textHash?: string | undefined;
  readonly address?: string | undefined;
  readonly ip?: string | undefined;
  readonly userAgent?: string | undefined;
  readonly doubleOptInAt?: Instant | undefined;
}

/** What a sender says about somebody's consent: `true`, `"unsubscribed"`, or an object with the proof. */
export function toConsent(value: unknown): ConsentClaim | undefined {
  if (!isRecord(value)) {
    const granted = toDecision(value);
    return granted === undefined ? undefined : { granted };
  }
  const { granted, status, state, consented, ...proof } = Proof.parse(value);
  const said = granted ?? status ?? state ?? consented;
  if (said === undefined) return undefined;
  const at = proof.consent_updated_at ?? proof.at ?? proof.timestamp;
  const confirmed = proof.opt_in_level === "confirmed_opt_in" ? at : undefined;
  return {
    granted: said,
    at,
    purpose: proof.purpose,
    channel: proof.channel,
    source: proof.source,
    text: proof.text,
    textVersion: proof.text_version,
    textHash: proof.text_hash,
    address: proof.address,
    ip: proof.ip,
    userAgent: proof.user_agent,
    doubleOptInAt: proof.double_opt_in_at ?? proof.confirmed_at ?? confirmed,
  };
}

export const consent = z.unknown().transform(toConsent).optional();

/** Categories of consent managers that are about e-mail. The others are about cookies: no leave to write to anybody. */
const ABOUT_EMAIL = new Set([
  "email",
  "emails",
  "emailmarketing",
  "marketingemail",
  "marketingemails",
  "newsletter",
]);

/** Segment's `context.consent.categoryPreferences`. */
export const categoryConsent = z
  .unknown()
  .transform((value): ConsentClaim | undefined => {
    if (!isRecord(value) || !isRecord(value.categoryPreferences)) return undefined;
    const [, said] =
      Object.entries(value.categoryPreferences).find(([category]) =>
        ABOUT_EMAIL.has(category.toLowerCase().replace(/[^a-z]/g, "")),
      ) ?? [];
    const granted = toDecision(said);
    return granted === undefined ? undefined : { granted, at: toInstant(value.updatedAt) };
  })
  .optional();
