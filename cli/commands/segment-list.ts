import { Command } from "commander";
import { onConfig, type WhichConfig } from "../config/open-config.ts";
import { rfmPage, segmentsPage } from "../pages/segments-page.ts";
import type { OpenSegments } from "../segments/open-segments.ts";
import { nothingPublished } from "../segments/refused.ts";

interface Options extends WhichConfig {
  readonly rfm?: boolean;
  readonly json?: boolean;
}

export function listCommand(open: OpenSegments): Command {
  return onConfig(new Command("list"))
    .description("the segments, their conditions, and how many the last night found in each")
    .option("--rfm", "the named segments of the RFM table instead")
    .option("--json", "print JSON, of both")
    .action(async ({ rfm, json, ...which }: Options) => {
      const segments = await (await open(which)).list();
      if (!segments) throw nothingPublished();
      if (json) console.log(JSON.stringify(segments));
      else console.log(rfm ? rfmPage(segments) : segmentsPage(segments));
    });
}
