import middy from "@middy/core";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { IngestDeps } from "../../src/app/collect/deps.ts";
import { standardFacts } from "../../src/app/collect/mapping/standard.ts";
import { makeIngestWebhook } from "../../src/app/collect/webhooks.ts";
import { parseStandard } from "../../src/contracts/standard.ts";
import { LIMITS, type PublicDeps, publicCalls } from "../middleware/public-calls.ts";
import { type RawRequest, rawBody } from "../middleware/raw-body.ts";
import { makeUnseen } from "../middleware/unseen.ts";
import { heardFrom } from "./heard.ts";
import { countRefusals } from "./refusals.ts";
import { verifyStandard } from "./standard-signature.ts";
import { accepted, readBody } from "./webhook.ts";

/** Standard Webhooks, for any other shop: the events of docs/events.md. */
export function makeStandardHandler(deps: IngestDeps & PublicDeps) {
  const unseen = makeUnseen(deps, "standard");
  const ingest = makeIngestWebhook(deps, "standard", unseen.note);
  return middy<RawRequest, APIGatewayProxyStructuredResultV2>()
    .use(publicCalls("ingest-standard", { ...deps, limits: LIMITS.webhooks, onLimited: unseen.limited }))
    .use(unseen.settled)
    .use(countRefusals("standard", ["webhook-signature"]))
    .use(heardFrom(deps, "standard"))
    .use(rawBody())
    .handler(async (event) => {
      const { standard: secrets } = await deps.secrets.keys();
      const verified = verifyStandard(event, secrets, deps.clock.now());
      if ("problem" in verified) return unseen.refuse(verified.problem);
      const read = readBody(event.raw);
      if ("problem" in read) return unseen.refuse(read.problem);
      const parsed = parseStandard(read.body);
      if ("errors" in parsed) {
        const detail = "the event does not have the documented shape (docs/events.md)";
        return unseen.refuse({ kind: "malformed", detail, place: "body", errors: parsed.errors });
      }
      const { id } = verified;
      return accepted(
        await ingest(parsed.event.type, (at) => standardFacts({ id, raw: read.body, ...at, ...parsed })),
      );
    });
}
