import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { Use } from "../../local/functions/meter.ts";
import { writeLatest } from "../../src/app/nightly/documents.ts";
import { segmentChains } from "../../src/app/nightly/entrants.ts";
import { lineThrough, minus, NOTHING, times, type Usage } from "../../src/contracts/cost/usage.ts";
import { type Day, formatDay, type Instant, instantAt, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import { NIGHTS_REMEMBERED } from "../../src/domain/night/usual.ts";
import type { Lab } from "./lab.ts";
import { night } from "./measure-nights.ts";
import { factsIn } from "./people.ts";
import { callsAt, personNumber, requestsOf } from "./shop.ts";
import { between, usageOf, usedBy } from "./usage.ts";

/** So many that, without the holdout, a thousand get the mail. */
const COMPANIONS = 1_120;
const LONERS = 6;
/** Who is in a chain and orders before its mail is due. */
const LEAVERS = 120;
const OPENERS = 100;
/** Long enough for all of the welcome chain's mails. */
const WELCOME_DAYS = 9;
/** Of each mail the mail service says that it was delivered. */
const REPORTS_A_MAIL = 1;

export interface Mails {
  /** What putting a customer in a chain at night uses. */
  readonly entry: Usage;
  /** What each step of a cohort uses, however many are in it, its execution's end included, each mail, and each customer who leaves instead. */
  readonly step: Usage;
  readonly mail: Usage;
  readonly leaver: Usage;
  /** What it uses that a mail is delivered, which is a fact, and that one is opened, which changes the profile as well. */
  readonly report: Usage;
  readonly open: Usage;
  /** Transitions a mail, in cohorts of so many. */
  readonly transitions: Readonly<Record<"one" | "thousand", number>>;
  /** Memory of the function that mails. */
  readonly stepGb: number;
  readonly journalBytes: number;
  readonly reportBytes: number;
}

/** A cohort of a thousand that the night puts together, and customers who go through a chain on their own. */
export async function measureMails(lab: Lab, today: Day): Promise<Mails> {
  const bundle = await lab.publish("with chains, none prompt");
  const { store } = bundle;
  const at = (day: Day, minutes: number) => instantAt(store.time_zone, day, minutes);
  const { clock } = lab.stack;
  await clock.advanceTo(at(today, 50));
  await expectEntries(bundle, today);
  const people = { joined: at(today - 40, 600), store };
  await makeCompanions({ ...people, first: 0, count: COMPANIONS, ordered: at(today - 9, 600) });
  await makeCompanions({ ...people, first: COMPANIONS, count: LEAVERS, ordered: at(today - 8, 600) });
  await clock.advanceTo(at(today, 60));
  await night(lab, { date: formatDay(today), shards: 1 });
  await clock.advanceTo(at(today + 1, 60));
  const enrolling = await night(lab, { date: formatDay(today + 1), shards: 1 });

  const factsBefore = await lab.stored("EVENTS_TABLE");
  const together = await lab.during(() => clock.advanceTo(at(today + 1, 12 * 60)));
  const facts = await lab.stored("EVENTS_TABLE");
  const journal = await lab.stored("JOURNAL_TABLE");
  const mails = mailsIn(together);
  if (mails === 0) throw new Error("the cohort that is to be measured was not mailed");
  const open = await opened(lab);

  await clock.advanceTo(at(today + 2, 60));
  await night(lab, { date: formatDay(today + 2), shards: 1 });
  const ordered = at(today + 2, 90);
  await makeCompanions({ ...people, first: COMPANIONS, count: LEAVERS, ordered });
  await clock.advanceTo(at(today + 2, 600));
  const leaving = stepsOf(await lab.during(() => clock.advanceTo(at(today + 2, 12 * 60))));
  if (mailsIn(leaving) > 0) throw new Error("who has ordered is to leave the chain");

  const begin = lab.stack.use();
  // One a day, because all of a day go together from the second mail on.
  for (let number = 0; number < LONERS; number += 1) {
    const person = personNumber(COMPANIONS + LEAVERS + number, store.time_zone);
    await clock.advanceTo(at(today + 2 + number, 13 * 60));
    for (const request of requestsOf(person, "join", `loner-${number}`)) await lab.happens(request);
  }
  await clock.advanceTo(at(today + 2 + LONERS + WELCOME_DAYS, 13 * 60));
  await lab.stack.settled();
  const alone = between(begin, lab.stack.use());

  const { step, mail } = lineOfSteps([mailsIn(alone), stepsOf(alone)], [mails, stepsOf(together)]);
  return {
    // What the night announces is counted with the night.
    entry: { ...times(usageOf(usedBy(enrolling, /nightly-publish/, /^$/)), 1 / COMPANIONS), busEvents: 0 },
    ...{ step, mail, open },
    leaver: times(minus(usageOf(leaving), times(step, usageOf(leaving).invocations)), 1 / LEAVERS),
    report: times(usageOf(usedBy(together, /mail-feedback/, /^$/)), 1 / (mails * REPORTS_A_MAIL)),
    transitions: { one: transitionsIn(alone) / mailsIn(alone), thousand: transitionsIn(together) / mails },
    stepGb: (together.functions["functions/chain-step.ts"]?.memory ?? 0) / 1024,
    journalBytes: journal.bytes / mails,
    reportBytes: (facts.bytes - factsBefore.bytes) / (mails * REPORTS_A_MAIL),
  };
}

/** As in a shop whose nights enter so many: what a month has not seen would wait until somebody approves. */
async function expectEntries(bundle: Bundle, today: Day): Promise<void> {
  const { runs } = await import("../../src/adapters/wiring.ts");
  const chains = Object.fromEntries(segmentChains(bundle).map(({ id }) => [id, COMPANIONS]));
  const nights = Array.from({ length: NIGHTS_REMEMBERED }, (_, night) => ({
    run: formatDay(today - NIGHTS_REMEMBERED + night),
    chains,
  }));
  await writeLatest(runs(), "entries", nights);
}

interface Companions {
  readonly store: { readonly time_zone: string; readonly currency: string };
  readonly first: number;
  readonly count: number;
  readonly joined: Instant;
  readonly ordered: Instant;
}

/** Customers who joined and ordered then. When their one order is ten days old, they begin to doubt. */
async function makeCompanions({ store, first, count, joined, ordered }: Companions): Promise<void> {
  const { time_zone, currency } = store;
  const { events } = await import("../../src/adapters/wiring.ts");
  for (let index = first; index < first + count; index += 1) {
    const person = personNumber(index, time_zone);
    const calls = [
      ...callsAt(joined, person, "join", `companion-${index}-join`),
      ...callsAt(ordered, person, "order", `companion-${index}-order-${ordered}`),
    ];
    // Without their browsers, which are of no matter to mails and would take long to fold.
    const known = calls.map(({ anonymousId: _, ...call }) => call);
    await events().append(known.flatMap((call) => factsIn(call, currency)));
  }
}

/** What it uses that some of the mails are opened, all within a minute. */
async function opened(lab: Lab): Promise<Usage> {
  const { clock, environment } = lab.stack;
  const client = new EventBridgeClient({ endpoint: environment.AWS_ENDPOINT_URL_EVENTBRIDGE ?? "" });
  const mails = (await lab.stack.mails()).slice(0, OPENERS);
  const timestamp = new Date(clock.now()).toISOString();
  const use = await lab.during(async () => {
    for (const { id, to, tags } of mails) {
      const named = { ...tags, "ses:configuration-set": environment.MAIL_CONFIGURATION_SET };
      const all = Object.fromEntries(Object.entries(named).map(([name, value]) => [name, [value]]));
      const mail = { timestamp, messageId: id, destination: [to], tags: all };
      const Detail = JSON.stringify({ eventType: "Open", mail, open: { timestamp } });
      const entry = { Source: "aws.ses", DetailType: "Email Opened", Detail };
      await client.send(new PutEventsCommand({ Entries: [entry] }));
      await lab.stack.settled();
    }
    await clock.advanceTo(clock.now() + 4 * MINUTE);
  });
  return times(usageOf(usedBy(use, /mail-feedback|functions\/project\./, /^$/)), 1 / mails.length);
}

const stepsOf = (use: Use): Use => usedBy(use, /chain-step/, /chain$/);
const mailsIn = (use: Use): number => usageOf(use).mails;
const transitionsIn = (use: Use): number => usageOf(stepsOf(use)).transitions;

/** A step with few mails and one with many tell what belongs to the step and what to the mail. */
function lineOfSteps(
  [fewMails, few]: readonly [number, Use],
  [manyMails, many]: readonly [number, Use],
): { readonly step: Usage; readonly mail: Usage } {
  const a_step = (use: Use) => times(usageOf(use), 1 / usageOf(use).invocations);
  const [fewSteps, manySteps] = [usageOf(few).invocations, usageOf(many).invocations];
  const { fixed, each } = lineThrough(
    [fewMails / fewSteps, a_step(few)],
    [manyMails / manySteps, a_step(many)],
  );
  return { step: fixed, mail: { ...NOTHING, ...each } };
}
