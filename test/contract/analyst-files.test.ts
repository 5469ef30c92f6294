import { S3Client } from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { makeFiles } from "../../local/s3.ts";
import { makeTransport, toServices } from "../../local/transport.ts";
import { makeMemoryAnalystFiles } from "../../src/adapters/memory/analyst-files.ts";
import { makeAnalystFiles } from "../../src/adapters/s3/analyst-files.ts";
import type { AnalystFiles, StoredFile } from "../../src/ports/analyst-files.ts";

const ENDPOINT = "http://s3.local:1";

/** The adapter over the local stack's S3, in its protocol. */
function onS3(): AnalystFiles {
  const physical = { ref: "bucket", attributes: {} };
  const parts = { id: "Bucket", stack: "Data", type: "AWS::S3::Bucket", properties: {}, metadata: {} };
  const { s3 } = makeFiles([{ ...parts, physical }]);
  const services = (request: Parameters<typeof s3>[0]) =>
    s3(request) ?? { status: 404, headers: {}, body: "" };
  const client = new S3Client({
    ...makeTransport({ [ENDPOINT]: toServices(() => services) }),
    ...{ endpoint: ENDPOINT, region: "us-east-1", forcePathStyle: true },
    ...{ requestChecksumCalculation: "WHEN_REQUIRED", responseChecksumValidation: "WHEN_REQUIRED" },
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  return makeAnalystFiles(client, "bucket");
}

async function listed(files: AnalystFiles, prefix: string): Promise<readonly StoredFile[]> {
  const found: StoredFile[] = [];
  for await (const file of files.list(prefix)) found.push(file);
  return found;
}

const BYTES = new Uint8Array([0x50, 0x41, 0x52, 0x31, 0x00, 0xff, 0x80, 0xc3]);

describe.each([
  ["memory", makeMemoryAnalystFiles],
  ["S3", onS3],
] as const)("files for analysts in %s", (_, make) => {
  it("read back every byte", async () => {
    const files = make();
    await files.put("sends/dt=2026-03-01/00000.parquet", BYTES);
    const read = await files.get("sends/dt=2026-03-01/00000.parquet");
    expect([...(read ?? [])]).toEqual([...BYTES]);
    expect(await files.get("sends/dt=2026-03-02/00000.parquet")).toBeUndefined();
  });

  it("are listed by the beginning of their names, with their sizes, in order, beyond a page", async () => {
    const files = make();
    const names = Array.from({ length: 1_200 }, (_, at) => `sends/dt=2026-03-01/${10_000 + at}.parquet`);
    for (const name of names.toReversed()) await files.put(name, BYTES);
    await files.put("sends_other/1.parquet", BYTES);
    const found = await listed(files, "sends/");
    expect(found.map(({ name }) => name)).toEqual(names);
    expect(found.every(({ bytes }) => bytes === BYTES.length)).toBe(true);
    expect(await listed(files, "nothing/")).toEqual([]);
  });

  it("are replaced and removed", async () => {
    const files = make();
    await files.put("customers/00000.parquet", BYTES);
    await files.put("customers/00000.parquet", BYTES.subarray(0, 4));
    expect(await listed(files, "")).toEqual([{ name: "customers/00000.parquet", bytes: 4 }]);
    await files.remove("customers/00000.parquet");
    await files.remove("customers/00000.parquet");
    expect(await listed(files, "")).toEqual([]);
  });
});
