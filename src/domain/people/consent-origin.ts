import type { ConsentProof } from "../facts/facts.ts";

/** By what a decision about mails is proven, the strongest first. */
export const CONSENT_ORIGINS = [
  /** The mailbox's owner has confirmed it by a link. */
  "double-opt-in",
  /** The mailbox's owner, on a page that a mail of ours led to. */
  "own-page",
  /** A form of Comeback, whose owner nobody has asked. */
  "form",
  /** The shop's checkout. */
  "checkout",
  /** The shop's platform, as it keeps it. */
  "platform",
  /** A page of the shop's site. */
  "site",
  /** Rows of a file that name no other origin. */
  "import",
  /** An operator of the shop, by word. */
  "operator",
  /** Whatever else the shop has said of it. */
  "told",
] as const;
export type ConsentOrigin = (typeof CONSENT_ORIGINS)[number];

const OWN_PAGES = new Set([
  ...["preference centre", "unsubscribe page", "one-click unsubscribe", "confirmation page"],
  ...["undo on preference centre", "undo on unsubscribe page"],
]);

/** By the names that Comeback itself gives to where a decision came from. */
export function originOf(proof: Pick<ConsentProof, "source" | "doubleOptInAt"> | undefined): ConsentOrigin {
  const source = proof?.source ?? "";
  if (proof?.doubleOptInAt !== undefined) return "double-opt-in";
  if (OWN_PAGES.has(source)) return "own-page";
  if (source.startsWith("form ")) return "form";
  if (source.endsWith(" checkout")) return "checkout";
  if (/^(shopify|woocommerce) /.test(source)) return "platform";
  if (/^https?:/.test(source)) return "site";
  return source === "import" || source === "operator" ? source : "told";
}
