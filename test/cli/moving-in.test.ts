import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listIn } from "../../src/adapters/import/exports/lists.ts";
import { mailingLines } from "../../src/adapters/import/mailing-counts.ts";
import { makeUndoImport } from "../../src/app/people/undo-import.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import { NOW } from "../support/ingest.ts";
import { EXPORTS, IMPORT, newShop, ofKind } from "../support/moving-in.ts";

let directory: string;
let shop: ReturnType<typeof newShop>;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "comeback-moving-"));
  shop = newShop(directory);
});
afterEach(() => rm(directory, { recursive: true }));

const file = (name: string) => ({ path: join(EXPORTS, name) });
const written = async (name: string, content: string | Buffer) => {
  const path = join(directory, name);
  await writeFile(path, content);
  return { path };
};
const MAILCHIMP = ["subscribed", "unsubscribed", "cleaned", "nonsubscribed"].map(
  (part) => `${part}_email_audience_export_5f1c.csv`,
);
const [SUBSCRIBED = "", UNSUBSCRIBED = "", CLEANED = "", NONSUBSCRIBED = ""] = MAILCHIMP;

describe("a Mailchimp audience", () => {
  it("brings subscribers with the time, address and confirmation of their consent", async () => {
    const { lines, counts, mailing, found } = await shop.takeIn(file(SUBSCRIBED));
    expect(lines).toContain("This looks like a Mailchimp export of subscribed contacts.");
    expect(counts).toMatchObject({ rows: 3, sent: 3, bad: 0 });
    expect(mailing).toMatchObject({ agreed: 3, withdrew: 0 });
    const [tom, mara, formula] = ofKind(await shop.facts(), "consent-given");
    expect(tom).toMatchObject({ dated: true, at: Date.UTC(2022, 10, 20, 17) });
    expect(tom?.proof.doubleOptInAt).toBeUndefined();
    expect(mara).toMatchObject({
      at: Date.UTC(2023, 3, 2, 9, 15),
      proof: { ip: "198.51.100.7", doubleOptInAt: Date.UTC(2023, 3, 2, 9, 20, 31) },
    });
    expect(formula?.proof.doubleOptInAt).toBeUndefined();
    expect(await shop.standing("mara.lind@example.com")).toMatch(/^yes/);
    expect(mara?.proof.source).toBe("Mailchimp");
    expect(JSON.stringify(await shop.facts())).toContain('["vip","wholesale, big"]');
    expect(found.useless).toContain("MEMBER_RATING");
    expect(found.attributes.map(({ name }) => name)).toEqual(["birthday", "favourite_tea", "notes", "tags"]);
    expect(
      ofKind(await shop.facts(), "identified").map((one) => [one.name, one.timeZone, one.country]),
    ).toContainEqual(["Mara Lind", "Europe/Berlin", "DE"]);
  });

  it.each([
    { birthdays: ["02/29", "11/03"], days: ["--02-29", "--11-03"] },
    { birthdays: ["03/11", "29/02"], days: ["--11-03", "--02-29"] },
    { birthdays: ["02/30", "1/2"], days: ["02/30", "--01-02"] },
    { birthdays: ["03/11"], days: ["--11-03"], dateFormat: "DD/MM/YYYY" },
  ])("reads birthdays such as $birthdays", async ({ birthdays, days, dateFormat }) => {
    const rows = birthdays.map((day, at) => `p${at}@example.com,${day},1,2024-01-01 10:00:00`);
    const text = ["Email Address,Birthday,MEMBER_RATING,OPTIN_TIME", ...rows].join("\n");
    await shop.takeIn({ ...(await written("subscribed_x.csv", text)), ...defined({ dateFormat }) });
    const told = ofKind(await shop.facts(), "identified").map(({ email, traits }) => ({ email, ...traits }));
    expect(told.sort((one, other) => (`${one.email}` < `${other.email}` ? -1 : 1))).toEqual(
      days.map((birthday, at) => ({ email: `p${at}@example.com`, birthday })),
    );
  });

  it("mails nobody who unsubscribed, complained or bounced there, in whatever order the files come", async () => {
    for (const name of [UNSUBSCRIBED, CLEANED, NONSUBSCRIBED, SUBSCRIBED]) await shop.takeIn(file(name));
    expect(await shop.standing("olga.brandt@example.com")).toBe("never: unsubscribed");
    expect(await shop.standing("rude.spam@example.com")).toBe("never: suppressed: complained");
    expect(await shop.standing("gone@example.com")).toBe("never: suppressed: bounced");
    expect(await shop.standing("buyer@example.com")).toBe("not-now: no consent to mails");
    const [olga] = ofKind(await shop.facts(), "consent-withdrawn");
    expect(olga).toMatchObject({ at: Date.UTC(2023, 8, 10, 6, 30), proof: { source: "Mailchimp: NORMAL" } });
  });

  it("says what a part means", async () => {
    expect((await shop.takeIn(file(UNSUBSCRIBED))).lines).toContain(
      "This looks like a Mailchimp export of unsubscribed contacts: nobody in it will be mailed.",
    );
    expect((await shop.takeIn(file(NONSUBSCRIBED))).lines).toContain("nobody in it has agreed to mails");
  });

  it("takes nobody to have agreed where the file was renamed, unless the user says so", async () => {
    const { lines, mailing } = await shop.takeIn({ ...file(SUBSCRIBED), name: "list.csv" });
    expect(lines).toContain("Keep the name that Mailchimp gave it");
    expect(mailing).toMatchObject({ agreed: 0, unsaid: 3 });
    await shop.takeIn({ ...file(SUBSCRIBED), name: "list.csv", consent: true });
    expect(ofKind(await shop.facts(), "consent-given")[0]).toMatchObject({ dated: true });
  });

  it.each([
    "not-subscribed.csv",
    "never_subscribed.csv",
    "pending-not-yet-subscribed.csv",
    "subscribed-not.csv",
  ])("takes nobody in %s to have agreed", async (name) => {
    const { lines, mailing } = await shop.takeIn({ ...file(SUBSCRIBED), name });
    expect(lines).toContain("Keep the name that Mailchimp gave it");
    expect(mailing).toMatchObject({ agreed: 0, unsaid: 3 });
  });

  it.each([
    "subscribed.csv",
    "Subscribed_members_export_5f1c.csv",
  ])("takes everybody in %s to have agreed", async (name) => {
    expect((await shop.takeIn({ ...file(SUBSCRIBED), name })).mailing).toMatchObject({ agreed: 3 });
  });

  it("keeps the unsubscribed unsubscribed although the user says that all agree", async () => {
    await shop.takeIn({ ...file(UNSUBSCRIBED), name: "list.csv", consent: true });
    expect(await shop.standing("olga.brandt@example.com")).toBe("never: unsubscribed");
  });

  it("is read with semicolons and in a spreadsheet's dates too", async () => {
    const text = (await readFile(file(CLEANED).path, "utf8"))
      .replaceAll('"', "")
      .replaceAll(",", ";")
      .replaceAll("2022-02-02 02:02:02", "23/02/2022 02:02");
    await shop.takeIn(
      await written("cleaned_x.csv", text.replaceAll("2020-01-01 10:00:00", "01/01/2020 10:00")),
    );
    expect(ofKind(await shop.facts(), "mail")).toMatchObject([
      { event: "bounced", permanent: true, at: Date.UTC(2022, 1, 23, 2, 2) },
    ]);
  });

  it("suppresses somebody whose time cannot be read, and reports the time", async () => {
    const text = (await readFile(file(CLEANED).path, "utf8")).replaceAll("2022-02-02 02:02:02", "long ago");
    const { counts } = await shop.takeIn(await written("cleaned_x.csv", text));
    expect(counts).toMatchObject({ sent: 1, incomplete: 1 });
    expect(await shop.standing("gone@example.com")).toBe("never: suppressed: bounced");
    expect(await shop.badRows()).toContain("is not a time");
  });
});

describe("profiles of Klaviyo", () => {
  it("come with their consents, and with every suppression", async () => {
    const { lines, mailing } = await shop.takeIn(file("klaviyo.csv"));
    expect(lines).toContain("This looks like a Klaviyo export of profiles.");
    expect(mailing).toMatchObject({
      ...{ agreed: 3, withdrew: 3, unsaid: 2, bounced: 1, complained: 1 },
      unknown: { MAYBE: 1 },
      unknownWithdrawn: { QUARANTINED_BY_BOT: 1 },
    });
    const all = ["ada", "ben", "cy", "dee", "eli", "fay", "gus", "hal"];
    const standings = await Promise.all(all.map((name) => shop.standing(`${name}.k@example.com`)));
    expect(standings).toEqual([
      "yes: consent through Klaviyo: Footer form",
      "never: unsubscribed",
      "not-now: no consent to mails",
      "never: suppressed: bounced",
      "never: suppressed: complained",
      "never: unsubscribed",
      "not-now: no consent to mails",
      "never: unsubscribed",
    ]);
  });
});

describe("what else Klaviyo tells", () => {
  it("is the time zone", async () => {
    const text = "Email,Klaviyo ID,Timezone\nada.k@example.com,1,Europe/Oslo\n";
    const { found } = await shop.takeIn(await written("klaviyo.csv", text));
    expect(ofKind(await shop.facts(), "identified")).toMatchObject([{ timeZone: "Europe/Oslo" }]);
    expect(found.attributes).toEqual([]);
  });

  it("counts as withdrawn where a suppression is not known, and is said so", async () => {
    const { mailing } = await shop.takeIn(file("klaviyo.csv"));
    const notes = mailingLines(mailing).filter((line) => line.startsWith("Note:"));
    expect(notes).toEqual([
      'Note: 1 with the status "MAYBE", which I do not know: they count as not agreed.',
      'Note: 1 with the status "QUARANTINED_BY_BOT", which I do not know: they count as withdrawn.',
    ]);
  });
});

describe("customers of Shopify", () => {
  it("agree where the box is ticked, and do not where it is not", async () => {
    const { found } = await shop.takeIn(file("shopify.csv"));
    expect(await shop.standing("teo.villa@example.com")).toMatch(/^yes/);
    expect(await shop.standing("holly.petti@example.com")).toBe("never: unsubscribed");
    expect(found.attributes.map(({ name }) => name)).toEqual([
      ...["company", "address1", "address2", "city", "province_code", "zip", "note", "tags", "birth_date"],
    ]);
    const keys = (await shop.facts()).map(({ customer }) => customer);
    expect(keys.filter((key) => key.startsWith("u:"))).toEqual([]);
  });
});

describe("customers of WooCommerce", () => {
  it.each([
    ["woocommerce-users.csv", "walt@example.com", Date.UTC(2023, 6, 19, 22, 17, 30)],
    ["woocommerce-report.csv", "ida.vik@example.com", Date.UTC(2023, 4, 1, 9)],
  ])("come without consent, and without what is secret (%s)", async (name, address, at) => {
    const { found } = await shop.takeIn(file(name));
    expect(await shop.standing(address)).toBe("not-now: no consent to mails");
    expect(ofKind(await shop.facts(), "identified")[0]).toMatchObject({ email: address, at });
    expect(JSON.stringify(await shop.facts())).not.toContain("$P$");
    expect(found.leftOut).toEqual([]);
  });
});

describe("contacts of Mautic", () => {
  it("come without consent, and with what a report of Do Not Contact says", async () => {
    const { lines } = await shop.takeIn(file("mautic-contacts.csv"));
    expect(lines).toContain("Import a report of Do Not Contact too");
    await shop.takeIn(file("mautic-dnc-report.csv"));
    await shop.takeIn(file("mautic-preferences-report.csv"));
    const names = ["nora", "uwe", "bo", "mia", "tex", "pia", "kim", "leo"];
    const standings = await Promise.all(names.map((name) => shop.standing(`${name}.dahl@example.com`)));
    expect(standings).toEqual([
      "not-now: no consent to mails",
      "never: unsubscribed",
      "never: suppressed: bounced",
      "never: unsubscribed",
      "not-now: no consent to mails",
      "never: unsubscribed",
      "never: suppressed: bounced",
      "not-now: no consent to mails",
    ]);
  });
});

describe("endpoints of Amazon Pinpoint", () => {
  it.each([false, true])("are read from JSON lines, packed or not (%s)", async (packed) => {
    const json = await readFile(file("pinpoint.jsonl").path);
    const { counts, mailing, found } = await shop.takeIn(
      await written(packed ? "part-1.gz" : "part-1", packed ? gzipSync(json) : json),
    );
    expect(counts).toMatchObject({ rows: 5, sent: 3, leftOut: 1, bad: 1 });
    expect(mailing).toMatchObject({ agreed: 0, withdrew: 1, leftOut: { "SMS endpoint": 1 } });
    expect(found.attributes.map(({ name }) => name)).toEqual(["city", "interests", "plan"]);
    expect(await shop.standing("otto.p@example.com")).toBe("never: unsubscribed");
    expect(await shop.standing("paula.p@example.com")).toBe("not-now: no consent to mails");
    expect(ofKind(await shop.facts(), "identified")[0]).toMatchObject({
      ...{ name: "Paula Petit", locale: "fr_FR", timeZone: "Europe/Paris", country: "FR" },
    });
  });

  it("are reported by their line of the file, and what is no JSON as such", async () => {
    const endpoint = (address: string) => JSON.stringify({ ChannelType: "EMAIL", Address: address });
    const lines = [endpoint("ann@example.com"), "", endpoint("nobody"), '{"ChannelType":"EM', "[1]"];
    const { counts, rowsAhead } = await shop.takeIn(await written("part-1", `${lines.join("\n")}\n`));
    expect(counts).toMatchObject({ rows: 4, sent: 1, bad: 3 });
    expect(rowsAhead).toBe(5);
    const reasons = (await shop.badRows()).split("\n").map((row) => row.trim());
    expect(reasons).toContain('EMAIL,nobody,3,"""nobody"" is no e-mail address"');
    expect(reasons).toContain('"{""ChannelType"":""EM",,4,not JSON');
    expect(reasons).toContain("[1],,5,not JSON");
  });

  it("agree when the shop says so, but for who has opted out or is inactive", async () => {
    const { mailing } = await shop.takeIn({ ...file("pinpoint.jsonl"), consent: true });
    expect(mailing).toMatchObject({ agreed: 1, withdrew: 1, unsaid: 1 });
  });

  it("are read from CSV, where a title that is repeated holds a list", async () => {
    const { found } = await shop.takeIn(file("pinpoint.csv"));
    expect(await shop.standing("quin.p@example.com")).toBe("never: unsubscribed");
    expect(found.attributes).toEqual([{ name: "wishes", columns: [9, 10] }]);
  });
});

const ALL = [
  ...MAILCHIMP,
  "klaviyo.csv",
  "shopify.csv",
  "woocommerce-users.csv",
  "pinpoint.jsonl",
  "mautic-dnc-report.csv",
];

describe("moving in", () => {
  it("twice is moving in once", async () => {
    for (const name of ALL) await shop.takeIn(file(name));
    const once = await shop.facts();
    shop.time.now = NOW + 86_400_000;
    for (const name of ALL) await shop.takeIn(file(name));
    expect(await shop.facts()).toEqual(once);
  });

  it("can be undone, but for what ends mails", async () => {
    for (const name of ALL) await shop.takeIn(file(name));
    const undo = makeUndoImport({ events: shop.events, clock: { now: () => NOW } });
    await undo(IMPORT, { reason: "wrong file", by: "ann", dryRun: false });
    const left = (await shop.facts()).filter(({ kind }) => kind !== "import-undone");
    expect(new Set(left.map(({ kind }) => kind))).toEqual(
      new Set(["consent-withdrawn", "mail"] satisfies Fact["kind"][]),
    );
    expect(await shop.standing("mara.lind@example.com")).toBe("not-now: no consent to mails");
    expect(await shop.standing("dee.k@example.com")).toBe("never: suppressed: bounced");
  });

  it("leaves a suppression where another tool's older consent comes later", async () => {
    await shop.takeIn(file(UNSUBSCRIBED));
    const older = "Email,Klaviyo ID,Email Marketing Consent,Email Marketing Consent Timestamp\n";
    const row = (at: string) => `olga.brandt@example.com,1,SUBSCRIBED,${at}\n`;
    await shop.takeIn(await written("klaviyo.csv", older + row("2022-01-01 10:00:00")));
    expect(await shop.standing("olga.brandt@example.com")).toBe("never: unsubscribed");
    await shop.takeIn(await written("klaviyo.csv", older + row("2025-01-01 10:00:00")));
    expect(await shop.standing("olga.brandt@example.com")).toMatch(/^yes/);
  });

  it("takes a bare list of suppressed addresses", async () => {
    const list = await written("suppressed.csv", "Email\nann@example.com\nben@example.com\n");
    expect((await shop.takeIn({ ...list, consent: false })).mailing).toMatchObject({ withdrew: 2 });
    expect(await shop.standing("ann@example.com")).toBe("never: unsubscribed");
  });

  it("lets no browser say that mails bounce", async () => {
    await shop.takeIn(file(SUBSCRIBED));
    const call = {
      type: "track",
      event: "Email Bounced",
      anonymousId: "b",
      properties: { email: "mara.lind@example.com", bounce_type: "permanent" },
    };
    await shop.send(JSON.stringify({ batch: [call] }), "the-browsers-key");
    expect(await shop.standing("mara.lind@example.com")).toMatch(/^yes/);
  });

  it("takes a bounce that nobody calls permanent for one that may pass", async () => {
    await shop.takeIn(file(SUBSCRIBED));
    const bounce = (type?: string) => ({
      type: "track",
      event: "Email Bounced",
      userId: "u1",
      timestamp: `2026-02-0${type ? 2 : 1}T10:00:00Z`,
      properties: { email: "mara.lind@example.com", bounce_type: type },
    });
    await shop.send(JSON.stringify({ batch: [bounce()] }));
    expect(await shop.standing("mara.lind@example.com")).toMatch(/^yes/);
    await shop.send(JSON.stringify({ batch: [bounce("hard")] }));
    expect(await shop.standing("mara.lind@example.com")).toBe("never: suppressed: bounced");
  });
});

describe("a list in one cell", () => {
  it.each([
    ["vip, big spender", ["vip", "big spender"]],
    ['"vip","wholesale, big"', ["vip", "wholesale, big"]],
    ['["vip","swim, 50 m"]', ["vip", "swim, 50 m"]],
    ["[broken", ["[broken"]],
    [" , vip,, vip", ["vip"]],
  ])("%s", (text, members) => expect(listIn(text)).toEqual(members));
});
