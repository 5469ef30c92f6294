import { Command } from "commander";
import { defined } from "../../src/domain/basics/defined.ts";
import { onConfig, type WhichConfig } from "../config/open-config.ts";
import { type OpenExperiments, openExperiments } from "../experiments/open-experiments.ts";
import { experimentPage, experimentsPage } from "../pages/experiments-page.ts";
import { noneOf } from "../terminal/none-of.ts";
import { misuse } from "../terminal/refusal.ts";
import { userName } from "../terminal/user-name.ts";

interface Options extends WhichConfig {
  readonly json?: boolean;
  readonly by?: string;
}

const HELP = `
A test is a step with variants (docs/experiments.md). Each person is counted once, when the time for an order is over,
and what is shown holds however often you look.

Examples:
  comeback experiment list
  comeback experiment show second-purchase.second-purchase
  comeback experiment decide second-purchase.second-purchase question
  comeback experiment reopen second-purchase.second-purchase`;

/** How tests of variants stand, and a person's word about them. */
export function experimentCommand(open: OpenExperiments = openExperiments): Command {
  const command = new Command("experiment")
    .description("tests of variants: how they stand, decide and reopen")
    .addHelpText("after", HELP);
  command.addCommand(listCommand(open));
  command.addCommand(showCommand(open));
  command.addCommand(decideCommand(open));
  command.addCommand(reopenCommand(open));
  return command;
}

function listCommand(open: OpenExperiments): Command {
  return onConfig(new Command("list"))
    .description("tests of the config in force, and how each stands")
    .option("--json", "print JSON")
    .action(async ({ json, ...which }: Options) => {
      const reports = await (await open(which)).list();
      console.log(json ? JSON.stringify(reports) : experimentsPage(reports));
    });
}

function showCommand(open: OpenExperiments): Command {
  return onConfig(new Command("show"))
    .description("variants, differences with their intervals, and what is missing until more can be said")
    .argument("<name>", "CHAIN.TEMPLATE, as the list names it")
    .option("--json", "print JSON")
    .action(async (name: string, { json, ...which }: Options) => {
      const experiments = await open(which);
      const report = await experiments.show(name);
      if (!report) {
        throw misuse(
          noneOf(
            "test",
            name,
            (await experiments.list()).map(({ experiment }) => experiment),
          ),
        );
      }
      console.log(json ? JSON.stringify(report) : experimentPage(report));
    });
}

function decideCommand(open: OpenExperiments): Command {
  return onConfig(new Command("decide"))
    .description("give everybody one variant from now on")
    .argument("<name>", "CHAIN.TEMPLATE, as the list names it")
    .argument("<variant>", "the variant's id")
    .option("--by <name>", "who decides (default: the user of this machine)")
    .option("--json", "print JSON")
    .action(async (name: string, variant: string, options: Options) => decide(open, options, name, variant));
}

function reopenCommand(open: OpenExperiments): Command {
  return onConfig(new Command("reopen"))
    .description("draw between the variants again; from then on only a person decides")
    .argument("<name>", "CHAIN.TEMPLATE, as the list names it")
    .option("--by <name>", "who decides (default: the user of this machine)")
    .option("--json", "print JSON")
    .action(async (name: string, options: Options) => decide(open, options, name));
}

async function decide(
  open: OpenExperiments,
  { json, by = userName(), ...which }: Options,
  experiment: string,
  variant?: string,
): Promise<void> {
  const outcome = await (await open(which)).decide({ experiment, by, ...defined({ variant }) });
  if (outcome.result === "no-experiment") throw misuse(noneOf("test", experiment, outcome.experiments));
  if (outcome.result === "no-variant") throw misuse(noneOf("variant", variant ?? "", outcome.variants));
  const changed = outcome.result === "done";
  if (json) return console.log(JSON.stringify({ experiment, variant: variant ?? null, changed }));
  const done =
    variant === undefined ? `${experiment} is drawn` : `Everybody gets ${variant} in ${experiment}`;
  console.log(`${done}${changed ? " from now on" : " already"}.`);
}
