import type { CustomerKey } from "../../domain/facts/facts.ts";
import { type DamagedRecord, Unreadable } from "../../domain/quarantine/record.ts";
import type { Quarantine } from "../../ports/quarantine.ts";
import type { Item } from "./journal-table.ts";

/** What is wrong with an item, in words without anything of what is stored; undefined where it can be read. */
export type Flaw = (item: Item) => string | undefined;

const isText = (value: unknown): boolean => typeof value === "string" && value !== "";
const isNumber = (value: unknown): boolean => typeof value === "number" && Number.isFinite(value);
const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** By the fields that nothing of its kind is ever without. */
const lacking =
  (fields: Readonly<Record<string, (value: unknown) => boolean>>): Flaw =>
  (item) => {
    const field = Object.entries(fields).find(([name, isGood]) => !isGood(item[name]))?.[0];
    return field && `its "${field}" is missing or is no such thing`;
  };

const isNote = (note: unknown): boolean =>
  isObject(note) &&
  "step" in note &&
  isNumber(note.step) &&
  "at" in note &&
  isNumber(note.at) &&
  "what" in note;

export const entryFlaw = lacking({
  ...{ customer: isText, chain: isText, run: isText, cohort: isText, enteredAt: isNumber, version: isNumber },
  status: (value) => value === "active" || value === "done",
  notes: (value) => isObject(value) && Object.values(value).every(isNote),
});

export const sendFlaw = lacking({
  ...{ customer: isText, id: isText, chain: isText, run: isText, claimedAt: isNumber },
  status: (value) => value === "claimed" || value === "sent" || value === "unknown",
});

/** Reads items of the journal that one customer owns, and puts aside those that cannot be read. */
export function makeReadable(quarantine: Quarantine) {
  const damagedIn = (kind: "entry" | "send", item: Item, reason: string): DamagedRecord => ({
    ...{ kind, reason, customer: item.owner as CustomerKey, item: String(item.entry) },
  });
  return {
    /** Whoever needs this very one gets an `Unreadable`. */
    async needed(kind: "entry" | "send", item: Item): Promise<void> {
      const reason = FLAWS[kind](item);
      if (reason === undefined) return;
      const record = damagedIn(kind, item, reason);
      await quarantine.putAside(record);
      throw new Unreadable(record);
    },
    /** Whoever reads many goes on without it. */
    async isGood(kind: "entry" | "send", item: Item): Promise<boolean> {
      const reason = FLAWS[kind](item);
      if (reason !== undefined) await quarantine.putAside(damagedIn(kind, item, reason));
      return reason === undefined;
    },
  };
}

export type Readable = ReturnType<typeof makeReadable>;

const FLAWS = { entry: entryFlaw, send: sendFlaw } as const;
