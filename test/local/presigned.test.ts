import { createHash } from "node:crypto";
import { S3Client } from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { whyNot } from "../../local/presigned.ts";
import { makeFiles } from "../../local/s3.ts";
import { makeConfigFiles } from "../../src/adapters/s3/config-files.ts";
import { resourcesOf } from "../support/local.ts";

const client = new S3Client({
  ...{ region: "us-east-1", endpoint: "http://127.0.0.1:4400", forcePathStyle: true },
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
  requestChecksumCalculation: "WHEN_REQUIRED",
});
const files = makeConfigFiles(client, client, "configs");
const BYTES = Buffer.from("the zip of a config");
const CONTENT = { bytes: BYTES.length, sha256: createHash("sha256").update(BYTES).digest("hex") };

const CorsRule = { AllowedOrigins: ["*"], AllowedMethods: ["GET", "PUT"], AllowedHeaders: ["x"], MaxAge: 7 };
const { s3 } = makeFiles(
  resourcesOf({
    Configs: {
      Type: "AWS::S3::Bucket",
      Properties: { BucketName: "configs", CorsConfiguration: { CorsRules: [CorsRule] } },
    },
    Results: { Type: "AWS::S3::Bucket", Properties: { BucketName: "results" } },
  }),
);

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** As it comes over HTTP. */
function arrived({ method, url, headers = {}, body = Buffer.alloc(0) }: Sent) {
  const { pathname: path, searchParams, host } = new URL(url);
  const length = body.length > 0 ? { "content-length": `${body.length}` } : {};
  const query = Object.fromEntries(searchParams);
  return { method, path, query, headers: { host, ...length, ...headers }, body };
}
const answered = (sent: Sent) => {
  const answer = s3(arrived(sent));
  return { status: answer?.status, body: answer?.body.toString(), headers: answer?.headers };
};

describe("an address for an upload", () => {
  it("takes the very bytes that were announced, which an address for fetching gives back", async () => {
    const to = await files.uploadAddress("uploads/a.zip", CONTENT);
    expect(answered({ method: "PUT", ...to, body: BYTES })).toMatchObject({ status: 200 });
    const from = await files.downloadAddress("uploads/a.zip", "config-1.zip");
    expect(answered({ method: "GET", ...from })).toMatchObject({ status: 200, body: BYTES.toString() });
  });

  it("takes no other bytes, no other length, no other name and nothing without the checksum", async () => {
    const { url, headers } = await files.uploadAddress("uploads/b.zip", CONTENT);
    const other = Buffer.from("the zip of a connfig".slice(0, BYTES.length));
    expect(answered({ method: "PUT", url, headers, body: other })).toMatchObject({ status: 400 });
    const longer = Buffer.concat([BYTES, BYTES]);
    for (const [sent, why] of [
      [{ url, headers, body: longer }, "SignatureDoesNotMatch"],
      [{ url: url.replace("b.zip", "c.zip"), headers, body: BYTES }, "SignatureDoesNotMatch"],
      [{ url, body: BYTES }, "SignatureDoesNotMatch"],
      [{ url: url.replace("Expires=900", "Expires=9000"), headers, body: BYTES }, "SignatureDoesNotMatch"],
    ] as const)
      expect(answered({ method: "PUT", ...sent })).toMatchObject({
        status: 403,
        body: expect.stringContaining(why),
      });
    expect(answered({ method: "GET", url, headers })).toMatchObject({ status: 403 });
  });

  it("is good for 15 minutes", async () => {
    const to = await files.uploadAddress("uploads/d.zip", CONTENT);
    const request = arrived({ method: "PUT", ...to, body: BYTES });
    const now = Date.now();
    expect(whyNot(request, now + 14 * 60_000)).toBeUndefined();
    expect(whyNot(request, now + 16 * 60_000)).toBe("AccessDenied");
  });

  it("may be used by a browser of any page; without one a browser gets nothing", async () => {
    const to = await files.uploadAddress("uploads/e.zip", CONTENT);
    const origin = "https://page.example";
    expect(answered({ method: "OPTIONS", url: to.url, headers: { origin } })).toMatchObject({
      status: 200,
      headers: { "access-control-allow-origin": "*", "access-control-allow-methods": "GET, PUT" },
    });
    const sent = { method: "PUT", url: to.url, headers: { ...to.headers, origin }, body: BYTES };
    expect(answered(sent)).toMatchObject({ status: 200, headers: { "access-control-allow-origin": "*" } });
    for (const bucket of ["configs", "results"])
      expect(
        answered({
          method: "GET",
          url: `http://127.0.0.1:4400/${bucket}/uploads/e.zip`,
          headers: { origin },
        }),
      ).toMatchObject({ status: 403 });
  });
});
