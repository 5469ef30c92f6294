import { beforeAll, describe, expect, it } from "vitest";
import { bundleOrRefusal, openFolder } from "../../cli/config/folder.ts";
import { makeExpressions } from "../../src/adapters/expressions.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeRenderer } from "../../src/adapters/renderer.ts";
import { makeHolds } from "../../src/app/chains/conditions.ts";
import { makePreviewMail } from "../../src/app/chains/preview-mail.ts";
import { listMails } from "../../src/app/config/list-mails.ts";
import { makeShowMail } from "../../src/app/config/preview-mails.ts";
import { customerWith } from "../support/config.ts";
import { previewing } from "../support/previewing.ts";

const STORE = "examples/store";
const NOW = Date.UTC(2026, 2, 1, 9);
const folder = await openFolder(STORE);
const { bundle } = bundleOrRefusal(STORE, folder, "", {});
const config = makeMemoryConfigStore();
const deps = previewing({ config, clock: { now: () => NOW } });
const show = makeShowMail(deps);

beforeAll(async () => {
  await config.publish({ files: folder.files, bundle, by: "ann", publishedAt: NOW, digest: "d" });
});

const shown = async (asked: Partial<Parameters<typeof show>[0]> & { readonly template: string }) => {
  const result = await show({ as: { kind: "sample", of: "full" }, ...asked }, "ann");
  if (result.kind !== "shown") throw new Error(JSON.stringify(result));
  return result.mail;
};

describe("the list of mails", () => {
  it("says of each who sends it, in which languages and variants, with subjects as people get them", async () => {
    const previewMail = makePreviewMail({ renderer: makeRenderer(), holds: makeHolds(makeExpressions()) });
    const { mails, tiers, languages } = await listMails(
      previewMail,
      { kind: "config", files: folder.files, bundle, version: 1 },
      NOW,
    );
    expect(mails.map(({ template }) => template)).toEqual(Object.keys(bundle.templates));
    expect([tiers.length, languages]).toEqual([bundle.offers.tiers.length, bundle.store.languages]);
    const birthday = mails.find(({ template }) => template === "birthday");
    expect(birthday?.subjects.ru).toContain("Анна");
    expect(birthday?.senders).toMatchObject([{ kind: "chain", id: "birthday" }, { id: "birthday" }]);
    for (const { subjects } of mails) expect(Object.values(subjects).join()).not.toMatch(/\{[{%]/);
    const sale = mails.find(({ template }) => template === "spring-sale");
    expect(sale?.variants).toEqual(Object.keys(bundle.campaigns["spring-sale"]?.variants ?? {}));
    expect(sale?.variants.length).toBeGreaterThan(1);
  });
});

describe("a mail that is shown", () => {
  it("has its preheader, its size and nothing of another language", async () => {
    const mail = await shown({ template: "abandoned-cart", language: "ru" });
    expect(mail.bytes).toBe(Buffer.byteLength(mail.html));
    expect(mail.preheader.length).toBeGreaterThan(3);
    expect(mail.html).toContain("Эфиопия");
    expect(mail.text).not.toMatch(/Coffee|Ethiopia|Kettle/);
    expect(mail.findings).toEqual([]);
  });

  it("is that of the variant that is asked for", async () => {
    const variants = Object.entries(bundle.campaigns["spring-sale"]?.variants ?? {});
    const subjects = await Promise.all(
      variants.map(
        async ([variant]) => (await shown({ template: "spring-sale", language: "en", variant })).subject,
      ),
    );
    expect(
      new Set([...subjects, (await shown({ template: "spring-sale", language: "en" })).subject]).size,
    ).toBeGreaterThan(1);
    expect(
      await show(
        { template: "spring-sale", variant: "none-such", as: { kind: "sample", of: "full" } },
        "ann",
      ),
    ).toMatchObject({ kind: "refused", why: expect.stringContaining(variants[0]?.[0] ?? "") });
  });

  it("is another one for somebody of whom next to nothing is known", async () => {
    const bare = await shown({ template: "birthday", language: "en", as: { kind: "sample", of: "bare" } });
    expect(bare.subject).not.toContain("Anna");
    const known = await shown({ template: "birthday", language: "en" });
    expect(known.subject).toContain("Anna");
  });

  it("is refused for a tier that there is not, and for nobody", async () => {
    const as = { kind: "sample", of: "full", tier: "gold" } as const;
    expect(await show({ template: "birthday", as }, "ann")).toMatchObject({ kind: "refused" });
    const nobody = { kind: "customer", customer: "u:nobody" } as const;
    expect(await show({ template: "birthday", as: nobody }, "ann")).toMatchObject({ kind: "nobody" });
  });

  it("is somebody's own, asked for by what is known of them", async () => {
    const { profile } = customerWith({ name: "Olga", locale: "en" });
    const own = makeShowMail({ ...deps, customers: { get: async () => ({ profile }) as never } });
    const result = await own(
      { template: "birthday", language: "en", as: { kind: "customer", customer: "u:1" } },
      "ann",
    );
    expect(result).toMatchObject({ kind: "shown", mail: { subject: expect.stringContaining("Olga") } });
  });
});
