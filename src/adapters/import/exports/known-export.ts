import type { Role } from "../roles.ts";

/** What ended mails to an address at the other tool. */
export interface Stop {
  readonly event: "bounced" | "complained";
  /** As it is written. */
  readonly at?: string;
}

/** What one row says of its person and mails. Dates are as they are written. */
export interface Status {
  /** `none`: the tool knows that they have not agreed. Absent where it does not know who has: that is for the shop to say. */
  readonly consent?: "given" | "withdrawn" | "none";
  /** When they decided; of a withdrawal the latest time that it can be. */
  readonly at?: string;
  /** When the mailbox's owner confirmed it. */
  readonly confirmedAt?: string;
  readonly ip?: string;
  /** Why, or where, in the tool's words. */
  readonly source?: string;
  readonly stop?: Stop;
  /** A word for a status that is not known here. Its person counts as one who has not agreed, unless `consent` says withdrawn. */
  readonly unknown?: string;
  /** Why the row is about no mailbox at all. */
  readonly leftOut?: string;
}

/** The cell under a title, whatever the title's case and punctuation; empty where there is no such column. */
export type CellUnder = (title: string) => string;

/** What a file holds, as its titles and its name tell. */
export interface Contents {
  /** As in "a Mailchimp export of …". */
  readonly of: string;
  /** What follows for all of it, where it does. */
  readonly so?: string;
  /** What its rows are where they do not say so themselves. */
  readonly status?: "given" | "withdrawn" | "none" | "bounced";
}

/** An export of another tool that is known by its titles. */
export interface KnownExport {
  readonly tool: string;
  /** `titles` are plain (titles/known-titles.ts). */
  readonly isIt: (titles: ReadonlySet<string>) => boolean;
  readonly contents: (titles: ReadonlySet<string>, fileName: string) => Contents;
  /** Titles of its own by role, the best first; titles that everybody uses are known anyway. */
  readonly columns: { readonly [R in Role]?: readonly string[] };
  readonly timeZone?: string;
  /** Absent where the tool knows nothing of consent; a column that a plugin has added is then recognised as ever. */
  readonly status?: {
    /** Titles that it reads, in plain form; those of them that hold dates. */
    readonly reads: RegExp;
    readonly dates: RegExp;
    readonly of: (cell: CellUnder, contents: Contents) => Status;
  };
  /** Plain titles of columns that hold nothing for a shop. */
  readonly useless: RegExp;
  /** Plain titles of columns that hold lists, with commas between. */
  readonly lists?: RegExp;
  /** Plain titles of columns that hold a day without a year, `MM/DD` or, by a setting of the tool, `DD/MM`. */
  readonly birthdays?: RegExp;
  /** The attribute that a title stands for, where it is not just the title. */
  readonly attribute?: (title: string) => string;
}
