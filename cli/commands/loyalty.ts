import { randomUUID } from "node:crypto";
import { Command, InvalidArgumentError } from "commander";
import { formatDay } from "../../src/domain/basics/calendar.ts";
import { onConfig, type WhichConfig } from "../config/open-config.ts";
import type { ShownWallet } from "../loyalty/access.ts";
import { importCommand } from "../loyalty/import-command.ts";
import { type OpenLoyalty, openLoyalty } from "../loyalty/open-loyalty.ts";
import { auditCommand, mendCommand } from "../loyalty/wallet-commands.ts";
import { misuse, Refusal } from "../terminal/refusal.ts";
import { number, pairs } from "../terminal/terminal.ts";
import { userName } from "../terminal/user-name.ts";

const HELP = `
CUSTOMER is id: and the shop's customer id, an e-mail address, a phone, a card's number, or a key.

Examples:
  comeback loyalty show anna@shop.example
  comeback loyalty grant id:4711 500 --reason "parcel came late"
  comeback loyalty grant id:4711 --reason "given by mistake" -- -500
  comeback loyalty card +79161234567
  comeback loyalty import balances.csv --from "old club" --dry-run
  comeback loyalty import --undo imp-0123456789ab --reason "wrong file"
  comeback loyalty audit
  comeback loyalty mend anna@shop.example --reason "restored the table"`;

/** Points of the loyalty programme, and the wallets that tills decide on. */
export function loyaltyCommand(open: OpenLoyalty = openLoyalty): Command {
  const command = new Command("loyalty")
    .description("points: show, grant, import; audit the wallets that tills decide on")
    .addHelpText("after", HELP);
  for (const make of [showCommand, grantCommand, cardCommand, importCommand, auditCommand, mendCommand])
    command.addCommand(make(open));
  return command;
}

interface Options extends WhichConfig {
  readonly json?: boolean;
}

function showCommand(open: OpenLoyalty): Command {
  return onConfig(new Command("show"))
    .description("what a customer can spend, and what tills hold")
    .argument("<customer>")
    .option("--json", "print JSON")
    .action(async (customer: string, { json, ...which }: Options) => {
      const found = await (await open(which)).show(customer);
      if (!found) throw unknown(customer);
      console.log(json ? JSON.stringify(found) : page(found));
    });
}

interface GrantOptions extends Options {
  readonly reason: string;
}

function grantCommand(open: OpenLoyalty): Command {
  return onConfig(new Command("grant"))
    .description("give points; a negative number takes some that are there")
    .argument("<customer>")
    .argument("<points>", "a whole number other than 0", pointsArgument)
    .requiredOption("--reason <text>", "why, for whoever asks later; the customer's history shows it")
    .option("--json", "print JSON")
    .action(async (customer: string, points: number, options: GrantOptions) => {
      const { reason, json, ...which } = options;
      if (reason.trim() === "" || reason.length > 200) throw misuse("--reason has 1 to 200 characters");
      const asked = { grant: randomUUID(), points, reason: reason.trim(), by: userName() };
      const granted = await (await open(which)).grant(customer, asked);
      if (!granted) throw unknown(customer);
      if (granted.kind === "too-few")
        throw new Refusal(`${customer} can spend ${granted.available} points now: no more can be taken`, 1);
      const what = points > 0 ? `${number(points)} points given` : `${number(-points)} points taken`;
      console.log(
        json ? JSON.stringify({ ...granted, points }) : `${what}. The wallet follows in a few seconds.`,
      );
    });
}

function cardCommand(open: OpenLoyalty): Command {
  return onConfig(new Command("card"))
    .description("the number of a customer's card, made when first asked for")
    .argument("<customer>")
    .option("--json", "print JSON")
    .action(async (customer: string, { json, ...which }: Options) => {
      const card = await (await open(which)).card(customer);
      if (!card) throw unknown(customer);
      console.log(json ? JSON.stringify({ number: card.number }) : card.number);
    });
}

const unknown = (customer: string) => new Refusal(`nobody is known by "${customer}"`, 1);

function page(wallet: ShownWallet): string {
  const { nextExpiry } = wallet;
  const holds = wallet.holds.map(({ order, points, state }) => `${order}: ${number(points)} ${state}`);
  return pairs([
    ["customer", wallet.customer],
    ["level", wallet.level],
    ["can be spent", number(wallet.available)],
    ["held by tills", wallet.held > 0 ? number(wallet.held) : undefined],
    ["pending", number(wallet.pending)],
    ["expire soon", number(wallet.expiringSoon)],
    [
      "next to expire",
      nextExpiry && `${number(nextExpiry.points)}, last day ${formatDay(nextExpiry.on - 1)}`,
    ],
    ["spent so far", number(wallet.spent)],
    ["debt", wallet.debt === undefined ? undefined : number(wallet.debt)],
    ["card", wallet.card],
    ["latest orders", holds.length > 0 ? holds.join(", ") : undefined],
  ]);
}

function pointsArgument(text: string): number {
  if (!/^[+-]?\d{1,9}$/.test(text) || Number(text) === 0)
    throw new InvalidArgumentError("A whole number other than 0.");
  return Number(text);
}
