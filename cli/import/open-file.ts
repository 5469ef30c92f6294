import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { misuse } from "../terminal/refusal.ts";

const CHUNK = 256 * 1024;

/** The bytes of a file, unpacked where it is a gzip. A ZIP is refused: it may hold several files, and is what Excel writes. */
export async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  const packing = await packingOf(path);
  if (packing === "zip") throw misuse(`${path} is a ZIP archive: ${isWorkbook(path) ? EXCEL : UNPACK}`);
  const file = createReadStream(path, { highWaterMark: CHUNK });
  if (packing === undefined) return yield* file as AsyncIterable<Buffer>;
  const bytes = pipeline(file, createGunzip({ chunkSize: CHUNK }), () => undefined);
  try {
    yield* bytes as AsyncIterable<Buffer>;
  } catch (error) {
    const isDamaged = error instanceof Error && "code" in error && /^Z_/.test(`${error.code}`);
    throw isDamaged ? misuse(`${path} is cut off or damaged: ${error.message}. ${AGAIN}`) : error;
  }
}

const AGAIN = "Fetch or pack it again. Nothing was taken in.";

const UNPACK = "unpack it, and import the CSV file in it";
const EXCEL = "it is a workbook. Save the sheet as CSV (UTF-8), and import that";
const isWorkbook = (path: string) => /\.(xls|xlsx|xlsm|ods|numbers)$/i.test(path);

async function packingOf(path: string): Promise<"gzip" | "zip" | undefined> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    const start = buffer.toString("hex", 0, bytesRead);
    // The second form is that of an empty archive.
    if (start === "504b0304" || start === "504b0506") return "zip";
    return start.startsWith("1f8b") ? "gzip" : undefined;
  } finally {
    await file.close();
  }
}
