import { deflateRawSync, inflateRawSync } from "node:zlib";

/** Small JSON documents as bytes, squeezed with a dictionary of what they have in common: its end weighs most. */
export function makeSqueezer(dictionary: string) {
  // A small window is ready sooner, and all that a document is long.
  const options = { level: 9, memLevel: 5, windowBits: 13, dictionary: Buffer.from(dictionary) };
  return {
    squeeze: (document: unknown): Uint8Array => deflateRawSync(JSON.stringify(document), options),
    unsqueeze: (bytes: Uint8Array): unknown => JSON.parse(inflateRawSync(bytes, options).toString()),
  };
}
