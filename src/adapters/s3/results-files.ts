import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import type { ResultsFiles } from "../../ports/results-files.ts";

/** Objects of one bucket. S3 shows what was written to whoever reads or lists after that. */
export function makeResultsFiles(client: S3Client, Bucket: string): ResultsFiles {
  const read = async (Key: string, Range?: string): Promise<Uint8Array | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, ...(Range && { Range }) }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey || isBehindTheEnd(error)) return undefined;
      throw error;
    }
  };
  return {
    async put(Key, text) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body: text, ContentType: "text/plain" }));
    },
    async get(name) {
      const bytes = await read(name);
      return bytes && new TextDecoder().decode(bytes);
    },
    part: (name, from, bytes) => read(name, `bytes=${from}-${from + bytes - 1}`),
    async *names(Prefix) {
      for await (const { Contents } of paginateListObjectsV2({ client }, { Bucket, Prefix }))
        for (const { Key } of Contents ?? []) if (Key !== undefined) yield Key;
    },
    async remove(Key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
  };
}

const isBehindTheEnd = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.name === "InvalidRange";
