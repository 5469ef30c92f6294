import { Command } from "commander";
import type { Difference } from "../../src/app/loyalty/wallets/audit-wallets.ts";
import { WALLET_SHARDS } from "../../src/ports/wallets.ts";
import { onConfig, type WhichConfig } from "../config/open-config.ts";
import { misuse, Refusal } from "../terminal/refusal.ts";
import { grid, number } from "../terminal/terminal.ts";
import type { OpenLoyalty } from "./open-loyalty.ts";

interface Options extends WhichConfig {
  readonly json?: boolean;
}

/** Recounts every wallet. */
export function auditCommand(open: OpenLoyalty): Command {
  return onConfig(new Command("audit"))
    .description("recount all wallets from the facts, and list those that differ; mends none")
    .option("--json", "print JSON")
    .action(async ({ json, ...which }: Options) => {
      const loyalty = await open(which);
      let [looked, told, differ] = [0, 0, 0];
      const differing: Difference[] = [];
      for (let shard = 0; shard < WALLET_SHARDS; shard++) {
        const audit = await loyalty.audit(shard);
        looked += audit.looked;
        told += audit.told;
        differ += audit.differ;
        differing.push(...audit.differing);
      }
      if (differ > 0) process.exitCode = 1;
      if (json) return console.log(JSON.stringify({ looked, told, differ, differing }));
      console.log(`${number(looked)} wallets recounted, ${number(differ)} differ.`);
      if (told > 0) console.log(`${number(told)} spends that tills had not told to the end are told now.`);
      if (differ > 0) console.log(table(differing));
      const more = differ - differing.length;
      if (more > 0) console.log(`… and ${number(more)} more.`);
    });
}

const table = (differing: readonly Difference[]) =>
  grid(
    ["customer", "points in the wallet", "by the facts", "spent in the wallet", "by the facts"],
    differing.map(({ customer, wallet, facts }) => [
      customer,
      ...[wallet.points, facts.points, wallet.spent, facts.spent].map(number),
    ]),
  );

interface MendOptions extends Options {
  readonly reason: string;
}

/** Gives a wallet what the facts say. */
export function mendCommand(open: OpenLoyalty): Command {
  return onConfig(new Command("mend"))
    .description("give a wallet the points that the facts come to; what tills hold stays")
    .argument("<customer>")
    .requiredOption("--reason <text>", "why, for the log of the admin API")
    .option("--json", "print JSON")
    .action(async (customer: string, { reason, json, ...which }: MendOptions) => {
      if (reason.trim() === "" || reason.length > 200) throw misuse("--reason has 1 to 200 characters");
      const mended = await (await open(which)).mend(customer, reason.trim());
      if (!mended) throw new Refusal(`nobody is known by "${customer}"`, 1);
      if (json) return console.log(JSON.stringify(mended));
      const { kind, before, after } = mended;
      console.log(
        kind === "same"
          ? `The wallet says what the facts say: ${number(after.points)} points.`
          : `Mended: ${number(before.points)} points before, ${number(after.points)} now.`,
      );
    });
}
