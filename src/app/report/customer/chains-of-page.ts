import type { CustomerPage } from "../../../contracts/answers/customer-page.ts";
import { defined } from "../../../domain/basics/defined.ts";
import { campaignChain, campaignIn, chainNamed } from "../../../domain/campaigns/chain-of.ts";
import type { CampaignRun } from "../../../domain/campaigns/run.ts";
import { actionKindOf } from "../../../domain/chains/actions.ts";
import type { Entry, StepNote } from "../../../domain/chains/journal.ts";
import { isWait } from "../../../domain/chains/legs.ts";
import { reasonOf } from "../../../domain/chains/reason.ts";
import type { Chain } from "../../../domain/config/chain.ts";
import { type Known, whyNotEntered, whyNotInCampaign } from "./why-not.ts";

type ChainOfPage = CustomerPage["chains"][number];
type Run = ChainOfPage["runs"][number];

export interface ChainsAsked {
  readonly entries: readonly Entry[];
  readonly paused: ReadonlySet<string>;
  readonly campaigns: readonly CampaignRun[];
  /** Absent where nothing is published. */
  readonly known?: Known;
}

/** Every chain and campaign: the runs of somebody through it with the reason of each step, or why there is none. */
export function chainsOfPage({ entries, paused, campaigns, known }: ChainsAsked): ChainOfPage[] {
  const bundle = known?.published.bundle;
  const published = bundle
    ? [...Object.keys(bundle.chains), ...Object.keys(bundle.campaigns).map(campaignChain)]
    : [];
  const byChain = Map.groupBy(entries, ({ chain }) => chain);
  const names = [...new Set([...byChain.keys(), ...published])];
  const rows = names.map((chain): ChainOfPage => {
    const its = byChain.get(chain) ?? [];
    const found = bundle && chainNamed(bundle, chain);
    return {
      ...{ chain, name: found?.name ?? chain, kind: kindOf(chain, found) },
      ...{ paused: paused.has(chain), published: found !== undefined },
      runs: its.toSorted((one, other) => other.enteredAt - one.enteredAt).map((entry) => runOf(entry, found)),
      ...(its.length === 0 && known && defined({ notEntered: whyNone(chain, known, campaigns) })),
    };
  });
  return rows.toSorted((one, other) => newest(other) - newest(one));
}

const newest = ({ runs }: ChainOfPage): number => runs[0]?.enteredAt ?? 0;

const kindOf = (name: string, chain: Chain | undefined): ChainOfPage["kind"] =>
  campaignIn(name) === undefined ? (chain?.kind ?? "marketing") : "campaign";

function whyNone(name: string, known: Known, runs: readonly CampaignRun[]): ChainOfPage["notEntered"] {
  const { bundle } = known.published;
  const id = campaignIn(name);
  const campaign = id === undefined ? undefined : bundle.campaigns[id];
  if (campaign)
    return whyNotInCampaign(
      campaign,
      runs.find((run) => run.campaign === id),
      known,
    );
  const chain = bundle.chains[name];
  return chain && whyNotEntered(chain, known);
}

/** Steps are named by the version in force, as far as it has them. */
function runOf(entry: Entry, chain: Chain | undefined): Run {
  const { run, version, enteredAt, reason, holdout, heldOutBy, status, doneAt, outcome, order, steps } =
    entry;
  return {
    ...{ run, version, enteredAt, holdout, reason: reasonOf(reason), active: status === "active" },
    ...defined({
      heldOutBy,
      endedAt: doneAt,
      order,
      outcome: outcome === undefined ? undefined : reasonOf(outcome),
    }),
    steps: steps.toSorted((one, other) => one.at - other.at).map((note) => stepOf(note, chain)),
  };
}

function stepOf({ step, at, what, why }: StepNote, chain: Chain | undefined): Run["steps"][number] {
  const action = chain?.steps[step];
  const noted = { step, at, outcome: what, reason: reasonOf(why) };
  if (!action || isWait(action)) return noted;
  const name = "send" in action ? action.send : "emit" in action ? action.emit : undefined;
  return { ...noted, action: actionKindOf(action), ...defined({ name }) };
}
