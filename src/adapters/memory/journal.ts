import { isOrderRun } from "../../domain/chains/about-order.ts";
import type { Cohort, Entry, Run, Send, StepNote } from "../../domain/chains/journal.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { CohortJournal, EntryJournal } from "../../ports/chains.ts";
import type { Journal } from "../../ports/journal.ts";
import type { SendJournal } from "../../ports/mail.ts";
import { cappedAt, type Slot, takeSlot } from "../pace.ts";
import { shardOf } from "../shard-of.ts";
import { isInShard } from "./shard.ts";

/** A journal in memory, for tests and simulations. */
export function makeMemoryJournal(): Journal {
  return { ...makeEntries(), ...makeCohorts(), ...makeSends() };
}

function makeEntries(): EntryJournal {
  const kept = new Map<CustomerKey, Map<string, Entry>>();
  const keyOf = (chain: string, run?: string) =>
    run !== undefined && isOrderRun(run) ? `${chain}\0${run}` : chain;
  const find = (customer: CustomerKey, chain: string, run?: string) =>
    kept.get(customer)?.get(keyOf(chain, run));
  const keep = (entry: Entry) => {
    const its = kept.get(entry.customer) ?? new Map<string, Entry>();
    kept.set(entry.customer, its.set(keyOf(entry.chain, entry.run), entry));
  };
  const change = ({ customer, chain, run }: Run, next: (entry: Entry) => Partial<Entry>) => {
    const entry = find(customer, chain, run);
    if (entry?.run === run) keep({ ...entry, ...next(entry) });
  };
  return {
    async enter(entry, reenterAfter) {
      const there = find(entry.customer, entry.chain, entry.run);
      if (there?.run === entry.run) return { kind: "repeated", entry: there };
      if (there && (there.status === "active" || there.enteredAt > reenterAfter)) {
        return { kind: "refused", entry: there };
      }
      keep(entry);
      return { kind: "entered" };
    },
    async note(key, note) {
      change(key, ({ steps }) => ({ steps: withNote(steps, note) }));
    },
    async moveOn(key, note, cohort) {
      change(key, ({ status, steps }) => ({
        ...(status === "active" && !steps.some((other) => isSame(other, note)) && { cohort }),
        steps: withNote(steps, note),
      }));
    },
    async carry(key, cohort) {
      change(key, (entry) => (entry.status === "active" ? { cohort } : {}));
    },
    async leave(key, { outcome, at, last }) {
      change(key, ({ status, steps }) => ({
        ...(status === "active" && { status: "done", outcome, doneAt: at }),
        steps: last ? withNote(steps, last) : steps,
      }));
    },
    async entry(customer, chain) {
      return find(customer, chain);
    },
    async entryOf({ customer, chain, run }) {
      return find(customer, chain, run);
    },
    async entries(customer) {
      return [...(kept.get(customer)?.values() ?? [])];
    },
    async *scanActive(shard, shards) {
      for (const entry of [...kept.values()].flatMap((its) => [...its.values()]))
        if (entry.status === "active" && isInShard(entry.customer, shard, shards)) yield entry;
    },
  };
}

const isDeferral = ({ what }: StepNote) => what === "deferred";
const isSame = (one: StepNote, other: StepNote) =>
  one.step === other.step && isDeferral(one) === isDeferral(other);

function withNote(steps: readonly StepNote[], note: StepNote): readonly StepNote[] {
  if (!isDeferral(note) && steps.some((other) => isSame(other, note))) return steps;
  const others = steps.filter((other) => !isSame(other, note));
  return [...others, note].sort((a, b) => a.at - b.at || a.step - b.step);
}

function makeCohorts(): CohortJournal {
  const cohorts = new Map<string, Cohort>();
  const members = new Map<string, Map<string, { readonly customer: CustomerKey; readonly run: string }>>();
  return {
    async putCohort(cohort) {
      if (!cohorts.has(cohort.id)) cohorts.set(cohort.id, cohort);
    },
    async cohort(id) {
      return cohorts.get(id);
    },
    async holdCohort(id, since) {
      const cohort = cohorts.get(id);
      if (!cohort) return;
      const { heldSince: _, ...rest } = cohort;
      cohorts.set(id, since === undefined ? rest : { ...rest, heldSince: since });
    },
    async scheduleCohort(id, upcoming) {
      const cohort = cohorts.get(id);
      if (cohort) cohorts.set(id, { ...cohort, upcoming });
    },
    async restartCohort({ id, restarts = 0 }) {
      const cohort = cohorts.get(id);
      if (!cohort || (cohort.restarts ?? 0) !== restarts) return false;
      cohorts.set(id, { ...cohort, restarts: restarts + 1 });
      return true;
    },
    async addMember(cohort, customer, run) {
      const key = `${cohort.id}#${shardOf(customer, cohort.shards)}`;
      const shard = members.get(key) ?? new Map();
      members.set(key, shard.set(`${customer}#${run}`, { customer, run }));
    },
    async *members(cohort, shard) {
      yield* [...(members.get(`${cohort}#${shard}`)?.values() ?? [])];
    },
  };
}

function makeSends(): SendJournal {
  const kept = new Map<CustomerKey, Map<string, Send>>();
  const paces = new Map<CustomerKey, readonly Slot[]>();
  const find = ({ customer, id }: Pick<Send, "customer" | "id">) => kept.get(customer)?.get(id);
  const keep = (send: Send) => {
    const its = kept.get(send.customer) ?? new Map<string, Send>();
    kept.set(send.customer, its.set(send.id, send));
  };
  return {
    async claim(send, limit) {
      if (find(send)) return { result: "taken" };
      if (limit) {
        const slot = takeSlot(paces.get(limit.mailbox) ?? [], send, limit);
        if (slot.result !== "free" && slot.result !== "mine") return slot;
        if (slot.result === "free") paces.set(limit.mailbox, slot.slots);
      }
      keep(send);
      return { result: "claimed" };
    },
    async settle(send, result) {
      const there = find(send);
      const open = result.status === "sent" ? there?.status !== "sent" : there?.status === "claimed";
      if (!there || !open) return undefined;
      keep({ ...there, ...result });
      return there.status;
    },
    async mark(send, mark, at) {
      const known = find(send);
      if (known && known[mark] === undefined) keep({ ...known, [mark]: at });
    },
    async endOf(send) {
      return find(send);
    },
    async release(send, limit) {
      const there = find(send);
      if (there?.status !== "claimed" || there.claimedAt !== send.claimedAt) return;
      kept.get(send.customer)?.delete(send.id);
      if (!limit) return;
      const slots = paces.get(limit.mailbox) ?? [];
      paces.set(
        limit.mailbox,
        slots.filter((slot) => slot.send !== send.id),
      );
    },
    cappedAt: async (limit, at) => cappedAt(paces.get(limit.mailbox) ?? [], limit, at),
    async sends(customer) {
      return [...(kept.get(customer)?.values() ?? [])].sort((a, b) => a.claimedAt - b.claimedAt);
    },
    async *scanSends(shard, shards) {
      for (const send of [...kept.values()].flatMap((its) => [...its.values()]))
        if (isInShard(send.customer, shard, shards)) yield send;
    },
  };
}
