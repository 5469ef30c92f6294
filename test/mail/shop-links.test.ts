import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rewrittenLinks } from "../../src/adapters/rewritten-links.ts";
import { shopLinks } from "../../src/app/mail/shop-links.ts";
import type { Store } from "../../src/domain/config/store.ts";
import { withParameters } from "../../src/domain/mail/shop-links.ts";
import { bundleWith } from "../support/config.ts";

const { store } = bundleWith();
const SHOP = "https://north-tea.example";
const PUBLIC = "https://api.north-tea.example";
const ORIGIN = { chain: "win-back", template: "win-back-2", step: 3 };

const linkOf = (links: Store["links"], code?: string, tracked?: (address: string) => string) =>
  shopLinks({
    store: { ...store, ...(links && { links }) },
    origin: ORIGIN,
    publicUrl: PUBLIC,
    ...(code !== undefined && { code }),
    ...(tracked && { tracked }),
  }) ?? ((address: string) => address);

describe("UTM parameters", () => {
  const USUAL = "utm_source=comeback&utm_medium=email&utm_campaign=win-back&utm_content=win-back-2";

  it.each([
    ["/p/tea", `/p/tea?${USUAL}`],
    ["/p/tea?size=L%20XL&x=a+b", `/p/tea?size=L%20XL&x=a+b&${USUAL}`],
    ["/p/tea#reviews", `/p/tea?${USUAL}#reviews`],
    ["/p/tea?a=1#b?c", `/p/tea?a=1&${USUAL}#b?c`],
    ["/p/tea?", `/p/tea?${USUAL}`],
    [
      "/p/tea?utm_source=flyer&UTM_Campaign=x",
      "/p/tea?utm_source=flyer&UTM_Campaign=x&utm_medium=email&utm_content=win-back-2",
    ],
    ["/p/%D1%87%D0%B0%D0%B9?q=%ZZ", `/p/%D1%87%D0%B0%D0%B9?q=%ZZ&${USUAL}`],
  ])("go behind what an address has: %s", (path, expected) => {
    expect(linkOf({ utm: true })(SHOP + path)).toBe(SHOP + expected);
  });

  it("say what the shop wants them to", () => {
    const utm = { source: "lavka", campaign: "mail-{chain}", content: "{step}-{template}", term: "x" };
    expect(linkOf({ utm })(SHOP)).toBe(
      `${SHOP}?utm_source=lavka&utm_medium=email&utm_campaign=mail-win-back&utm_content=3-win-back-2&utm_term=x`,
    );
  });

  it.each([
    "https://elsewhere.example/p",
    "https://north-tea.example.evil.example/",
    `${PUBLIC}/u/token`,
    `${PUBLIC}/p/token`,
    "mailto:help@north-tea.example",
    "tel:+371",
    "#top",
    "",
    "javascript:alert(1)",
  ])("are only on links to the shop: %s", (address) => {
    expect(linkOf({ utm: true, code_link: "?coupon={code}" }, "TEA-1")(address)).toBe(address);
  });

  it("are none where the shop wants none", () => {
    expect(shopLinks({ store, origin: ORIGIN, publicUrl: PUBLIC, code: "TEA-1" })).toBeUndefined();
    expect(linkOf({ utm: false })(SHOP)).toBe(SHOP);
  });

  it("change nothing else of any address, and nothing a second time", () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const once = withParameters(address, [["utm_source", "a b&c"]]);
        expect(withParameters(once, [["utm_source", "other"]])).toBe(once);
        const [before, after] = [new URL(address), new URL(once)];
        if (before.searchParams.has("utm_source")) return;
        expect(after.searchParams.get("utm_source")).toBe("a b&c");
        expect([after.host, after.pathname, after.hash]).toEqual([before.host, before.pathname, before.hash]);
        expect(once.startsWith(address.replace(/[?#].*$/s, ""))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe("the code in links", () => {
  it("goes by way of the shop's own page, and the target says where the click comes from", () => {
    const link = linkOf({ utm: { content: "m" }, code_link: "/discount/{code}?redirect={path}" }, "TEA 7/x");
    const target = "/p/tea?a=1&utm_source=comeback&utm_medium=email&utm_campaign=win-back&utm_content=m#r";
    expect(link(`${SHOP}/p/tea?a=1#r`)).toBe(
      `${SHOP}/discount/TEA%207%2Fx?redirect=${encodeURIComponent(target)}`,
    );
  });

  it("is a parameter where the shop takes it so, beside what an address has", () => {
    const link = linkOf({ code_link: "?coupon-code={code}&sc-page=cart" }, "TEA-7");
    expect(link(`${SHOP}/p/tea?a=1#r`)).toBe(`${SHOP}/p/tea?a=1&coupon-code=TEA-7&sc-page=cart#r`);
  });

  it("leads to no other host, whatever the path begins with", () => {
    const link = linkOf({ code_link: "/discount/{code}?redirect={path}" }, "TEA-7");
    expect(link(`${SHOP}//evil.example/p?a=1`)).toBe(
      `${SHOP}/discount/TEA-7?redirect=${encodeURIComponent("/evil.example/p?a=1")}`,
    );
    expect(link(`${SHOP}/\\evil.example`)).toBe(
      `${SHOP}/discount/TEA-7?redirect=${encodeURIComponent("/evil.example")}`,
    );
  });

  it("is in no link twice, on no other host, and in no mail without a code", () => {
    const links = { code_link: "/discount/{code}" };
    const link = linkOf(links, "TEA-7");
    expect(link(`${SHOP}/discount/TEA-7`)).toBe(`${SHOP}/discount/TEA-7`);
    expect(link("https://blog.north-tea.example/")).toBe("https://blog.north-tea.example/");
    expect(linkOf(links)(`${SHOP}/p`)).toBe(`${SHOP}/p`);
  });
});

describe("links in HTML", () => {
  const shout = (address: string) => `${address}?a=1&b="2"`;

  it("get new addresses, and nothing around them changes", () => {
    const html = `<!doctype html><html><head><title>A &nbsp; b</title><base href="x">
<!--[if mso | IE]><table role="presentation"><tr><td><a href="https://mso.example">x</a><![endif]-->
<style>a[href="y"]{}</style></head><body><P>one<br>two &copy; <A  HREF='https://one.example/?x=1&amp;y=2' title="t">
a</A><a href=https://two.example>b</a><map><area href="https://three.example"></map><img src="https://img.example"></body></html>
`;
    expect(rewrittenLinks(html, shout)).toBe(
      html
        .replace(
          "HREF='https://one.example/?x=1&amp;y=2'",
          'href="https://one.example/?x=1&amp;y=2?a=1&amp;b=&quot;2&quot;"',
        )
        .replace("href=https://two.example", 'href="https://two.example?a=1&amp;b=&quot;2&quot;"')
        .replace('href="https://three.example"', 'href="https://three.example?a=1&amp;b=&quot;2&quot;"'),
    );
  });

  it.each([
    "",
    "<a>no address</a>",
    "<table><a href='x'>moved</a><tr><td><a href='y'>z</a></table>",
    "<a href='x'><a href='y'>",
    "< a href='x'>",
    "<a href='x' href='y'>twice</a>",
  ])("survive broken HTML: %s", (html) => {
    expect(rewrittenLinks(html, (address) => address)).toBe(html);
    expect(rewrittenLinks(html, () => "z").replaceAll('href="z"', "")).toBe(
      html.replaceAll(/(?<=<a )href='[xy]'(?=>| href)/g, ""),
    );
  });
});
