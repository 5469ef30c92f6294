import { Command } from "commander";
import { unmailable } from "../../src/domain/mail/address-header.ts";
import { stripped } from "../../src/domain/mailbox/address.ts";
import type { Standing } from "../../src/domain/mailbox/ledger.ts";
import { onConfig, type WhichConfig } from "../config/open-config.ts";
import { standingText } from "../pages/standing.ts";
import { type OpenPeople, openPeople } from "../people/open-people.ts";
import { misuse } from "../terminal/refusal.ts";
import { userName } from "../terminal/user-name.ts";

const HELP = `
Lets mails go to an address again that complained, or that a mail bounced from for good. It gives no consent: who has
unsubscribed stays unsubscribed until that person agrees again. An address on the suppression list of SES has to be
taken off there as well (aws sesv2 delete-suppressed-destination).

Examples:
  comeback mailbox allow anna@example.com --reason "pressed the wrong button, asked by phone on 3 May"`;

interface Options extends WhichConfig {
  readonly reason: string;
  readonly json?: boolean;
}

/** What an operator decides about an address. */
export function mailboxCommand(open: OpenPeople = openPeople): Command {
  const command = new Command("mailbox")
    .description("what an operator decides about an e-mail address")
    .addHelpText("after", HELP);
  command.addCommand(
    onConfig(new Command("allow"))
      .description("let mails go again to an address that complained or bounced")
      .argument("<address>", "the e-mail address")
      .requiredOption("--reason <text>", "why, for whoever asks later; kept with the address")
      .option("--json", "print JSON")
      .addHelpText("after", HELP)
      .action(async (address: string, { reason, json, ...which }: Options) => {
        const fault = unmailable(stripped(address));
        if (fault) throw misuse(`${address}: ${fault}`);
        if (reason.trim() === "" || reason.length > 200) throw misuse("--reason has 1 to 200 characters");
        const people = await open(which);
        const why = { reason: reason.trim(), by: userName() };
        const { before, after } = await people.allowMailbox(address, why);
        console.log(json ? JSON.stringify({ before, after }) : page(address, before, after));
      }),
  );
  return command;
}

const page = (address: string, before: Standing, after: Standing) =>
  `${address}\n  before  ${standingText(before)}\n  now     ${standingText(after)}`;
