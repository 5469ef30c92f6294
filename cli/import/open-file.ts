import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";

const CHUNK = 256 * 1024;

/** The bytes of a file, unpacked where it is a gzip. */
export async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: CHUNK });
  const isPacked = await isGzip(path);
  const bytes = isPacked ? pipeline(file, createGunzip({ chunkSize: CHUNK }), () => undefined) : file;
  for await (const chunk of bytes as AsyncIterable<Buffer>) yield chunk;
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}
