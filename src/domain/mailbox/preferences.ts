import type { Instant } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import type { Fact, FactId, FactOf } from "../facts/facts.ts";
import { rankOf } from "../facts/ranks.ts";

/** At most so many marketing mails in any stretch of so many days. */
export interface Pace {
  readonly mails: number;
  readonly days: number;
}

export const paceText = ({ mails, days }: Pace): string =>
  `${mails} ${mails === 1 ? "mail" : "mails"} in ${days} days`;

/** What the owner of a mailbox has chosen about the mails that go there. What is absent is left to the shop. */
export interface Preferences {
  /** By topic's id: whether mails on it are wanted. A topic that is not here is. */
  readonly topics: Readonly<Record<string, boolean>>;
  readonly most?: Pace;
  readonly pausedUntil?: Instant;
  /** Of the mails: a language tag. */
  readonly language?: string;
}

export const NO_PREFERENCES: Preferences = { topics: {} };

/**
 * What a mailbox's ledger says of its owner's choices: of each the newest word. The same for any order of the facts and any
 * number of copies. A browser's word counts for nothing.
 */
export function preferencesOf(facts: readonly Fact[]): Preferences {
  const told = inOrder(facts.filter(isChoice));
  const most = told.findLast((fact) => fact.most !== undefined)?.most;
  const pausedUntil = told.findLast((fact) => fact.pausedUntil !== undefined)?.pausedUntil;
  const language = told.findLast((fact) => fact.language !== undefined)?.language;
  return {
    topics: Object.assign({}, ...told.map(({ topics }) => topics)),
    ...defined({
      most: most ?? undefined,
      pausedUntil: pausedUntil ?? undefined,
      language: language ?? undefined,
    }),
  };
}

type Choice = FactOf<"preferences-set">;

const isChoice = (fact: Fact): fact is Choice =>
  fact.kind === "preferences-set" && rankOf(fact) !== "browser";

/** Each once, by time. */
function inOrder(told: readonly Choice[]): readonly Choice[] {
  const once = new Map<FactId, Choice>(told.map((fact) => [fact.id, fact]));
  return [...once.values()].sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}

/** The end of a pause that holds now. */
export const pauseAt = ({ pausedUntil }: Preferences, now: Instant): Instant | undefined =>
  pausedUntil !== undefined && pausedUntil > now ? pausedUntil : undefined;

export const wants = ({ topics }: Preferences, topic: string): boolean => topics[topic] ?? true;
