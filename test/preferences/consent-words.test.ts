import { describe, expect, it } from "vitest";
import { textHash } from "../../src/app/forms/token.ts";
import { consentWords } from "../../src/app/preferences/consent-words.ts";
import { preferencesPage } from "../../src/app/preferences/page.ts";
import { viewOf } from "../../src/app/preferences/view.ts";
import type { Form } from "../../src/domain/config/form.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { bundleWith } from "../support/config.ts";
import { mailboxOf } from "../support/mailboxes.ts";

const box = (version: string, en: string, ru: string) => ({ version, text: { en, ru }, required: false });
const form = (over: Partial<Form> = {}): Form => ({
  title: { en: "Letters", ru: "Письма" },
  fields: [],
  consent: [box("1", "News, please", "Присылайте новости"), box("2", "Calls too", "И звоните")],
  most_an_hour: 10,
  ...over,
});
const store = { ...bundleWith().store, languages: ["en", "ru"] };

describe("the words of a consent", () => {
  it.each([
    ["Присылайте новости", "1"],
    ["Calls too", "2"],
    ["News, please\n\nCalls too", "1, 2"],
  ])("are those of the boxes and the language whose hash was kept: %j", (text, textVersion) => {
    const words = consentWords({ textHash: textHash(text), textVersion }, { letters: form() }, store);
    expect(words).toBe(text);
  });

  it("are not made up where the shop no longer has them, or the hash is of a former version", () => {
    const forms = { letters: form() };
    expect(consentWords({ textHash: textHash("Old words"), textVersion: "1" }, forms, store)).toBeUndefined();
    expect(consentWords({ textHash: textHash("Calls too"), textVersion: "1" }, forms, store)).toBeUndefined();
    expect(consentWords({}, forms, store)).toBeUndefined();
  });
});

it("leads to the forms that ask about the person, and to no other", () => {
  const forms = { letters: form(), taste: form({ fields: [{ attribute: "drink", required: true }] }) };
  const link = { customer: keyOf("ann"), send: "s", mailbox: mailboxOf("ann@example.com"), language: "ru" };
  const page = preferencesPage({ view: viewOf([], { link, store, now: NOON }) }, "ru", forms);
  expect(page.markup).toContain('<a href="/f/taste?lang=ru">Письма</a>');
  expect(page.markup).not.toContain("/f/letters");
});
