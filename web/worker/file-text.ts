import { type Sniffed, sniffEncoding } from "../../src/adapters/import/encoding.ts";
import { Unclear } from "../../src/adapters/import/unclear.ts";

const GZIP = [0x1f, 0x8b];
const ZIP = [0x50, 0x4b];

/** The bytes of a file, unpacked where it is a gzip. Throws `Unclear` for a ZIP, which is what Excel writes. */
async function* bytesOf(file: File): AsyncGenerator<Uint8Array> {
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const begins = (mark: readonly number[]) => mark.every((byte, at) => start[at] === byte);
  if (begins(ZIP)) throw new Unclear("the file is a ZIP archive or a workbook: save it as CSV (UTF-8)");
  const stream = begins(GZIP) ? file.stream().pipeThrough(new DecompressionStream("gzip")) : file.stream();
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/** Names of encodings that browsers know by another one. */
const LABELS: Readonly<Record<string, string>> = { maccyrillic: "x-mac-cyrillic" };

function decoderOf(encoding: string): TextDecoder | undefined {
  try {
    return new TextDecoder(LABELS[encoding] ?? encoding);
  } catch {
    return undefined;
  }
}

export const sniff = (file: File, wanted: string | undefined): Promise<Sniffed> =>
  sniffEncoding(bytesOf(file), (bytes, encoding) => decoderOf(encoding)?.decode(bytes), wanted);

/** The file's text, without a byte order mark. */
export async function* textOf(file: File, encoding: string): AsyncGenerator<string> {
  const decoder = decoderOf(encoding);
  if (!decoder) throw new Unclear(`a browser cannot read ${encoding}`, { about: "encoding" });
  for await (const chunk of bytesOf(file)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
