import type { Instant } from "../../domain/basics/calendar.ts";
import type { Fact } from "../../domain/facts/facts.ts";
import { isMailboxKey } from "../../domain/mailbox/key.ts";
import { type PutAside, type RecordKind, Unreadable } from "../../domain/quarantine/record.ts";
import type { Clock } from "../../ports/clock.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { CustomerStore } from "../../ports/people.ts";
import type { OfItsOwn, QuarantineStore, RawRecords } from "../../ports/quarantine.ts";
import type { WalletStore } from "../../ports/wallets.ts";

/** What became of one record that was read again. */
export type Replayed =
  | { readonly kind: "restored" }
  /** Nothing is stored there any more. */
  | { readonly kind: "gone" }
  | { readonly kind: "unreadable"; readonly why: string }
  /** It can be read, and what follows from it failed: it stays put aside. */
  | { readonly kind: "failed"; readonly why: string };

export interface ReplayedRecord {
  readonly record: PutAside;
  readonly result: Replayed;
}

export interface OperateQuarantine {
  /** The newest first; what was dropped comes last. */
  list(): Promise<readonly PutAside[]>;
  /** Undefined where nothing of that id is put aside. */
  show(id: string): Promise<{ readonly record: PutAside; readonly stored: unknown } | undefined>;
  /** Reads records again, all of them where no ids are given, and does what would have followed. */
  replay(ids?: readonly string[]): Promise<readonly ReplayedRecord[]>;
  drop(id: string, reason: string): Promise<PutAside | undefined>;
}

/** As the projector says it. */
type Projection = { readonly ok: true } | { readonly ok: false; readonly error: unknown };

export interface OperateDeps {
  readonly quarantine: QuarantineStore;
  readonly raw: RawRecords;
  readonly events: Pick<EventStore, "factAt">;
  readonly customers: Pick<CustomerStore, "get">;
  readonly wallets: Pick<WalletStore, "get">;
  /** The projector's: folds, and begins what waits for the facts while they are fresh. */
  readonly project: (facts: readonly Fact[]) => Promise<readonly Projection[]>;
  /** Folds one customer anew from the facts; begins nothing. */
  readonly refold: (record: PutAside) => Promise<void>;
  /** Says again what the last night has said of a customer. */
  readonly scoreAgain: (record: PutAside) => Promise<Replayed>;
  readonly clock: Clock;
}

/** What an operator does about records that cannot be read. All of it may be repeated. */
export function makeOperateQuarantine(deps: OperateDeps): OperateQuarantine {
  const { quarantine, clock } = deps;

  /** Whoever was stopped by it goes on with the next step, mail or order. */
  const readAgain =
    (kind: OfItsOwn) =>
    async (record: PutAside): Promise<Replayed> => {
      const flaw = await deps.raw.flawOf({ ...record, kind });
      if (flaw === "gone") return { kind: "gone" };
      return flaw === "none" ? { kind: "restored" } : { kind: "unreadable", why: flaw };
    };

  const REPLAYS: Readonly<Record<RecordKind, (record: PutAside) => Promise<Replayed>>> = {
    fact: replayFact,
    profile: replayProfile,
    score: deps.scoreAgain,
    entry: readAgain("entry"),
    send: readAgain("send"),
    code: readAgain("code"),
    budget: readAgain("budget"),
    document: readAgain("document"),
    async taste(record) {
      await deps.refold(record);
      return { kind: "restored" };
    },
    async wallet(record) {
      if (!(await deps.wallets.get(record.customer))) return { kind: "gone" };
      await deps.refold(record);
      return { kind: "restored" };
    },
  };

  async function replayProfile(record: PutAside): Promise<Replayed> {
    await deps.refold(record);
    try {
      return (await deps.customers.get(record.customer)) ? { kind: "restored" } : { kind: "gone" };
    } catch (error) {
      // The score is a record of its own.
      if (error instanceof Unreadable && error.record.kind === "score") return { kind: "restored" };
      throw error;
    }
  }

  async function replayFact({ customer, fact: id }: PutAside): Promise<Replayed> {
    const fact = id && (await deps.events.factAt(customer, id));
    if (!fact) return { kind: "gone" };
    // A ledger is part of no profile: it is read whenever a mail may go.
    if (isMailboxKey(customer)) return { kind: "restored" };
    const [projection] = await deps.project([fact]);
    return projection?.ok === false
      ? { kind: "failed", why: inWords(projection.error) }
      : { kind: "restored" };
  }

  async function replayed(record: PutAside): Promise<Replayed> {
    try {
      return await REPLAYS[record.kind](record);
    } catch (error) {
      if (error instanceof Unreadable) return { kind: "unreadable", why: error.message };
      return { kind: "failed", why: inWords(error) };
    }
  }

  async function all(): Promise<readonly PutAside[]> {
    const found: PutAside[] = [];
    for await (const record of quarantine.list()) found.push(record);
    return found.sort((a, b) => rankOf(a) - rankOf(b) || b.lastSeenAt - a.lastSeenAt);
  }

  return {
    list: all,
    async show(id) {
      const record = await quarantine.get(id);
      return record && { record, stored: await deps.raw.get(record) };
    },
    async replay(ids) {
      const records = ids
        ? (await Promise.all(ids.map((id) => quarantine.get(id)))).flatMap((record) => record ?? [])
        : (await all()).filter(({ dropped }) => !dropped);
      const outcomes: ReplayedRecord[] = [];
      // One after another: a profile follows from facts and a score from the profile, and what a fact begins from those before it.
      for (const record of records.toSorted(
        (a, b) => turnOf(a) - turnOf(b) || a.firstSeenAt - b.firstSeenAt,
      )) {
        const result = await replayed(record);
        if (result.kind === "restored" || result.kind === "gone") await quarantine.forget(record.id);
        outcomes.push({ record, result });
      }
      return outcomes;
    },
    async drop(id, reason) {
      const record = await quarantine.get(id);
      if (!record) return undefined;
      const at: Instant = clock.now();
      await quarantine.drop(id, reason, at);
      return { ...record, dropped: { at, reason } };
    },
  };
}

const TURNS: readonly RecordKind[] = [
  ...(["fact", "profile", "taste", "wallet", "score"] as const),
  ...(["entry", "send", "budget", "code", "document"] as const),
];
const turnOf = ({ kind }: PutAside): number => TURNS.indexOf(kind);
const rankOf = ({ dropped }: PutAside): number => (dropped ? 1 : 0);
const inWords = (error: unknown): string => (error instanceof Error ? error.message : String(error));
