import { Command, InvalidArgumentError } from "commander";
import { defined } from "../../src/domain/basics/defined.ts";
import { collectChanges } from "../changes/collect.ts";
import { type OpenChanges, openChanges } from "../changes/open-changes.ts";
import { onConfig, type WhichConfig } from "../config/open-config.ts";
import { changesPage } from "../pages/changes-page.ts";

interface Options extends WhichConfig {
  readonly by?: string;
  readonly kind?: string;
  readonly since?: number;
  readonly most: number;
  readonly json?: boolean;
}

const HELP = `
Changes by the admin API and by commands that write to the tables, the newest first. A person of the API is known by the
address; of a command by the user's name on the machine that it ran on, which nobody has checked. Lines are kept for 400
days, and name no customer.

Examples:
  comeback changes
  comeback changes --kind config --since 2026-03-01
  comeback changes --by ben@shop.example --json`;

/** The log of changes. */
export function changesCommand(open: OpenChanges = openChanges): Command {
  return onConfig(new Command("changes"))
    .description("who changed what, when, from what to what")
    .option("--by <who>", "only by this person: an address, a user's name, or the subject of a token")
    .option("--kind <area>", "only of this kind: config, chains, campaigns, codes, loyalty, team, …", kindOf)
    .option("--since <date>", "none before this date (UTC) or time", instantOf)
    .option("--most <n>", "so many lines at most", mostOf, 50)
    .option("--json", "print JSON")
    .addHelpText("after", HELP)
    .action(async ({ by, kind, since, most, json, ...which }: Options) => {
      const changes = await collectChanges(await open(which), {
        most,
        ...defined({ by, since, area: kind }),
      });
      console.log(json ? JSON.stringify(changes) : changesPage(changes));
    });
}

function kindOf(text: string): string {
  if (!/^[a-z]{1,30}$/.test(text)) throw new InvalidArgumentError("A word like config or chains.");
  return text;
}

function instantOf(text: string): number {
  const at = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new InvalidArgumentError("Write 2026-03-01 or 2026-03-01T09:00:00Z.");
  return at;
}

function mostOf(text: string): number {
  const most = Number(text);
  if (!Number.isInteger(most) || most < 1 || most > 10_000)
    throw new InvalidArgumentError("A whole number from 1 to 10,000.");
  return most;
}
