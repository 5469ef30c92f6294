import { Command } from "commander";
import type { ErasureReceipt } from "../../src/domain/privacy/receipt.ts";
import { PLACES } from "../../src/domain/privacy/receipt.ts";
import { onConfig, type WhichConfig } from "../config/open-config.ts";
import { type OpenPrivacy, openPrivacy } from "../privacy/open-privacy.ts";
import { misuse, Refusal } from "../terminal/refusal.ts";
import { pairs } from "../terminal/terminal.ts";
import { userName } from "../terminal/user-name.ts";

const HELP = `
Erases one person from every table, and keeps them from coming back by an import or a late webhook. It cannot be undone:
"comeback export" first, where the person wants their data. What stays and until when: docs/privacy.md.

--confirm repeats the id, so that nobody is erased by a slip. A receipt that names nobody is kept for three years;
"comeback erase --receipts" lists them. What has broken off goes on when the command is run again.

Examples:
  comeback erase anna@example.com --reason "letter of 3 May" --confirm anna@example.com
  comeback erase --receipts`;

interface Options extends WhichConfig {
  readonly reason?: string;
  readonly confirm?: string;
  readonly receipts?: true;
  readonly json?: true;
}

export function eraseCommand(open: OpenPrivacy = openPrivacy): Command {
  return onConfig(new Command("erase"))
    .description("erase one person from every table, with a receipt")
    .argument("[id]", "customer id, e-mail address or key")
    .option("--reason <text>", "why, for the receipt: no name, no address")
    .option("--confirm <id>", "the same id again")
    .option("--receipts", "list the receipts of erasures")
    .option("--json", "print JSON")
    .addHelpText("after", HELP)
    .action(async (id: string | undefined, { reason, confirm, receipts, json, ...which }: Options) => {
      if (receipts) return printed(await (await open(which)).receipts(), json);
      if (id === undefined) throw misuse("whom? comeback erase <id>");
      const why = reason?.trim() ?? "";
      if (why === "" || why.length > 200) throw misuse("--reason has 1 to 200 characters");
      if (confirm !== id) throw misuse(`this cannot be undone: repeat the id with --confirm ${id}`);
      const answer = await (await open(which)).erase(id, { reason: why, by: userName() });
      if (answer.kind === "unknown") throw new Refusal(`nobody is known as "${id}"`, 1);
      if (answer.kind === "erased") return printed([answer.receipt], json);
      console.log(
        json ? JSON.stringify(answer) : "asked for: nothing is mailed any more, the rest goes within minutes",
      );
    });
}

function printed(receipts: readonly ErasureReceipt[], json: true | undefined): void {
  if (json) console.log(JSON.stringify(receipts));
  else if (receipts.length === 0) console.log("nobody was erased in the last three years");
  else console.log(receipts.map(receiptText).join("\n\n"));
}

const receiptText = ({ id, askedAt, erasedAt, by, reason, removed }: ErasureReceipt): string =>
  pairs([
    ["receipt", id],
    ["asked for", `${new Date(askedAt).toISOString()}, by ${by}: ${reason}`],
    ["erased", new Date(erasedAt).toISOString()],
    ["items", PLACES.map((place) => `${place} ${removed[place]}`).join(", ")],
  ]);
