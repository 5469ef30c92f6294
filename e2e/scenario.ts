import assert from "node:assert/strict";
import { unsubscribeToken } from "../src/app/links.ts";
import type { Send } from "../src/domain/journal.ts";
import { type Deployment, eventually } from "./deployment.ts";
import { makeOperator } from "./operator.ts";
import { makePeople, makeSender, type Person } from "./people.ts";

/** Tells what is being done, and does it. */
export type Step = <T>(what: string, work: () => Promise<T>) => Promise<T>;

/** The discount of each tier in e2e/shop, in the first mail and in the second. */
const PERCENT = { plain: [7, 10], raised: [11, 14], vip: [19, 22] } as const;
const SUBJECT = { last_category: "Tea", last_shop: "Potter", universal: undefined } as const;

/**
 * The whole of Comeback, once, on a deployment: config in, events in by four protocols, the night, chains, mails with
 * the offer of each tier, one click on unsubscribe. Written against what every deployment has, so that the local stack,
 * an emulator and an account are held to the same. Throws at the first thing that is not as it should be.
 */
export async function playScenario(deployment: Deployment, step: Step): Promise<void> {
  const operator = await makeOperator(deployment);
  const people = makePeople(deployment);
  const { anna, boris, vera, gleb } = people;
  const everybody: readonly Person[] = Object.values(people);
  const mailed: readonly Person[] = [anna, boris, vera];
  const sender = makeSender(deployment);

  const reportOf = async ({ email, userId }: Person) => {
    const report = await operator.customer(email);
    assert(report, `nothing is known of ${userId}`);
    return report;
  };
  const sendsTo = async (person: Person, chain: string) =>
    (await reportOf(person)).sends.filter((send) => send.chain === chain && send.status === "sent");
  const outcomeOf = async (person: Person, chain: string) =>
    (await reportOf(person)).entries.find((entry) => entry.chain === chain && entry.status === "done");
  const through = (person: Person, chain: string) =>
    eventually(deployment, `${person.userId} to come to the end of the chain "${chain}"`, () =>
      outcomeOf(person, chain),
    );

  async function sendEverything() {
    await sender.introduces(everybody);
    for (const person of everybody) await sender.orders(person);
  }

  /** Who they are and what they ordered, in one profile each, although it came by two protocols. */
  async function isKnown(person: Person) {
    const what = `the profile of ${person.userId}, with an order of ${person.spends} EUR`;
    const profile = await eventually(deployment, what, async () => {
      const found = (await operator.customer(person.email))?.profile;
      return found?.orders === 1 && found.timeZone !== undefined ? found : undefined;
    });
    assert.equal(profile.spent, person.spends * 100, `spent by ${person.userId}`);
    assert.equal(profile.timeZone, person.timeZone);
    assert.equal(profile.consent.status, person.consents ? "given" : "none");
  }

  async function gotOffers(person: Person) {
    const { userId, tier, variant, email } = person;
    await through(person, "return");
    const sends = (await sendsTo(person, "return")).toSorted((a, b) => a.step - b.step);
    assert.deepEqual(
      sends.map(({ template, offer }) => ({ template, ...chosen(offer) })),
      PERCENT[tier].map((percent, index) => ({
        ...{ template: `return-${index + 1}`, tier, variant, percent },
        subject: SUBJECT[variant],
      })),
      `mails to ${userId}`,
    );
    if (!deployment.mailsTo) return;
    const seen = await deployment.mailsTo(email);
    assert.equal(seen.length, 2, `mails that the mail service has for ${email}`);
    for (const { messageId, offer, template } of sends) {
      const mail = seen.find(({ id }) => id === messageId);
      assert(mail, `the mail service does not have ${template} to ${userId}`);
      for (const text of [`${offer?.discountPercent}% off`, offer?.code ?? ""]) {
        assert(mail.html.includes(text), `"${mail.subject}" to ${userId} does not say ${text}: ${mail.html}`);
      }
    }
  }

  /** The link at the foot of the mail; where nobody can look into it, the same made again. */
  async function unsubscribeLink({ email }: Person, send: Send): Promise<string> {
    const { publicUrl, apiUrl, keys, mailsTo } = deployment;
    const { customer, id, language, messageId } = send;
    if (!mailsTo) return `${apiUrl}/u/${unsubscribeToken({ customer, send: id, language }, keys.links)}`;
    const mail = (await mailsTo(email)).find((one) => one.id === messageId);
    const link = mail?.html.split('"').find((part) => part.startsWith(`${publicUrl}/u/`));
    assert(link, `no unsubscribe link in ${mail?.html}`);
    return link.replace(publicUrl, apiUrl);
  }

  async function unsubscribes(person: Person) {
    const [send] = await sendsTo(person, "return");
    assert(send);
    const link = await unsubscribeLink(person, send);
    const looked = await fetch(link, { headers: { accept: "text/html" } });
    assert.equal(looked.status, 200, `GET ${link}`);
    assert.equal(
      (await reportOf(person)).profile.consent.status,
      "given",
      "looking at the page changes nothing",
    );
    const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
    const clicked = await fetch(link, { method: "POST", body });
    assert.equal(clicked.status, 200, `POST ${link}`);
    await eventually(deployment, `the consent of ${person.userId} to be withdrawn`, async () => {
      const { consent } = (await reportOf(person)).profile;
      return consent.status === "withdrawn" ? consent : undefined;
    });
  }

  async function stateOfAll() {
    const reports = await Promise.all(everybody.map(reportOf));
    return reports.map(({ profile: { orders, spent }, sends }) => ({ orders, spent, sends: sends.length }));
  }

  await step("a config is published", () => operator.publish());
  await step("events come in: Segment's client, Shopify, WooCommerce, Standard Webhooks", sendEverything);
  await step("they become profiles", async () => {
    for (const person of everybody) await isKnown(person);
  });
  await step("the night finds that they sleep, and enters them in a chain", async () => {
    await operator.night();
    for (const person of everybody) {
      const { score, entries } = await reportOf(person);
      assert.equal(score?.segment, "asleep", `segment of ${person.userId}`);
      assert.deepEqual(
        entries.map(({ chain }) => chain),
        ["return"],
        `chains of ${person.userId}`,
      );
    }
  });
  await step("mails go to three tiers, each with its offers", async () => {
    for (const person of mailed) await gotOffers(person);
  });
  await step("who never agreed gets none", async () => {
    await through(gleb, "return");
    const report = await reportOf(gleb);
    assert.deepEqual(report.sends, []);
    const notes = report.entries.flatMap(({ steps }) => steps.map(({ what, why }) => `${what}: ${why}`));
    assert.deepEqual(notes, ["skipped: no consent to mails", "skipped: no consent to mails"]);
    assert.deepEqual((await deployment.mailsTo?.(gleb.email)) ?? [], []);
  });
  if (deployment.reportsDelivery)
    await step("the mail service reports what was delivered", async () => {
      await eventually(deployment, `a report that ${vera.userId} got a mail`, async () =>
        (await reportOf(vera)).facts.find((fact) => fact.kind === "mail" && fact.event === "delivered"),
      );
    });
  await step("one click unsubscribes", () => unsubscribes(anna));
  await step("the next mail goes to the others only", async () => {
    await sender.subscribes([anna, boris, vera]);
    for (const person of mailed) await through(person, "news");
    assert.equal((await outcomeOf(anna, "news"))?.outcome, "unsubscribed");
    assert.equal((await sendsTo(anna, "news")).length, 0, "news to who unsubscribed");
    for (const person of [boris, vera])
      assert.equal((await sendsTo(person, "news")).length, 1, `news to ${person.userId}`);
    if (!deployment.mailsTo) return;
    const counts = await Promise.all(
      mailed.map(async ({ email }) => (await deployment.mailsTo?.(email))?.length),
    );
    assert.deepEqual(counts, [2, 3, 3], "mails that the mail service has");
  });
  await step("everything sent again and the night run again change nothing", async () => {
    const before = await stateOfAll();
    await sendEverything();
    // What one person does is worked on in order: once the visit is known, all that was sent before it has had its effect.
    await sender.visits(everybody);
    for (const person of everybody)
      await eventually(deployment, `the visit of ${person.userId}`, async () => {
        return (await reportOf(person)).profile.lastVisitAt;
      });
    await operator.night();
    assert.deepEqual(await stateOfAll(), before);
  });
}

function chosen(offer: Send["offer"]) {
  return {
    tier: offer?.tier,
    variant: offer?.variant,
    percent: offer?.discountPercent,
    subject: offer?.subject,
  };
}
