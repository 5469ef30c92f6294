import type { PlanPrices } from "../../domain/campaigns/plan.ts";
import type { Bus } from "../../ports/announcements.ts";
import type { CampaignStore } from "../../ports/campaigns.ts";
import type { Workflows } from "../../ports/chains.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Expressions } from "../../ports/conditions.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Journal } from "../../ports/journal.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { RunStore } from "../../ports/nightly.ts";
import type { CustomerStore } from "../../ports/people.ts";
import type { ExperimentStore } from "../../ports/proof.ts";
import type { Nights } from "../nightly/read.ts";

/** What the campaign machine's tasks work with. */
export interface CampaignDeps {
  readonly campaigns: CampaignStore;
  readonly runs: RunStore;
  readonly config: Pick<ConfigStore, "current" | "version" | "setPaused">;
  readonly customers: Pick<CustomerStore, "scan" | "readMany" | "approximateCount">;
  readonly events: Pick<EventStore, "factsOf">;
  readonly journal: Journal;
  readonly experiments: Pick<ExperimentStore, "decisions">;
  readonly workflows: Workflows;
  readonly expressions: Expressions;
  readonly secrets: Secrets;
  readonly nights: Pick<Nights, "model">;
  /** Mails a second that the mail service takes from the account. */
  readonly mailsASecond: () => Promise<number>;
  /** For the plan's dollars. */
  readonly prices: PlanPrices;
  readonly clock: Clock;
  readonly bus?: Bus;
}
