import type { HoldoutMeasuring } from "../../domain/proof/holdout-measuring.ts";
import type { Decisions, Draw, Epoch, Measuring } from "../../domain/proof/measuring.ts";
import type { Bought } from "../../domain/proof/taken-back.ts";
import { DRAW_SHARDS, type ExperimentStore } from "../../ports/proof.ts";
import type { CountedDraws } from "../../ports/uplift.ts";
import { shardOf } from "../shard-of.ts";

/** Tests of variants in memory, for tests and simulations. */
export function makeMemoryExperiments(): ExperimentStore {
  const first = new Map<string, Draw>();
  const closing = new Map<string, Map<string, Draw>>();
  const measurings = new Map<string, Measuring>();
  const holdouts = new Map<string, HoldoutMeasuring>();
  const pages = new Map<string, CountedDraws>();
  const bought = new Map<string, Map<string, Bought>>();
  const decisions = new Map<string, Decisions>();
  const keyOf = ({ experiment, epoch }: Epoch) => `${experiment}\0${epoch}`;
  const put = <T extends Epoch & { readonly revision: number }>(kept: Map<string, T>, next: T) => {
    if ((kept.get(keyOf(next))?.revision ?? 0) !== next.revision - 1) return "conflict";
    kept.set(keyOf(next), next);
    return "written";
  };
  return {
    async keepDraw(draw) {
      const whose = `${keyOf(draw)}\0${draw.person}`;
      const kept = first.get(whose) ?? draw;
      first.set(whose, kept);
      const day = `${keyOf(kept)}\0${kept.closes}\0${shardOf(kept.person, DRAW_SHARDS)}`;
      closing.set(day, (closing.get(day) ?? new Map()).set(kept.person, kept));
      return kept;
    },
    drawn: async (epoch, person) => first.get(`${keyOf(epoch)}\0${person}`),
    async *closing(epoch, day, shard) {
      yield* [...(closing.get(`${keyOf(epoch)}\0${day}\0${shard}`)?.values() ?? [])];
    },
    measurings: async () => [...measurings.values()],
    putMeasuring: async (next) => put(measurings, next),
    holdouts: async () => [...holdouts.values()],
    putHoldout: async (next) => put(holdouts, next),
    async keepCounted(page) {
      pages.set(`${page.closes}\0${page.page}`, page);
    },
    async *counted() {
      for (const { draws } of [...pages.values()].sort((a, b) => b.closes - a.closes)) yield* draws;
    },
    async keepBought(one) {
      const day = `${keyOf(one)}\0${one.closes}`;
      bought.set(day, (bought.get(day) ?? new Map()).set(one.person, one));
    },
    async *bought(epoch, closes) {
      yield* [...(bought.get(`${keyOf(epoch)}\0${closes}`)?.values() ?? [])];
    },
    decisions: async (epoch) => decisions.get(keyOf(epoch)),
    putDecisions: async (next) => put(decisions, next),
  };
}
