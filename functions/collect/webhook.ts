import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { isDeeperThan, parseObject } from "../middleware/json.ts";
import type { Problem } from "../middleware/problem.ts";
import { headerOf, type RawRequest } from "../middleware/raw-body.ts";
import { isSigned } from "./signature.ts";

/** Levels of objects and arrays in one webhook. */
const DEPTH = 64;

/** The body of a webhook signed over its bytes with one of the live secrets, or why it is refused. */
export function readSigned(
  event: RawRequest,
  from: { readonly shop: string; readonly header: string; readonly secrets: readonly string[] },
) {
  const { shop, header, secrets } = from;
  if (secrets.length === 0) return refuse(noSecret(shop));
  const signature = headerOf(event, header);
  if (!signature) return refuse({ kind: "unauthorized", detail: "the signature is missing", place: header });
  if (!isSigned(event.raw, signature, secrets)) {
    const detail = `the signature is not that of this body under any of the deployment's ${shop} secrets`;
    return refuse({ kind: "unauthorized", detail, place: header });
  }
  return readBody(event.raw);
}

export function readBody(raw: Buffer) {
  const parsed = parseObject(raw);
  if ("body" in parsed && isDeeperThan(DEPTH, parsed.body)) {
    return refuse({ kind: "malformed", detail: `nested deeper than ${DEPTH} levels`, place: "body" });
  }
  return parsed;
}

export const noSecret = (shop: string): Problem => ({
  kind: "not-configured",
  detail: `the deployment has no ${shop} secret: put one in its keys secret`,
});

const refuse = (problem: Problem) => ({ problem });

/** `ignored`: the webhook is about no customer, as a changed product is. Sending it again would change nothing. */
export const accepted = (outcome: "stored" | "ignored"): APIGatewayProxyStructuredResultV2 => ({
  statusCode: 200,
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ success: true, ...(outcome === "ignored" && { ignored: "it names no customer" }) }),
});
