import type { BudgetStore } from "../../../ports/budgets.ts";
import type { CampaignStore } from "../../../ports/campaigns.ts";
import type { CatalogueStore } from "../../../ports/catalogue.ts";
import type { CodeStore } from "../../../ports/codes.ts";
import type { ReadableExpressions } from "../../../ports/conditions.ts";
import type { ConfigStore } from "../../../ports/config.ts";
import type { EventStore } from "../../../ports/facts.ts";
import type { Journal } from "../../../ports/journal.ts";
import type { Secrets } from "../../../ports/keys.ts";
import type { Mailer, Renderer, SendingStore } from "../../../ports/mail.ts";
import type { RunStore } from "../../../ports/nightly.ts";
import type { CustomerStore } from "../../../ports/people.ts";
import type { PoolStore } from "../../../ports/pools.ts";
import type { ExperimentStore } from "../../../ports/proof.ts";
import type { ReferralStore } from "../../../ports/referrals.ts";
import type { ResultsFiles } from "../../../ports/results-files.ts";
import type { SignUpStore } from "../../../ports/sign-ups.ts";
import type { TasteStore } from "../../../ports/taste.ts";
import type { TillBatches } from "../../../ports/till-batches.ts";
import type { UnseenStore } from "../../../ports/unseen.ts";
import type { WalletStore } from "../../../ports/wallets.ts";

/** A shop of its own to play in: stores that nobody else sees, and a mail service that sends nothing. */
export interface ReplayStores {
  readonly events: EventStore;
  readonly customers: CustomerStore;
  readonly tastes: TasteStore;
  readonly config: ConfigStore;
  readonly journal: Journal;
  readonly runs: RunStore;
  readonly experiments: ExperimentStore;
  readonly sending: SendingStore;
  readonly campaigns: CampaignStore;
  readonly catalogue: CatalogueStore;
  readonly codes: CodeStore;
  readonly budgets: BudgetStore;
  readonly pools: PoolStore;
  readonly wallets: WalletStore;
  readonly referrals: ReferralStore;
  readonly unseen: UnseenStore;
  readonly signUps: SignUpStore;
  readonly files: ResultsFiles;
  readonly batches: TillBatches;
  readonly mailer: Mailer;
  readonly renderer: Renderer;
  readonly expressions: ReadableExpressions;
  readonly secrets: Secrets;
}
