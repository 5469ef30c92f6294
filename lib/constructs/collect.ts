import { Construct } from "constructs";
import { ingestFunction, SOURCE_ROWS } from "../../src/contracts/sources.ts";
import { NodeFunction } from "./house/node-function.ts";
import type { Platform } from "./house/platform.ts";
import type { PublicApi } from "./public-api.ts";

/** Requests a second on each route: a flood is refused with 429, which every SDK retries, before it costs anything. */
const THROTTLE = { rateLimit: 2_000, burstLimit: 4_000 };

/** One function per source: checks who sends, maps to facts, stores them. */
export class Ingestion extends Construct {
  constructor(scope: Construct, id: string, props: { platform: Platform; api: PublicApi }) {
    super(scope, id);
    const { events, config, journal, keys, confirmations } = props.platform;
    for (const { source, hurts, share, knows, memory } of SOURCE_ROWS) {
      const handler = new NodeFunction(this, ingestFunction(source), {
        platform: props.platform,
        memory,
        access: [
          events("GetItem", "PutItem", "Query"),
          config("Query"),
          journal("GetItem", "UpdateItem", "PutItem"),
          keys,
          confirmations,
        ],
        hurts,
        runbook: "ingestion",
        share,
      });
      props.api.answerWith(handler, { throttle: THROTTLE, knows });
    }
  }
}
