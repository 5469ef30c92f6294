import { userInfo } from "node:os";
import { Command } from "commander";
import { type AllowMailboxDeps, makeAllowMailbox } from "../../src/app/mailbox/allow.ts";
import { unmailable } from "../../src/domain/mail/address-header.ts";
import { stripped } from "../../src/domain/mailbox/address.ts";
import type { Standing } from "../../src/domain/mailbox/ledger.ts";
import { connect, onDeployment, type WhichDeployment } from "../deployment/deployment.ts";
import { standingText } from "../pages/standing.ts";
import { Refusal } from "../terminal/refusal.ts";

const HELP = `
Lets mails go to an address again that complained, or that a mail bounced from for good. It gives no consent: who has
unsubscribed stays unsubscribed until that person agrees again. An address on the suppression list of SES has to be
taken off there as well (aws sesv2 delete-suppressed-destination).

Examples:
  comeback mailbox allow anna@example.com --reason "pressed the wrong button, asked by phone on 3 May"`;

export type OpenMailboxes = (which: WhichDeployment) => Promise<AllowMailboxDeps>;

interface Options extends WhichDeployment {
  readonly reason: string;
  readonly json?: boolean;
}

/** What an operator decides about an address. */
export function mailboxCommand(open: OpenMailboxes = openMailboxes): Command {
  const command = new Command("mailbox")
    .description("what an operator decides about an e-mail address")
    .addHelpText("after", HELP);
  command.addCommand(
    onDeployment(new Command("allow"))
      .description("let mails go again to an address that complained or bounced")
      .argument("<address>", "the e-mail address")
      .requiredOption("--reason <text>", "why, for whoever asks later; kept with the address")
      .option("--json", "print JSON")
      .addHelpText("after", HELP)
      .action(async (address: string, { reason, json, ...which }: Options) => {
        const fault = unmailable(stripped(address));
        if (fault) throw new Refusal(`${address}: ${fault}`, 2);
        if (reason.trim() === "") throw new Refusal("--reason must say why", 2);
        const allow = makeAllowMailbox(await open(which));
        const { before, after } = await allow(address, { reason: reason.trim(), by: userInfo().username });
        console.log(json ? JSON.stringify({ before, after }) : page(address, before, after));
      }),
  );
  return command;
}

const page = (address: string, before: Standing, after: Standing) =>
  `${address}\n  before  ${standingText(before)}\n  now     ${standingText(after)}`;

async function openMailboxes(which: WhichDeployment): Promise<AllowMailboxDeps> {
  const { now } = await connect(which);
  const { events, secrets } = await import("../../src/adapters/wiring.ts");
  return { events: events(), secrets: secrets(), clock: { now: () => now } };
}
