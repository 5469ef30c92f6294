import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { embedModule } from "../../scripts/embed/bundle.ts";
import { EMBED_SCRIPT } from "../../src/app/forms/embed-script.ts";
import { settingsOf } from "../../web/embed/settings.ts";
import { formsWorld } from "../support/forms.ts";
import { mailboxOf } from "../support/mailboxes.ts";

const WRITTEN = new URL("../../src/app/forms/embed-script.ts", import.meta.url);
const SCRIPT = "https://api.example/f/newsletter/embed.js";
const around = (over: Partial<Parameters<typeof settingsOf>[1]> = {}) => ({
  ...{ data: {}, language: "ru", page: "https://shop.example/footer?via=box-1&x=2#y" },
  ...over,
});

describe("the script that shows a form in another page", () => {
  it("is current (else run npm run embed)", async () => {
    expect(await readFile(WRITTEN, "utf8")).toBe(embedModule());
  });

  it("is smaller than 6 KB as it travels", () => {
    expect(gzipSync(EMBED_SCRIPT).length).toBeLessThan(6 * 1024);
  });

  it("knows its form by its own address, the language and the link from the page, and what the tag says above all", () => {
    const page = around().page;
    expect(settingsOf(SCRIPT, around())).toEqual({
      ...{ name: "newsletter", form: "https://api.example/f/newsletter", via: "box-1" },
      query: `${new URLSearchParams({ lang: "ru", page, via: "box-1" })}`,
    });
    expect(settingsOf(SCRIPT, around({ data: { lang: "en", via: "till" } }))).toMatchObject({ via: "till" });
    expect(settingsOf("https://cdn.example/other.js", around())).toBeUndefined();
  });

  it("is served to every page, and kept by browsers for minutes", async () => {
    const { ask } = await formsWorld();
    expect(await ask({ via: "embed.js" })).toMatchObject({
      status: 200,
      headers: { "content-type": "text/javascript; charset=utf-8" },
      body: EMBED_SCRIPT,
    });
  });
});

describe("what the script asks for", () => {
  const headers = { accept: "application/json" };
  const query = { page: "https://shop.example/footer?token=secret#x", lang: "en" };

  it("is the form as markup, with the page's address but not what may be about the visitor", async () => {
    const { ask } = await formsWorld({ offer: "thanks" });
    const answer = JSON.parse((await ask({ headers, query })).body);
    expect(answer).toMatchObject({ state: "shown", language: "en", colors: { accent: "#1a1a1a" } });
    expect(answer.html).toContain("<h2>Letters</h2>");
    expect(answer.html).toContain("A first code");
    expect(answer.html).toContain('name="page" value="https://shop.example/footer"');
    expect(answer.html).toContain('action="https://api.example/f/newsletter"');
  });

  it("is answered after sending with the same form and its faults, or with thanks", async () => {
    const { ask, later, tokenIn, signUps, now } = await formsWorld();
    const token = tokenIn(JSON.parse((await ask({ headers, query })).body).html);
    await later(5_000);
    const send = async (body: Record<string, string>) => {
      const sent = await ask({ method: "POST", headers, body: { token, ...body } });
      return { status: sent.status, ...JSON.parse(sent.body) };
    };
    expect(await send({ email: "no" })).toMatchObject({
      ...{ status: 422, state: "again", faults: ["email", "consent-0"] },
    });
    const page = "https://shop.example/footer";
    expect(await send({ email: "ann@example.com", "consent-0": "2026-11", page })).toMatchObject({
      ...{ status: 200, state: "done" },
    });
    expect(await signUps.pending(mailboxOf("ann@example.com"), now())).toMatchObject({ proof: { page } });
  });
});
