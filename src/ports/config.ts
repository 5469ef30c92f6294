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

export interface ConfigStore {
  /** The version in force; undefined before the first publication. */
  current(): Promise<PublishedBundle | undefined>;
  version(version: number): Promise<PublishedBundle | undefined>;
  /** Stores the parts first and moves the pointer last, so that a version is there whole or not at all. */
  publish(content: Omit<PublishedBundle, "version">): Promise<PublishedBundle>;
  /** Newest first. */
  history(): Promise<readonly BundleSummary[]>;
  /** May be a second old. */
  pausedChains(): Promise<ReadonlySet<string>>;
  setPaused(chain: string, paused: boolean): Promise<void>;
}
