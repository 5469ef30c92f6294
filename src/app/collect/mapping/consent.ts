import { createHash } from "node:crypto";
import type { ConsentClaim } from "../../../contracts/consent.ts";
import type { ConsentClaims } from "../../../contracts/ecommerce.ts";
import { defined } from "../../../domain/basics/defined.ts";
import { EMAIL, isChannelName } from "../../../domain/config/channels.ts";
import type { ConsentProof } from "../../../domain/facts/facts.ts";
import type { Statement } from "./statement.ts";

/** What the message around a claim adds to its proof. */
export interface Circumstances {
  readonly source: string;
  readonly address?: string | undefined;
  readonly ip?: string | undefined;
  readonly userAgent?: string | undefined;
  /** Whether the claim's time is the decision's own; by default it is, where the claim has one. */
  readonly dated?: boolean;
}

/** The decision about e-mail among the fields that may carry it. */
export const claimIn = (claims: ConsentClaims): ConsentClaim | undefined =>
  claims.email_marketing_consent ?? claims.marketing_consent ?? claims.accepts_marketing;

/**
 * Consent given or withdrawn, with its proof. A decision about another channel (a text message, say) is none about
 * e-mail, and is a fact of its own kind.
 */
export function consentOf(claim: ConsentClaim, around: Circumstances): Statement {
  const at = claim.at === undefined ? {} : { at: claim.at };
  const channel = channelIn(claim);
  if (channel === undefined) return { body: { kind: "opaque", type: "consent", payload: claim }, ...at };
  const { granted } = claim;
  const proof = proofOf(claim, around, channel);
  const isDated = (around.dated ?? true) && claim.at !== undefined;
  const dated = isDated && { dated: true as const };
  if (channel !== EMAIL)
    return { body: { kind: "channel-consent", channel, granted, proof, ...dated }, ...at };
  if (!granted) return { body: { kind: "consent-withdrawn", proof }, ...at };
  return { body: { kind: "consent-given", proof, ...dated }, ...at };
}

/** Of mails where nothing is said. Undefined of what can be the name of no channel. */
function channelIn({ channel = EMAIL }: ConsentClaim): string | undefined {
  const name = channel.trim().toLowerCase();
  return isChannelName(name) ? name : undefined;
}

function proofOf(claim: ConsentClaim, around: Circumstances, channel: string): ConsentProof {
  const textHash =
    claim.textHash ??
    (claim.text === undefined ? undefined : createHash("sha256").update(claim.text).digest("hex"));
  const address = claim.address ?? around.address;
  const ip = claim.ip ?? around.ip;
  const userAgent = claim.userAgent ?? around.userAgent;
  return {
    purpose: claim.purpose ?? "marketing",
    channel,
    source: claim.source ?? around.source,
    ...defined({
      textVersion: claim.textVersion,
      textHash,
      address,
      ip,
      userAgent,
      doubleOptInAt: claim.doubleOptInAt,
    }),
  };
}
