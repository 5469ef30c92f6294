import { readFileSync } from "node:fs";
import { type KeptData, parseKept } from "../src/contracts/kept.ts";

/** What an earlier deployment has left in the account: the file that `comeback kept` writes. */
export function readKept(path: string): KeptData {
  const kept = parseKept(JSON.parse(readFileSync(path, "utf8")));
  if ("data" in kept) return kept.data;
  throw new Error(`context adopt: ${path} is not what comeback kept writes: ${kept.problem}`);
}
