import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { blocksOf, inlinesOf } from "../../../web/src/ui/markdown-blocks.ts";

describe("plain Markdown", () => {
  it("has headings, paragraphs, lists, code and tables", () => {
    const text =
      "# Title\n\nOne\nline.\n- a\n- b\n\n1. first\n\n```sh\nls | wc\n```\n\n| a | b |\n|---|---:|\n| 1 | 2 |\n";
    expect(blocksOf(text)).toEqual([
      { kind: "heading", level: 1, text: "Title" },
      { kind: "paragraph", text: "One line." },
      { kind: "list", isNumbered: false, items: ["a", "b"] },
      { kind: "list", isNumbered: true, items: ["first"] },
      { kind: "code", text: "ls | wc" },
      { kind: "table", head: ["a", "b"], rows: [["1", "2"]] },
    ]);
  });

  it("has words that are strong, code, or lead somewhere, and leaves HTML as it is written", () => {
    expect(inlinesOf("**Look.** Run `a` or [this](b.md) <b>now</b>")).toEqual([
      { kind: "strong", text: "Look." },
      { kind: "text", text: " Run " },
      { kind: "code", text: "a" },
      { kind: "text", text: " or " },
      { kind: "link", text: "this", to: "b.md" },
      { kind: "text", text: " <b>now</b>" },
    ]);
  });

  it("holds every word of every runbook", () => {
    const folder = new URL("../../../docs/runbooks/", import.meta.url);
    for (const page of readdirSync(folder)) {
      const text = readFileSync(new URL(page, folder), "utf8");
      const shown = JSON.stringify(blocksOf(text));
      const words = text.replace(/^```\w*$|^\|[\s:|-]+\|$/gm, "").match(/[A-Za-z]{4,}/g) ?? [];
      for (const word of words) expect(shown, page).toContain(word);
    }
  });
});
