import { describe, expect, it } from "vitest";
import { checkFiles } from "../../cli/config/folder.ts";
import { SMALL_CONFIG } from "../support/config.ts";

const STORE = `${SMALL_CONFIG["store.yaml"]}topics:
  - { id: news, name: { ru: Новости, en: News } }
attributes:
  taste: { type: choice, choices: [green, black] }
  likes: { type: list }
  birthday: { type: date }
`;

const FORM = `title: { ru: Письма, en: Letters }
fields:
  - { field: name }
  - { attribute: taste, label: { ru: Чай, en: Tea }, choices: { green: { ru: Зелёный, en: Green } } }
  - { attribute: likes, choices: { cats: Cats, dogs: Dogs } }
consent:
  - version: "2026-11"
    text:
      ru: Хочу получать письма.
      en: |
        I want letters. [Privacy](https://north-tea.example/privacy)

        I can stop them at any time.
topics: [news]
offer: hello
after: { redirect: https://www.north-tea.example/thanks }
`;

const checked = (form: string) =>
  checkFiles({ ...SMALL_CONFIG, "store.yaml": STORE, "forms/newsletter.yaml": form });

async function problems(written: string | RegExp, instead: string): Promise<readonly string[]> {
  const loaded = await checked(FORM.replace(written, instead));
  return loaded.ok ? [] : loaded.problems.map(({ line, message }) => `${line} ${message}`);
}

describe("a form's file", () => {
  it("becomes part of the bundle, with its defaults", async () => {
    const loaded = await checked(FORM);
    expect(loaded).toMatchObject({
      ok: true,
      bundle: {
        forms: {
          newsletter: {
            fields: [{ field: "name", required: false }, { attribute: "taste" }, { attribute: "likes" }],
            consent: [{ required: true, version: "2026-11" }],
            most_an_hour: 10,
          },
        },
      },
    });
  });

  it.each([
    ["attribute: taste", "attribute: tastes", "4 there is no attribute tastes: did you mean taste?"],
    [
      "choices: { green:",
      "choices: { red:",
      "4 red is none of the choices of taste in store.yaml: green, black",
    ],
    [
      "likes, choices: { cats: Cats, dogs: Dogs }",
      "likes",
      "5 likes is a list: write the choices that there are, like choices: { tea: Tea }",
    ],
    ["likes, choices:", "birthday, choices:", "5 birthday is a date, which has no choices: remove them"],
    ["attribute: likes", "attribute: taste", "5 is asked for already: remove one of the two"],
    ["topics: [news]", "topics: [new]", "14 there is no topic new: did you mean news?"],
    ["offer: hello", "offer: helo", "15 there is no offer helo: did you mean hello?"],
    [
      "www.north-tea.example/thanks",
      "tea.example",
      "16 tea.example is not the shop's own: lead to north-tea.example, or add it to hosts in store.yaml",
    ],
    [
      'version: "2026-11"',
      'version: "2026-11"\n    required: false',
      "7 no box is required, so that nobody has to agree: write required: true in one",
    ],
    ["title: { ru: Письма, ", "title: { ", '1 not written in ru: add ru: "…"'],
    [
      /consent:[\s\S]*topics/,
      "consent: []\ntopics",
      "6 write at least one box: nobody may be written to without consent",
    ],
    ['"2026-11"', "3", "7 write the version in quotes"],
  ])("is refused with %s as %s: %s", async (written, instead, problem) => {
    expect(await problems(written, instead)).toContain(problem);
  });
});
