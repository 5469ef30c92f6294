import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from "node:crypto";
import type { CustomerKey } from "../domain/facts.ts";

/** What the link in one mail stands for. */
export interface UnsubscribeLink {
  readonly customer: CustomerKey;
  readonly send: string;
  /** Language of the mail, for the page behind the link. */
  readonly language: string;
}

const PURPOSE = "unsubscribe";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * A token for a public link: encrypted, so that nothing of the customer shows, and authenticated (AES-256-GCM), so that
 * nobody can make one. Key and tag are bound to the purpose. The nonce is a MAC of the content (as in SIV), so that the
 * same link is the same token and no two contents share a nonce.
 */
export function unsubscribeToken(link: UnsubscribeLink, key: string): string {
  const plain = Buffer.from(JSON.stringify([link.customer, link.send, link.language]));
  const { encryption, nonce } = subkeys(key);
  const iv = createHmac("sha256", nonce).update(plain).digest().subarray(0, IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", encryption, iv).setAAD(Buffer.from(PURPOSE));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, sealed, cipher.getAuthTag()]).toString("base64url");
}

/** What a token stands for, under any of the live keys; undefined when none of them made it. */
export function readUnsubscribeToken(token: string, keys: readonly string[]): UnsubscribeLink | undefined {
  const sealed = Buffer.from(token, "base64url");
  // Decoding passes over characters that do not belong: only the token as it was made is the token.
  if (sealed.toString("base64url") !== token) return undefined;
  for (const key of keys) {
    const plain = opened(sealed, key);
    if (plain) {
      const [customer, send, language] = JSON.parse(plain) as [CustomerKey, string, string];
      return { customer, send, language };
    }
  }
  return undefined;
}

function opened(sealed: Buffer, key: string): string | undefined {
  if (sealed.length <= IV_BYTES + TAG_BYTES) return undefined;
  const { encryption } = subkeys(key);
  const decipher = createDecipheriv("aes-256-gcm", encryption, sealed.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(PURPOSE))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    const plain = decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES));
    return Buffer.concat([plain, decipher.final()]).toString();
  } catch {
    // The tag does not fit: another key, or nobody's.
    return undefined;
  }
}

function subkeys(key: string): { readonly encryption: Buffer; readonly nonce: Buffer } {
  const bytes = Buffer.from(hkdfSync("sha256", key, "", `comeback ${PURPOSE} links`, 64));
  return { encryption: bytes.subarray(0, 32), nonce: bytes.subarray(32) };
}
