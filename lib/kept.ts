import { readFileSync } from "node:fs";
import * as z from "zod";
import { KeptData } from "../src/contracts/kept.ts";

/** What an earlier deployment has left in the account: the file that `comeback kept` writes. */
export function readKept(path: string): KeptData {
  const kept = KeptData.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (kept.success) return kept.data;
  throw new Error(`context adopt: ${path} is not what comeback kept writes: ${z.prettifyError(kept.error)}`);
}
