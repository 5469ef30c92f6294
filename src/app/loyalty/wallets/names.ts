import { createHmac } from "node:crypto";
import type { CustomerKey } from "../../../domain/facts/facts.ts";
import { emailKey, parseKey, platformKey } from "../../../domain/facts/identity.ts";
import { PLATFORMS } from "../../../domain/facts/sources.ts";
import { isCardNumber } from "../../../domain/loyalty/card-number.ts";
import type { Secrets } from "../../../ports/keys.ts";
import type { WalletName } from "../../../ports/wallets.ts";
import { boundedId, hashEmail, isAddress, userKeyOf } from "../../collect/identity-keys.ts";

/** How a till names a customer: a name to look up, or keys that may be the customer's, tried in this order. */
export type Named =
  | { readonly kind: "name"; readonly what: WalletName; readonly value: string }
  | { readonly kind: "keys"; readonly keys: readonly CustomerKey[] };

/**
 * `id:` and the shop's or a platform's customer id, an e-mail address, a card's number, a phone's number, or a key as it is
 * stored. Undefined for what is none of these.
 */
export async function named(text: string, secrets: Secrets): Promise<Named | undefined> {
  const asked = text.trim();
  if (asked.startsWith("id:") && asked.length > 3) {
    const id = asked.slice(3);
    const keys = [userKeyOf(id), ...PLATFORMS.map((platform) => platformKey(platform, boundedId(id)))];
    return { kind: "keys", keys };
  }
  if (isAddress(asked)) return { kind: "keys", keys: [emailKey(hashEmail(asked))] };
  const digits = asked.replace(/[\s-]/g, "");
  if (isCardNumber(digits)) return { kind: "name", what: "card", value: digits };
  const phone = await phoneName(asked, secrets);
  if (phone !== undefined) return { kind: "name", what: "phone", value: phone };
  const key = parseKey(asked)?.key;
  return key && { kind: "keys", keys: [key] };
}

/** What stands for a phone's number in the tables: a keyed hash, so that nobody finds numbers by trying them. */
export async function phoneName(phone: string | undefined, secrets: Secrets): Promise<string | undefined> {
  const digits = phone === undefined ? undefined : phoneDigits(phone);
  if (digits === undefined) return undefined;
  const key = (await secrets.keys()).mailbox.at(-1);
  if (key === undefined) throw new Error("the keys secret has no mailbox key");
  return createHmac("sha256", key).update(`phone\0${digits}`).digest("hex").slice(0, 32);
}

/** With the country's code, whichever way it was written; a Russian number's leading 8 is its 7. */
function phoneDigits(phone: string): string | undefined {
  if (!/^\+?[\d\s().-]+$/.test(phone.trim())) return undefined;
  const digits = phone.replace(/\D/g, "").replace(/^00/, "");
  if (digits.length < 8 || digits.length > 15) return undefined;
  return /^8\d{10}$/.test(digits) ? `7${digits.slice(1)}` : digits;
}
