import type { Instant } from "../basics/calendar.ts";
import type { Role } from "./role.ts";

/** Who changed something: a person or a program at the admin API, or whoever ran the command line with AWS credentials. */
export interface ChangedBy {
  /** The subject of the token; of the command line the user's name on their machine. */
  readonly subject: string;
  /** Of the token: which app client got it. */
  readonly client?: string;
  readonly role?: Role;
  readonly via: "api" | "command-line";
}

export type ChangeDetails = Readonly<Record<string, string | number | boolean>>;

/** What a change was made to, and what of it was so before and is so after. No personal data. */
export interface ChangeMade {
  /** A chain, a campaign, an experiment, an offer: what the change is about, by its id. */
  readonly target?: string;
  readonly from?: string | number | boolean;
  readonly to?: string | number | boolean;
  readonly details?: ChangeDetails;
}

/**
 * One line of the log of changes. It is written as `begun` before anything is done, and once more when it is known what
 * came of it: a line that stays `begun` is one of which nobody knows.
 */
export interface Change extends ChangeMade {
  /** Sorts by time, and is the same for both writings. */
  readonly id: string;
  readonly at: Instant;
  readonly by: ChangedBy;
  /** What was asked for: `PUT /v1/config`, `comeback config push`. */
  readonly what: string;
  /** The first half of the scope: `config`, `chains`, `team`. */
  readonly area: string;
  /** `failed`: it broke off, and `details` say how far it came. */
  readonly outcome: "begun" | "done" | "refused" | "failed";
  /** Why it was refused: the kind of the problem. */
  readonly why?: string;
}

/** How long lines are kept. */
export const KEPT_DAYS = 400;

const DIGITS = 13;

/** `nonce` tells changes of one millisecond apart: the id of the request. */
export const changeId = (at: Instant, nonce: string): string =>
  `${String(at).padStart(DIGITS, "0")}-${nonce}`;

export const changedAt = (id: string): Instant => Number(id.slice(0, DIGITS));

/** The month in UTC that a change is kept under: `2026-03`. */
export const monthOf = (at: Instant): string => new Date(at).toISOString().slice(0, 7);

/** The months from the one of `from` back to the one of `to`, newest first. */
export function monthsBack(from: Instant, to: Instant): readonly string[] {
  const [last, first] = [monthNumber(from), monthNumber(to)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, back) =>
    monthOf(Date.UTC(1970, last - back)),
  );
}

/** Counted from January 1970. */
function monthNumber(at: Instant): number {
  const date = new Date(at);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}
