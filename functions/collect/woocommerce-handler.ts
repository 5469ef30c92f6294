import { createHash } from "node:crypto";
import middy from "@middy/core";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { IngestDeps } from "../../src/app/collect/deps.ts";
import { wooFacts } from "../../src/app/collect/mapping/woocommerce.ts";
import { makeIngestWebhook } from "../../src/app/collect/webhooks.ts";
import { parseWooCommerce } from "../../src/contracts/woocommerce.ts";
import { HOUR } from "../../src/domain/basics/calendar.ts";
import { LIMITS, type PublicDeps, publicCalls } from "../middleware/public-calls.ts";
import { headerOf, type RawRequest, rawBody } from "../middleware/raw-body.ts";
import { makeUnseen } from "../middleware/unseen.ts";
import { heardFrom } from "./heard.ts";
import { countRefusals } from "./refusals.ts";
import { accepted, readSigned } from "./webhook.ts";

/** WooCommerce's webhooks. */
export function makeWooCommerceHandler(deps: IngestDeps & PublicDeps) {
  const unseen = makeUnseen(deps, "woocommerce");
  const ingest = makeIngestWebhook(deps, "woocommerce", unseen.note);
  return middy<RawRequest, APIGatewayProxyStructuredResultV2>()
    .use(publicCalls("ingest-woocommerce", { ...deps, limits: LIMITS.webhooks, onLimited: unseen.limited }))
    .use(unseen.settled)
    .use(countRefusals("woocommerce", ["x-wc-webhook-signature", "x-wc-webhook-topic"]))
    .use(heardFrom(deps, "woocommerce"))
    .use(rawBody())
    .handler(async (event) => {
      if (isPing(event)) return accepted("stored");
      const { woocommerce: secrets } = await deps.secrets.keys();
      const read = readSigned(event, { shop: "WooCommerce", header: "x-wc-webhook-signature", secrets });
      if ("problem" in read) return unseen.refuse(read.problem);
      const topic = headerOf(event, "x-wc-webhook-topic");
      if (!topic) {
        return unseen.refuse({ kind: "malformed", detail: "no topic", place: "x-wc-webhook-topic" });
      }
      const id = messageId(topic, read.body, event.raw, deps.clock.now());
      const parsed = parseWooCommerce(topic, read.body);
      return accepted(await ingest(topic, (at) => wooFacts({ topic, id, raw: read.body, ...at, ...parsed })));
    });
}

/** Saved in the admin, a webhook first sends an unsigned form to see whether anybody answers; nothing is in it. */
const isPing = ({ raw }: RawRequest): boolean =>
  raw.length < 64 && /^webhook_id=\d+$/.test(raw.toString("latin1").trim());

/**
 * WooCommerce's delivery id is made from the second, so two orders may share it: what is sent names the message. A
 * deletion is an id and nothing else, and restoring changes nothing in the order: there the hour tells them apart.
 */
function messageId(topic: string, body: Readonly<Record<string, unknown>>, raw: Buffer, now: number): string {
  const hour = `hour ${Math.floor(now / HOUR)}`;
  const modified = topic === "order.restored" ? hour : (body.date_modified_gmt ?? body.date_modified ?? hour);
  const hash = createHash("sha256").update(`${topic} ${body.id} ${modified} `).update(raw).digest("hex");
  return `${topic}:${hash.slice(0, 32)}`;
}
