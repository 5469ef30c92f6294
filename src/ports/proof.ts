import type { Day } from "../domain/basics/calendar.ts";
import type { CustomerKey } from "../domain/facts/facts.ts";
import type { HoldoutMeasuring } from "../domain/proof/holdout-measuring.ts";
import type { Decisions, Draw, Epoch, Measuring } from "../domain/proof/measuring.ts";
import type { Bought } from "../domain/proof/taken-back.ts";
import type { UpliftDraws } from "./uplift.ts";

/** Draws of one day are kept in so many shards. */
export const DRAW_SHARDS = 16;

/** Who drew which variant, what has been counted of it, and what was decided. */
export interface ExperimentStore extends UpliftDraws {
  /**
   * Keeps a person's first draw of an epoch, and answers with it; a later one changes nothing. Two writes, each idempotent: a
   * crash between them is made good by the repeated call, which puts what the first try drew.
   */
  keepDraw(draw: Draw): Promise<Draw>;
  /** The first draw of a person in an epoch. */
  drawn(epoch: Epoch, person: CustomerKey): Promise<Draw | undefined>;
  /** The draws whose window closes on that day, of one of the shards. */
  closing(epoch: Epoch, day: Day, shard: number): AsyncIterable<Draw>;
  /** Of every epoch whose measuring has begun. */
  measurings(): Promise<readonly Measuring[]>;
  /** Writes the next revision; `conflict` when somebody else has. The first has revision 1. */
  putMeasuring(next: Measuring): Promise<"written" | "conflict">;
  /** The same of hold-outs. */
  holdouts(): Promise<readonly HoldoutMeasuring[]>;
  putHoldout(next: HoldoutMeasuring): Promise<"written" | "conflict">;
  /** Keeps who had ordered when the window closed, until nobody looks for refunds any more. Said again it is the same. */
  keepBought(bought: Bought): Promise<void>;
  /** Those of them whose window closed on that day. */
  bought(epoch: Epoch, closes: Day): AsyncIterable<Bought>;
  decisions(epoch: Epoch): Promise<Decisions | undefined>;
  /** The same. */
  putDecisions(next: Decisions): Promise<"written" | "conflict">;
}
