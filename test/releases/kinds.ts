import type { TableName } from "../../src/contracts/tables.ts";
import type { Item } from "./fixture.ts";

/** Items of one kind have the same words in the same places of their keys; the rest (ids, days, digests) differs. */
export function kindOf(table: TableName, item: Item): string {
  switch (table) {
    case "events":
      return String(item.kind === "ledger" ? `ledger ${JSON.parse(String(item.data)).kind}` : item.kind);
    case "customers":
      return "mergedInto" in item ? "merged" : "s" in item ? "scored" : "p" in item ? "unscored" : "empty";
    case "tastes":
      return "t" in item ? "taste" : "none";
    case "checkpoints":
      return "c" in item ? "checkpoint" : "none";
    case "journal":
      return `${wordOf(item.owner)} / ${wordOf(item.entry)}`;
    case "config":
      return `${wordOf(item.scope)} / ${wordOf(item.name)}`;
  }
}

/** What of a key is a word of Comeback's own: the part before the first sign that separates. */
function wordOf(key: unknown): string {
  const [word = ""] = String(key).split(/[:#/@|]/);
  return /^[a-z][a-z-]*$/.test(word) ? word : "…";
}
