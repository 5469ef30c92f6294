import { lookup } from "node:dns";
import { request } from "node:https";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { webhookFault } from "../../domain/webhooks/address.ts";
import type { Poster } from "../../ports/webhooks.ts";

const TIMEOUT_MS = 10_000;
/** Of the answer, which nobody reads. */
const LONGEST_ANSWER = 64 * 1024;

/** Whether an address is one of the public internet: no network of the shop's own, no metadata service, nothing in between. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}

/**
 * Looks a name up for one connection, which then goes to what was looked at: a name that changes its mind between two
 * look-ups leads nowhere else. One private address among several is reason enough to refuse.
 */
export const publicLookup: LookupFunction = (hostname, options, answer) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return answer(error, "", 0);
    const strange = addresses.find(({ address }) => !isPublic(address));
    const [first] = addresses;
    if (strange || !first)
      return answer(
        new Error(`${hostname} leads to ${strange?.address ?? "nothing"}: not a public address`),
        "",
        0,
      );
    return options.all ? answer(null, addresses) : answer(null, first.address, first.family);
  });
};

/** Posts over HTTPS, each on a connection of its own. A redirect is an answer like any other: it is not followed. */
export function makePoster(resolve: LookupFunction = publicLookup): Poster {
  return {
    post: ({ url, headers, body }) => {
      const fault = webhookFault(url);
      if (fault !== undefined) return Promise.resolve({ kind: "failed", why: fault });
      return new Promise((done) => {
        const signal = AbortSignal.timeout(TIMEOUT_MS);
        const length = { "content-length": `${Buffer.byteLength(body)}` };
        const options = {
          method: "POST",
          headers: { ...headers, ...length },
          lookup: resolve,
          agent: false,
          signal,
        };
        const failed = (error: Error) =>
          done({ kind: "failed", why: signal.aborted ? "no answer in 10 seconds" : error.message });
        const call = request(url, options, (response) => {
          const { statusCode: status = 0, headers: answered } = response;
          const retryAfterMs = retryAfter(answered["retry-after"], Date.now());
          let bytes = 0;
          response.on("data", (chunk: Buffer) => {
            bytes += chunk.length;
            if (bytes > LONGEST_ANSWER) response.destroy();
          });
          response.on("error", () => {});
          response.on("close", () =>
            done({ kind: "answered", status, ...(retryAfterMs !== undefined && { retryAfterMs }) }),
          );
        });
        call.on("error", failed);
        call.end(body);
      });
    },
  };
}

/** `Retry-After` in milliseconds from now: seconds, or a date (RFC 9110, 10.2.3). */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

let chosen: Poster | undefined;

export const poster = (): Poster => chosen ?? makePoster();

/** For the local stack, from which nothing leaves this machine. */
export function setPoster(other: Poster): void {
  chosen = other;
}
