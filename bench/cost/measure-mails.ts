import type { Use } from "../../local/meter.ts";
import { type Day, formatDay, instantAt, MINUTE } from "../../src/domain/calendar.ts";
import type { Lab } from "./lab.ts";
import { night } from "./measure-nights.ts";
import { factsIn } from "./people.ts";
import { callsAt, personNumber, requestsOf } from "./shop.ts";
import { between, lineThrough, NOTHING, times, type Usage, usageOf, usedBy } from "./usage.ts";

/** So many that, without the holdout, a thousand get the mail. */
const COMPANIONS = 1_120;
const LONERS = 6;
/** Long enough for all of the welcome chain's mails. */
const WELCOME_DAYS = 9;
/** Of each mail the mail service says that it was delivered. */
const REPORTS_A_MAIL = 1;

export interface Mails {
  /** What putting a customer in a chain at night uses. */
  readonly entry: Usage;
  /** What each step of a cohort uses, however many are in it, and each mail. */
  readonly step: Usage;
  readonly mail: Usage;
  /** What a report of the mail service uses: a fact, and a profile that is folded again. */
  readonly report: Usage;
  /** Transitions a mail, in cohorts of so many. */
  readonly transitions: Readonly<Record<"one" | "thousand", number>>;
  readonly journalBytes: number;
  readonly reportBytes: number;
}

/** A cohort of a thousand that the night puts together, and customers who go through a chain on their own. */
export async function measureMails(lab: Lab, today: Day): Promise<Mails> {
  const { store } = await lab.publish("with chains");
  const at = (day: Day, minutes: number) => instantAt(store.time_zone, day, minutes);
  const { clock } = lab.stack;
  await clock.advanceTo(at(today, 60));
  await makeCompanions(at(today - 40, 600), at(today - 9, 600), store);
  await lab.stack.settled();
  await night(lab, { date: formatDay(today), shards: 1 });
  await clock.advanceTo(at(today + 1, 60));
  const enrolling = await night(lab, { date: formatDay(today + 1), shards: 1 });

  const factsBefore = await lab.stored("EVENTS_TABLE");
  const together = await lab.during(() => clock.advanceTo(at(today + 1, 12 * 60)));
  const facts = await lab.stored("EVENTS_TABLE");
  const journal = await lab.stored("JOURNAL_TABLE");
  const mails = mailsIn(together);

  const begin = lab.stack.use();
  for (let index = COMPANIONS; index < COMPANIONS + LONERS; index += 1) {
    for (const request of requestsOf(personNumber(index, store.time_zone), "join", `loner-${index}`))
      await lab.happens(request);
    await clock.advanceTo(clock.now() + 10 * MINUTE);
  }
  const later = await lab.during(() => clock.advanceTo(at(today + 1 + WELCOME_DAYS, 13 * 60)));
  const alone = between(begin, lab.stack.use());

  return {
    entry: times(usageOf(usedBy(enrolling, /nightly-publish/, /^$/)), 1 / COMPANIONS),
    ...lineOfSteps([mailsIn(later), stepsOf(later)], [mails, stepsOf(together)]),
    report: times(
      usageOf(usedBy(later, /mail-feedback|project/, /^$/)),
      1 / (mailsIn(later) * REPORTS_A_MAIL),
    ),
    transitions: { one: transitionsIn(alone) / mailsIn(alone), thousand: transitionsIn(together) / mails },
    journalBytes: journal.bytes / mails,
    reportBytes: (facts.bytes - factsBefore.bytes) / (mails * REPORTS_A_MAIL),
  };
}

/** Customers whose one order is nine days old: in the night to come they begin to doubt. */
async function makeCompanions(
  joined: number,
  ordered: number,
  { time_zone, currency }: { readonly time_zone: string; readonly currency: string },
): Promise<void> {
  const { events } = await import("../../src/adapters/wiring.ts");
  for (let index = 0; index < COMPANIONS; index += 1) {
    const person = personNumber(index, time_zone);
    const calls = [
      ...callsAt(joined, person, "join", `companion-${index}-join`),
      ...callsAt(ordered, person, "order", `companion-${index}-order`),
    ];
    // Without their browsers, which are of no matter to mails and would take long to fold.
    const known = calls.map(({ anonymousId: _, ...call }) => call);
    await events().append(known.flatMap((call) => factsIn(call, currency)));
  }
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
