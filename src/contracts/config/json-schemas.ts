import * as z from "zod";
import { CampaignFile } from "./campaign.ts";
import { CareFile } from "./care.ts";
import { ChainFile } from "./chain.ts";
import { FormFile } from "./form.ts";
import { LoyaltyFile } from "./loyalty.ts";
import { OffersFile } from "./offers.ts";
import { SegmentsFile } from "./segments.ts";
import { StoreFile } from "./store.ts";

const FILES = {
  store: StoreFile,
  segments: SegmentsFile,
  offers: OffersFile,
  chain: ChainFile,
  campaign: CampaignFile,
  form: FormFile,
  care: CareFile,
  loyalty: LoyaltyFile,
};

/** JSON Schemas of the config files, with which editors complete keys and mark mistakes while one writes. */
export function jsonSchemas(): Readonly<Record<string, string>> {
  const schemas = Object.entries(FILES).map(([name, file]) => {
    const schema = z.toJSONSchema(file, { io: "input", target: "draft-7" });
    return [name, `${JSON.stringify(schema, null, 2)}\n`];
  });
  return Object.fromEntries(schemas);
}
