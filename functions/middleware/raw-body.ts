import { gunzipSync } from "node:zlib";
import type middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { type Problem, problemResponse } from "./problem.ts";

/** A request whose body is the bytes that the sender sent: signatures are made over those. */
export type RawRequest = APIGatewayProxyEventV2 & { readonly raw: Buffer };

/** A header's value whatever the case of its name. */
export function headerOf(event: APIGatewayProxyEventV2, name: string): string | undefined {
  const [, value] = Object.entries(event.headers).find(([key]) => key.toLowerCase() === name) ?? [];
  return value;
}

/**
 * Puts the body's bytes into the event. API Gateway sends a body in base64 when it does not know its content type as
 * text. `inflateTo`: gzip is taken, up to that many bytes; absent where senders sign what they send, and do not compress.
 */
export function rawBody(
  options: { readonly inflateTo?: number } = {},
): middy.MiddlewareObj<RawRequest, APIGatewayProxyStructuredResultV2> {
  return {
    before: (request) => {
      const decoded = bytesOf(request.event, options.inflateTo);
      if ("kind" in decoded) return problemResponse(decoded);
      request.event = { ...request.event, raw: decoded.raw };
      return undefined;
    },
  };
}

type Decoded = { readonly raw: Buffer } | Problem;

/** The body's bytes, unpacked up to `inflateTo` where that is given. */
export function bytesOf(event: APIGatewayProxyEventV2, inflateTo: number | undefined): Decoded {
  const raw = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8");
  const encoding = headerOf(event, "content-encoding")?.trim().toLowerCase() || "identity";
  const known = encoding === "identity" || (inflateTo !== undefined && /^(x-)?gzip$/.test(encoding));
  if (!known) {
    const detail = `content-encoding ${encoding.slice(0, 40)} is not supported`;
    return { kind: "unsupported-encoding", detail, place: "content-encoding" };
  }
  return inflateTo !== undefined && isGzip(raw) ? inflate(raw, inflateTo) : { raw };
}

/** By its first bytes: some clients do not say that they compress, some proxies unpack without saying so. */
const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Stops at the limit, so that a bomb costs no more than an honest body of that size. */
function inflate(bytes: Buffer, limit: number): Decoded {
  try {
    return { raw: gunzipSync(bytes, { maxOutputLength: limit }) };
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    return tooLarge
      ? { kind: "inflated-too-large", detail: `the body inflates to more than ${limit} bytes`, place: "body" }
      : { kind: "malformed", detail: "the body is not valid gzip", place: "body" };
  }
}
