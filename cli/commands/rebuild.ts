import { Command } from "commander";
import { makeKeepWallets } from "../../src/app/loyalty/wallets/keep-wallet.ts";
import { makeRebuild } from "../../src/app/people/rebuild.ts";
import { connect, onDeployment, type WhichDeployment } from "../deployment/deployment.ts";
import { done } from "../recording/outcomes.ts";
import { openRecord } from "../recording/record.ts";
import { startProgress } from "../terminal/progress.ts";

const HELP = `
Folds every customer's facts into a profile again and writes what differs. When nothing is wrong it changes nothing.
Can run at any time, be stopped and be run again; it starts no chain and sends no mail. The night does so by itself after the store's time
zone, currency or past exchange rates have changed; this is for at once, and to be sure.

Examples:
  comeback rebuild
  comeback rebuild --json`;

export function rebuildCommand(): Command {
  return onDeployment(new Command("rebuild"))
    .description("fold all profiles again from the facts")
    .option("--json", "print the result as JSON")
    .addHelpText("after", HELP)
    .action(async ({ json, ...which }: WhichDeployment & { json?: boolean }) => {
      const { now } = await connect(which);
      const { checkpoints, config, customers, events, keepPutAside, secrets, tastes, telling, wallets } =
        await import("../../src/adapters/wiring.ts");
      keepPutAside();
      const rebuild = makeRebuild({
        events: events(),
        customers: customers(),
        tastes: tastes(),
        checkpoints: checkpoints(),
        config: config(),
        secrets: secrets(),
        wallets: makeKeepWallets({ wallets: wallets(), secrets: secrets(), clock: { now: () => now } }),
      });
      const known = await customers().approximateCount();
      const progress = startProgress("Rebuilding", Math.max(known, 1), "customers");
      const record = await openRecord(now);
      const result = await record(
        {
          command: "rebuild",
          area: "customers",
          came: ({ customers: folded, changed }) => done({ folded, changed }),
        },
        () => rebuild((so) => progress.update(so.customers)),
      ).finally(() => progress.stop());
      const putAside = telling.take().length;
      if (json) console.log(JSON.stringify({ ...result, putAside }));
      else console.log(`${result.customers} profiles folded again, ${result.changed} changed.`);
      if (putAside > 0 && !json)
        console.log(
          `${putAside} records could not be read and are put aside: comeback quarantine lists them.`,
        );
    });
}
