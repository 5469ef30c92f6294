import { randomBytes } from "node:crypto";
import middy from "@middy/core";
import {
  analystFiles,
  codes,
  config,
  customers,
  openTable,
  resultsFiles,
  runs,
} from "../src/adapters/wiring.ts";
import { makeWriteFiles } from "../src/app/analysts/write-files.ts";
import { NightlyShard } from "../src/contracts/workflows.ts";
import type { Pseudonym } from "../src/domain/people/profile.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

const PSEUDONYM_BYTES = 12;

/** Task of the nightly state machine: files for analysts, of one shard. */
export const handler = middy<NightlyShard>()
  .use(observed("nightly-files"))
  .use(parsed(NightlyShard))
  .handler(
    makeWriteFiles({
      runs: runs(),
      config: config(),
      customers: customers(),
      codes: codes(),
      files: resultsFiles(),
      analystFiles: analystFiles(),
      openTable,
      newPseudonym: () => randomBytes(PSEUDONYM_BYTES).toString("base64url") as Pseudonym,
    }),
  );
