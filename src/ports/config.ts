import type { Instant } from "../domain/basics/calendar.ts";
import type { Bundle, Template } from "../domain/config/bundle.ts";

export interface PublishedBundle {
  readonly version: number;
  readonly publishedAt: Instant;
  readonly by: string;
  readonly note?: string;
  /** SHA-256 of the source files. */
  readonly digest: string;
  /** The files as the marketer wrote them, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly bundle: Bundle;
}

/** A version as who acts on it needs it: without the text of its files. */
export type RunningBundle = Omit<PublishedBundle, "files">;

export type BundleSummary = Omit<PublishedBundle, "files" | "bundle">;

/** A mail that was tried with samples; without a template, that is why. */
export interface TriedMail<Problem> {
  readonly template?: Template;
  readonly problems: readonly Problem[];
}

/** Has a mail tried, or knows from before that it is right. `inputs`: everything that this depends on. */
export type TryMail = <Problem>(
  inputs: () => string,
  attempt: () => Promise<TriedMail<Problem>>,
) => Promise<TriedMail<Problem>>;

/** Mails that were tried and are right. */
export interface TriedMails {
  open(): Promise<{
    readonly tryMail: TryMail;
    /** How many are known now that were not when this was opened. */
    fresh(): number;
    /** Keeps what is fresh for whoever opens them next. */
    keep(): Promise<void>;
  }>;
}

/** A config that somebody works on and has not published. */
export interface Draft {
  /** The version that it was begun from; 0 before the first publication. */
  readonly base: number;
  /** What it has different from that version, by path; null: the file goes away. */
  readonly files: Readonly<Record<string, string | null>>;
  readonly savedAt: Instant;
}

/** Of each person one. */
export interface DraftStore {
  get(person: string): Promise<{ readonly draft: Draft; readonly revision: number } | undefined>;
  /**
   * Answers with the draft's new revision. `outdated`: somebody has saved since `revision` was read. `too-large`: squeezed,
   * it does not fit one item.
   */
  put(person: string, draft: Draft, revision: number): Promise<number | "outdated" | "too-large">;
  /** False when somebody has saved since `revision` was read. */
  drop(person: string, revision: number): Promise<boolean>;
}

export interface ConfigStore {
  /** The version in force; undefined before the first publication. */
  current(): Promise<PublishedBundle | undefined>;
  version(version: number): Promise<PublishedBundle | undefined>;
  /**
   * A version with those templates at least that `needs` names, after a look at everything else: what a worker reads that
   * acts on a part of it. The same names are the same object for as long as the process keeps it.
   */
  part(version: number, needs: (bundle: Bundle) => readonly string[]): Promise<RunningBundle | undefined>;
  /** Stores the parts first and moves the pointer last, so that a version is there whole or not at all. */
  publish(content: Omit<PublishedBundle, "version">): Promise<PublishedBundle>;
  /** The same, if `base` is in force at that very moment (0: nothing is); undefined where it is not. */
  publishOver(base: number, content: Omit<PublishedBundle, "version">): Promise<PublishedBundle | undefined>;
  /** Newest first. */
  history(): Promise<readonly BundleSummary[]>;
  /** May be a second old. */
  pausedChains(): Promise<ReadonlySet<string>>;
  setPaused(chain: string, paused: boolean): Promise<void>;
}
