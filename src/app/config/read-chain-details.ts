import { defined } from "../../domain/basics/defined.ts";
import { type Leg, legFrom } from "../../domain/chains/legs.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Action, Chain, Wait } from "../../domain/config/chain.ts";
import { inLanguages } from "../../domain/config/localised.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { type HeldEntries, listHeld } from "../nightly/documents.ts";
import { type ChainEntry, chainEntryOf } from "./chain-entry.ts";

/** A text of the shop's, by language. */
type InLanguages = Readonly<Record<string, string>>;

/** What one round of a chain does, after its waits. */
export interface ChainStep {
  /** Index among the chain's steps: what entries, mails and results call it. */
  readonly step: number;
  readonly waits: readonly Wait[];
  readonly does:
    | {
        readonly kind: "send";
        readonly template: string;
        /** Ids of the variants, of which each person gets one. */
        readonly variants: readonly string[];
      }
    | { readonly kind: "silence" }
    | { readonly kind: "emit"; readonly message: string; readonly channel: string };
  readonly offer?: string;
  readonly when?: string;
}

export interface ChainDetails {
  readonly id: string;
  readonly name: InLanguages;
  readonly kind: "marketing" | "service";
  readonly enter: ChainEntry;
  readonly enterWhen?: string;
  readonly exit?: string;
  readonly reenter: string;
  readonly topic?: string;
  readonly holdoutPercent: number;
  /** Of customers who get the mails without their offer. */
  readonly explorePercent: number;
  readonly paused: boolean;
  /** Who waits for somebody's approval, night by night. */
  readonly held: readonly Pick<HeldEntries, "run" | "count" | "because" | "ends">[];
  readonly steps: readonly ChainStep[];
}

export interface ReadChainDetailsDeps {
  readonly config: Pick<ConfigStore, "current" | "pausedChains">;
  readonly runs: RunStore;
}

/** The chains of the version in force, step by step, with their switches and what waits for approval. */
export function makeReadChainDetails({ config, runs }: ReadChainDetailsDeps) {
  return async (): Promise<{ readonly version: number | null; readonly chains: readonly ChainDetails[] }> => {
    const [published, paused, held] = await Promise.all([
      config.current(),
      config.pausedChains(),
      listHeld(runs),
    ]);
    if (!published) return { version: null, chains: [] };
    const { bundle, version } = published;
    const chains = Object.entries(bundle.chains).map(([id, chain]) => ({
      ...detailsOf(id, chain, bundle),
      paused: paused.has(id),
      held: held
        .filter((one) => one.chain === id && one.decision === undefined)
        .map(({ run, count, because, ends }) => ({ run, count, because, ...defined({ ends }) })),
    }));
    return { version, chains };
  };
}

function detailsOf(id: string, chain: Chain, { store }: Bundle): Omit<ChainDetails, "paused" | "held"> {
  const { name, kind = "marketing", enter, exit, reenter, topic, holdout_percent: holdoutPercent } = chain;
  const { explore_percent: explorePercent = 0 } = chain;
  return {
    ...{ id, kind, reenter, holdoutPercent, explorePercent, name: inLanguages(name, store.languages) },
    enter: chainEntryOf(enter),
    ...(enter.when !== undefined && { enterWhen: enter.when }),
    ...(exit !== undefined && { exit }),
    ...(topic !== undefined && { topic }),
    steps: stepsOf(chain),
  };
}

function stepsOf(chain: Chain): readonly ChainStep[] {
  const steps: ChainStep[] = [];
  for (let leg = legFrom(chain, 0); leg; leg = legFrom(chain, leg.step + 1)) steps.push(stepOf(leg));
  return steps;
}

function stepOf({ step, waits, action }: Leg): ChainStep {
  const { when } = action;
  const offer = "offer" in action ? action.offer : undefined;
  return {
    ...{ step, waits, does: doneBy(action) },
    ...(offer !== undefined && { offer }),
    ...(when !== undefined && { when }),
  };
}

function doneBy(action: Action): ChainStep["does"] {
  if ("send" in action)
    return { kind: "send", template: action.send, variants: Object.keys(action.variants ?? {}) };
  if ("emit" in action) return { kind: "emit", message: action.emit, channel: action.channel };
  return { kind: "silence" };
}
