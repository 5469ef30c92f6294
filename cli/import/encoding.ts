import iconv from "iconv-lite";
import { type Sniffed, sniffEncoding as sniffBytes } from "../../src/adapters/import/encoding.ts";
import { misuse } from "../terminal/refusal.ts";
import { bytesOf } from "./open-file.ts";

/** The encoding of a file, and what else its bytes say. `wanted`: what the user says. */
export async function sniffEncoding(path: string, wanted: string | undefined): Promise<Sniffed> {
  if (wanted && !iconv.encodingExists(wanted)) throw misuse(`--encoding ${wanted} is not an encoding I know`);
  return sniffBytes(bytesOf(path), (bytes, encoding) => iconv.decode(Buffer.from(bytes), encoding), wanted);
}

/** The file's text, without a byte order mark. */
export async function* textOf(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding);
  for await (const chunk of bytesOf(path)) yield decoder.write(chunk);
  yield decoder.end() ?? "";
}
