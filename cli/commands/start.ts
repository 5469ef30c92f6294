import { Command, InvalidArgumentError } from "commander";
import { parseDay } from "../../src/domain/basics/calendar.ts";
import type { StartOptions } from "../demo/start.ts";

const HELP = `
Starts everything on this machine from the synthesized CDK template: API, tables, nightly job, chains, and an inbox page
with the mails. Publishes the example store, sends a year of a made-up shop's life through the API, takes the first
night as a baseline, then plays the days live: events, nights, chains and mails. Ends with a table and stays up.
In the folder of a shop of your own (comeback init) it starts that shop: its config, and no customers.

Examples:
  comeback start                     the demo, then stay up to look around
  comeback start --exit              the demo once; the summary is one JSON object on the last line
  comeback start --empty             only the stack and the example store, for your own data
  comeback start --customers 300 --days 7 --seed 2
  comeback start --data my-shop-data --empty --config my-store
                                     your own shop, for as long as you like: tables, mails, config and clock are kept
                                     in my-shop-data, and the same command goes on where Ctrl-C has stopped it`;

export function startCommand(): Command {
  return new Command("start")
    .description("run everything on this machine, with a demo shop")
    .option("--exit", "end after the demo; print its summary as JSON")
    .option("--empty", "no demo shop")
    .option("--demo", "the demo shop, also in the folder of a shop of your own")
    .option(
      "--data <folder>",
      "keep everything there between runs; the demo is played into an empty one only",
    )
    .option("--config <folder>", "publish this at the first run, instead of the example store")
    .option("--customers <n>", "customers of the demo shop", wholeOption(1, 100_000), 1_200)
    .option("--days <n>", "days to play live", wholeOption(1, 365), 30)
    .option("--seed <n>", "another seed is another shop", wholeOption(0, 2 ** 31 - 1), 1)
    .option("--from <YYYY-MM-DD>", "first day to play (default: so that the demo ends today)", dayOption)
    .option(
      "--webhooks <url>",
      "where to take posts to webhooks, to try a receiver (default: caught here)",
      urlOption,
    )
    .addHelpText("after", HELP)
    .action(async (options: StartOptions) => {
      const { start } = await import("../demo/start.ts");
      await start(options);
    });
}

function wholeOption(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === "" || !Number.isInteger(value) || value < least || value > most) {
      throw new InvalidArgumentError(`A whole number from ${least} to ${most}.`);
    }
    return value;
  };
}

function urlOption(text: string): string {
  if (!/^https?:/.test(URL.parse(text)?.protocol ?? ""))
    throw new InvalidArgumentError("An address, like http://localhost:3000.");
  return text;
}

function dayOption(text: string): string {
  if (parseDay(text) === undefined) throw new InvalidArgumentError("A day looks like 2026-03-01.");
  return text;
}
