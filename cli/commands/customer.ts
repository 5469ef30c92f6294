import { Command } from "commander";
import { makeNights } from "../../src/app/nightly/read.ts";
import { makeReadCustomer } from "../../src/app/report/read-customer.ts";
import { connect, onDeployment, type WhichDeployment } from "../deployment/deployment.ts";
import { customerPage } from "../pages/customer-page.ts";
import { type OpenPeople, openPeople } from "../people/open-people.ts";
import { Refusal } from "../terminal/refusal.ts";
import { decideCommand } from "./customer-decide.ts";

const HELP = `
Shows the profile, the segments with the reason, what to expect (orders, money, value at risk), chains, mails and
offers with the reason, and the facts that it all follows from. Ids may be the shop's own, an e-mail address, a
browser's anonymous id, a Shopify or WooCommerce customer number, or a key as Comeback stores it (u:42, a:…, e:…,
p:shopify:…).

Examples:
  comeback customer 42
  comeback customer anna@example.com
  comeback customer a:3f0c… --json | jq .value
  comeback customer merge 42 anna@example.com --reason "asked for it on 3 May"
  comeback customer split 42 p:shopify:7 --reason "one mailbox, two people"`;

export function customerCommand(open: OpenPeople = openPeople): Command {
  const command = onDeployment(new Command("customer"))
    .description("show everything that is known of one customer, with reasons; merge and split customers")
    .argument("<id>", "customer id, e-mail address or key")
    .option("--json", "print JSON")
    .addHelpText("after", HELP)
    .action(async (id: string, { json, ...which }: WhichDeployment & { json?: boolean }) => {
      const deployment = await connect(which);
      const wiring = await import("../../src/adapters/wiring.ts");
      const readCustomer = makeReadCustomer({
        events: wiring.events(),
        customers: wiring.customers(),
        secrets: wiring.secrets(),
        journal: wiring.journal(),
        codes: wiring.codes(),
        nights: makeNights(wiring.runs()),
        config: wiring.config(),
        clock: { now: () => deployment.now },
      });
      const report = await readCustomer(id);
      if (!report) throw new Refusal(`nobody is known as "${id}" in ${deployment.name}`, 1);
      if (json) return console.log(JSON.stringify(report));
      const [published, paused] = await Promise.all([
        wiring.config().current(),
        wiring.config().pausedChains(),
      ]);
      console.log(customerPage(report, { currency: published?.bundle.store.currency ?? "USD", paused }));
    });
  command.addCommand(decideCommand("merge", open));
  command.addCommand(decideCommand("split", open));
  return command;
}
