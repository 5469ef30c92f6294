import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes } from "@noble/hashes/utils.js";
import { analyse } from "chardet";
import { type Decode, encodingByLetters } from "./encoding-by-letters.ts";

const SAMPLE_BYTES = 256 * 1024;

export interface Sniffed {
  readonly encoding: string;
  /** SHA-256 of what the file holds. */
  readonly digest: string;
  /** About how many rows there are, for the progress bar. */
  readonly lines: number;
}

/**
 * Reads the whole file once: its digest, and the encoding. UTF-8 is believed only when every byte of the file fits, so
 * that one Cyrillic name a million rows down does not turn into question marks; what else it may be is judged by the
 * first words that are not plain ASCII. A byte order mark outranks what was asked for: the report of bad rows is UTF-8,
 * whatever its file was.
 */
export async function sniffEncoding(
  bytes: AsyncIterable<Uint8Array>,
  decode: Decode,
  wanted?: string,
): Promise<Sniffed> {
  const hash = sha256.create();
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let lines = 0;
  let valid = true;
  let head = new Uint8Array();
  let telling = new Uint8Array();
  for await (const chunk of bytes) {
    hash.update(chunk);
    for (const byte of chunk) if (byte === 10) lines++;
    valid &&= fits(utf8, chunk);
    if (head.length === 0) head = chunk.slice(0, SAMPLE_BYTES);
    if (telling.length < SAMPLE_BYTES && chunk.some((byte) => byte > 127)) {
      telling = Uint8Array.from(concatBytes(telling, chunk));
    }
  }
  valid &&= fits(utf8, undefined);
  return {
    digest: bytesToHex(hash.digest()),
    lines,
    encoding: markedAs(head) ?? wanted ?? encodingOf(head, telling, valid, decode),
  };
}

/** What the byte order mark says. */
function markedAs(head: Uint8Array): string | undefined {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

function encodingOf(head: Uint8Array, telling: Uint8Array, validUtf8: boolean, decode: Decode): string {
  const zeros = [0, 0];
  head.subarray(0, 1000).forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even + odd > head.subarray(0, 1000).length / 5) return odd > even ? "utf-16le" : "utf-16be";
  if (validUtf8) return "utf-8";
  const [guess] = analyse(telling);
  if (guess && OTHER_ALPHABETS.test(guess.name) && guess.confidence >= CONFIDENT) return guess.name;
  return encodingByLetters(telling, decode) ?? "windows-1252";
}

/** Greek, Hebrew, Arabic and the scripts of East Asia, which statistics do tell from the rest. */
const OTHER_ALPHABETS =
  /^(iso-8859-[678]|windows-125[356]|shift_jis|gb18030|big5|euc-(jp|kr)|iso-2022-(jp|kr|cn))$/i;
const CONFIDENT = 40;

function fits(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | undefined): boolean {
  try {
    if (chunk) decoder.decode(chunk, { stream: true });
    else decoder.decode();
    return true;
  } catch {
    return false;
  }
}
