import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import * as z from "zod";
import { type Kept, NOTHING_KEPT } from "./kept/kept.ts";
import { isPresigned, whyNot } from "./presigned.ts";
import { declared, ignored, type Resource } from "./template/resources.ts";

const BucketShape = z.strictObject({
  BucketName: z.string().optional(),
  // Nothing to do locally: nobody else gets at the files, and they are as old as the stack.
  BucketEncryption: ignored,
  PublicAccessBlockConfiguration: ignored,
  LifecycleConfiguration: ignored,
  OwnershipControls: ignored,
  Tags: ignored,
  CorsConfiguration: z
    .strictObject({
      CorsRules: z.tuple([
        z.strictObject({
          AllowedOrigins: z.tuple([z.literal("*")]),
          AllowedMethods: z.array(z.string()),
          AllowedHeaders: z.array(z.string()),
          MaxAge: z.number(),
        }),
      ]),
    })
    .optional(),
});

export interface FileRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** By their names in small letters. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

interface FileAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** The buckets of the template, in the protocol of S3 with the bucket in the path. Undefined of other requests. */
export type S3 = (request: FileRequest) => FileAnswer | undefined;

const PAGE = 1_000;
/** Of files, and of nothing else that is answered. */
export const FILE_TYPE = "text/plain";

export interface Files {
  readonly s3: S3;
  /** Puts back what an earlier run has kept. */
  resume(): Promise<void>;
}

const PREFIX = "file~";

/** Files by bucket and name: what the SDK's client calls of the functions need, and no more. */
export function makeFiles(resources: readonly Resource[], kept: Kept = NOTHING_KEPT): Files {
  const declaredBuckets = declared(resources, "AWS::S3::Bucket", BucketShape);
  const buckets = new Map(declaredBuckets.map(({ physical }) => [physical.ref, new Map<string, Buffer>()]));
  const cors = new Map(
    declaredBuckets.map(({ physical, properties }) => [
      physical.ref,
      properties.CorsConfiguration?.CorsRules[0],
    ]),
  );
  const put = (bucket: Map<string, Buffer>, name: string, key: string, bytes: Buffer): FileAnswer => {
    bucket.set(key, bytes);
    kept.put(`${PREFIX}${name}/${key}`, keptForm(bytes));
    return answer(200, "");
  };
  /** Browsers come by presigned addresses or not at all; programs of this machine may do without. */
  const s3: S3 = (request) => {
    const [, name = ""] = request.path.split("/");
    const { headers = {}, query = {} } = request;
    const rule = cors.get(name);
    if (request.method === "OPTIONS" && rule) return preflight(rule);
    const isSigned = isPresigned({ query });
    const wrong = isSigned
      ? whyNot({ ...request, query, headers }, Date.now())
      : headers.origin !== undefined && buckets.has(name) && "AccessDenied";
    if (wrong) return refused(403, wrong);
    const answered = stored(request);
    if (!answered || !isSigned || !rule) return answered;
    return { ...answered, headers: { ...answered.headers, "access-control-allow-origin": "*" } };
  };
  const stored: S3 = (request) => {
    const [, name = "", ...rest] = request.path.split("/");
    const bucket = buckets.get(name);
    if (!bucket) return undefined;
    const key = rest.map(decodeURIComponent).join("/");
    const { headers = {} } = request;
    if (request.method === "GET" && key === "") return listed(bucket, request.query);
    switch (request.method) {
      case "PUT":
        if (!isAnnounced(request)) return refused(400, "BadDigest");
        return put(bucket, name, key, Buffer.from(request.body));
      case "DELETE":
        bucket.delete(key);
        kept.delete(`${PREFIX}${name}/${key}`);
        return answer(204, "");
      case "GET":
        return found(bucket.get(key), headers.range);
      default:
        return refused(405, "MethodNotAllowed");
    }
  };
  return {
    s3,
    async resume() {
      for (const [name, bucket] of buckets) {
        const prefix = `${PREFIX}${name}/`;
        for await (const [key, form] of kept.entries(prefix))
          bucket.set(key.slice(prefix.length), bytesOf(KeptForm.parse(form)));
      }
    },
  };
}

type CorsRule = NonNullable<z.infer<typeof BucketShape>["CorsConfiguration"]>["CorsRules"][0];

const preflight = ({ AllowedMethods, AllowedHeaders, MaxAge }: CorsRule): FileAnswer => ({
  status: 200,
  headers: {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": AllowedMethods.join(", "),
    "access-control-allow-headers": AllowedHeaders.join(", "),
    "access-control-max-age": `${MaxAge}`,
  },
  body: "",
});

/** Whether the bytes are those of the checksum that comes with them, if any does. */
function isAnnounced({ headers = {}, body }: FileRequest): boolean {
  const checksum = headers["x-amz-checksum-sha256"];
  return checksum === undefined || createHash("sha256").update(body).digest("base64") === checksum;
}

/** Documents are kept as JSON: text as it is, other bytes in letters. */
const KeptForm = z.union([z.string(), z.strictObject({ base64: z.base64() })]);
type KeptForm = z.infer<typeof KeptForm>;

const keptForm = (bytes: Buffer): KeptForm =>
  isUtf8(bytes) ? bytes.toString() : { base64: bytes.toString("base64") };

const bytesOf = (form: KeptForm): Buffer =>
  typeof form === "string" ? Buffer.from(form) : Buffer.from(form.base64, "base64");

function listed(bucket: ReadonlyMap<string, Buffer>, query: FileRequest["query"] = {}): FileAnswer {
  if (query["list-type"] !== "2") return refused(501, "NotImplemented");
  const { prefix = "", "continuation-token": after = "" } = query;
  const names = [...bucket.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
  const page = names.slice(0, PAGE);
  const next =
    names.length > PAGE ? `<NextContinuationToken>${escaped(page.at(-1) ?? "")}</NextContinuationToken>` : "";
  const contents = page
    .map((key) => `<Contents><Key>${escaped(key)}</Key><Size>${bucket.get(key)?.length}</Size></Contents>`)
    .join("");
  const isTruncated = `<IsTruncated>${names.length > PAGE}</IsTruncated>`;
  return answer(200, `<ListBucketResult>${isTruncated}${next}${contents}</ListBucketResult>`);
}

function found(bytes: Buffer | undefined, range: string | undefined): FileAnswer {
  if (!bytes) return refused(404, "NoSuchKey");
  const asked = range === undefined ? undefined : /^bytes=(\d+)-(\d+)$/.exec(range);
  if (range !== undefined && !asked) return refused(501, "NotImplemented");
  if (!asked) return file(200, bytes);
  const [from, to] = [Number(asked[1]), Number(asked[2])];
  return from >= bytes.length ? refused(416, "InvalidRange") : file(206, bytes.subarray(from, to + 1));
}

const refused = (status: number, code: string): FileAnswer =>
  answer(status, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`);

const answer = (status: number, body: string | Buffer, type = "application/xml"): FileAnswer => ({
  ...{ status, headers: { "content-type": type }, body },
});

const file = (status: number, bytes: Buffer): FileAnswer => answer(status, bytes, FILE_TYPE);

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
