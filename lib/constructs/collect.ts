import { Duration } from "aws-cdk-lib";
import { Construct } from "constructs";
import { BY_SOURCE } from "../../src/contracts/metrics.ts";
import { ingestFunction, SOURCE_ROWS } from "../../src/contracts/sources.ts";
import { Alert } from "./house/alert.ts";
import { NodeFunction } from "./house/node-function.ts";
import { ownMetric } from "./house/own-metric.ts";
import type { Platform } from "./house/platform.ts";
import type { PublicApi } from "./public-api.ts";

/** Requests a second on each route: a flood is refused with 429, which every SDK retries, before it costs anything. */
const THROTTLE = { rateLimit: 2_000, burstLimit: 4_000 };

/** One function per source: checks who sends, maps to facts, stores them. */
export class Ingestion extends Construct {
  constructor(scope: Construct, id: string, props: { platform: Platform; api: PublicApi }) {
    super(scope, id);
    const { events, config, journal, keys, confirmations } = props.platform;
    for (const { source, title, hurts, refusals, share, knows, memory } of SOURCE_ROWS) {
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
        alarmOn: "failures",
        share,
      });
      props.api.answerWith(handler, { throttle: THROTTLE, knows });
      new Alert(handler, "Refusals", {
        metric: ownMetric("refused", { [BY_SOURCE]: source }).with({ period: Duration.hours(1) }),
        from: refusals.anHour,
        hurts: `Messages of ${title} are turned away: a wrong secret or key, or a shape that nobody knows. ${refusals.hurts}`,
        runbook: "refusals",
      });
    }
  }
}
