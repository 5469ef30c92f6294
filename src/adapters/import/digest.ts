import { sha1 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

// In a browser Web Crypto hashes only in the background, which is no way to name each of a million rows.

/** SHA-256 of a text, as hexadecimal digits. */
export const sha256Of = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** The first 8 bytes of the SHA-1 of a text as two whole numbers: it tells texts apart, and proves nothing. */
export function shortHashOf(text: string): readonly [number, number] {
  const { buffer, byteOffset } = sha1(utf8ToBytes(text));
  const view = new DataView(buffer, byteOffset);
  return [view.getUint32(0, true), view.getUint32(4, true)];
}
