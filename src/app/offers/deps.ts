import type { BudgetStore } from "../../ports/budgets.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { PoolStore } from "../../ports/pools.ts";

/** What those who run the shop need to look after codes, lists of codes and budgets. */
export interface CodesDeps {
  readonly codes: Pick<CodeStore, "get" | "put">;
  readonly budgets: Pick<BudgetStore, "counters">;
  readonly pools: Pick<PoolStore, "add" | "look" | "counts">;
  readonly config: Pick<ConfigStore, "current">;
  readonly clock: Clock;
}
