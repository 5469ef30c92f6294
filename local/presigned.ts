import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Of every key on the local stack (local/functions/environment.ts). */
const SECRET = "local";
const SIGNATURE = "X-Amz-Signature";

interface SignedRequest {
  readonly method: string;
  /** As it stands in the address. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

/** Whether an address was made by somebody who has keys, for some minutes. */
export const isPresigned = ({ query }: Pick<SignedRequest, "query">): boolean => SIGNATURE in query;

/**
 * Why a request to a presigned address is not to be answered; undefined of one that is. As S3 does it: "Authenticating
 * Requests: Using Query Parameters (AWS Signature Version 4)". `now`: by the wall's clock.
 */
export function whyNot(request: SignedRequest, now: number): string | undefined {
  const { query } = request;
  const [date = "", scope = ""] = [query["X-Amz-Date"], scopeOf(query["X-Amz-Credential"])];
  const signedAt = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, "$1-$2-$3:$4:$5"));
  if (!(now < signedAt + Number(query["X-Amz-Expires"]) * 1000)) return "AccessDenied";
  const text = ["AWS4-HMAC-SHA256", date, scope, sha256(canonical(request))].join("\n");
  const key = scope.split("/").reduce((by: string | Buffer, part) => hmac(by, part), `AWS4${SECRET}`);
  const [is, should] = [Buffer.from(query[SIGNATURE] ?? "", "hex"), hmac(key, text)];
  return is.length === should.length && timingSafeEqual(is, should) ? undefined : "SignatureDoesNotMatch";
}

const scopeOf = (credential = ""): string => credential.split("/").slice(1).join("/");

function canonical({ method, path, query, headers }: SignedRequest): string {
  const names = query["X-Amz-SignedHeaders"] ?? "";
  const parameters = Object.entries(query)
    .filter(([name]) => name !== SIGNATURE)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort();
  const lines = names.split(";").map((name) => `${name}:${(headers[name] ?? "").trim()}`);
  return [method, path, parameters.join("&"), ...lines, "", names, "UNSIGNED-PAYLOAD"].join("\n");
}

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
