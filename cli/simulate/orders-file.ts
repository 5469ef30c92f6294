import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { readBatch } from "../../functions/middleware/segment-batch.ts";
import type { BadRow } from "../../src/adapters/import/cells.ts";
import { FROM_START, importFile } from "../../src/adapters/import/import-file.ts";
import { outcomesOf, readingOf } from "../../src/adapters/import/reading.ts";
import type { Role } from "../../src/adapters/import/roles.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryWithdrawalLimit } from "../../src/adapters/memory/withdrawal-limit.ts";
import { makeIngestSegment } from "../../src/app/collect/segment-calls.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import type { Secrets } from "../../src/ports/keys.ts";
import { clearly } from "../import/clearly.ts";
import { sniffEncoding, textOf } from "../import/encoding.ts";
import { misuse } from "../terminal/refusal.ts";

export interface OrdersFile {
  readonly path: string;
  readonly columns: Readonly<Partial<Record<Role, string>>>;
  /** Which share of those customers of whom the file has no consent may be mailed, from 0 to 1. */
  readonly reachable: number;
  /** What happened from then on is left out. */
  readonly until: Instant;
}

export interface ReadOrders {
  /** By when they were received, which of a file is when they happened. */
  readonly facts: readonly Fact[];
  readonly orders: number;
  readonly bad: readonly BadRow[];
  /** Customers who were taken for reachable. */
  readonly assumed: number;
}

/** Reads a file of orders as `comeback import` does, through the same door, into memory. */
export async function readOrders(file: OrdersFile, bundle: Bundle, secrets: Secrets): Promise<ReadOrders> {
  const found = await stat(file.path).catch(() => undefined);
  if (!found?.isFile()) throw misuse(`--orders: ${file.path} is not a file that I can read`);
  const { encoding } = await sniffEncoding(file.path, undefined);
  const now = Date.now();
  const said = {
    subject: "orders",
    attributes: false,
    header: true,
    name: basename(file.path),
    now,
  } as const;
  const reading = await clearly(
    readingOf(() => textOf(file.path, encoding), { ...said, columns: file.columns }),
  );
  const { currency, time_zone: timeZone } = bundle.store;
  const { outcomes } = outcomesOf(reading, { currency, timeZone, now });
  const door = await openDoor(bundle, secrets, now);
  const hasConsent = reading.layout.columns.consent !== undefined || file.columns.consent !== undefined;
  const assume = makeAssume(hasConsent ? 0 : file.reachable);
  const bad: BadRow[] = [];
  const { items } = await importFile({
    outcomes,
    report: { add: (row) => void bad.push(row), close: () => {} },
    resume: FROM_START,
    context: { library: { name: "comeback-replay-server" } },
    parallel: 1,
    send: (body) => door.take(body, assume.introductions),
    onProgress: () => {},
  });
  return {
    facts: door.facts().filter(({ receivedAt }) => receivedAt < file.until),
    orders: items,
    bad,
    assumed: assume.people(),
  };
}

/** The tracking API of a shop in memory: what comes in was received when it happened. */
async function openDoor(bundle: Bundle, secrets: Secrets, now: number) {
  const config = makeMemoryConfigStore();
  await config.publish({ publishedAt: 0, by: "replay", digest: "", files: {}, bundle });
  const events = makeMemoryEventStore();
  const told: Fact[] = [];
  const ingest = makeIngestSegment(
    {
      config,
      secrets,
      clock: { now: () => now },
      withdrawals: makeMemoryWithdrawalLimit(),
      events: {
        ...events,
        async append(facts) {
          const results = await events.append(facts);
          told.push(...facts.filter((_, index) => results[index] === "stored"));
          return results;
        },
      },
    },
    () => {},
  );
  return {
    async take(body: string, introductions: (calls: readonly RawCall[]) => readonly RawCall[]) {
      const { batch, ...rest }: { readonly batch: readonly RawCall[] } = JSON.parse(body);
      const added = introductions(batch);
      const read = readBatch({ ...rest, batch: [...added, ...batch] }, undefined);
      if ("problem" in read) throw misuse(read.problem.detail);
      const calls = read.calls.map((call) => ({ ...call, rank: "server" as const }));
      const refused = [...read.rejected, ...(await ingest(calls, { ip: "", userAgent: "" }))];
      return refused.map(({ index, reason }) => ({ index: index - added.length, reason }));
    },
    facts: () =>
      told.map((fact) => ({ ...fact, receivedAt: fact.at })).sort((a, b) => a.receivedAt - b.receivedAt),
  };
}

interface RawCall {
  readonly userId?: string;
  readonly anonymousId?: string;
  readonly timestamp?: string;
  readonly context?: { readonly traits?: { readonly email?: string } };
  readonly [more: string]: unknown;
}

/** Introduces customers of whom a file has no consent, with one, and an address where it has none. */
function makeAssume(share: number) {
  const seen = new Set<string>();
  let people = 0;
  return {
    people: () => people,
    introductions: (calls: readonly RawCall[]): readonly RawCall[] =>
      calls.flatMap((call) => {
        const { userId, anonymousId, timestamp, context } = call;
        const who = userId ?? anonymousId;
        if (who === undefined || seen.has(who)) return [];
        seen.add(who);
        const digest = createHash("sha256").update(`reachable\0${who}`).digest();
        if (digest.readUInt32BE(0) / 2 ** 32 >= share) return [];
        people += 1;
        const email = context?.traits?.email ?? `${digest.toString("hex").slice(0, 20)}@replay.invalid`;
        return [
          {
            type: "identify",
            messageId: `replay-${digest.toString("hex").slice(0, 32)}`,
            ...(userId === undefined ? { anonymousId: who } : { userId: who }),
            ...defined({ timestamp }),
            traits: {
              email,
              marketing_consent: { granted: true, source: "replay", ...defined({ at: timestamp }) },
            },
          },
        ];
      }),
  };
}
