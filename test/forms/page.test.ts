import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hashEmail } from "../../src/app/collect/identity-keys.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import { emailKey } from "../../src/domain/facts/identity.ts";
import { formsWorld, NEWSLETTER } from "../support/forms.ts";
import { consentIn } from "../support/mailboxes.ts";

const ANN = "ann@example.com";
const ANNS = emailKey(hashEmail(ANN));

describe("a form's page", () => {
  it("works without scripts: labels, nothing ticked, and nothing from elsewhere", async () => {
    const { ask } = await formsWorld();
    const { status, headers, body } = await ask();
    expect(status).toBe(200);
    expect(body).toContain('<form method="post" action="/f/newsletter">');
    expect(body).toContain('<label for="f-email">E-mail address</label>');
    expect(body).toContain('autocomplete="email"');
    expect(body).not.toContain(" checked");
    expect(body).not.toContain("<script");
    expect(body).toContain(
      '<a href="https://north-tea.example/privacy" target="_blank" rel="noopener">Privacy</a>',
    );
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
  });

  it("speaks the shop's languages: by the address, else as the browser asks, else the shop's own", async () => {
    const { ask } = await formsWorld();
    expect((await ask({ query: { lang: "ru" } })).body).toContain("<h1>Письма</h1>");
    expect((await ask({ headers: { "accept-language": "de, ru;q=0.8" } })).body).toContain(
      "Электронная почта",
    );
    expect((await ask({ headers: { "accept-language": "de" } })).body).toContain("<h1>Letters</h1>");
  });

  it("keeps where somebody came from, by the query or a short path, when it is a plain word", async () => {
    const { ask } = await formsWorld();
    const kept = '<input type="hidden" name="via" value="poster-3">';
    expect((await ask({ query: { via: "poster-3" } })).body).toContain(kept);
    expect((await ask({ via: "poster-3" })).body).toContain(kept);
    expect((await ask({ query: { via: "<b>" } })).body).not.toContain('name="via"');
  });

  it("is not there under another name, whoever asks", async () => {
    const { ask } = await formsWorld();
    expect(await ask({ name: "constructor" })).toMatchObject({ status: 404 });
    const plain = await ask({ name: "nothing", headers: { accept: "*/*" } });
    expect(plain).toMatchObject({ status: 404, headers: { "content-type": "application/problem+json" } });
  });

  it("asks in the way of each attribute's type", async () => {
    const attributes = ["taste", "birthday", "cups", "vegan"].map((attribute) => ({
      attribute,
      required: false,
    }));
    const { ask } = await formsWorld({
      fields: [
        ...attributes,
        {
          attribute: "likes",
          required: false,
          hint: "All that fit.",
          choices: { cats: "Cats", dogs: "Dogs" },
        },
        { attribute: "story", required: true, long: true },
      ],
    });
    const { body } = await ask();
    for (const part of [
      '<input type="radio" name="a-taste" value="green">',
      '<input type="date" id="f-a-birthday"',
      'inputmode="decimal"',
      '<input type="radio" name="a-vegan" value="yes">',
      '<input type="checkbox" name="a-likes" value="cats">',
      '<fieldset id="f-a-likes" aria-describedby="h-a-likes">',
      '<textarea id="f-a-story" name="a-story" required',
    ])
      expect(body).toContain(part);
  });
});

describe("a form that is sent", () => {
  it("asks the mailbox's owner, tells nothing before, and then all of it with its proof", async () => {
    const { fillIn, later, mailsTo, confirm, tokenOf, events, now } = await formsWorld();
    const sent = await fillIn({
      email: ` ${ANN} `,
      name: "Ann",
      "a-taste": "green",
      topic: "news",
      via: "poster-3",
    });
    expect(sent.status).toBe(200);
    expect(sent.body).toContain("Look into your inbox");
    const ticked = now();
    await later(HOUR);
    expect(await events.factsOf(ANNS)).toEqual([]);
    expect(mailsTo(ANN)).toHaveLength(1);
    await confirm({ token: tokenOf(mailsTo(ANN)[0]) });
    const text = "I want letters. [Privacy](https://north-tea.example/privacy)";
    expect(await events.factsOf(ANNS)).toMatchObject([
      { kind: "identified", email: ANN, name: "Ann", locale: "en", traits: { taste: "green" } },
      {
        kind: "consent-given",
        proof: {
          ...{ purpose: "marketing", source: "form newsletter", textVersion: "2026-11" },
          textHash: createHash("sha256").update(text).digest("hex"),
          ...{
            page: "https://api.example/f/newsletter",
            ip: "203.0.113.7",
            userAgent: "B/1",
            tickedAt: ticked,
          },
        },
      },
      { kind: "preferences-set", topics: { news: true } },
      { kind: "subscribed", entry: "newsletter", via: "poster-3" },
    ]);
  });

  it("comes again with what is wrong beside each field, and what was filled in", async () => {
    const { fillIn, runs } = await formsWorld();
    const { status, body } = await fillIn({ email: "ann@", name: "<b>Ann", "consent-0": "" });
    expect(status).toBe(422);
    expect(body).toContain('aria-describedby="e-email" aria-invalid="true"');
    expect(body).toContain('<p class="error" id="e-email">This is not an e-mail address.');
    expect(body).toContain('id="e-consent-0">Please tick this box');
    expect(body).toContain('value="&lt;b&gt;Ann"');
    expect(body).toContain('role="alert"');
    expect(runs.started).toEqual([]);
  });

  it.each([
    [{ "a-taste": "red" }, "e-a-taste"],
    [{ "a-birthday": "2026-02-30" }, "e-a-birthday"],
    [{ "a-cups": "many" }, "e-a-cups"],
    [{ "a-likes": ["cats", "rats"] }, "e-a-likes"],
    [{ "a-story": "x".repeat(501) }, "e-a-story"],
    [{ phone: "call me" }, "e-phone"],
  ])("takes no answer that is none: %j", async (answer, error) => {
    const { fillIn } = await formsWorld({
      fields: [
        { field: "phone", required: false },
        ...["taste", "birthday", "cups"].map((attribute) => ({ attribute, required: false })),
        { attribute: "likes", required: false, choices: { cats: "Cats" } },
        { attribute: "story", required: false, long: true },
      ],
    });
    expect((await fillIn({ email: ANN, ...answer })).body).toContain(`id="${error}"`);
  });

  it("says the shop's own words at the end, or leads to its page and lets the browser follow", async () => {
    const own = await formsWorld({ after: { title: { en: "Well done", ru: "Ура" }, text: "Bye." } });
    expect((await own.fillIn({ email: ANN })).body).toContain("<h1>Well done</h1>");
    const led = await formsWorld({ after: { redirect: "https://north-tea.example/thanks" } });
    expect((await led.ask()).headers["content-security-policy"]).toContain(
      "form-action 'self' https://north-tea.example;",
    );
    expect(await led.fillIn({ email: ANN })).toMatchObject({
      status: 303,
      headers: { location: "https://north-tea.example/thanks" },
    });
  });

  it("answers whoever has signed up already as it answers everybody", async () => {
    const { fillIn, events, now } = await formsWorld();
    const stranger = await fillIn({ email: "bob@example.com" });
    await events.append([consentIn(ANN, now() - DAY)]);
    expect((await fillIn({ email: ANN })).body).toBe(stranger.body);
  });

  it("takes the same person's fifth sign-up of a day with one mail, and the latest answers", async () => {
    const { fillIn, later, mailsTo, confirm, tokenOf, events } = await formsWorld();
    for (const taste of ["green", "black", "green", "black", "green"])
      await fillIn({ email: ANN, "a-taste": taste });
    await later(HOUR);
    expect(mailsTo(ANN)).toHaveLength(1);
    await confirm({ token: tokenOf(mailsTo(ANN)[0]) });
    const [who] = await events.factsOf(ANNS);
    expect(who).toMatchObject({ traits: { taste: "green" } });
  });
});

describe("a program that fills in forms", () => {
  it("reads thanks when it fills in what nobody sees, and nothing comes of it", async () => {
    const { fillIn, signUps, runs } = await formsWorld();
    const sent = await fillIn({ email: ANN, link: "https://spam.example" });
    expect(sent).toMatchObject({ status: 200 });
    expect(sent.body).toContain("Look into your inbox");
    expect(runs.started).toEqual([]);
    expect(await signUps.counts(0, 1e6)).toMatchObject([{ trapped: 1, asked: 0 }]);
  });

  it("is asked to press once more where it is faster than anybody, with a token of its own making, or after a day", async () => {
    const { ask, later, tokenIn, runs } = await formsWorld();
    const filled = { email: ANN, "consent-0": "2026-11" };
    const token = tokenIn((await ask()).body);
    const quick = await ask({ method: "POST", body: { ...filled, token } });
    expect(quick).toMatchObject({ status: 422 });
    expect(quick.body).toContain("very quick");
    for (const made of ["", "x", token.slice(1)])
      expect((await ask({ method: "POST", body: { ...filled, token: made } })).body).toContain(
        "open for very long",
      );
    await later(DAY);
    expect((await ask({ method: "POST", body: { ...filled, token } })).status).toBe(422);
    expect(runs.started).toEqual([]);
  });

  it("gets ten mails out of a thousand posts in an hour, whatever addresses it makes up", async () => {
    const { ask, later, tokenIn, mailer, signUps } = await formsWorld();
    const token = tokenIn((await ask()).body);
    await later(5_000);
    const statuses = new Map<number | undefined, number>();
    for (let index = 0; index < 1_000; index++) {
      const body = { token, email: `made-up-${index}@example.com`, "consent-0": "2026-11" };
      const { status } = await ask({ method: "POST", body });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    await later(60_000);
    expect(statuses).toEqual(
      new Map([
        [200, 10],
        [429, 990],
      ]),
    );
    expect(mailer.taken).toHaveLength(10);
    expect(await signUps.counts(0, 1e6)).toMatchObject([{ asked: 10, limited: 990 }]);
  });

  it("cannot get a consent to words that nobody has read", async () => {
    const { ask, later, tokenIn, config, runs, now } = await formsWorld();
    const token = tokenIn((await ask()).body);
    await later(5_000);
    const current = await config.current();
    if (!current) throw new Error("nothing is published");
    const consent = [{ version: "2026-12", text: "Other words.", required: true }];
    const bundle = { ...current.bundle, forms: { newsletter: { ...NEWSLETTER, consent } } };
    await config.publish({ by: "t", publishedAt: now(), digest: "new", files: {}, bundle });
    const { status, body } = await ask({
      method: "POST",
      body: { token, email: ANN, "consent-0": "2026-11" },
    });
    expect(status).toBe(422);
    expect(body).toContain("The text has changed");
    expect(body).toContain("Other words.");
    expect(runs.started).toEqual([]);
  });

  it.each([
    [{ "content-type": "application/json" }, 415],
    [{ "content-type": "multipart/form-data; boundary=x" }, 415],
  ])("is refused with another kind of body: %j", async (headers, status) => {
    const { ask } = await formsWorld();
    expect(await ask({ method: "POST", headers, body: { email: ANN } })).toMatchObject({ status });
  });

  it("is refused with a body that no form has", async () => {
    const { ask } = await formsWorld();
    const body = { email: ANN, name: "x".repeat(40_000) };
    expect(await ask({ method: "POST", body })).toMatchObject({ status: 413 });
  });
});
