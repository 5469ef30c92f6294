import type { Pseudonym } from "../../domain/people/profile.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { RunStore } from "../../ports/nightly.ts";
import type { CustomerStore } from "../../ports/people.ts";
import { readMade } from "../nightly/documents.ts";
import type { ShardInput } from "../nightly/task.ts";
import { makePseudonyms } from "./pseudonyms.ts";
import { makeWriteCodes, type WriteCodesDeps } from "./write-codes.ts";
import { makeWriteCustomers } from "./write-customers.ts";
import { makeWriteDays, type WriteDaysDeps } from "./write-days.ts";

export interface WriteFilesDeps extends WriteCodesDeps, WriteDaysDeps {
  readonly customers: Pick<CustomerStore, "scan" | "get" | "readMany" | "givePseudonym">;
  readonly runs: RunStore;
  readonly config: Pick<ConfigStore, "version">;
  readonly newPseudonym: () => Pseudonym;
}

/** Rows of each kind that a task has written; days of what happened. */
export interface WrittenFiles {
  readonly customers: number;
  readonly days: number;
  readonly codes: number;
}

/**
 * One task's share of a night's files for analysts. Comes after the night is published, holds no lease and changes nothing
 * that another night reads: done again, it writes the same files.
 */
export function makeWriteFiles(deps: WriteFilesDeps): (input: ShardInput) => Promise<WrittenFiles> {
  return async ({ run, ...part }) => {
    const [plan, model] = await Promise.all([
      readMade(deps.runs, run, "plan"),
      readMade(deps.runs, run, "model"),
    ]);
    const published = await deps.config.version(plan.version);
    if (!published) throw new Error(`config version ${plan.version} of run ${run} is gone`);
    const { bundle } = published;
    const pseudonyms = makePseudonyms(deps);
    const night = { today: plan.today, bundle, model };
    const { customers } = await makeWriteCustomers(deps, pseudonyms)(night, part);
    const { days } = await makeWriteDays(deps, pseudonyms)(part);
    const { codes } = await makeWriteCodes(deps, pseudonyms)(bundle.store.currency, part);
    return { customers, days, codes };
  };
}
