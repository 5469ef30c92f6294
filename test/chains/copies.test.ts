import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChainStepDeps } from "../../src/app/chains/stage.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { OutgoingMail, SendResult } from "../../src/ports/mail.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { faulty } from "../support/faulty.ts";

const ANN = keyOf("ann");
const bundle = shopWith({ steps: [{ send: "one" }, { wait: "1h" }, { send: "two" }] });

class Crash extends Error {}

describe("copies of a mail", () => {
  it("are never sent, whatever breaks off where, however walks overlap and are repeated", async () => {
    const faults = fc.array(fc.constantFrom("before", "after", "slow", ...Array(12).fill("none")), {
      minLength: 40,
      maxLength: 120,
    });
    const answers = fc.array(
      fc.constantFrom<SendResult["kind"] | "lost">("sent", "unknown", "refused", "lost"),
      {
        maxLength: 6,
      },
    );
    await fc.assert(
      fc.asyncProperty(faults, answers, fc.integer({ min: 1, max: 3 }), async (plan, said, workers) => {
        const [fault, answer] = [[...plan], [...said]];
        const accepted: string[] = [];
        const around = async (call: () => Promise<unknown>) => {
          const what = fault.shift() ?? "none";
          if (what === "before") throw new Crash();
          if (what === "slow") for (let turns = 0; turns < 20; turns++) await Promise.resolve();
          const result = await call();
          if (what === "after") throw new Crash();
          return result;
        };
        const send = async (mail: OutgoingMail): Promise<SendResult> => {
          const kind = answer.shift() ?? "sent";
          if (kind === "refused") return { kind, reason: "throttled", because: "rate" };
          accepted.push(`${mail.customer} ${mail.subject}`);
          if (kind === "lost") throw new Crash();
          return kind === "sent" ? { kind, messageId: "m" } : { kind, reason: "time-out" };
        };
        const world = await makeWorld({
          bundle,
          deps: ({ journal, customers }: ChainStepDeps) => ({
            journal: faulty(journal, around),
            customers: faulty(customers, around),
            mailer: { turn: async () => true, send },
          }),
        });
        const everybody = ["a", "b", "c"].map(keyOf);
        for (const id of everybody) await world.has(id);
        for (const id of everybody) await world.enters(id);
        const [id = ""] = world.workflows.started.keys();
        for (const [step, at] of [
          [0, NOON + 6 * MINUTE],
          [2, NOON + 2 * HOUR],
        ] as const) {
          for (let tries = 0; tries < 12; tries++) {
            world.setNow(at + tries * MINUTE * 5);
            await Promise.allSettled(Array.from({ length: workers }, () => world.walk(id, step, 0)));
          }
        }
        expect(accepted.length).toBe(new Set(accepted).size);
        const entries = await Promise.all(everybody.map((one) => world.journal.entry(one, "welcome")));
        expect(entries.map((entry) => entry?.outcome)).toEqual(["completed", "completed", "completed"]);
      }),
      { numRuns: 100 },
    );
  });

  it("are not made by a repeated walk: mails, silence and notes are left as they are", async () => {
    const world = await makeWorld({ bundle: shopWith({ steps: [{ send: "one" }, { silence: true }] }) });
    await world.has(ANN);
    await world.enters(ANN);
    const [id = ""] = world.workflows.started.keys();
    world.setNow(NOON + 6 * MINUTE);
    for (let times = 0; times < 3; times++) await world.walk(id, 0, 0);
    const before = await world.journal.entry(ANN, "welcome");
    world.setNow(NOON + HOUR);
    for (let times = 0; times < 3; times++) await world.walk(id, 1, 0);
    await world.walk(id, 0, 0);
    expect(world.mailsTo(ANN)).toHaveLength(1);
    expect(await world.events.factsOf(ANN)).toHaveLength(1);
    const after = await world.journal.entry(ANN, "welcome");
    expect(after?.steps[0]).toEqual(before?.steps[0]);
    expect(after?.steps).toHaveLength(2);
  });

  it("are not made of a mail whose end nobody knows", async () => {
    const world = await makeWorld({ bundle, answer: () => ({ kind: "unknown", reason: "socket hang up" }) });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + HOUR);
    expect(world.mailsTo(ANN)).toHaveLength(1);
    expect(await world.journal.sends(ANN)).toMatchObject([{ status: "unknown" }]);
    expect((await world.journal.entry(ANN, "welcome"))?.steps[0]).toMatchObject({ what: "unknown" });
  });

  it("are not made when a worker died between sending and recording; the send is counted as unknown", async () => {
    let deaths = 1;
    const world = await makeWorld({
      bundle,
      deps: ({ mailer }) => ({
        mailer: {
          turn: mailer.turn,
          async send(mail) {
            const result = await mailer.send(mail);
            if (deaths-- > 0) throw new Crash();
            return result;
          },
        },
      }),
    });
    await world.has(ANN);
    await world.enters(ANN);
    const [id = ""] = world.workflows.started.keys();
    world.setNow(NOON + 6 * MINUTE);
    await expect(world.walk(id, 0, 0)).rejects.toThrow();
    expect(await world.walk(id, 0, 0)).toMatchObject({ again: true, remaining: 0 });
    world.setNow(NOON + HOUR);
    expect(await world.walk(id, 0, 0)).toMatchObject({ again: false, remaining: 1 });
    expect(world.mailsTo(ANN)).toHaveLength(1);
    expect(await world.journal.sends(ANN)).toMatchObject([{ status: "unknown" }]);
  });

  it("a mail that was provably refused goes later; one that is refused for good does not hold up the chain", async () => {
    let refusals = 3;
    const world = await makeWorld({
      bundle,
      answer: (mail) =>
        mail.subject === "Two"
          ? { kind: "refused", reason: "MessageRejected", because: "mail" }
          : refusals-- > 0
            ? { kind: "refused", reason: "SendingPaused", because: "account" }
            : undefined,
    });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + DAY);
    expect(world.mailsTo(ANN).map(({ subject }) => subject)).toEqual(["One"]);
    const entry = await world.journal.entry(ANN, "welcome");
    expect(entry?.steps).toMatchObject([{ what: "sent" }, { what: "failed", why: "MessageRejected" }]);
    expect(await world.journal.sends(ANN)).toHaveLength(1);
  });

  it.each([
    ["withdraws the consent", { consent: { status: "withdrawn" } }, "unsubscribed"],
    ["buys", { orders: 1, lastOrderAt: NOON + HOUR }, "exit: ordered_since_entry"],
  ] as const)("not even the first goes to a customer who %s while it is being made", async (_, over, outcome) => {
    const world = await makeWorld({
      bundle: shopWith({ exit: "ordered_since_entry", steps: [{ send: "one" }] }),
      deps: ({ journal }) => ({
        journal: {
          ...journal,
          async claim(send, limit) {
            const result = await journal.claim(send, limit);
            await world.has(ANN, over);
            return result;
          },
        },
      }),
    });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + DAY);
    expect(world.mailer.taken).toEqual([]);
    expect(await world.journal.sends(ANN)).toEqual([]);
    expect(await world.journal.entry(ANN, "welcome")).toMatchObject({ status: "done", outcome });
  });

  it("are not made by two cohorts that both list the customer", async () => {
    const world = await makeWorld({ bundle });
    await world.has(ANN);
    await world.enters(ANN);
    const [first = ""] = world.workflows.started.keys();
    const cohort = await world.journal.cohort(first);
    const entry = await world.journal.entry(ANN, "welcome");
    if (!cohort || !entry) throw new Error("nobody on board");
    const second = { ...cohort, id: "another" };
    await world.journal.putCohort(second);
    await world.journal.addMember(second, ANN, entry.run);
    await world.workflows.startCohort(second, second.dueAt);
    await world.playUntil(NOON + DAY);
    expect(world.mailsTo(ANN).map(({ subject }) => subject)).toEqual(["One", "Two"]);
  });
});

describe("a last look that fails after the claim", () => {
  it("gives the claim back, so that the next try sends the mail", async () => {
    let looks = 0;
    const world = await makeWorld({
      bundle,
      deps: ({ customers }: ChainStepDeps) => ({
        customers: {
          ...customers,
          get: async (id) => {
            looks += 1;
            if (looks === 2) throw new Crash();
            return customers.get(id);
          },
        },
      }),
    });
    await world.has(ANN);
    await world.enters(ANN);
    const [cohort = ""] = world.workflows.started.keys();
    world.setNow(NOON + 6 * MINUTE);
    await expect(world.walk(cohort, 0, 0)).rejects.toThrow();
    await world.walk(cohort, 0, 0);
    expect(world.mailsTo(ANN)).toHaveLength(1);
    expect(await world.journal.sends(ANN)).toMatchObject([{ status: "sent" }]);
  });
});
