import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { mailCommand } from "../../cli/commands/mail.ts";
import { bundleOrRefusal, openFolder } from "../../cli/config/folder.ts";
import { makeExpressions } from "../../src/adapters/expressions.ts";
import { makeRenderer } from "../../src/adapters/renderer.ts";
import { makeHolds } from "../../src/app/chains/conditions.ts";
import { makePreviewMail, type PreviewRequest } from "../../src/app/chains/preview-mail.ts";
import { exampleCustomer } from "../../src/app/mail/sample-mails.ts";

const STORE = "examples/store";
const NOW = Date.UTC(2026, 2, 1, 9);
const { bundle } = bundleOrRefusal(STORE, await openFolder(STORE), "", {});
const previewMail = makePreviewMail({ renderer: makeRenderer(), holds: makeHolds(makeExpressions()) });

const preview = (template: string, more: Partial<PreviewRequest> & { tier?: string } = {}) =>
  previewMail(bundle, { template, customer: exampleCustomer(bundle, more.tier), ...more }, NOW);

describe("a preview", () => {
  it("is the mail that a chain would send, with the offer of the customer's tier and its reason", async () => {
    const vip = await preview("win-back-2", { tier: "vip", language: "en" });
    expect(vip).toMatchObject({
      kind: "preview",
      preview: { language: "en", tier: "vip", offer: expect.stringContaining("(12% raised by 5)") },
    });
    expect(vip.kind === "preview" && vip.preview.html).toContain("MISSU-PREVIEW");
    expect(vip.kind === "preview" && vip.preview.text).toContain("unsubscribe.example");
  });

  it("has a sample where a chain would take a code from an uploaded list", async () => {
    const offer = bundle.offers.list.win_back;
    if (!offer) throw new Error("no such offer");
    const code = { pool: true, bound: "anyone", on_cancel: "keep" } as const;
    const list = { ...bundle.offers.list, win_back: { ...offer, code } };
    const pooled = { ...bundle, offers: { ...bundle.offers, list } };
    const customer = exampleCustomer(bundle, "vip");
    const made = await previewMail(pooled, { template: "win-back-2", customer, language: "en" }, NOW);
    expect(made.kind === "preview" && made.preview.text).toMatch(/(?<!-)PREVIEW/);
  });

  it("has the offer of the step that is meant for the customer, where several send the mail", async () => {
    const best = await preview("birthday", { tier: "vip", language: "en" });
    expect(best).toMatchObject({ preview: { offer: expect.stringMatching(/^birthday_gift: /) } });
    expect(best.kind === "preview" && best.preview.text).toContain(
      "Three Hills tea set, with your next order",
    );
    const other = await preview("birthday", { tier: "plain", language: "en" });
    expect(other).toMatchObject({ preview: { offer: expect.stringMatching(/^birthday: /) } });
    expect(other.kind === "preview" && other.preview.text).toContain("10% off");
  });

  it("of a campaign's mail has the campaign's offer", async () => {
    const vip = await preview("spring-sale", { tier: "vip", language: "en" });
    expect(vip).toMatchObject({ preview: { offer: expect.stringMatching(/^spring: /) } });
    expect(vip.kind === "preview" && vip.preview.html).toContain("utm_campaign%3Dspring-sale");
  });

  it("is in the customer's language, else the shop's", async () => {
    const { profile } = exampleCustomer(bundle);
    for (const [locale, language] of [
      ["en-GB", "en"],
      ["de-AT", bundle.store.default_language],
    ] as const)
      expect(await preview("welcome", { customer: { profile: { ...profile, locale } } })).toMatchObject({
        preview: { language },
      });
  });

  it("says why there is no offer", async () => {
    expect(await preview("welcome", { offer: "none" })).toMatchObject({
      preview: { offer: "none: no chain or campaign puts one into this mail" },
    });
  });

  it("of the mail that asks for confirmation knows what that mail knows", async () => {
    const confirm = await preview("confirm", { language: "en" });
    expect(confirm.kind === "preview" && confirm.preview.html).toContain("https://confirm.example/");
    expect(confirm.kind === "preview" && confirm.preview.text).not.toContain("Unsubscribe");
  });

  it("names what there is where something is not there", async () => {
    expect(await preview("welcom")).toMatchObject({
      why: expect.stringMatching(/no template welcom; .*welcome/),
    });
    expect(await preview("welcome", { language: "de" })).toMatchObject({
      why: "welcome is written in en, ru, not in de",
    });
    expect(await preview("welcome", { offer: "free" })).toMatchObject({ why: "there is no offer free" });
  });
});

describe("comeback mail preview", () => {
  let out: string;
  beforeEach(async () => {
    out = await mkdtemp(join(tmpdir(), "comeback-preview-"));
  });
  afterEach(() => rm(out, { recursive: true }));

  async function run(...args: readonly string[]): Promise<string> {
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
    try {
      await mailCommand()
        .exitOverride()
        .parseAsync(["preview", ...args, "--folder", STORE, "--out", out], {
          from: "user",
        });
      return log.mock.calls.flat().join("\n");
    } finally {
      log.mockRestore();
    }
  }

  it("writes both parts of the mail and prints the text", async () => {
    const said = await run("abandoned-cart", "--language", "en");
    const html = await readFile(join(out, "abandoned-cart.en.html"), "utf8");
    const text = await readFile(join(out, "abandoned-cart.en.txt"), "utf8");
    expect(html).toContain("<!doctype html>");
    expect(said).toContain(text.trim());
    expect(said).toMatch(/^Subject {3}\S/);
  });

  it("refuses a tier that there is not, and one beside a customer", async () => {
    await expect(run("welcome", "--tier", "gold")).rejects.toThrow(/no tier gold; there are .*vip/);
    await expect(run("welcome", "--tier", "vip", "--as", "anna@example.com")).rejects.toThrow(
      /sample customer's/,
    );
  });
});
