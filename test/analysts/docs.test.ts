import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { QUESTIONS } from "../../src/contracts/analyst-questions/questions.ts";
import { TABLE_NAMES, TABLES, type Table } from "../../src/domain/analysts/tables.ts";

const docs = readFileSync(new URL("../../docs/analysts.md", import.meta.url), "utf8");

/** The text below a heading, up to the next one. */
const section = (title: string): string => docs.split(`\n### ${title}\n`)[1]?.split(/\n##+ /)[0] ?? "";

describe("docs/analysts.md", () => {
  it.each(TABLE_NAMES.filter((name) => name !== "customers_nightly"))("has the columns of %s", (name) => {
    const { columns, about }: Table = TABLES[name];
    const rows = [...section(name).matchAll(/^\| `(\w+)` \| (\w+) \| (.+) \|$/gm)].map(([, ...row]) => row);
    expect(section(name)).toContain(about);
    expect(rows).toEqual(Object.entries(columns).map(([column, { type, about }]) => [column, type, about]));
  });

  it("has the ready questions", () => {
    for (const { name, asks } of QUESTIONS) expect(docs).toContain(`| \`${name}\` | ${asks} |`);
  });
});
