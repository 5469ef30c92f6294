import { Command, InvalidArgumentError, Option } from "commander";
import { flagOf, type Role, rolesOf } from "../../src/adapters/import/roles.ts";
import { connect, onDeployment, type WhichDeployment } from "../deployment/deployment.ts";
import type { SimulateOptions } from "../simulate/run-simulate.ts";
import { dateOption, percentOption } from "../terminal/options.ts";

const HELP = `
Plays a config over a stretch of the shop's own past, in memory: the code that runs in production, on a clock of its own.
Says who would have got which mail when, at what discount, with caps, quiet hours, budgets and hold-outs as they would
have been. Nothing is sent, and nothing is written but the file behind --list. The events come from the deployment that
answers, by when they were received, or from a file of orders (--orders), which is read as "comeback import" reads it.

What it cannot know is who would have bought because of a mail: the orders that it plays are those that happened. What
chains might have brought is told from an assumption, or from what hold-outs have shown (--uplift measured).

Examples:
  comeback simulate my-shop --from 2025-11-01 --to 2026-10-31
  comeback simulate my-shop --from 2025-11-01 --to 2026-10-31 --against ../my-shop-before
  comeback simulate my-shop --from 2025-11-01 --to 2026-10-31 --orders orders.csv --list mails.csv
  comeback simulate my-shop --from 2026-10-01 --to 2026-10-31 --check --fit daily
  comeback simulate my-shop --from 2026-10-01 --to 2026-10-31 --uplift 1.2 --json | jq .config.mails
  comeback simulate my-shop --from 2026-10-01 --to 2026-10-31 --uplift measured`;

const MEANINGS: Partial<Readonly<Record<Role, string>>> = {
  customer: "with --orders: column of the customer id",
  email: "with --orders: column of the e-mail address",
  date: "with --orders: column of the date",
  amount: "with --orders: column of what the customer paid",
  order: "with --orders: column of the order id",
  currency: "with --orders: a column, or a code for all rows such as EUR",
  product: "with --orders: column of the product",
  category: "with --orders: column of the category",
  merchant: "with --orders: column of the merchant",
  consent: "with --orders: column of the consent to mails, or yes or no for all rows",
};

type Options = Omit<SimulateOptions, "columns"> & WhichDeployment & { readonly [R in Role]?: string };

export function simulateCommand(): Command {
  const command = onDeployment(new Command("simulate"))
    .description("play a config over the shop's past: who would have got what, at what discount")
    .argument("<folder>", "folder of the config")
    .requiredOption("--from <YYYY-MM-DD>", "first day; the night before only takes stock", dateOption)
    .requiredOption("--to <YYYY-MM-DD>", "last day", dateOption)
    .option("--orders <file>", "play these orders instead of a deployment's events")
    .option(
      "--reachable <percent>",
      "with --orders without consent: who may be mailed (default: 100)",
      percentOption,
    )
    .option("--against <folder>", "another config, played beside it")
    .addOption(
      new Option("--fit <how-often>", "learn the models so often")
        .choices(["weekly", "daily", "plain"])
        .default("weekly"),
    )
    .option("--render", "render every mail, to see templates fail", false)
    .option(
      "--uplift <points>",
      "further orders by 100 entries of a chain that you assume, or measured: what hold-outs have shown",
      pointsOption,
      1.7,
    )
    .option("--list <file>", "write the mails to a CSV file")
    .option("--check", "compare with the mails that the deployment has sent in these days", false)
    .option("--json", "print JSON", false)
    .addHelpText("after", HELP);
  for (const [role, meaning] of Object.entries(MEANINGS) as [Role, string][])
    command.option(`${flagOf(role)} <column>`, meaning);
  return command.action(async (folder: string, { stack, region, ...options }: Options) => {
    const { runSimulate } = await import("../simulate/run-simulate.ts");
    const columns = Object.fromEntries(
      rolesOf("orders").flatMap((role) => (options[role] === undefined ? [] : [[role, options[role]]])),
    );
    await runSimulate(folder, { ...options, columns }, () =>
      connect({ ...(stack !== undefined && { stack }), ...(region !== undefined && { region }) }),
    );
  });
}

function pointsOption(text: string): number | "measured" {
  if (text === "measured") return text;
  const points = text.trim() === "" ? Number.NaN : Number(text);
  if (!Number.isFinite(points) || points < 0 || points > 100)
    throw new InvalidArgumentError("Orders by a hundred entries, from 0 to 100, or measured.");
  return points;
}
