import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { plot } from "@observablehq/plot";
import { Window } from "happy-dom";
import { describe, expect, it } from "vitest";
import { pagePolicy, previewPolicy } from "../../src/contracts/page.ts";

const root = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const styles = /style-src ([^;]+)/.exec(pagePolicy([]))?.[1]?.split(" ").slice(1);

/** What a module of react-aria gives its style element as text; `attribute` where it names one. */
function styleOf(module: string): string {
  const code = read(`node_modules/react-aria/dist/private/${module}.mjs`);
  const text = /style\.textContent = `([^`]*)`\.trim\(\)/.exec(code)?.[1] ?? "";
  const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(code)?.[1] ?? "";
  return text.replace(/\$\{[^}]+\}/, attribute).trim();
}

describe("the page's policy", () => {
  it("knows the text of every style element that a library adds, and no other", () => {
    const className = /CLASS = "([\w-]+)"/.exec(read("web/src/figures/drawing.tsx"))?.[1] ?? "";
    const document = new Window().document as unknown as Document;
    const drawn = plot({ className, document, marks: [] });
    expect(styles).toEqual([
      hashOf(drawn.querySelector("style")?.textContent ?? ""),
      hashOf(styleOf("interactions/usePress")),
      hashOf(styleOf("overlays/usePreventScroll")),
    ]);
  });

  const theScriptIn = (path: string): string => {
    const [script, ...more] = read(path).matchAll(/<script>([\s\S]*?)<\/script>/g);
    expect(more).toEqual([]);
    return hashOf(script?.[1] ?? "");
  };

  it("knows the one script that puts on the theme", () => {
    expect(pagePolicy([])).toContain(`script-src 'self' ${theScriptIn("web/index.html")};`);
  });

  it("knows the one script that shows a mail", () => {
    expect(previewPolicy()).toContain(`script-src ${theScriptIn("web/public/preview/mail.html")};`);
  });
});
