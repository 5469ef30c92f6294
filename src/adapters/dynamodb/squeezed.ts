import { deflateRawSync, inflateRawSync } from "node:zlib";
import { NewerFormat, presentFormat, type StoredKind, tooNew, upToDate } from "../../contracts/formats.ts";

/** The lowest three bits of a byte with which no deflated stream begins: its type of block is reserved (RFC 1951, 3.2.3). */
const MARK = 0b110;
const MARK_BITS = 3;

/**
 * Small JSON documents as bytes, squeezed with a dictionary of what they have in common: its end weighs most. A byte in
 * front says the format; documents of the first format are without one.
 */
export function makeSqueezer(kind: StoredKind, dictionary: string) {
  // A small window is ready sooner, and all that a document is long.
  const options = { level: 9, memLevel: 5, windowBits: 13, dictionary: Buffer.from(dictionary) };
  const format = presentFormat(kind);
  return {
    squeeze(document: unknown): Uint8Array {
      const bytes = deflateRawSync(JSON.stringify(document), options);
      return format === 1 ? bytes : marked(format, bytes);
    },
    /** Throws a NewerFormat where a later release wrote it. */
    unsqueeze(bytes: Uint8Array): unknown {
      const { format: written, content } = unmarked(bytes);
      // Before anything is read of it: a later release may squeeze in another way.
      const reason = tooNew(kind, written);
      if (reason !== undefined) throw new NewerFormat(reason);
      return upToDate(kind, written, JSON.parse(inflateRawSync(content, options).toString()));
    },
  };
}

/** Why bytes that cannot be read are no such document, in words without anything of what is stored. */
export const flawOfBytes = (kind: StoredKind, bytes: Uint8Array): string =>
  tooNew(kind, unmarked(bytes).format) ?? `what is stored of it is no ${kind}`;

/** With the format in front. Of 31 of them the first needs none. */
export function marked(format: number, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.of((format << MARK_BITS) | MARK), bytes]);
}

function unmarked(bytes: Uint8Array): { readonly format: number; readonly content: Uint8Array } {
  const first = bytes[0] ?? 0;
  const isMarked = (first & ((1 << MARK_BITS) - 1)) === MARK;
  return isMarked
    ? { format: first >> MARK_BITS, content: bytes.subarray(1) }
    : { format: 1, content: bytes };
}
