import { describe, expect, it } from "vitest";
import { makePreferencesHandler } from "../../functions/mail/preferences-handler.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryJournal } from "../../src/adapters/memory/journal.ts";
import { makeMemoryMailer } from "../../src/adapters/memory/mailer.ts";
import { makeMemorySendingStore } from "../../src/adapters/memory/sending-store.ts";
import { makeMemoryConfirmationRuns } from "../../src/adapters/memory/sign-ups.ts";
import { makeRenderer } from "../../src/adapters/renderer.ts";
import { preferencesToken } from "../../src/app/preferences/link.ts";
import { makeSendOwnersLink } from "../../src/app/privacy/send-owners-link.ts";
import { perKey } from "../../src/contracts/keys.ts";
import type { ConfirmState } from "../../src/contracts/workflows.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import type { Fact, FactId } from "../../src/domain/facts/facts.ts";
import { standingOf } from "../../src/domain/mailbox/ledger.ts";
import { askedBy, asksErasure } from "../../src/domain/privacy/requests.ts";
import { tombstone } from "../../src/domain/privacy/tombstone.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { bundleWith } from "../support/config.ts";
import { consentIn, MAILBOX_KEY, mailboxOf } from "../support/mailboxes.ts";
import { browserOf } from "../support/pages.ts";

const KEY = "links-key-of-a-test-0123456789";
const EMAIL = "anna@example.com";
const ANNA = keyOf("anna");
const MAILBOX = mailboxOf(EMAIL);

/** Anna has a mail with a link to the preference centre; executions are played by hand. */
async function world(language = "en", address = EMAIL) {
  let now = NOON;
  const clock = { now: () => now };
  const [events, config, runs, mailer] = [
    makeMemoryEventStore(),
    makeMemoryConfigStore(),
    makeMemoryConfirmationRuns(),
    makeMemoryMailer(),
  ];
  const bundle = bundleWith();
  const store = { ...bundle.store, languages: ["en", "ru"] };
  await config.publish({ by: "t", publishedAt: NOON, digest: "d", files: {}, bundle: { ...bundle, store } });
  await events.append([consentIn(EMAIL, NOON - DAY)]);
  const secrets = { keys: async () => ({ ...perKey(() => []), links: [KEY], mailbox: [MAILBOX_KEY] }) };
  const shared = { events, config, secrets, clock };
  const { open } = browserOf({ p: makePreferencesHandler({ ...shared, runs }) });
  const sendLink = makeSendOwnersLink({
    ...shared,
    ...{ journal: makeMemoryJournal(), mailer, sending: makeMemorySendingStore(), meter: () => {} },
    customers: { get: async (id) => ({ id, profile: { email: address } }) as never },
    renderer: makeRenderer(),
    publicUrl: "https://api.example",
  });
  const told = () => events.factsOf(ANNA);
  return {
    open,
    told,
    mails: mailer.taken,
    ledger: () => events.factsOf(MAILBOX),
    centre: () =>
      open(`/p/${preferencesToken({ customer: ANNA, send: "s", mailbox: MAILBOX, language }, KEY)}`),
    async play() {
      for (const { mailbox, day, erasure } of runs.started) {
        const state: ConfirmState = { mailbox, day, mail: 0, tries: 0, done: false, until: "", erasure };
        if (erasure) expect(await sendLink(state, erasure)).toMatchObject({ done: true });
      }
    },
    link: () => /https:\/\/api\.example(\/p\/[\w-]+)/.exec(mailer.taken[0]?.html ?? "")?.[1] ?? "no link",
    says: (fact: Fact) => events.append([fact]),
    later(ms: number) {
      now += ms;
    },
  };
}

describe("erasing oneself from the preference centre", () => {
  it("takes the button on the page, and the one behind the link in a mail", async () => {
    const { centre, play, mails, link, open, told, ledger } = await world();
    const page = await (await centre()).press("Send me the mail");
    expect(page.text).toContain("We have sent you a mail");
    await play();
    expect(mails.map(({ to }) => to)).toEqual([EMAIL]);
    for (let times = 0; times < 3; times++) expect((await open(link())).text).toContain("cannot be undone");
    expect(await told()).toEqual([]);
    const done = await (await open(link())).press("Delete my data");
    expect(done.text).toContain("No more mails come");
    const [request, ...others] = await told();
    expect(others).toEqual([]);
    expect(request && asksErasure(request) && askedBy(request)).toEqual({
      by: "mailbox owner",
      reason: "preference centre, confirmed by mail",
    });
    expect(standingOf(await ledger(), NOON)).toMatchObject({ mayMail: "never" });
  });

  it("speaks Russian where the mail did", async () => {
    const { centre, play, mails, link, open } = await world("ru");
    await (await centre()).press("Прислать письмо");
    await play();
    expect(mails[0]?.subject).toContain("Удалить ваши данные?");
    expect((await open(link())).text).toContain("Отменить это нельзя");
  });

  it("mails once a day, however often the button is pressed", async () => {
    const { centre, play, mails } = await world();
    for (let times = 0; times < 3; times++) await (await centre()).press("Send me the mail");
    await play();
    await play();
    expect(mails).toHaveLength(1);
  });

  it("works for whoever has unsubscribed, and mails nobody whose mailbox complained or is another now", async () => {
    const withdrawn = (kind: string, over: object): Fact =>
      ({
        kind,
        id: kind as FactId,
        customer: MAILBOX,
        at: NOON - 1,
        receivedAt: NOON - 1,
        source: "ses",
        ...over,
      }) as Fact;
    const unsubscribed = await world();
    const proof = { purpose: "marketing", channel: "email", source: "unsubscribe page" };
    await unsubscribed.says(withdrawn("consent-withdrawn", { proof, rank: "mailbox" }));
    await (await unsubscribed.centre()).press("Send me the mail");
    await unsubscribed.play();
    expect(unsubscribed.mails).toHaveLength(1);

    const complained = await world();
    const before = await complained.centre();
    await complained.says(withdrawn("mail", { event: "complained", send: "s" }));
    await before.press("Send me the mail");
    await complained.play();
    expect(complained.mails).toEqual([]);
    await expect((await complained.centre()).press("Send me the mail")).rejects.toThrow("no button");

    const moved = await world("en", "other@example.com");
    await (await moved.centre()).press("Send me the mail");
    await moved.play();
    expect(moved.mails).toEqual([]);
  });

  it("ends with the link: after three days, and after an erasure, even when the person has begun anew", async () => {
    const late = await world();
    await (await late.centre()).press("Send me the mail");
    await late.play();
    late.later(3 * DAY + HOUR);
    const old = await late.open(late.link());
    expect([old.status, old.text]).toEqual([410, expect.stringContaining("three days")]);

    const erased = await world();
    await (await erased.centre()).press("Send me the mail");
    await erased.play();
    const asking = await erased.open(erased.link());
    await erased.says(tombstone(MAILBOX, NOON + HOUR));
    erased.later(DAY);
    await asking.press("Delete my data");
    expect(await erased.told()).toEqual([]);
  });
});
