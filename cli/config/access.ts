import type { StopRequest } from "../../src/app/chains/stop-chain.ts";
import type { SwitchResult } from "../../src/app/chains/switch-chain.ts";
import type { ChainOverview } from "../../src/app/config/read-config.ts";
import type { ConfigPlan } from "../../src/app/foresight/plan/answer.ts";
import type { Decided } from "../../src/app/nightly/decide-held.ts";
import type { HeldDecision, HeldEntries } from "../../src/app/nightly/documents.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { BundleSummary, PublishedBundle } from "../../src/ports/config.ts";
import type { OnRendered } from "./uploads.ts";

/** `base`: as in `push`. */
interface RollbackRequest {
  readonly version: number;
  readonly by: string;
  readonly base?: number;
  readonly note?: string;
}

/** What may be done with a deployment's config: over its tables (over-store.ts) or over its admin API (over-api.ts). */
export interface ConfigAccess {
  /** The version in force and its files; undefined before the first publication. */
  current(): Promise<Pick<PublishedBundle, "version" | "files"> | undefined>;
  version(version: number): Promise<Pick<PublishedBundle, "version" | "files"> | undefined>;
  /** Newest first. */
  history(): Promise<readonly BundleSummary[]>;
  /** Over the admin API `by` is whom the token names; of a large config, `onRendered` is told how far its mails are. */
  push(request: PushRequest, onRendered?: OnRendered): Promise<Published>;
  /** Undefined when there is no such version. */
  rollback(request: RollbackRequest): Promise<Published | undefined>;
  /** Those of the version in force. */
  chains(): Promise<readonly ChainOverview[]>;
  switchChain(chain: string, pause: boolean): Promise<SwitchResult>;
  /** What waits for approval, oldest night first. */
  held(): Promise<readonly HeldOverview[]>;
  /** Approves or drops what waits of a chain, all of it. */
  decideHeld(chain: string, kind: HeldDecision["kind"], by: string): Promise<Omit<Decided, "done">>;
  /** Ends the runs of a chain's members; answers of how many. */
  stopChain(request: Omit<StopRequest, "from">): Promise<number>;
  /** What publishing a config would do. `onProgress` is told how many customers have been looked at. */
  plan(request: PlanRequest, onProgress?: (customers: number) => void): Promise<ConfigPlan>;
  /** The deployment's time. */
  readonly now: Instant;
  /** About how many customers there are; undefined for who may not know. */
  customers(): Promise<number | undefined>;
  /** Customers by segment as of the last night; undefined before the first and for who may not know. */
  segmentSizes(): Promise<Readonly<Record<string, number>> | undefined>;
}

export type HeldOverview = Pick<
  HeldEntries,
  "chain" | "run" | "segment" | "count" | "because" | "heldAt" | "decision" | "ends"
>;

export type PlanRequest = Pick<PushRequest, "files" | "bundle">;

export interface PushRequest {
  readonly files: PublishedBundle["files"];
  /** What the files say, checked. */
  readonly bundle: Bundle;
  readonly by: string;
  readonly note?: string;
  /** Publish although the version in force has the same files. */
  readonly force?: boolean;
  /** The version that it is to replace (0: none); the command ends where another one is in force. */
  readonly base?: number;
}

/** The version that is in force now, and whether it is new. */
export interface Published extends Pick<PublishedBundle, "version" | "digest" | "by" | "note"> {
  readonly result: "published" | "unchanged";
  /** The version that was in force before; unknown over the admin API, and where there was none. */
  readonly replaced?: number;
  /** Its content, where that is known without downloading it. */
  readonly bundle?: Bundle;
}

/** Customers by segment, of a night's metrics. */
export const sizesOf = (
  segments: Readonly<Record<string, { readonly customers: number }>>,
): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(segments).map(([id, { customers }]) => [id, customers]));
