import pc from "picocolors";
import type { UnseenRow } from "../../src/app/report/read-unseen.ts";
import type { UnseenKind } from "../../src/domain/facts/unseen.ts";
import { grid, number } from "../terminal/terminal.ts";

/** A kind without words does not compile. */
export const UNSEEN_KINDS: Readonly<Record<UnseenKind, string>> = {
  amount: "amount not read",
  order: "order without an amount",
  consent: "consent neither yes nor no",
  time: "time not read",
  field: "field not read",
  event: "unknown event",
  topic: "unknown topic",
  nameless: "track without an event",
  incomplete: "event lacks what it is about",
  call: "unknown call",
  identity: "signature of a user id is wrong",
  limited: "too often from browsers",
  uncounted: "told by browsers, not counted",
  code: "code in an order",
  trait: "trait that is no attribute",
  attribute: "attribute does not fit",
  property: "event's property does not fit",
  nobody: "names no customer",
  refused: "refused",
};

/** What was not understood, for a person to read. */
export function unseenPage(rows: readonly UnseenRow[]): string {
  const title = pc.bold("Not understood, last 7 days");
  if (rows.length === 0) return `${title}\n  nothing`;
  const lines = rows.map(({ source, kind, name = "others", count, last, meant }) => [
    source,
    UNSEEN_KINDS[kind],
    name,
    number(count),
    last,
    meant === undefined ? "" : `did you mean ${meant}?`,
  ]);
  return `${title}\n${grid(["source", "what", "name", "times", "last", ""], lines)}`;
}
