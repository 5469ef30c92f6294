import { describe, expect, it } from "vitest";
import { makePreferencesHandler } from "../../functions/mail/preferences-handler.ts";
import { makeUnsubscribeHandler } from "../../functions/mail/unsubscribe-handler.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryJournal } from "../../src/adapters/memory/journal.ts";
import { makeMemoryConfirmationRuns } from "../../src/adapters/memory/sign-ups.ts";
import { unsubscribeToken } from "../../src/app/mail/links.ts";
import { preferencesToken } from "../../src/app/preferences/link.ts";
import { perKey } from "../../src/contracts/keys.ts";
import { DAY, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { Store } from "../../src/domain/config/store.ts";
import type { Fact, FactBody, FactId } from "../../src/domain/facts/facts.ts";
import { standingOf } from "../../src/domain/mailbox/ledger.ts";
import { preferencesOf } from "../../src/domain/mailbox/preferences.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { bundleWith } from "../support/config.ts";
import { consentIn, MAILBOX_KEY, mailboxOf } from "../support/mailboxes.ts";
import { browserOf } from "../support/pages.ts";

const KEY = "links-key-of-a-test-0123456789";
const EMAIL = "anna@example.com";
const MAILBOX = mailboxOf(EMAIL);
const LINK = { customer: keyOf("anna"), send: "send-1", mailbox: MAILBOX, language: "en" };
const PATH = `/p/${preferencesToken({ ...LINK, shown: "a…@example.com" }, KEY)}`;

const TOPICS = [
  { id: "news", name: { en: "News", ru: "Новости" }, description: { en: "Once a week", ru: "Раз в неделю" } },
  { id: "sale", name: { en: "Sales", ru: "Скидки" } },
];

async function world(over: Partial<Store> = {}) {
  let now = NOON;
  const clock = { now: () => now };
  const events = makeMemoryEventStore();
  const config = makeMemoryConfigStore();
  const bundle = bundleWith();
  const store = { ...bundle.store, languages: ["en", "ru"], topics: TOPICS, time_zone: "UTC", ...over };
  await config.publish({ by: "t", publishedAt: NOON, digest: "d", files: {}, bundle: { ...bundle, store } });
  await events.append([consentIn(EMAIL, NOON - DAY)]);
  const secrets = { keys: async () => ({ ...perKey(() => []), links: [KEY], mailbox: [MAILBOX_KEY] }) };
  const runs = makeMemoryConfirmationRuns();
  const deps = { events, journal: makeMemoryJournal(), config, secrets, clock, runs };
  const browser = browserOf({ p: makePreferencesHandler(deps), u: makeUnsubscribeHandler(deps) });
  const ledger = () => events.factsOf(MAILBOX);
  return {
    ...browser,
    events,
    ledger,
    chosen: async () => preferencesOf(await ledger()),
    standing: async () => standingOf(await ledger(), now),
    later(ms: number) {
      now += ms;
    },
    says: (body: FactBody, at = now) =>
      events.append([
        { ...body, id: `said:${at}` as FactId, customer: MAILBOX, at, receivedAt: at, source: "ses" } as Fact,
      ]),
  };
}

const proof = { purpose: "marketing", channel: "email", source: "a form" };

describe("the preference centre", () => {
  it("shows what is so, and changes nothing however often a scanner opens it", async () => {
    const { open, ledger } = await world();
    for (let times = 0; times < 3; times++) {
      const { status, text, $ } = await open(PATH);
      expect(status).toBe(200);
      expect(text.replace("\u2060", "")).toContain("a…@example.com");
      expect(text).not.toContain(EMAIL);
      expect($("[name=topic]").length).toBe(2);
      expect($("[name=topic]:checked").length).toBe(2);
      expect($("[name=often]:checked").val()).toBe("usual");
      expect($("[name=pause]:checked").val()).toBe("none");
      expect($("[name=language]:checked").val()).toBe("en");
    }
    expect(await ledger()).toHaveLength(1);
  });

  it("keeps topics, a limit, a break and a language with one button, and says what has changed", async () => {
    const { open, chosen, events } = await world();
    const page = await open(PATH);
    const saved = await page.press("Save", { topic: ["news"], often: "1/7", pause: "30", language: "ru" });
    expect(await chosen()).toEqual({
      topics: { sale: false },
      most: { mails: 1, days: 7 },
      pausedUntil: NOON + 30 * DAY,
      language: "ru",
    });
    expect(saved.$("html").attr("lang")).toBe("ru");
    expect(saved.$("[role=status] li").length).toBe(4);
    expect(saved.text).toContain("Больше не будет писем на тему «Скидки».");
    expect(saved.text).toContain("31 марта 2026");
    expect(await events.factsOf(LINK.customer)).toMatchObject([
      { kind: "preferences-set", rank: "mailbox", mailbox: MAILBOX },
    ]);
  });

  it("takes back what it has saved, and that too", async () => {
    const { open, chosen } = await world();
    const saved = await (await open(PATH)).press("Save", { topic: ["sale"], often: "2/30", pause: "60" });
    const undone = await saved.press("Undo");
    expect(await chosen()).toEqual({ topics: { news: true } });
    await undone.press("Undo");
    expect(await chosen()).toMatchObject({
      topics: { news: false },
      most: { mails: 2, days: 30 },
      pausedUntil: NOON + 60 * DAY,
    });
  });

  it("says so where nothing is different, and keeps nothing", async () => {
    const { open, ledger } = await world();
    const same = await (await open(PATH)).press("Save");
    expect(same.text).toContain("All of it was so already.");
    expect(await ledger()).toHaveLength(1);
  });

  it("ends a break, or leaves it as it is", async () => {
    const { open, chosen, later } = await world();
    const paused = await (await open(PATH)).press("Save", { pause: "90" });
    later(DAY);
    await (await open(PATH)).press("Save", { topic: ["news"] });
    expect((await chosen()).pausedUntil).toBe(NOON + 90 * DAY);
    const over = await paused.press("Save", { pause: "none" });
    expect(over.text).toContain("The break is over.");
    expect((await chosen()).pausedUntil).toBeUndefined();
  });

  it("offers a limit only where it brings fewer mails than the shop's own", async () => {
    const { open } = await world({ frequency_cap: { mails: 1, per: "7d", over: "defer" } });
    const { $ } = await open(PATH);
    expect(
      $("[name=often]")
        .toArray()
        .map((one) => $(one).val()),
    ).toEqual(["usual", "2/30"]);
  });

  it("lets an undo bring back a limit that the shop no longer offers", async () => {
    const { open, says, chosen } = await world();
    await says({ kind: "preferences-set", most: { mails: 5, days: 9 } }, NOON - 1);
    const saved = await (await open(PATH)).press("Save", { topic: ["news", "sale"], often: "usual" });
    expect((await chosen()).most).toBeUndefined();
    await saved.press("Undo");
    expect((await chosen()).most).toEqual({ mails: 5, days: 9 });
  });

  it("names where a consent came from in the language of the page", async () => {
    const { open } = await world();
    await (await open(PATH)).press("Unsubscribe from everything");
    const inRussian = `/p/${preferencesToken({ ...LINK, language: "ru", shown: "a…" }, KEY)}`;
    expect((await open(inRussian)).text).toContain("настройки писем");
    expect((await open(PATH)).text).not.toContain("настройки писем");
  });

  it("says nothing of a topic that was not there when the page was opened", async () => {
    const { post, chosen } = await world();
    await post(PATH, "do=save&shown=news");
    expect(await chosen()).toEqual({ topics: { news: false } });
  });

  it.each([
    "",
    "do=save&often=0/7",
    "do=save&often=99/1",
    "do=save&pause=900",
    "do=save&pause=until-99999999999999",
    "do=save&language=xx",
    "do=save&shown=other",
    "do=other",
    "do=agree-again",
    "List-Unsubscribe=One-Click",
  ])("changes nothing by %j", async (body) => {
    const { post, ledger } = await world();
    expect((await post(PATH, body)).status).toBe(200);
    expect(await ledger()).toHaveLength(1);
  });

  it("has no topics, limits or languages to choose from where the shop has none", async () => {
    const { topics: _, ...bare } = bundleWith().store;
    const { open } = await world({ ...bare, languages: ["en"] });
    const { $ } = await open(PATH);
    expect($("[name=topic]").length + $("[name=language]").length).toBe(2);
  });

  it("is nobody's after a privacy request, and under a key that is not the shop's", async () => {
    const { open, says } = await world();
    expect((await open(`/p/${preferencesToken(LINK, "another key")}`)).status).toBe(404);
    await says({ kind: "privacy-requested", request: "customers/redact", payload: {} });
    expect((await open(PATH)).status).toBe(404);
  });

  it("shows word for word what is on record of the consent, but no address in full and no browser's claim", async () => {
    const { open, says } = await world();
    const told = { textVersion: "2026-02", textHash: "abc", address: EMAIL, ip: "198.51.100.4" };
    await says({
      ...{ kind: "consent-given", dated: true },
      proof: { ...proof, ...told, userAgent: "<b>Browser</b>", doubleOptInAt: NOON },
    });
    const { $ } = await open(PATH);
    const record = $("details").text();
    for (const words of [
      "2026-02",
      "abc",
      "198.51.100.4",
      "<b>Browser</b>",
      "a…@example.com",
      "a form",
      "March 1, 2026",
    ])
      expect(record).toContain(words);
    expect(record).not.toContain(EMAIL);
    expect($("details li").length).toBe(2);
  });
});

describe("taking everything back", () => {
  it("withdraws the consent at once, with the proof, and can be undone", async () => {
    const { open, ledger, standing, later } = await world();
    const gone = await (await open(PATH)).press("Unsubscribe from everything");
    expect(gone.$("h1").text()).toBe("You are unsubscribed");
    expect(gone.$("[name=topic]").length).toBe(0);
    expect((await ledger()).at(-1)).toMatchObject({
      ...{ kind: "consent-withdrawn", rank: "mailbox" },
      proof: { source: "preference centre", ip: "203.0.113.7", userAgent: "Browser/1" },
    });
    expect(await standing()).toMatchObject({ mayMail: "never", why: "unsubscribed" });
    later(MINUTE);
    const back = await gone.press("Get mails again");
    expect(back.$("h1").text()).toBe("You get our mails again");
    expect(await standing()).toMatchObject({ mayMail: "yes" });
    expect((await ledger()).at(-1)).toMatchObject({
      dated: true,
      proof: { source: "undo on preference centre" },
    });
  });

  it("cannot be undone by a link a month later, nor after a complaint, and says what to do instead", async () => {
    const { open, post, later, says, ledger } = await world();
    await (await open(PATH)).press("Unsubscribe from everything");
    later(31 * DAY);
    expect((await open(PATH)).text).toContain("Please sign up in the shop.");
    await post(PATH, "do=agree-again");
    await says({ kind: "mail", event: "complained", send: "send-1" });
    expect((await open(PATH)).text).toContain("reported as spam");
    await post(PATH, "do=agree-again");
    expect((await ledger()).filter(({ kind }) => kind === "consent-given")).toHaveLength(1);
  });
});

describe("the unsubscribe page", () => {
  const UNSUBSCRIBE = `/u/${unsubscribeToken(LINK, KEY)}`;

  it("leads to the preference centre before anything is decided", async () => {
    const { open } = await world();
    const asked = await open(UNSUBSCRIBE);
    const instead = asked.$("main a").attr("href") ?? "";
    expect((await open(instead)).$("h1").text()).toBe("Your mails");
  });

  it("has an undo for what it has done, which brings back the consent in the same words", async () => {
    const { open, ledger, standing, says, later, events } = await world();
    await says({ kind: "consent-given", dated: true, proof: { ...proof, textVersion: "v7" } }, NOON - 1);
    const gone = await (await open(UNSUBSCRIBE)).press("Unsubscribe");
    expect(await standing()).toMatchObject({ mayMail: "never" });
    const back = await gone.press("Undo: get mails again");
    expect(back.status).toBe(200);
    expect(await standing()).toMatchObject({ mayMail: "yes" });
    expect((await ledger()).at(-1)).toMatchObject({
      ...{ kind: "consent-given", dated: true, rank: "mailbox" },
      proof: { source: "undo on unsubscribe page", textVersion: "v7", ip: "203.0.113.7" },
    });
    expect(await events.factsOf(LINK.customer)).toHaveLength(2);
    await gone.press("Undo: get mails again");
    expect(await ledger()).toHaveLength(4);
    later(1);
    await (await open(UNSUBSCRIBE)).press("Unsubscribe");
    expect(await standing()).toMatchObject({ mayMail: "never", why: "unsubscribed" });
  });
});
