import type { Bundle } from "../../../src/domain/config/bundle.ts";
import { shopWith } from "../../support/chain-bundles.ts";
import type { Cloud } from "../cloud.ts";

/** A Sunday noon. */
export const NOON = Date.UTC(2026, 2, 1, 12);

/**
 * A shop that welcomes who subscribes: a mail with an offer, another a day later, which the frequency cap puts off,
 * then silence.
 */
export const CONFIG: Bundle = shopWith(
  {
    exit: "ordered_since_entry",
    steps: [
      { send: "one", offer: "thanks" },
      { wait: "1d" },
      { send: "two" },
      { wait: "1d" },
      { silence: true },
    ],
  },
  { frequency_cap: { mails: 1, per: "30h", over: "defer" } },
);

export async function publish(cloud: Cloud, bundle: Bundle): Promise<void> {
  await cloud.config.publish({ files: {}, bundle, digest: "1", by: "test", publishedAt: cloud.clock.now() });
}
