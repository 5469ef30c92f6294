import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Compares secrets in a time that tells nothing about them: hashes have one length and no common beginnings. */
export function sameSecret(a: string | Buffer, b: string | Buffer): boolean {
  const digest = (value: string | Buffer) => createHash("sha256").update(value).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** Whether one of the live secrets signed the bytes: HMAC-SHA256 in base64, as Shopify and WooCommerce send it. */
export function isSigned(raw: Buffer, signature: string, secrets: readonly string[]): boolean {
  const matches = secrets.map((secret) =>
    sameSecret(createHmac("sha256", secret).update(raw).digest("base64"), signature.trim()),
  );
  return matches.includes(true);
}
