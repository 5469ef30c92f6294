import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { headerOf } from "../middleware/raw-body.ts";
import { sameSecret } from "./signature.ts";

/** The write key in the request's head: Basic with an empty password, Jitsu's header, or the beacon's query. */
export function headWriteKey(event: APIGatewayProxyEventV2): string | undefined {
  const [, basic] = /^basic +([a-z\d+/=_-]+)$/i.exec(headerOf(event, "authorization")?.trim() ?? "") ?? [];
  const [user] = basic ? Buffer.from(basic, "base64").toString("utf8").split(":") : [];
  return user || headerOf(event, "x-write-key") || event.queryStringParameters?.writeKey || undefined;
}

/** Jitsu's clients send nothing but `key:secret`: what comes before the colon is enough, as everywhere else. */
export function isWriteKey(key: unknown, keys: readonly string[]): boolean {
  if (typeof key !== "string") return false;
  const [first = ""] = key.split(":");
  return keys.flatMap((one) => [sameSecret(one, key), sameSecret(one, first)]).includes(true);
}
