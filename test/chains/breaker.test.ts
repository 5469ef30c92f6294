import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeJournal } from "../../src/adapters/dynamodb/journal.ts";
import { makeSendingStore } from "../../src/adapters/dynamodb/sending-store.ts";
import { makeSendingSwitch } from "../../src/app/mail/sending/switch.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { OutgoingMail, SendResult } from "../../src/ports/mail.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON, send } from "../support/chains.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { mailboxOf } from "../support/mailboxes.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const SUSPENDED: SendResult = {
  kind: "refused",
  reason: "AccountSuspendedException: no",
  because: "account",
};
const bundle = shopWith({ steps: [{ send: "one" }, { wait: "1d" }, { send: "two" }] });
const people = (count: number, name = "p") => Array.from({ length: count }, (_, n) => keyOf(`${name}-${n}`));

/** A shop in which everybody has entered, in one cohort or, with `apart`, in one each. */
async function shopOf(count: number, answer: (mail: OutgoingMail, now: number) => SendResult | undefined) {
  const asked: number[] = [];
  const world = await makeWorld({
    bundle,
    answer: (mail) => {
      asked.push(world.now());
      return answer(mail, world.now());
    },
  });
  const everybody = people(count);
  for (const id of everybody) await world.has(id);
  return { world, everybody, asked };
}

describe("while the mail service takes nothing from the account", () => {
  it("chains wait: nobody is used up, no claim is left, and everybody keeps the place", async () => {
    const { world, everybody } = await shopOf(120, (_, now) => (now < NOON + DAY ? SUSPENDED : undefined));
    for (const id of everybody) await world.enters(id);
    await world.playUntil(NOON + 20 * HOUR);
    expect(world.mailer.taken).toEqual([]);
    for (const id of everybody) {
      expect(await world.journal.sends(id)).toEqual([]);
      expect(await world.journal.entry(id, "welcome")).toMatchObject({ status: "active", steps: [] });
    }
    await world.playUntil(NOON + 5 * DAY);
    for (const id of everybody) {
      expect(world.mailsTo(id).map(({ subject }) => subject)).toEqual(["One", "Two"]);
      expect(await world.journal.entry(id, "welcome")).toMatchObject({ outcome: "completed" });
    }
    expect((await world.sending.state()).sending).not.toHaveProperty("barrier");
    expect(world.measured).toMatchObject({ closed: 1, sent: 240 });
  });

  it("one mail of the whole deployment tries, ever more seldom, however many cohorts wait", async () => {
    const { world, everybody, asked } = await shopOf(30, () => SUSPENDED);
    for (const [n, id] of everybody.entries()) {
      world.setNow(NOON + n * 6 * MINUTE);
      await world.enters(id);
    }
    expect(world.workflows.started.size).toBeGreaterThan(20);
    await world.playUntil(NOON + 2 * DAY);
    // The first, and those after 1, 2, 4, …, 32 minutes, then hourly at most.
    expect(asked.length).toBeGreaterThan(6);
    expect(asked.length).toBeLessThanOrEqual(7 + 48);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it("a mail that went is down as sent, even when nothing more could be learned from it", async () => {
    let isBroken = false;
    const { world, everybody } = await shopOf(1, (_, now) =>
      now < NOON + 10 * MINUTE ? SUSPENDED : undefined,
    );
    const write = world.sending.write;
    Object.assign(world.sending, {
      write: async (...args: Parameters<typeof write>) => {
        if (isBroken) throw new Error("the table does not answer");
        isBroken = world.now() > NOON + 10 * MINUTE;
        return write(...args);
      },
    });
    const [one = keyOf("p-0")] = everybody;
    await world.enters(one);
    await expect(world.playUntil(NOON + 2 * HOUR)).rejects.toThrow(AggregateError);
    expect(world.mailer.taken).toHaveLength(1);
    expect(await world.journal.sends(one)).toMatchObject([{ status: "sent" }]);
  });

  it("looking costs little: a cohort of one looks some dozens of times a week", async () => {
    const { world, everybody } = await shopOf(1, () => SUSPENDED);
    for (const id of everybody) await world.enters(id);
    await world.playUntil(NOON + 7 * DAY);
    expect(world.measured.heldUp ?? 0).toBeLessThan(60);
    expect(world.measured.stopped).toBeUndefined();
  });

  it("the first mail that is taken lets the others of the same walk follow", async () => {
    let open = false;
    const { world, everybody } = await shopOf(40, () => (open ? undefined : SUSPENDED));
    for (const id of everybody) await world.enters(id);
    await world.playUntil(NOON + 30 * MINUTE);
    open = true;
    const before = world.now();
    await world.playUntil(NOON + 2 * HOUR);
    expect(world.mailer.taken).toHaveLength(40);
    expect((await world.sending.state()).sending).not.toHaveProperty("barrier");
    expect(before).toBeLessThan(world.now());
  });

  it("no try is spent on customers whom the cap passes over or whose mail is refused for itself", async () => {
    const [capped, odd, ann] = [people(20, "capped"), people(20, "odd"), keyOf("z")];
    const cap = { mails: 1, per: "7d", over: "skip" } as const;
    const world = await makeWorld({
      bundle: shopWith({ steps: [{ send: "one" }] }, { frequency_cap: cap }),
      answer: ({ customer }) =>
        odd.includes(customer) ? { kind: "refused", reason: "no", because: "mail" } : undefined,
    });
    for (const id of capped)
      await world.journal.claim(send(id, "earlier"), {
        mailbox: mailboxOf(`${id.slice(2)}@example.com`),
        day: 0,
        cap: { mails: 1, perMs: 7 * DAY },
      });
    await makeSendingSwitch(world).close("SES takes nothing");
    for (const id of [...capped, ...odd, ann]) await world.has(id);
    for (const id of [...capped, ...odd, ann]) await world.enters(id);
    await world.playUntil(NOON + 30 * MINUTE);
    expect(world.mailsTo(ann)).toHaveLength(1);
    expect((await world.sending.state()).sending).not.toHaveProperty("barrier");
  });

  it("customers who buy or unsubscribe meanwhile get nothing afterwards", async () => {
    const { world, everybody } = await shopOf(3, (_, now) => (now < NOON + HOUR ? SUSPENDED : undefined));
    for (const id of everybody) await world.enters(id);
    const [ann = keyOf(""), ...others] = everybody;
    await world.playUntil(NOON + HOUR / 2);
    await world.has(ann, { consent: { status: "withdrawn" } });
    await world.playUntil(NOON + 5 * HOUR);
    expect(world.mailsTo(ann)).toEqual([]);
    for (const id of others) expect(world.mailsTo(id)).toHaveLength(1);
  });
});

describe("a mail service that does not answer", () => {
  it("loses the first few mails and not the whole cohort", async () => {
    const { world, everybody } = await shopOf(200, (_, now) =>
      now < NOON + HOUR ? { kind: "unknown", reason: "socket hang up" } : undefined,
    );
    for (const id of everybody) await world.enters(id);
    await world.playUntil(NOON + 5 * DAY);
    const entries = await Promise.all(everybody.map((id) => world.journal.entry(id, "welcome")));
    const lost = entries.filter((entry) => entry?.steps.some(({ what }) => what === "unknown")).length;
    expect(lost).toBeGreaterThan(0);
    // Five in a row, those that were under way beside them, and one for every probe within the hour.
    expect(lost).toBeLessThanOrEqual(5 + 8 + 6);
    expect(world.measured.unknown).toBe(lost);
    expect(world.measured.sent).toBe(400 - lost);
  });
});

describe("a mail account that is too slow for its chains", () => {
  it("gets a refused mail again at once, then with the cohort, and loses none", async () => {
    let refusals = 200;
    const { world, everybody } = await shopOf(60, () =>
      refusals-- > 0 && refusals % 3 > 0
        ? { kind: "refused", reason: "Maximum sending rate exceeded", because: "rate" }
        : undefined,
    );
    for (const id of everybody) await world.enters(id);
    await world.playUntil(NOON + DAY / 2);
    expect(world.mailer.taken).toHaveLength(60);
    expect(new Set(world.mailer.taken.map(({ send }) => send)).size).toBe(60);
    expect((await world.sending.state()).sending).not.toHaveProperty("barrier");
  });

  it("and never has time for all goes on at once instead of waiting ever longer", async () => {
    const { world, everybody } = await shopOf(200, () => undefined);
    for (const id of everybody) await world.enters(id);
    let turns = 0;
    world.mailer.turn = async () => turns++ % 20 < 15;
    await world.playUntil(NOON + HOUR);
    expect(world.mailer.taken).toHaveLength(200);
  });
});

describe("sending that was stopped", () => {
  it("goes on only when a person resumes, and then with everybody who waited", async () => {
    const { world, everybody } = await shopOf(10, () => undefined);
    const change = makeSendingSwitch(world);
    await change.stop("20 hard bounces of 1000 mails");
    for (const id of everybody) await world.enters(id);
    await world.playUntil(NOON + 3 * DAY);
    expect(world.mailer.taken).toEqual([]);
    const walks = world.measured.stopped ?? 0;
    // At least every six hours: so long does the alarm last after each.
    expect(walks).toBeGreaterThanOrEqual((3 * 24) / 6);
    expect(world.measured.heldUp).toBe(walks);
    expect(await change.resume("the list was cleaned")).toBe(true);
    await world.playUntil(NOON + 4 * DAY);
    expect(world.measured.stopped).toBe(walks);
    expect(world.mailer.taken.filter(({ subject }) => subject === "One")).toHaveLength(10);
    expect((await world.sending.state()).sending).toMatchObject({
      countedFrom: NOON + 3 * DAY,
      resumed: { at: NOON + 3 * DAY, why: "the list was cleaned" },
    });
  });

  it("holds mails about orders too, and loses none of them", async () => {
    const world = await makeWorld({ bundle: shopWith({ kind: "service", steps: [{ send: "one" }] }) });
    const everybody = people(3);
    await makeSendingSwitch(world).stop("wrong prices");
    for (const id of everybody) {
      await world.has(id);
      await world.enters(id);
    }
    await world.playUntil(NOON + 2 * HOUR);
    expect(world.mailer.taken).toEqual([]);
    await makeSendingSwitch(world).resume("mended");
    await world.playUntil(NOON + DAY);
    expect(world.mailer.taken).toHaveLength(everybody.length);
  });

  it("is not opened by a mail that the service takes, and a stop outranks a closed service", async () => {
    const { world, everybody } = await shopOf(1, (_, now) => (now < NOON + HOUR ? SUSPENDED : undefined));
    for (const id of everybody) await world.enters(id);
    await world.playUntil(NOON + HOUR / 2);
    await makeSendingSwitch(world).stop("by hand");
    await world.playUntil(NOON + 3 * DAY);
    expect(world.mailer.taken).toEqual([]);
    expect((await world.sending.state()).sending.barrier).toMatchObject({ kind: "stopped", why: "by hand" });
  });
});

describe("the breaker on DynamoDB", () => {
  it("is one for all functions: what one learns, the others heed, and one of them probes", async () => {
    const stores = {
      journal: makeJournal(dynamo.documents, dynamo.names.journal),
      sending: makeSendingStore(dynamo.documents, dynamo.names.journal),
    };
    let open = false;
    const asked: string[] = [];
    const answer = (mail: OutgoingMail) => {
      asked.push(mail.customer);
      return open ? undefined : SUSPENDED;
    };
    const first = await makeWorld({ bundle, stores, answer });
    const everybody = people(12);
    for (const id of everybody) await first.has(id);
    for (const id of everybody) await first.enters(id);
    const shared = { ...stores, customers: first.customers, events: first.events };
    const others = [1, 2].map(() => makeWorld({ bundle, stores: shared, answer }));
    const functions = [first, ...(await Promise.all(others))];
    const [cohort = ""] = first.workflows.started.keys();
    const walkAll = (at: number) => {
      for (const world of functions) world.setNow(at);
      return Promise.all(functions.map((world) => world.walk(cohort, 0, 0)));
    };

    await walkAll(NOON + 6 * MINUTE);
    expect((await first.sending.state()).sending.barrier).toMatchObject({
      kind: "closed",
      why: SUSPENDED.reason,
    });
    asked.length = 0;
    await walkAll(NOON + 6 * MINUTE + 50_000);
    expect(asked).toEqual([]);
    await walkAll(NOON + 7 * MINUTE + 1);
    expect(asked).toHaveLength(1);
    open = true;
    const isOver = () => asked.length === 1 + everybody.length;
    for (let minute = 10; minute < 30 && !isOver(); minute += 1) await walkAll(NOON + minute * MINUTE);
    expect(asked).toHaveLength(1 + everybody.length);
    expect((await first.sending.state()).sending).not.toHaveProperty("barrier");
    for (const id of everybody) expect(await first.journal.sends(id)).toMatchObject([{ status: "sent" }]);
    const days = await first.sending.counts(0, 0, 100_000);
    expect(days.map(({ sent }) => sent)).toEqual([everybody.length]);
  });
});
