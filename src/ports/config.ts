import type { Instant } from "../domain/basics/calendar.ts";
import type { Bundle } from "../domain/config/bundle.ts";

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

export type BundleSummary = Omit<PublishedBundle, "files" | "bundle">;

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
