import middy from "@middy/core";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { IngestDeps } from "../../src/app/collect/deps.ts";
import { fingerprint } from "../../src/app/collect/fingerprint.ts";
import { shopifyFacts } from "../../src/app/collect/mapping/shopify.ts";
import { makeIngestWebhook } from "../../src/app/collect/webhooks.ts";
import { parseShopify } from "../../src/contracts/shopify.ts";
import { LIMITS, type PublicDeps, publicCalls } from "../middleware/public-calls.ts";
import { headerOf, type RawRequest, rawBody } from "../middleware/raw-body.ts";
import { makeUnseen } from "../middleware/unseen.ts";
import { heardFrom } from "./heard.ts";
import { countRefusals } from "./refusals.ts";
import { accepted, readSigned } from "./webhook.ts";

/**
 * Shopify's webhooks. A delivery that comes again makes the same facts: it is known by its body, because the webhook id
 * is outside the signature.
 */
export function makeShopifyHandler(deps: IngestDeps & PublicDeps) {
  const unseen = makeUnseen(deps, "shopify");
  const ingest = makeIngestWebhook(deps, "shopify", unseen.note);
  return middy<RawRequest, APIGatewayProxyStructuredResultV2>()
    .use(publicCalls("ingest-shopify", { ...deps, limits: LIMITS.webhooks, onLimited: unseen.limited }))
    .use(unseen.settled)
    .use(countRefusals("shopify", ["x-shopify-hmac-sha256", "x-shopify-topic"]))
    .use(heardFrom(deps, "shopify"))
    .use(rawBody())
    .handler(async (event) => {
      const { shopify: secrets } = await deps.secrets.keys();
      const read = readSigned(event, { shop: "Shopify", header: "x-shopify-hmac-sha256", secrets });
      if ("problem" in read) return unseen.refuse(read.problem);
      const topic = headerOf(event, "x-shopify-topic");
      if (!topic) {
        return unseen.refuse({ kind: "malformed", detail: "no topic", place: "x-shopify-topic" });
      }
      const head = {
        topic,
        id: fingerprint(read.body),
        shop: headerOf(event, "x-shopify-shop-domain") ?? "unknown",
        raw: read.body,
      };
      const parsed = parseShopify(topic, read.body);
      return accepted(await ingest(topic, (at) => shopifyFacts({ ...head, ...at, ...parsed })));
    });
}
