import type { Context } from "aws-lambda";
import { refusedCaller } from "../../functions/collect/shop-caller.ts";
import { makePointsCodeHandler } from "../../functions/loyalty/points-code-handler.ts";
import { makeTillLoyaltyHandler } from "../../functions/loyalty/till-loyalty-handler.ts";
import type { RawRequest } from "../../functions/middleware/raw-body.ts";
import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import type { Loyalty } from "../../src/domain/config/loyalty.ts";
import { faulty } from "./faulty.ts";
import { KEYS } from "./ingest.ts";
import { MAILBOX_KEY } from "./mailboxes.ts";
import { loyaltyShop } from "./wallets.ts";

/** A shop whose till asks over the API, and answers as it gets them. */
export async function loyaltyApi(programme: Loyalty | undefined) {
  const shop = await loyaltyShop(programme);
  const codes = makeMemoryCodeStore();
  let [calls, broken] = [0, Number.NaN];
  const around = async (call: () => Promise<unknown>) => {
    const isBroken = calls === broken;
    calls += 1;
    // After the call: what was written is there, and its answer is lost.
    const result = await call();
    if (isBroken) throw new Error("lost");
    return result;
  };
  const deps = {
    ...shop.till,
    wallets: faulty(shop.wallets, around),
    events: faulty(shop.events, around),
    codes: faulty(codes, around),
    secrets: { keys: async () => ({ ...KEYS, links: ["the-links-key"], mailbox: [MAILBOX_KEY] }) },
    putOnTill: async () => {},
    refusedCaller,
  };
  const till = makeTillLoyaltyHandler(deps);
  const pointsCode = makePointsCodeHandler(deps);
  const call = async (method: "GET" | "POST", path: string, body?: unknown, headers = {}) => {
    const [whole = "", query = ""] = path.split("?");
    const [who = "", what] = whole.split("/");
    const event = {
      routeKey: `${method} /v1/loyalty/{customer}${what === undefined ? "" : `/${what}`}`,
      rawPath: `/v1/loyalty/${whole}`,
      pathParameters: { customer: decodeURIComponent(who) },
      queryStringParameters: Object.fromEntries(new URLSearchParams(query)),
      headers: { authorization: `Bearer ${KEYS.server[0]}`, ...headers },
      requestContext: { http: { method, sourceIp: "203.0.113.7" } },
      body: body === undefined ? "" : JSON.stringify(body),
      isBase64Encoded: false,
    } as unknown as RawRequest;
    const answer = await (what === "codes" ? pointsCode : till)(event, {} as Context);
    return {
      status: answer.statusCode,
      type: answer.headers?.["content-type"],
      body: JSON.parse(answer.body ?? "null") as Readonly<Record<string, unknown>>,
    };
  };
  return {
    ...shop,
    codes,
    get: (path: string, headers = {}) => call("GET", path, undefined, headers),
    post: (path: string, body: unknown) => call("POST", path, body),
    /** The answer of so many calls to stores from now on is lost; undefined: of none any more. */
    breakAt(at: number | undefined) {
      calls = 0;
      broken = at ?? Number.NaN;
    },
    flows: () => shop.tell([]),
  };
}
