import { createHmac } from "node:crypto";
import { sameSecret } from "../middleware/same-secret.ts";

/** Whether one of the live secrets signed the bytes: HMAC-SHA256 in base64, as Shopify and WooCommerce send it. */
export function isSigned(raw: Buffer, signature: string, secrets: readonly string[]): boolean {
  const matches = secrets.map((secret) =>
    sameSecret(createHmac("sha256", secret).update(raw).digest("base64"), signature.trim()),
  );
  return matches.includes(true);
}
