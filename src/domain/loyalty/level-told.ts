import type { Loyalty } from "../config/loyalty.ts";
import type { Fact, FactId } from "../facts/facts.ts";

/** The level that was told last, and the number of the next change: none of the customer's facts has it. */
export interface LevelTold {
  readonly level: string;
  readonly next: number;
}

/** From which level to which. */
export interface LevelChange {
  readonly from: string;
  readonly to: string;
}

/** The newest word by Comeback's own clock: what happened earlier may be told later. */
export function levelToldIn(facts: readonly Fact[]): LevelTold | undefined {
  const told = facts.filter((fact) => fact.kind === "level-changed");
  if (told.length === 0) return undefined;
  const newest = told.reduce((one, other) => (isAfter(other, one) ? other : one));
  return { level: newest.to, next: Math.max(...told.map(({ id }) => numberOf(id))) + 1 };
}

/** Of two that were told in the same instant the later change, then whichever id is larger, so that any order gives the same. */
function isAfter(one: Fact, other: Fact): boolean {
  const later = one.receivedAt - other.receivedAt || numberOf(one.id) - numberOf(other.id);
  return later === 0 ? one.id > other.id : later > 0;
}

/** What is to be told of a level; undefined where all of it was. Whoever was told nothing yet began at the first. */
export function changeOf(
  level: string,
  told: LevelTold | undefined,
  { levels }: Pick<Loyalty, "levels">,
): LevelChange | undefined {
  const from = told?.level ?? levels[0]?.id;
  return from === undefined || from === level ? undefined : { from, to: level };
}

/** A level that the programme no longer has is below all others. */
export function directionOf({ from, to }: LevelChange, { levels }: Pick<Loyalty, "levels">): "up" | "down" {
  const place = (level: string) => levels.findIndex(({ id }) => id === level);
  return place(to) > place(from) ? "up" : "down";
}

/** Each change follows the one before: the same change told twice is one fact, and coming back to a level is another. */
export const levelFactId = (to: string, told: LevelTold | undefined): FactId =>
  `level:${to}:${told?.next ?? 0}` as FactId;

const numberOf = (fact: FactId): number => Number(/^level:.*:(\d+)$/.exec(fact)?.[1] ?? 0);
