import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeMemoryResultsFiles } from "../../src/adapters/memory/results-files.ts";
import { makeBuildResults } from "../../src/app/results/build.ts";
import { readDays, readState, readTotals } from "../../src/app/results/documents.ts";
import { makeKeepTold } from "../../src/app/results/log.ts";
import { makePublishResults } from "../../src/app/results/publish.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import {
  type Entry,
  SEND_MARKS,
  type Send,
  type SendMark,
  type StepNote,
} from "../../src/domain/chains/journal.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { merged, type Row } from "../../src/domain/results/counts.ts";
import { keyOf } from "../../src/domain/results/happening.ts";
import { newsOfEntry } from "../../src/domain/results/of-entry.ts";
import { newsOfSend } from "../../src/domain/results/of-send.ts";
import type { News, Told } from "../../src/domain/results/told.ts";
import type { ResultsFiles } from "../../src/ports/results-files.ts";
import { bundleWith } from "../support/config.ts";

const BEGAN = 20_000 * DAY + 5 * HOUR;
const DAYS = 6;
const bundle = bundleWith();

/** What a customer did with one mail of one run, in whole steps of the journal. */
interface Life {
  readonly customer: CustomerKey;
  readonly run: string;
  readonly chain: string;
  readonly holdout: boolean;
  readonly hours: readonly number[];
  readonly what: "sent" | "skipped" | "unknown" | "left";
  readonly marks: readonly SendMark[];
}

const life: fc.Arbitrary<Life> = fc.record({
  customer: fc.integer({ min: 0, max: 12 }).map((id) => `u:${id}` as CustomerKey),
  run: fc.uuid(),
  chain: fc.constantFrom("win-back", "campaign:spring"),
  holdout: fc.boolean(),
  hours: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 9, maxLength: 9 }),
  what: fc.constantFrom("sent", "skipped", "unknown", "left"),
  marks: fc.uniqueArray(fc.constantFrom(...SEND_MARKS)),
});

interface Image {
  readonly at: number;
  readonly news: News;
}

/** Every change of the journal in such a life, with its images before and after. */
function changesOf({ customer, run, chain, holdout, hours, what, marks }: Life): readonly Image[] {
  let at = BEGAN;
  let clock = 0;
  const later = () => {
    at += (hours[clock % hours.length] ?? 0) * HOUR + MINUTE;
    clock += 1;
    return at;
  };
  const images: Image[] = [];
  const tell = (news: News | undefined) => {
    const when = later();
    if (news && when < BEGAN + DAYS * DAY) images.push({ at: when, news });
  };
  const entry: Entry = {
    ...{
      customer,
      chain,
      version: 1,
      run,
      enteredAt: at,
      reason: "",
      holdout,
      cohort: "c",
      status: "active",
    },
    steps: [],
  };
  tell(newsOfEntry(undefined, entry));
  const claimed: Send = {
    ...{ id: `send-${run}`, customer, chain, run, step: 0, template: "hello", language: "en", version: 1 },
    ...{ claimedAt: at, status: "claimed", reason: "" },
  };
  const put: Entry = { ...entry, steps: [note(0, "deferred")] };
  tell(newsOfEntry(entry, put));
  let send = claimed;
  if (what === "sent") {
    send = { ...claimed, status: "sent", messageId: "m" };
    tell(newsOfSend(undefined, claimed));
    tell(newsOfSend(claimed, send));
    for (const mark of marks) {
      const before = send;
      send = { ...send, [mark]: at };
      tell(newsOfSend(before, send));
    }
  }
  const noted: Entry =
    what === "left" ? put : { ...put, steps: [...put.steps, note(0, holdout ? "holdout" : what)] };
  tell(newsOfEntry(put, noted));
  tell(newsOfEntry(noted, { ...noted, status: "done", outcome: "completed", doneAt: at }));
  return images;
}

const note = (step: number, what: StepNote["what"]): StepNote => ({
  step,
  at: 0,
  what,
  why: "no consent to mails",
});

/** Counted from the whole, without any of what is tested. */
function recount(all: readonly Told[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { happened } of all)
    for (const one of happened) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}

const countsOf = (rows: readonly Row[]) =>
  new Map(rows.map((row) => [keyOf(row.happening), row.count.count]));

/** After so many writes every further one fails, until it is mended. */
function breaking(files: ResultsFiles) {
  let left = Number.POSITIVE_INFINITY;
  const write = async (make: () => Promise<void>) => {
    left -= 1;
    if (left < 0) throw new Error("broken off");
    return make();
  };
  return {
    after(writes: number) {
      left = writes;
    },
    files: {
      ...files,
      put: (name: string, text: string) => write(() => files.put(name, text)),
      remove: (name: string) => write(() => files.remove(name)),
    },
  };
}

function world() {
  const { files, after } = breaking(makeMemoryResultsFiles());
  const customers = { readMany: async function* () {}, get: async () => undefined };
  const deps = { files, customers, codes: { get: async () => undefined } };
  const [keep, build, publish] = [makeKeepTold(deps), makeBuildResults(deps), makePublishResults(deps)];
  const night = async (now: number, parts: number, name = `${now}`) => {
    const moment = { build: name, now, bundle };
    for (let part = 0; part < parts; part += 1) await build(moment, { part, parts });
    await publish(moment, parts);
  };
  const brokenNight = async (now: number, parts: number, writes: number) => {
    after(writes);
    await night(now, parts, `broken-${now}`).catch(() => {});
    after(Number.POSITIVE_INFINITY);
  };
  return { files, keep, night, brokenNight };
}

/** All that is published: the days, whatever is in the totals already. */
async function published(files: ResultsFiles) {
  const first = Math.floor(BEGAN / DAY) - 1;
  const days = await readDays(files, first, first + DAYS + 4);
  const totals = await readTotals(files);
  const open = days.filter(({ day }) => day > (totals?.sealed ?? 0));
  return {
    days: countsOf(merged(days.flatMap(({ rows }) => rows))),
    totals: countsOf(merged([...(totals?.rows ?? []), ...open.flatMap(({ rows }) => rows)])),
  };
}

const withoutWindows = (counts: ReadonlyMap<string, number>) =>
  new Map([...counts].filter(([key]) => !/"(ordered|ordered-held-out|attributed)"/.test(key)));

describe("the sum of results", () => {
  it("equals a full recount, however the stream repeats, splits and reorders, and whichever nights break off", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(life, { minLength: 1, maxLength: 20 }),
        fc.infiniteStream(fc.nat()),
        fc.array(fc.record({ parts: fc.integer({ min: 1, max: 3 }), breaks: fc.boolean() }), {
          minLength: DAYS + 3,
          maxLength: DAYS + 3,
        }),
        async (lives, random, nights) => {
          const next = (below: number) => (random.next().value ?? 0) % below;
          const told = lives
            .flatMap(changesOf)
            .sort((one, other) => one.at - other.at)
            .map(({ at, news }, index): Told => ({ ...news, at, id: `record-${index}` }));
          const { files, keep, night, brokenNight } = world();
          // Each record arrives up to a day late, some in several batches.
          const arrivals = told.flatMap((one) => [
            { one, on: one.at + next(22) * HOUR },
            ...(next(3) === 0 ? [{ one, on: one.at + next(22) * HOUR }] : []),
          ]);
          const first = Math.floor(BEGAN / DAY);
          let [from, sofar] = [0, 0];
          for (const [index, { parts, breaks }] of nights.entries()) {
            const now = (first + 1 + index) * DAY + 3 * HOUR;
            const batch = arrivals.filter(({ on }) => on >= from && on < now).map(({ one }) => one);
            from = now;
            for (sofar = 0; sofar < batch.length; ) {
              const size = 1 + next(5);
              await keep(batch.slice(sofar, sofar + size));
              sofar += size;
            }
            const isLast = index === nights.length - 1;
            if (breaks && !isLast) await brokenNight(now, parts, next(25));
            else await night(now, parts);
            if (next(4) === 0) await night(now, parts);
          }
          const expected = recount(told);
          const { days, totals } = await published(files);
          expect(withoutWindows(days)).toEqual(expected);
          expect(withoutWindows(totals)).toEqual(expected);

          const waits = new Map<string, number>();
          const inside = lives.filter(({ run }) => {
            const own = told.filter(({ of }) => of === run);
            return (
              own.length > 0 &&
              !own.some(({ happened }) => happened.some(({ outcome }) => outcome === "left"))
            );
          });
          for (const { chain } of inside) waits.set(chain, (waits.get(chain) ?? 0) + 1);
          const state = await readState(files);
          const waiting = new Map<string, number>();
          for (const { happening, count } of state?.waiting ?? [])
            waiting.set(happening.chain, (waiting.get(happening.chain) ?? 0) + count.count);
          expect(waiting).toEqual(waits);
        },
      ),
      { numRuns: 60 },
    );
  });
});
