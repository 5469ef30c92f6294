import { describe, expect, it } from "vitest";
import { checkFiles } from "../../cli/config/folder.ts";
import { needsConfirmation } from "../../src/domain/confirm/needs.ts";
import { SMALL_CONFIG } from "../support/config.ts";

const [PROVEN, PLAIN] = [{ doubleOptInAt: 1 }, {}];

describe("whether a consent has to be confirmed", () => {
  it.each([
    ["browser", PLAIN, "browser", true],
    ["browser", PROVEN, "browser", true],
    ["server", PLAIN, "browser", false],
    ["server", PLAIN, "always", true],
    ["server", PROVEN, "always", false],
    ["mailbox", PLAIN, "always", false],
    ["browser", PLAIN, "never", false],
  ] as const)("of rank %s with %j where the shop says %s: %s", (rank, proof, setting, needed) => {
    expect(needsConfirmation(rank, proof, setting)).toBe(needed);
  });
});

describe("the confirmation mail in a config", () => {
  const problemsOf = async (files: Readonly<Record<string, string>>) => {
    const loaded = await checkFiles({ ...SMALL_CONFIG, ...files });
    return loaded.ok ? [] : loaded.problems.map(({ file, message }) => `${file}: ${message}`);
  };
  const german = (SMALL_CONFIG["store.yaml"] ?? "").replace("languages: [ru, en]", "languages: [ru, en, de]");
  const mail = (link: string) =>
    `<mjml><mj-head><mj-title>Confirm</mj-title></mj-head><mj-body><mj-section><mj-column><mj-text>${link} {{ store.postal_address }}</mj-text></mj-column></mj-section></mj-body></mjml>`;

  it("is not needed in the languages that are built in, and in others it is", async () => {
    expect(await problemsOf({})).toEqual([]);
    const missing = (await problemsOf({ "store.yaml": german })).filter((one) => /confirm/.test(one));
    expect(missing).toEqual([
      expect.stringMatching(/^templates\/confirm\/de\.mjml: missing: the mail that asks/),
    ]);
    const never = await problemsOf({ "store.yaml": `${german}confirm: never\n` });
    expect(never.filter((one) => /confirm/.test(one))).toEqual([]);
  });

  it("has a link to confirm with instead of one to unsubscribe", async () => {
    const both = (text: string) => ({ "templates/confirm/en.mjml": text, "templates/confirm/ru.mjml": text });
    expect(await problemsOf(both(mail('<a href="{{ links.confirm }}">yes</a>')))).toEqual([]);
    const [problem] = await problemsOf(both(mail("nothing")));
    expect(problem).toMatch(/no link to confirm with/);
  });

  it("is sent by no chain", async () => {
    const chain = (SMALL_CONFIG["chains/welcome.yaml"] ?? "").replace("send: hello", "send: confirm");
    expect(await problemsOf({ "chains/welcome.yaml": chain })).toEqual([
      expect.stringMatching(/no chain can send it/),
    ]);
  });
});
