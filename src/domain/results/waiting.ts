import type { CustomerKey } from "../facts/facts.ts";
import type { Happening } from "./happening.ts";
import type { News } from "./told.ts";

/** Somebody who is in a chain. */
export interface Waiting {
  readonly customer: CustomerKey;
  readonly run: string;
  readonly chain: string;
  readonly version: number;
  /** The step that comes next, from 0. */
  readonly step: number;
}

/**
 * Everybody who is in a chain, by what the journal told. Records of one entry may come in any order: a step is only ever
 * left behind, and nobody who has left comes back by what was told before.
 */
export interface WaitingRoom {
  hear(news: News): void;
  /** Those who wait now. */
  all(): readonly Waiting[];
}

interface Place {
  readonly waiting: Waiting;
  readonly hasEntered: boolean;
  readonly hasLeft: boolean;
}

export function makeWaitingRoom(before: Iterable<Waiting> = []): WaitingRoom {
  const places = new Map<string, Place>();
  for (const waiting of before) places.set(idOf(waiting), { waiting, hasEntered: true, hasLeft: false });
  return {
    hear({ customer, of: run, chain, version, happened, waitsFor }) {
      // A send is no entry, and says nothing of who waits.
      if (waitsFor === undefined && !happened.some(isEnd)) return;
      const told = { customer, run, chain, version, step: waitsFor ?? 0 };
      const id = idOf(told);
      const known = places.get(id);
      places.set(id, {
        waiting: { ...told, step: Math.max(told.step, known?.waiting.step ?? 0) },
        hasEntered: known?.hasEntered === true || happened.some(({ outcome }) => outcome === "entered"),
        hasLeft: known?.hasLeft === true || happened.some(isEnd),
      });
    },
    all: () =>
      [...places.values()].flatMap(({ waiting, hasEntered, hasLeft }) =>
        hasEntered && !hasLeft ? [waiting] : [],
      ),
  };
}

const isEnd = ({ outcome }: Happening): boolean => outcome === "left";

const idOf = ({ customer, run, chain }: Waiting): string => JSON.stringify([customer, run, chain]);
