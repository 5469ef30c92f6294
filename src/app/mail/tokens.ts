import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from "node:crypto";

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Longer ones are nobody's, and are not even decoded. A link has to fit in a mail header of 995 characters. */
export const LONGEST_TOKEN = 900;

/**
 * A token for a public link: encrypted, so that nothing of the customer shows, and authenticated (AES-256-GCM), so that
 * nobody can make one. Keys and tag are bound to the purpose. The nonce is a MAC of the content (as in SIV), so that the
 * same content is the same token and no two contents share a nonce.
 */
export function sealToken(purpose: string, content: string, key: string): string {
  const plain = Buffer.from(content);
  const { encryption, nonce } = subkeys(purpose, key);
  const iv = createHmac("sha256", nonce).update(plain).digest().subarray(0, IV_BYTES);
  const cipher = createCipheriv(CIPHER, encryption, iv).setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, sealed, cipher.getAuthTag()]).toString("base64url");
}

/** The content of a token that was made for this purpose under one of the live keys; undefined of any other text. */
export function openToken(purpose: string, token: string, keys: readonly string[]): string | undefined {
  if (token.length > LONGEST_TOKEN) return undefined;
  const sealed = Buffer.from(token, "base64url");
  // Decoding passes over characters that do not belong: only the token as it was made is the token.
  if (sealed.length < IV_BYTES + TAG_BYTES || sealed.toString("base64url") !== token) return undefined;
  for (const key of keys) {
    const plain = opened(purpose, sealed, key);
    if (plain !== undefined) return plain;
  }
  return undefined;
}

/** The cipher compares the tag, in constant time. */
function opened(purpose: string, sealed: Buffer, key: string): string | undefined {
  const { encryption } = subkeys(purpose, key);
  const iv = sealed.subarray(0, IV_BYTES);
  const decipher = createDecipheriv(CIPHER, encryption, iv, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(purpose))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    const plain = decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES));
    return Buffer.concat([plain, decipher.final()]).toString();
  } catch {
    // The tag does not fit: another key, another purpose, or nobody's.
    return undefined;
  }
}

interface Subkeys {
  readonly encryption: Buffer;
  readonly nonce: Buffer;
}

/** Purposes are few, and so are live keys; every mail has several links. */
const DERIVED = new Map<string, Subkeys>();
const MOST_DERIVED = 50;

function subkeys(purpose: string, key: string): Subkeys {
  const name = `${purpose}\0${key}`;
  const known = DERIVED.get(name);
  if (known) return known;
  const bytes = Buffer.from(hkdfSync("sha256", key, "", `comeback ${purpose} links`, 64));
  const derived = { encryption: bytes.subarray(0, 32), nonce: bytes.subarray(32) };
  if (DERIVED.size >= MOST_DERIVED) DERIVED.clear();
  DERIVED.set(name, derived);
  return derived;
}
