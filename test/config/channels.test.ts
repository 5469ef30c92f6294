import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import type { ConfigFiles } from "../../src/adapters/config/load-bundle.ts";
import { readFolder } from "../../src/adapters/config/read-folder.ts";
import { loadConfig } from "../../src/adapters/wiring.ts";
import { templateSamples } from "../../src/app/mail/sample-mails.ts";

const STORE = new URL("../../examples/store/", import.meta.url).pathname;
let example: ConfigFiles;
beforeAll(async () => {
  const files = await readFolder(STORE);
  example = files;
});

/** Takes the `# ` off the lines between the two marks of the example. */
const uncommented = (text: string) =>
  text.replace(/^( *)# >>> sms$([\s\S]*?)^ *# <<< sms$/gm, (_, __, block: string) =>
    block.replace(/^( *)# ?/gm, "$1"),
  );

const CHAIN = "chains/win-back.yaml";

async function said(edit: (files: Record<string, string>) => void) {
  const files = Object.fromEntries(Object.entries(example).map(([name, text]) => [name, uncommented(text)]));
  edit(files);
  const loaded = await loadConfig(files, templateSamples);
  return loaded.ok ? loaded.warnings : loaded.problems;
}
const edited = (file: string, from: string, to: string) => async () => {
  const problems = await said((files) => {
    const text = files[file] ?? "";
    if (!text.includes(from)) throw new Error(`${from} is not in ${file}`);
    files[file] = text.replace(from, to);
  });
  return problems.map(({ file: where, message }) => `${where} ${message}`);
};

describe("the example's text messages, which stand there as a comment", () => {
  it("are good as soon as the marks are taken away", async () => {
    const text = await readFile(`${STORE}${CHAIN}`, "utf8");
    expect(uncommented(text)).toContain("\n  - emit: win-back-sms");
    expect(await said(() => {})).toEqual([]);
  });

  it.each([
    [CHAIN, "channel: sms", "channel: smss", "there is no channel smss: did you mean sms?"],
    [CHAIN, "channel: sms", "channel: email", "mails go by a step send"],
    [
      CHAIN,
      "customer.phone",
      "customer.fone",
      "unknown variable customer.fone: did you mean customer.phone?",
    ],
    [CHAIN, "customer.phone, ", "", "no field says which number: add customer.phone"],
    [CHAIN, "links.shop", "links.unsubscribe", "links.unsubscribe ends mails"],
    [CHAIN, "emit: win-back-sms", "emit: win-back-text", "no step emits win-back-sms"],
    ["store.yaml", "https://sms.lavka", "http://sms.lavka", "not an https address"],
    ["store.yaml", "sms.lavka.example", "10.0.0.1", "is an address in numbers"],
    ["store.yaml", "sms.lavka.example", "localhost", "localhost is no public name"],
    ["store.yaml", "needs_consent", "need_consent", "unknown key need_consent: did you mean needs_consent?"],
  ])("%s: %s → %s is told", async (file, from, to, message) => {
    expect(await edited(file, from, to)()).toEqual([expect.stringContaining(message)]);
  });

  const emitting = (fields: string) => (files: Record<string, string>) => {
    files["chains/care-start.yaml"] +=
      `  - emit: how-to\n    channel: sms\n    fields: [customer.phone, ${fields}]\n`;
  };

  it("carry no marketing in a service chain, and its order", async () => {
    const found = await said(
      emitting("recommended, cart.items, links.cart, order.number, care, ordr.number"),
    );
    const why =
      "is marketing, and a service chain goes to people who have not agreed to any: remove it, or remove kind";
    expect(found.map(({ message }) => message)).toEqual([
      ...["recommended", "cart.items", "links.cart"].map((name) => `${name} ${why}`),
      expect.stringMatching(/^unknown variable ordr.number/),
    ]);
    expect(await said(emitting("order.number, care"))).toEqual([]);
  });

  it("wants an offer for what an offer says", async () => {
    const found = await edited(CHAIN, "    offer: win_back\n    when", "    when")();
    expect(found[0]).toContain("offer.code needs an offer");
  });
});
