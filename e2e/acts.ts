import assert from "node:assert/strict";
import { unsubscribeToken } from "../src/app/mail/links.ts";
import type { Send } from "../src/domain/chains/journal.ts";
import { percentOf } from "../src/domain/offers/benefit.ts";
import { eventually } from "./deployment.ts";
import type { Person } from "./people.ts";
import type { Scene } from "./scene.ts";

/** The discount of each tier in e2e/shop, in the first mail and in the second. */
const PERCENT = { plain: [7, 10], raised: [11, 14], vip: [19, 22] } as const;
const SUBJECT = { last_category: "Tea", last_shop: "Potter", universal: undefined } as const;

export async function sendEverything({ sender, everybody }: Scene): Promise<void> {
  await sender.introduces(everybody);
  for (const person of everybody) await sender.orders(person);
}

/** Who they are and what they ordered, in one profile each, although it came by two protocols. */
export async function everybodyIsKnown({ deployment, operator, everybody }: Scene): Promise<void> {
  for (const { userId, email, spends, timeZone, consents } of everybody) {
    const what = `the profile of ${userId}, with an order of ${spends} EUR`;
    const profile = await eventually(deployment, what, async () => {
      const found = (await operator.customer(email))?.profile;
      return found?.orders === 1 && found.timeZone !== undefined ? found : undefined;
    });
    assert.equal(profile.spent, spends * 100, `spent by ${userId}`);
    assert.equal(profile.timeZone, timeZone, `time zone of ${userId}`);
    assert.equal(profile.consent.status, consents ? "given" : "none", `consent of ${userId}`);
  }
}

export async function nightEnters({ operator, everybody, chains, reportOf }: Scene): Promise<void> {
  await operator.night();
  for (const person of everybody) {
    const { score, entries } = await reportOf(person);
    assert.equal(score?.segment, "asleep", `segment of ${person.userId}`);
    const entered = entries.map(({ chain }) => chain);
    assert.deepEqual(entered, [chains.returning], `chains of ${person.userId}`);
  }
}

export async function offersFitTheTiers(scene: Scene): Promise<void> {
  for (const person of scene.agreed) await offersFit(scene, person);
}

async function offersFit({ chains, endOf, sendsTo, mailsTo }: Scene, person: Person): Promise<void> {
  const { userId, tier, variant } = person;
  await endOf(person, chains.returning);
  const sends = await sendsTo(person, chains.returning);
  assert.deepEqual(
    sends.map(({ template, offer }) => ({ template, ...essence(offer) })),
    PERCENT[tier].map((discountPercent, index) => ({
      template: `return-${index + 1}`,
      ...{ tier, variant, discountPercent, subject: SUBJECT[variant] },
    })),
    `mails to ${userId}`,
  );
  const seen = await mailsTo(person);
  if (!seen) return;
  assert.equal(seen.length, sends.length, `mails that the mail service has for ${userId}`);
  for (const { messageId, offer, template } of sends) {
    const mail = seen.find(({ id }) => id === messageId);
    assert(mail, `the mail service does not have ${template} to ${userId}`);
    for (const text of [offer ? `${percentOf(offer)}% off` : "no offer", `${offer?.code}`])
      assert(mail.html.includes(text), `"${mail.subject}" to ${userId} does not say ${text}: ${mail.html}`);
  }
}

function essence(offer: Send["offer"]) {
  return {
    ...{ tier: offer?.tier, variant: offer?.variant },
    ...{ discountPercent: offer && percentOf(offer), subject: offer?.subject },
  };
}

/** The one who has spent the most: it is not the tier that is missing. */
export async function noConsentNoMail({ people: { gleb }, chains, ...scene }: Scene): Promise<void> {
  const { steps } = await scene.endOf(gleb, chains.returning);
  const skipped = "skipped: no consent to mails";
  assert.deepEqual(
    steps.map(({ what, why }) => `${what}: ${why}`),
    [skipped, skipped],
  );
  assert.deepEqual((await scene.reportOf(gleb)).sends, []);
  assert.deepEqual((await scene.mailsTo(gleb)) ?? [], []);
}

export async function deliveriesAreReported({ deployment, agreed, reportOf }: Scene): Promise<void> {
  for (const person of agreed)
    await eventually(deployment, `a report that ${person.userId} got a mail`, async () => {
      const { facts } = await reportOf(person);
      return facts.find((fact) => fact.kind === "mail" && fact.event === "delivered");
    });
}

export async function oneClickUnsubscribes(scene: Scene): Promise<void> {
  const { deployment, chains, reportOf } = scene;
  const { anna } = scene.people;
  const [send] = await scene.sendsTo(anna, chains.returning);
  assert(send);
  const link = await unsubscribeLink(scene, anna, send);
  const consent = async () => (await reportOf(anna)).profile.consent;

  const looked = await fetch(link, { headers: { accept: "text/html" } });
  assert.equal(looked.status, 200, `GET ${link}`);
  assert.equal((await consent()).status, "given", "looking at the page changes nothing");

  const clicked = await fetch(link, {
    method: "POST",
    body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
  });
  assert.equal(clicked.status, 200, `POST ${link}`);
  await eventually(deployment, `the consent of ${anna.userId} to be withdrawn`, async () =>
    (await consent()).status === "withdrawn" ? true : undefined,
  );
}

/** The link at the foot of the mail; where nobody can look into it, the same made again. */
async function unsubscribeLink({ deployment, mailsTo }: Scene, person: Person, send: Send): Promise<string> {
  const { publicUrl, apiUrl, keys } = deployment;
  const { customer, id, language, messageId } = send;
  const seen = await mailsTo(person);
  if (!seen) return `${apiUrl}/u/${unsubscribeToken({ customer, send: id, language }, keys.links)}`;
  const mail = seen.find((one) => one.id === messageId);
  const link = mail?.html.split('"').find((part) => part.startsWith(`${publicUrl}/u/`));
  assert(link, `no unsubscribe link in ${mail?.html}`);
  return link.replace(publicUrl, apiUrl);
}

export async function nextMailPassesBy(scene: Scene): Promise<void> {
  const { sender, agreed, chains, people, sendsTo, mailsTo } = scene;
  const before = await Promise.all(agreed.map(mailsTo));
  await sender.subscribes(agreed);
  const ends = await Promise.all(agreed.map((person) => scene.endOf(person, chains.news)));
  for (const [index, person] of agreed.entries()) {
    const unsubscribed = person === people.anna;
    const { userId } = person;
    assert.equal(ends[index]?.outcome, unsubscribed ? "unsubscribed" : "completed", `end of ${userId}`);
    const mails = unsubscribed ? 0 : 1;
    assert.equal((await sendsTo(person, chains.news)).length, mails, `news to ${userId}`);
    const seen = await mailsTo(person);
    if (seen) assert.equal(seen.length - (before[index]?.length ?? 0), mails, `mails with news to ${userId}`);
  }
}

export async function repeatsChangeNothing(scene: Scene): Promise<void> {
  const { deployment, operator, sender, everybody, reportOf } = scene;
  const state = async () => {
    const reports = await Promise.all(everybody.map(reportOf));
    return reports.map(({ profile: { orders, spent }, sends }) => ({ orders, spent, sends: sends.length }));
  };
  const before = await state();
  await sendEverything(scene);
  // What one person does is worked on in order: once the visit is known, so is all that was sent before it.
  await sender.visits(everybody);
  for (const person of everybody)
    await eventually(deployment, `the visit of ${person.userId}`, async () => {
      return (await reportOf(person)).profile.lastVisitAt;
    });
  await operator.night();
  assert.deepEqual(await state(), before);
}
