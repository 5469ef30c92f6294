import type { BudgetStore } from "../../ports/budgets.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { CustomerStore } from "../../ports/people.ts";

/** What a till's questions need. */
export interface TillDeps {
  readonly codes: Pick<CodeStore, "get" | "put">;
  readonly budgets: Pick<BudgetStore, "reserve" | "charge" | "giveBack">;
  readonly customers: Pick<CustomerStore, "get">;
  readonly config: Pick<ConfigStore, "current">;
  readonly secrets: Secrets;
  readonly clock: Clock;
}
