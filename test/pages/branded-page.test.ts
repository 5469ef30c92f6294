import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { brandedPage } from "../../src/app/pages/branded-page.ts";
import { html } from "../../src/app/pages/html.ts";
import { DARK, LIGHT } from "../../src/domain/config/brand.ts";
import { bundleWith } from "../support/config.ts";

const { store } = bundleWith();
const plain = { title: "Hello", body: html`<p>Text</p>`, language: "en" };

describe("markup", () => {
  it("escapes what is put into it, in contents and in attributes, and strings lists together", () => {
    const evil = `<b a="x" c='y'>&`;
    expect(html`<p title="${evil}">${evil}</p>`.markup).toBe(
      '<p title="&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;">&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;</p>',
    );
    expect(html`<ul>${[1, "<", html`<li>`, undefined]}</ul>`.markup).toBe("<ul>1&lt;<li></ul>");
  });
});

describe("a page in the shop's looks", () => {
  it("lets through its own style and nothing else", () => {
    const { markup, policy } = brandedPage({ ...plain, store });
    const [, style = ""] = /<style>([\s\S]*)<\/style>/.exec(markup) ?? [];
    const hash = createHash("sha256").update(style).digest("base64");
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
    );
  });

  it("shows the logo with the shop's name as its text, and lets pictures come from its host alone", () => {
    const brand = { logo: "https://cdn.shop.example/logo.png", colors: LIGHT, dark: DARK };
    const { markup, policy } = brandedPage({ ...plain, store: { ...store, brand } });
    expect(markup).toContain('<img src="https://cdn.shop.example/logo.png" alt="North Tea">');
    expect(policy).toContain("img-src https://cdn.shop.example;");
  });

  it("has the dark colours where the system is dark", () => {
    const { markup } = brandedPage({ ...plain, store });
    expect(markup).toMatch(/prefers-color-scheme: dark\)\{:root\{[^}]*--background:#161616/);
  });

  it("reads from the right in Arabic, and stands without a published config", () => {
    expect(brandedPage({ ...plain, language: "ar", store }).markup).toContain('<html lang="ar" dir="rtl">');
    expect(brandedPage({ ...plain, store: undefined }).markup).toContain("<title>Hello</title>");
  });
});
