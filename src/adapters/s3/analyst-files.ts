import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from "@aws-sdk/client-s3";
import { ANALYST_PREFIX } from "../../contracts/analyst-files.ts";
import type { AnalystFiles } from "../../ports/analyst-files.ts";

/** Objects of the bucket of the results, in a folder of their own. */
export function makeAnalystFiles(client: S3Client, Bucket: string): AnalystFiles {
  const keyOf = (name: string) => `${ANALYST_PREFIX}${name}`;
  return {
    async put(name, Body) {
      const ContentType = "application/vnd.apache.parquet";
      await client.send(new PutObjectCommand({ Bucket, Key: keyOf(name), Body, ContentType }));
    },
    async get(name) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: keyOf(name) }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async *list(prefix) {
      const pages = paginateListObjectsV2({ client }, { Bucket, Prefix: keyOf(prefix) });
      for await (const { Contents } of pages)
        for (const { Key = "", Size = 0 } of Contents ?? [])
          yield { name: Key.slice(ANALYST_PREFIX.length), bytes: Size };
    },
    async remove(name) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: keyOf(name) }));
    },
  };
}
