import { describe, expect, it } from "vitest";
import { hashEmail } from "../../src/app/collect/identity-keys.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { CustomerKey, Fact } from "../../src/domain/facts/facts.ts";
import { emailKey } from "../../src/domain/facts/identity.ts";
import { standingOf } from "../../src/domain/mailbox/ledger.ts";
import { NOON } from "../support/chains.ts";
import { confirmingWorld, signUpOf } from "../support/confirming.ts";
import { consentIn, mailboxOf } from "../support/mailboxes.ts";
import { world as projecting } from "../support/projecting.ts";

const ANN = "ann@example.com";
const ANNS = emailKey(hashEmail(ANN));

/** What ends mails to an address, as its ledger has it. */
function ended(address: string, at: number, over: object): Fact {
  const ledger = { customer: mailboxOf(address), at, receivedAt: at, source: "comeback" };
  return { id: `stop:${at}`, ...ledger, ...over } as Fact;
}
const unsubscribed = (at: number) =>
  ended(ANN, at, {
    kind: "consent-withdrawn",
    rank: "mailbox",
    proof: { purpose: "marketing", channel: "email", source: "unsubscribe page" },
  });

describe("asking a mailbox's owner", () => {
  it("mails at once, reminds after one day and after three, and then is silent", async () => {
    const { request, later, mailsTo, executions } = await confirmingWorld();
    expect(await request(signUpOf(ANN))).toBe("asked");
    await later(0);
    expect(mailsTo(ANN)).toHaveLength(1);
    await later(DAY - MINUTE);
    expect(mailsTo(ANN)).toHaveLength(1);
    await later(MINUTE);
    expect(mailsTo(ANN)).toHaveLength(2);
    await later(2 * DAY - MINUTE);
    expect(mailsTo(ANN)).toHaveLength(2);
    await later(40 * DAY);
    expect(mailsTo(ANN)).toHaveLength(3);
    expect(executions).toMatchObject([{ done: true }]);
  });

  it("keeps what a stranger adds from behind the button that the owner presses", async () => {
    const { request, later, mailsTo, confirm, tokenOf, events } = await confirmingWorld();
    const of = (ip: string, over: Parameters<typeof signUpOf>[1]) => {
      const signUp = signUpOf(ANN, { customer: ANNS, ofForm: true, ip, ...over });
      return { ...signUp, proof: { ...signUp.proof, ip } };
    };
    await request(of("203.0.113.7", { name: "Ann", topics: { offers: true } }));
    await later(HOUR);
    await request(of("198.51.100.9", { name: "Win a prize", topics: { offers: false } }));
    await later(HOUR);
    expect(mailsTo(ANN)).toHaveLength(1);
    const [mail] = mailsTo(ANN);
    await later(DAY);
    await request(of("198.51.100.9", { name: "Win a prize" }));
    await later(HOUR);
    await confirm({ token: tokenOf(mail) });
    const told = await events.factsOf(ANNS);
    expect(JSON.stringify(told)).not.toContain("prize");
    expect(JSON.stringify(told)).not.toContain("198.51.100.9");
  });

  it("reminds nobody at night, and mails whoever signs up then at once", async () => {
    const quiet_hours = { from: "11:00", to: "13:00" };
    const { request, later, mailsTo } = await confirmingWorld({ time_zone: "UTC", quiet_hours });
    await request(signUpOf(ANN));
    await later(MINUTE);
    expect(mailsTo(ANN)).toHaveLength(1);
    await later(DAY);
    expect(mailsTo(ANN)).toHaveLength(1);
    await later(HOUR);
    expect(mailsTo(ANN)).toHaveLength(2);
  });

  it("sends a mail without marketing: what it is about, whose shop it is, and no List-Unsubscribe", async () => {
    const { request, later, mailsTo } = await confirmingWorld({ languages: ["en", "ru"] });
    await request(signUpOf(ANN, { locale: "ru-RU", name: "visit evil.example/win" }));
    await later(0);
    const [mail] = mailsTo(ANN);
    expect(mail).not.toHaveProperty("unsubscribeUrl");
    expect(mail?.text).toContain("Это были не вы? Ничего не делайте");
    expect(mail?.text).not.toContain("evil.example");
  });

  it("asks once a day, however often the site repeats itself, and keeps what later calls add", async () => {
    const { request, later, mailsTo, confirm, tokenOf, events } = await confirmingWorld();
    expect(await request(signUpOf(ANN))).toBe("asked");
    await later(MINUTE);
    for (let times = 0; times < 20; times++) expect(await request(signUpOf(ANN))).toBe("asked-today");
    expect(await request(signUpOf(ANN, { entry: "footer", name: "Ann" }))).toBe("asked-today");
    await later(HOUR);
    expect(mailsTo(ANN)).toHaveLength(1);
    await confirm({ token: tokenOf(mailsTo(ANN)[0]) });
    expect(await events.factsOf(ANNS)).toMatchObject([
      { kind: "linked" },
      { kind: "identified", email: ANN, name: "Ann" },
      { kind: "consent-given" },
      { kind: "subscribed", entry: "footer" },
    ]);
  });

  it("sends again after a day when asked again, and the older request's reminders end", async () => {
    const { request, later, mailsTo, executions } = await confirmingWorld();
    await request(signUpOf(ANN));
    await later(12 * HOUR);
    expect(await request(signUpOf(ANN))).toBe("asked");
    await later(HOUR);
    expect(mailsTo(ANN)).toHaveLength(2);
    await later(11 * HOUR);
    expect(executions[0]).toMatchObject({ done: true, why: "asked again since" });
    await later(40 * DAY);
    expect(mailsTo(ANN)).toHaveLength(4);
  });

  it("sends at most one mail on a day, be it a reminder or a new request's", async () => {
    const { request, later, mailsTo } = await confirmingWorld();
    await request(signUpOf(ANN));
    await later(DAY + MINUTE);
    expect(mailsTo(ANN)).toHaveLength(2);
    expect(await request(signUpOf(ANN))).toBe("asked");
    await later(HOUR);
    expect(mailsTo(ANN)).toHaveLength(2);
    await later(DAY);
    expect(mailsTo(ANN)).toHaveLength(3);
  });

  it("asks ten of 200 made-up addresses that one IP address sends in an hour", async () => {
    const { request, later, mailer, signUps } = await confirmingWorld();
    const answers: string[] = [];
    for (let index = 0; index < 200; index++)
      answers.push(await request(signUpOf(`made-up-${index}@example.com`)));
    expect(answers.filter((answer) => answer === "asked")).toHaveLength(10);
    expect(answers.filter((answer) => answer === "limited")).toHaveLength(190);
    await later(MINUTE);
    expect(mailer.taken).toHaveLength(10);
    expect(await signUps.counts(0, 1e6)).toMatchObject([{ asked: 10, limited: 190 }]);
    await later(HOUR);
    expect(await request(signUpOf("made-up-11@example.com"))).toBe("asked");
    expect(await request(signUpOf("elsewhere@example.com", { ip: "2001:db8::1" }))).toBe("asked");
  });

  it("counts a network of IPv6 as one", async () => {
    const { request } = await confirmingWorld();
    const from = (index: number) => signUpOf(`six-${index}@example.com`, { ip: `2001:db8:0:7::${index}` });
    for (let index = 0; index < 10; index++) expect(await request(from(index))).toBe("asked");
    expect(await request(from(10))).toBe("limited");
    expect(await request({ ...from(11), ip: "2001:db8:0:8::1" })).toBe("asked");
  });

  it.each([
    ["consent is there", [consentIn(ANN, NOON - DAY)]],
    ["it complained", [ended(ANN, NOON - DAY, { kind: "mail", event: "complained", send: "s" })]],
    [
      "SES suppresses it",
      [ended(ANN, NOON - DAY, { kind: "mail", event: "bounced", permanent: true, send: "s" })],
    ],
    [
      "it asked to be forgotten",
      [ended(ANN, NOON - DAY, { kind: "privacy-requested", request: "erase", payload: {} })],
    ],
  ])("sends nothing where %s", async (_, facts) => {
    const { request, later, mailer, events, runs } = await confirmingWorld();
    await events.append(facts);
    expect(await request(signUpOf(ANN))).toBe("asked-today");
    await later(5 * DAY);
    expect(mailer.taken).toHaveLength(0);
    expect(runs.started).toHaveLength(0);
  });

  it("asks who has unsubscribed and signs up again, and stops where they unsubscribe after asking", async () => {
    const { request, later, mailsTo, events, executions } = await confirmingWorld();
    await events.append([unsubscribed(NOON - DAY)]);
    await request(signUpOf(ANN));
    await later(HOUR);
    expect(mailsTo(ANN)).toHaveLength(1);
    await events.append([unsubscribed(NOON + HOUR)]);
    await later(10 * DAY);
    expect(mailsTo(ANN)).toHaveLength(1);
    expect(executions).toMatchObject([{ done: true, why: "unsubscribed" }]);
  });

  it("reminds nobody whose mail has bounced", async () => {
    const { request, later, mailsTo, events } = await confirmingWorld();
    await request(signUpOf(ANN));
    await later(HOUR);
    await events.append([
      ended(ANN, NOON + HOUR, { kind: "mail", event: "bounced", permanent: true, send: "s" }),
    ]);
    await later(10 * DAY);
    expect(mailsTo(ANN)).toHaveLength(1);
  });

  it("tries again while no mail of the shop can go, and gives up a mail that is refused", async () => {
    let answers = 0;
    const world = await confirmingWorld({}, () => {
      answers++;
      return answers === 1 ? { kind: "refused", because: "rate", reason: "too fast" } : undefined;
    });
    await world.request(signUpOf(ANN));
    await world.later(MINUTE);
    expect(world.mailsTo(ANN)).toHaveLength(0);
    await world.later(5 * MINUTE);
    expect(world.mailsTo(ANN)).toHaveLength(1);

    const refusing = await confirmingWorld({}, () => ({ kind: "refused", because: "mail", reason: "no" }));
    await refusing.request(signUpOf(ANN));
    await refusing.later(10 * DAY);
    expect(refusing.executions).toMatchObject([{ done: true, why: "no" }]);
  });
});

describe("a confirmation", () => {
  async function asked(over: Parameters<typeof signUpOf>[1] = {}) {
    const world = await confirmingWorld();
    await world.request(signUpOf(ANN, over));
    await world.later(0);
    const token = world.tokenOf(world.mailsTo(ANN)[0]);
    return { ...world, token };
  }

  it("gives consent in the ledger, by the owner's word, with the proof of both", async () => {
    const { confirm, token, later, ledgerOf, now } = await asked();
    await later(HOUR);
    expect(await confirm({ token })).toMatchObject({ kind: "valid" });
    const ledger = await ledgerOf(ANN);
    expect(ledger).toMatchObject([
      {
        kind: "consent-given",
        rank: "mailbox",
        dated: true,
        at: NOON + HOUR,
        of: ANNS,
        proof: { source: "https://shop.example/footer", address: ANN, doubleOptInAt: NOON + HOUR },
      },
    ]);
    expect(standingOf(ledger, now())).toMatchObject({ mayMail: "yes" });
  });

  it("proves nothing of a phone that was filled in", async () => {
    const sms = { purpose: "marketing", channel: "sms", source: "https://shop.example/footer" };
    const { confirm, token, events } = await asked({ phone: "+79001234567", channels: [sms] });
    await confirm({ token });
    const facts = await events.factsOf(ANNS);
    const consent = facts.find(({ kind }) => kind === "channel-consent");
    expect(consent).toMatchObject({ proof: sms });
    expect(consent).not.toHaveProperty("proof.doubleOptInAt");
  });

  it("is one, however often the button is pressed and in whichever of the mails", async () => {
    const { confirm, token, later, mailsTo, tokenOf, ledgerOf, events, signUps } = await asked();
    await later(DAY);
    const second = tokenOf(mailsTo(ANN)[1]);
    expect(second).not.toBe(token);
    for (const pressed of [token, second, token]) await confirm({ token: pressed });
    expect(await ledgerOf(ANN)).toHaveLength(1);
    expect(await events.factsOf(ANNS)).toHaveLength(3);
    expect(await signUps.counts(0, 1e6)).toMatchObject([{ asked: 1 }, { confirmed: 1 }]);
  });

  it("ends the reminders", async () => {
    const { confirm, token, later, mailsTo, executions } = await asked();
    await confirm({ token });
    await later(10 * DAY);
    expect(mailsTo(ANN)).toHaveLength(1);
    expect(executions).toMatchObject([{ done: true }]);
  });

  it("works for 30 days from the last mail, when the item and all it held is gone", async () => {
    const { confirm, later, mailsTo, tokenOf, signUps, ledgerOf, now, events } = await asked({
      entry: "footer",
    });
    await later(3 * DAY);
    const last = tokenOf(mailsTo(ANN)[2]);
    await later(30 * DAY - MINUTE);
    expect(await signUps.pending(mailboxOf(ANN), now())).toBeUndefined();
    expect(await confirm({ token: last })).toMatchObject({ kind: "valid" });
    expect(await ledgerOf(ANN)).toMatchObject([{ kind: "consent-given", proof: { address: ANN } }]);
    expect(await events.factsOf(ANNS)).toContainEqual(
      expect.objectContaining({ kind: "subscribed", entry: "footer" }),
    );
  });

  it("is refused by a link that is older, and leaves nothing", async () => {
    const { confirm, token, later, ledgerOf } = await asked();
    await later(30 * DAY);
    expect(await confirm({ token })).toMatchObject({ kind: "expired" });
    expect(await ledgerOf(ANN)).toEqual([]);
  });

  it("counts again after an unsubscribe, by the same link", async () => {
    const { confirm, token, later, events, ledgerOf, now } = await asked();
    await confirm({ token });
    await later(DAY);
    await events.append([unsubscribed(now())]);
    await later(HOUR);
    expect(standingOf(await ledgerOf(ANN), now())).toMatchObject({ mayMail: "never" });
    await confirm({ token });
    expect(standingOf(await ledgerOf(ANN), now())).toMatchObject({ mayMail: "yes" });
  });

  it("lifts a hard bounce, and no privacy request", async () => {
    const { confirm, token, events, ledgerOf, now } = await asked();
    await events.append([
      ended(ANN, NOON - 1, { kind: "mail", event: "bounced", permanent: true, send: "s" }),
    ]);
    await confirm({ token });
    expect(standingOf(await ledgerOf(ANN), now())).toMatchObject({ mayMail: "yes" });

    const other = await asked();
    const forget = ended(ANN, NOON - 1, { kind: "privacy-requested", request: "erase", payload: {} });
    await other.events.append([forget]);
    expect(await other.confirm({ token: other.token })).toEqual({ kind: "unknown" });
    expect(await other.events.factsOf(ANNS)).toEqual([]);
  });

  it("makes a customer with the address, the consent and what the browser did", async () => {
    const { confirm, token, events } = await asked({ name: "Ann", locale: "en-GB", entry: "footer" });
    await confirm({ token });
    const people = projecting();
    const visit = { kind: "visited", customer: "a:browser-1", id: "v1", rank: "browser" };
    await people.tell([{ ...visit, at: NOON, receivedAt: NOON, source: "segment" } as Fact]);
    for await (const key of events.keys(0, 1)) await people.tell(await events.factsOf(key));
    expect(await people.profile(ANNS)).toMatchObject({
      email: ANN,
      name: "Ann",
      entry: "footer",
      aliases: ["a:browser-1"],
      consent: { status: "given" },
    });
  });

  it("is the mailbox's, whichever of three accounts asked", async () => {
    const { request, confirm, later, mailsTo, tokenOf, events, ledgerOf, now } = await confirmingWorld();
    for (const account of ["u:1", "u:2", "u:3"]) {
      await request(signUpOf(ANN, { customer: account as CustomerKey }));
      await later(MINUTE);
    }
    expect(mailsTo(ANN)).toHaveLength(1);
    await confirm({ token: tokenOf(mailsTo(ANN)[0]) });
    expect(standingOf(await ledgerOf(ANN), now())).toMatchObject({ mayMail: "yes" });
    await later(5 * DAY);
    expect(mailsTo(ANN)).toHaveLength(1);
    const linked = (await events.factsOf(ANNS)).filter(({ kind }) => kind === "linked");
    expect(linked).toMatchObject([{ owner: "u:1", rank: "mailbox" }]);
  });
});

describe("what a form asks besides", () => {
  const ofForm = (over: Parameters<typeof signUpOf>[1] = {}) =>
    signUpOf(ANN, { customer: ANNS, entry: "newsletter", ofForm: true, ...over });

  it("is told when the owner has confirmed: answers, topics and where they came in", async () => {
    const { request, confirm, later, mailsTo, tokenOf, events, ledgerOf, signUps } = await confirmingWorld();
    await request(ofForm({ via: "poster-3", phone: "+37060000000", traits: { taste: "green" } }));
    await request(ofForm({ traits: { taste: "black", cats: true }, topics: { news: true, tea: false } }));
    await later(HOUR);
    expect(mailsTo(ANN)).toHaveLength(1);
    expect(await events.factsOf(ANNS)).toEqual([]);
    await confirm({ token: tokenOf(mailsTo(ANN)[0]) });
    expect(await events.factsOf(ANNS)).toMatchObject([
      { kind: "identified", phone: "+37060000000", traits: { taste: "black", cats: true }, rank: "mailbox" },
      { kind: "consent-given" },
      { kind: "preferences-set", topics: { news: true, tea: false } },
      { kind: "subscribed", entry: "newsletter", via: "poster-3" },
    ]);
    expect(await ledgerOf(ANN)).toMatchObject([
      { kind: "consent-given", of: ANNS },
      { kind: "preferences-set", of: ANNS, topics: { news: true, tea: false }, rank: "mailbox" },
    ]);
    expect(await signUps.pointCounts(0, 1e6)).toMatchObject([
      { entry: "newsletter", via: "poster-3", asked: 1, confirmed: 1 },
    ]);
  });

  it("is asked of who has consent as well, once and without reminders, and counts when confirmed", async () => {
    const { request, confirm, later, mailsTo, tokenOf, events } = await confirmingWorld();
    await events.append([consentIn(ANN, NOON - DAY)]);
    expect(await request(ofForm({ traits: { taste: "green" } }))).toBe("asked");
    await later(10 * DAY);
    expect(mailsTo(ANN)).toHaveLength(1);
    await confirm({ token: tokenOf(mailsTo(ANN)[0]) });
    expect(await events.factsOf(ANNS)).toContainEqual(
      expect.objectContaining({ kind: "identified", traits: { taste: "green" } }),
    );
  });

  it("joins what a browser asked for the same mailbox, whose key stays", async () => {
    const { request, confirm, later, mailsTo, tokenOf, events } = await confirmingWorld();
    await request(signUpOf(ANN));
    await request(ofForm({ traits: { taste: "green" } }));
    await later(HOUR);
    await confirm({ token: tokenOf(mailsTo(ANN)[0]) });
    expect(await events.factsOf(ANNS)).toMatchObject([
      { kind: "linked", alias: "a:browser-1" },
      { kind: "identified", traits: { taste: "green" } },
      { kind: "consent-given" },
      { kind: "subscribed", entry: "newsletter" },
    ]);
  });
});

describe("a shop that asks nobody (confirm: never)", () => {
  it("takes the sign-up at its word, without a mail, a double opt-in or an account", async () => {
    const { request, later, mailer, events, ledgerOf, now } = await confirmingWorld({ confirm: "never" });
    await request(signUpOf(ANN, { customer: "u:victim" as CustomerKey, entry: "footer" }));
    await later(5 * DAY);
    expect(mailer.taken).toHaveLength(0);
    expect(standingOf(await ledgerOf(ANN), now())).toMatchObject({ mayMail: "yes" });
    const facts = await events.factsOf(ANNS);
    expect(facts.map(({ kind }) => kind)).toEqual(["identified", "consent-given", "subscribed"]);
    expect(facts[1]).not.toHaveProperty("proof.doubleOptInAt");
    expect(facts[1]).not.toHaveProperty("dated");
  });

  it.each([
    ["a withdrawal", unsubscribed(NOON - DAY)],
    ["a complaint", ended(ANN, NOON - DAY, { kind: "mail", event: "complained", send: "s" })],
  ])("lets nobody lift %s in another's name", async (_, stop) => {
    const { request, events, ledgerOf, now } = await confirmingWorld({ confirm: "never" });
    await events.append([stop]);
    await request(signUpOf(ANN));
    expect(standingOf(await ledgerOf(ANN), now())).toMatchObject({ mayMail: "never" });
    expect(await events.factsOf(ANNS)).toEqual([]);
  });
});
