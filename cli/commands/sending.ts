import { Argument, Command } from "commander";
import { makeSendingSwitch } from "../../src/app/mail/sending/switch.ts";
import { makeAllowShop, readShopStops } from "../../src/app/mailbox/shop-stops.ts";
import {
  breachOf,
  countingDay,
  type DayCounts,
  LONGEST_WINDOW_DAYS,
  type SendCounts,
  type Sending,
} from "../../src/domain/mail/sending.ts";
import { SHOPS_THAT_REDACT, type ShopStop } from "../../src/domain/mailbox/shop-stop.ts";
import type { ChangedBy } from "../../src/domain/team/change.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { EventStore } from "../../src/ports/facts.ts";
import type { SendingStore } from "../../src/ports/mail.ts";
import { connect, onDeployment, type WhichDeployment } from "../deployment/deployment.ts";
import { done } from "../recording/outcomes.ts";
import { openRecord, type RecordChange } from "../recording/record.ts";
import { misuse } from "../terminal/refusal.ts";
import { grid, moment } from "../terminal/terminal.ts";
import { userName } from "../terminal/user-name.ts";

interface SendingAccess {
  readonly sending: SendingStore;
  readonly events: Pick<EventStore, "append" | "stopsOf">;
  readonly clock: Clock;
  readonly record: RecordChange;
}

export type OpenSending = (which: WhichDeployment) => Promise<SendingAccess>;

interface Options extends WhichDeployment {
  readonly json?: boolean;
}

const HELP = `
Sending closes by itself while the mail service takes nothing from this account, and opens again by itself. It stops
when hard bounces reach 2% or complaints .08% of the mails of a day, a week or a month, long before SES would act; then
only resume lets it go on. Customers wait at their step meanwhile, and nobody is lost.

Examples:
  comeback sending
  comeback sending stop --reason "wrong prices in the summer offer"
  comeback sending resume --reason "the imported list is cleaned"
  comeback sending allow shopify --reason "the app was removed by mistake"`;

/** The deployment's one switch for all mails. */
export function sendingCommand(open: OpenSending = openSending): Command {
  const command = new Command("sending")
    .description("whether mails go, what became of those of the last month; stop and resume them all")
    .addHelpText("after", HELP);
  command.addCommand(showCommand(open), { isDefault: true });
  command.addCommand(switchCommand(open, "stop", "let no mail go until somebody resumes"));
  command.addCommand(switchCommand(open, "resume", "let mails go again after a stop"));
  command.addCommand(allowCommand(open));
  return command;
}

async function openSending(which: WhichDeployment): Promise<SendingAccess> {
  const { now } = await connect(which);
  const { events, sending } = await import("../../src/adapters/wiring.ts");
  return { sending: sending(), events: events(), clock: { now: () => now }, record: await openRecord(now) };
}

function showCommand(open: OpenSending): Command {
  return onDeployment(new Command("show"))
    .description("whether mails go, and the counts that the limits look at")
    .option("--json", "print JSON")
    .action(async ({ json, ...which }: Options) => {
      const { sending: store, events, clock } = await open(which);
      const { sending } = await store.state();
      const today = countingDay(clock.now());
      const days = await store.counts(sending.countedFrom, today - LONGEST_WINDOW_DAYS + 1, today);
      const shopStops = await readShopStops(events);
      if (json) return console.log(JSON.stringify({ ...sending, shopStops, days }));
      console.log(sendingInWords(sending));
      for (const stop of shopStops) console.log(`Not mailed: ${shopStopInWords(stop)}`);
      const counted = sending.countedFrom > 0 ? `since ${moment(sending.countedFrom)} UTC` : "in all";
      console.log(`\nMails of the last ${LONGEST_WINDOW_DAYS} days, ${counted}\n${countsPage(days)}`);
      const breach = breachOf(days, today);
      if (breach) console.log(`\nOver the limit: ${breach}`);
    });
}

function switchCommand(open: OpenSending, action: "stop" | "resume", description: string): Command {
  return onDeployment(new Command(action))
    .description(description)
    .requiredOption("--reason <text>", "why: whoever looks at the status reads it")
    .option("--json", "print JSON")
    .action(async ({ json, reason, ...which }: Options & { readonly reason: string }) => {
      const access = await open(which);
      const changed = await access.record(
        {
          ...{ command: `sending ${action}`, area: "sending", target: "sending" },
          came: (was) => done({ reason, changed: was }),
        },
        () => makeSendingSwitch(access)[action](reason, { subject: userName(), via: "command-line" }),
      );
      const { sending } = await access.sending.state();
      if (json) return console.log(JSON.stringify({ ...sending, changed }));
      console.log(changed ? sendingInWords(sending) : `Nothing to do: ${sendingInWords(sending)}`);
    });
}

function allowCommand(open: OpenSending): Command {
  return onDeployment(new Command("allow"))
    .description("let mails go again to the people of a platform that asked to forget the whole shop")
    .addArgument(new Argument("<platform>", "whose request it was").choices(SHOPS_THAT_REDACT))
    .requiredOption("--reason <text>", "why, for whoever asks later; kept with the request")
    .option("--json", "print JSON")
    .action(async (asked: string, { json, reason, ...which }: Options & { readonly reason: string }) => {
      const shop = SHOPS_THAT_REDACT.find((one) => one === asked);
      const words = reason.trim();
      if (!shop || words === "") throw misuse("--reason must say why");
      const access = await open(which);
      const changed = await access.record(
        {
          ...{ command: "sending allow", area: "sending", target: shop },
          came: (was) => done({ reason: words, changed: was }),
        },
        () => makeAllowShop(access)(shop, { reason: words, by: userName() }),
      );
      if (json) return console.log(JSON.stringify({ shop, changed }));
      console.log(
        changed
          ? `Mails go again to those of whom ${shop} told.`
          : `Nothing to do: ${shop} has not asked to forget the shop.`,
      );
    });
}

/** Whom a platform's request about the whole shop keeps mails from, and what to do. */
export const shopStopInWords = ({ shop, request, at }: ShopStop): string =>
  `everybody of whom ${shop} told: ${request} on ${moment(at)} UTC. Where that is wrong: comeback sending allow ${shop} --reason …`;

/** One sentence or two for the status. */
export function sendingInWords({ barrier }: Sending): string {
  if (!barrier) return "mails go";
  const since = `since ${moment(barrier.since)} UTC`;
  if (barrier.kind === "stopped")
    return `STOPPED ${since}${byInWords(barrier.by)}: ${barrier.why}. Customers wait; once mended: comeback sending resume --reason …`;
  return `WAITING ${since} for the mail service: ${barrier.why}. Customers wait; one mail tries again from ${moment(barrier.probeAt)} UTC`;
}

/** The command line does not ask the user pool who a subject is; the page does. */
const byInWords = (by: ChangedBy | undefined): string =>
  by === undefined ? "" : ` by ${by.role === undefined ? "" : `${by.role} `}${by.subject}`;

const COUNTS = { bounced: "hard bounces", complained: "complaints", unknown: "unknown" } as const;

function countsPage(days: readonly DayCounts[]): string {
  const sum = (of: keyof SendCounts) => days.reduce((total, day) => total + day[of], 0);
  const sent = sum("sent");
  const share = (count: number) => (sent === 0 ? "–" : `${((100 * count) / sent).toFixed(2)}%`);
  const rows = (["bounced", "complained", "unknown"] as const).map((of) => [
    COUNTS[of],
    `${sum(of)}`,
    share(sum(of)),
  ]);
  return grid(["", "mails", "share"], [["sent", `${sent}`, ""], ...rows]);
}
