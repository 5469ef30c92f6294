import { isOrderRun } from "../../domain/chains/about-order.ts";
import type { Entry, StepNote } from "../../domain/chains/journal.ts";
import type { EntryJournal } from "../../ports/chains.ts";
import type { Readable } from "./journal-flaws.ts";
import { ABSENT, type Item, type JournalTable } from "./journal-table.ts";

/** Notes by step, a deferral beside the final outcome: so they are bounded by the steps of the chain, however often one is deferred. */
type EntryItem = Omit<Entry, "steps"> & { readonly notes: Readonly<Record<string, StepNote>> };

/** No chain's id has a # in it. */
const keyOf = (owner: string, chain: string, run?: string) => ({
  owner,
  entry: run !== undefined && isOrderRun(run) ? `entry#${chain}#${run}` : `entry#${chain}`,
});

/**
 * One item per customer and chain: the latest run, and what became of each of its steps. Of a chain about orders one for
 * each order.
 */
export function makeEntries(table: JournalTable, readable: Readable): Omit<EntryJournal, "scanActive"> {
  const read = async (key: ReturnType<typeof keyOf>, consistency?: "eventual") => {
    const item = await table.get(key, consistency);
    if (item) await readable.needed("entry", item);
    return item && entryOf(item);
  };
  const note: EntryJournal["note"] = async ({ customer, chain, run }, noted) => {
    const first = noted.what === "deferred" ? "" : " AND attribute_not_exists(#notes.#slot)";
    await table.update(
      keyOf(customer, chain, run),
      { text: "SET #notes.#slot = :note", values: { ":note": noted } },
      { text: `#run = :run${first}`, values: { ":run": run } },
      { "#slot": slotOf(noted) },
    );
  };
  return {
    async enter(entry, reenterAfter) {
      const { steps, ...rest } = entry;
      const notes = Object.fromEntries(steps.map((note) => [slotOf(note), note]));
      const free = {
        text: `${ABSENT.text} OR (#status = :done AND #enteredAt <= :after AND #run <> :run)`,
        values: { ":done": "done", ":after": reenterAfter, ":run": entry.run },
      };
      const key = keyOf(entry.customer, entry.chain, entry.run);
      if (await table.put(key, { ...rest, notes }, free)) return { kind: "entered" };
      const there = await read(key);
      if (!there) throw new Error(`the entry of ${entry.chain} vanished while it was entered`);
      return { kind: there.run === entry.run ? "repeated" : "refused", entry: there };
    },
    note,
    async moveOn(key, noted, cohort) {
      const hasMoved = await table.update(
        keyOf(key.customer, key.chain, key.run),
        {
          text: "SET #cohort = :cohort, #notes.#slot = :note",
          values: { ":cohort": cohort, ":note": noted },
        },
        {
          text: "#run = :run AND #status = :active AND attribute_not_exists(#notes.#slot)",
          values: { ":run": key.run, ":active": "active" },
        },
        { "#slot": slotOf(noted) },
      );
      if (!hasMoved) await note(key, noted);
    },
    async carry({ customer, chain, run }, cohort) {
      await table.update(
        keyOf(customer, chain, run),
        { text: "SET #cohort = :cohort", values: { ":cohort": cohort } },
        { text: "#run = :run AND #status = :active", values: { ":run": run, ":active": "active" } },
      );
    },
    async leave(key, { outcome, at, last }) {
      const outcomeOfLast = last ? ", #notes.#slot = if_not_exists(#notes.#slot, :note)" : "";
      const isEnded = await table.update(
        keyOf(key.customer, key.chain, key.run),
        {
          text: `SET #status = :done, #outcome = :outcome, #doneAt = :at${outcomeOfLast}`,
          values: { ":done": "done", ":outcome": outcome, ":at": at, ...(last && { ":note": last }) },
        },
        { text: "#run = :run AND #status = :active", values: { ":run": key.run, ":active": "active" } },
        last && { "#slot": slotOf(last) },
      );
      // Somebody else has ended the run: what became of its step is to be known all the same.
      if (!isEnded && last) await note(key, last);
    },
    entry: (customer, chain, consistency) => read(keyOf(customer, chain), consistency),
    entryOf: ({ customer, chain, run }, consistency) => read(keyOf(customer, chain, run), consistency),
    async entries(customer) {
      const found: Entry[] = [];
      for await (const item of table.query(customer, "entry#"))
        if (await readable.isGood("entry", item)) found.push(entryOf(item));
      return found;
    },
  };
}

function slotOf(note: StepNote): string {
  return note.what === "deferred" ? `${note.step}-deferred` : `${note.step}`;
}

export function entryOf(item: Item): Entry {
  const { notes, owner: _, entry: __, ...rest } = item as EntryItem & Record<string, unknown>;
  return { ...rest, steps: Object.values(notes).sort((a, b) => a.at - b.at || a.step - b.step) };
}
