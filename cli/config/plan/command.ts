import { Command, Option } from "commander";
import type { ConfigPlan } from "../../../src/app/foresight/plan/answer.ts";
import { type Progress, startProgress } from "../../terminal/progress.ts";
import type { ConfigAccess, PlanRequest } from "../access.ts";
import { bundleOrRefusal, openFolder } from "../folder.ts";
import { type OpenConfig, onConfig, type WhichConfig } from "../open-config.ts";
import { ownFolder } from "../own-folder.ts";
import { planMarkdown } from "./markdown.ts";
import { planPage } from "./page.ts";

const HELP = `
Against the version in force and the customers as they are: who changes segment and tier, who would enter each chain in the
next night and in the 30 after it, mails, hold-outs, the cap, codes, discounts and AWS's bill. Reads the base twice, as a
night does, and writes nothing (docs/foresight.md says what is exact and what is estimated).

Exit codes: 0 told, with or without changes and warnings; 1 the config is wrong, or with --strict there are warnings;
2 wrong usage, or nothing answers.

Examples:
  comeback config plan my-shop
  comeback config plan my-shop --markdown > plan.md
  comeback config plan my-shop --json | jq .warnings`;

interface PlanOptions extends WhichConfig {
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly strict?: boolean;
}

export function planCommand(open: OpenConfig): Command {
  return onConfig(new Command("plan"))
    .description("what publishing this folder would do to customers")
    .argument("[folder]", "folder of the config", ownFolder())
    .option("--strict", "exit with 1 where there are warnings")
    .addOption(new Option("--json", "print JSON").conflicts("markdown"))
    .option("--markdown", "print Markdown for a pull request; names no customer")
    .addHelpText("after", HELP)
    .action(async (folder: string, { json, markdown, strict, ...which }: PlanOptions) => {
      const opened = await openFolder(folder);
      const { bundle } = bundleOrRefusal(folder, opened, "", json ? { json } : {});
      const plan = await planned(await open(which), { files: opened.files, bundle });
      console.log(json ? JSON.stringify(plan) : markdown ? planMarkdown(plan) : planPage(plan));
      if (strict && plan.warnings.length > 0) process.exitCode = 1;
    });
}

/** With a progress bar. */
export async function planned(config: ConfigAccess, request: PlanRequest): Promise<ConfigPlan> {
  const total = (await config.customers().catch(() => undefined)) ?? 0;
  let progress: Progress | undefined;
  try {
    const plan = await config.plan(request, (done) => {
      progress ??= startProgress("Planning", total, "customers");
      progress.update(done);
    });
    // The count is of records, some of which are part of other customers.
    progress?.update(total);
    return plan;
  } finally {
    progress?.stop();
  }
}
