import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { CONFIG_ADDRESS_SECONDS } from "../../contracts/config-limits.ts";
import type { ConfigFiles } from "../../ports/config-files.ts";

/** The header by which S3 refuses other bytes than those that were announced. */
const CHECKSUM = "x-amz-checksum-sha256";
const ZIP = "application/zip";
const expiresIn = CONFIG_ADDRESS_SECONDS;

/**
 * Objects of one bucket. The address of an upload is signed with the length and the checksum of its bytes, so that S3
 * takes nothing else at it. `signing`: the client that signs addresses, which other processes have to reach.
 */
export function makeConfigFiles(client: S3Client, signing: S3Client, Bucket: string): ConfigFiles {
  return {
    async get(Key, most) {
      try {
        const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand({ Bucket, Key }));
        if (ContentLength > most) return "too-large";
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async put(Key, Body) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: "text/plain" }));
    },
    async uploadAddress(Key, { bytes, sha256 }) {
      const ChecksumSHA256 = Buffer.from(sha256, "hex").toString("base64");
      const put = new PutObjectCommand({ Bucket, Key, ChecksumSHA256, ContentLength: bytes });
      // In the query S3 would not look at it.
      const url = await getSignedUrl(signing, put, { expiresIn, unhoistableHeaders: new Set([CHECKSUM]) });
      return { url, headers: { [CHECKSUM]: ChecksumSHA256 } };
    },
    async downloadAddress(Key, saveAs) {
      const ResponseContentDisposition = `attachment; filename="${saveAs}"`;
      const get = new GetObjectCommand({
        ...{ Bucket, Key, ResponseContentDisposition, ResponseContentType: ZIP },
      });
      return { url: await getSignedUrl(signing, get, { expiresIn }), headers: {} };
    },
  };
}
