import type { ShopKeys } from "../../src/app/collect/deps.ts";
import type { Problem } from "../middleware/problem.ts";
import { headerOf, type RawRequest } from "../middleware/raw-body.ts";
import { verifyStandard } from "./standard-signature.ts";
import { admissionOf } from "./write-key.ts";

/**
 * Whether a request comes from the shop's own servers: by the server's key (HTTP Basic, Bearer or X-Write-Key), or by a
 * Standard Webhooks signature. Undefined when it does; a page or the key of pages is refused.
 */
export function refusedCaller(event: RawRequest, keys: ShopKeys, now: number): Problem | undefined {
  if (headerOf(event, "webhook-signature") !== undefined) {
    if (headerOf(event, "origin") !== undefined) return FROM_PAGE;
    const verified = verifyStandard(event, keys.standard, now);
    return "problem" in verified ? verified.problem : undefined;
  }
  if (keys.server.length === 0) return NO_SERVER_KEY;
  const admission = admissionOf(withBearer(event), keys);
  if (admission === undefined) return NO_KEY;
  if ("problem" in admission) return admission.problem;
  return admission.rank === "browser" ? BROWSERS_KEY : undefined;
}

/** A bearer's token is the same key in another header. */
function withBearer(event: RawRequest): RawRequest {
  const [, token] = /^bearer +(\S+)$/i.exec(headerOf(event, "authorization")?.trim() ?? "") ?? [];
  return token === undefined ? event : { ...event, headers: { ...event.headers, "x-write-key": token } };
}

const NO_SERVER_KEY: Problem = {
  kind: "not-configured",
  detail: "the deployment has no server key: put one under server in its keys secret",
};
const NO_KEY: Problem = {
  kind: "unauthorized",
  detail:
    "no key: send the server's key as the user of HTTP Basic authentication, as a Bearer token or in X-Write-Key, or sign the request (Standard Webhooks)",
  place: "authorization",
};
const BROWSERS_KEY: Problem = {
  kind: "forbidden",
  detail:
    "this is the browser's key, which anybody can read in a page: only the shop's server may ask, with its own",
  place: "authorization",
};
const FROM_PAGE: Problem = {
  kind: "exposed-key",
  detail: "the request comes from a page (it has an Origin): only the shop's server may ask",
  place: "origin",
};
