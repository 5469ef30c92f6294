import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { checkFiles } from "../../cli/config/folder.ts";
import { templateSamples } from "../../src/app/mail/sample-mails.ts";
import { jsonSchemas } from "../../src/contracts/config/json-schemas.ts";
import { FIELDS } from "../../src/domain/conditions/fields.ts";
import { bundleWith } from "../support/config.ts";
import { loyalty } from "../support/loyalty.ts";

const guide = await readFile(new URL("../../docs/config.md", import.meta.url), "utf8");

/** The guide's examples, by the file that their first line names. */
function examples(): Record<string, string> {
  const blocks = guide.matchAll(/^```(?:yaml\n# |xml\n<!-- )([\w/.]+\.(?:yaml|mjml)).*\n([\s\S]*?)^```$/gm);
  return Object.fromEntries([...blocks].map(([, file = "", text = ""]) => [file, text]));
}

/** `offer.code`, …; what lists hold is called `item`. */
function namesIn(value: unknown, name = ""): readonly string[] {
  if (Array.isArray(value)) return [name, ...namesIn(value[0], "item")];
  if (typeof value !== "object" || value === null) return [name];
  return Object.entries(value).flatMap(([key, inner]) => namesIn(inner, name ? `${name}.${key}` : key));
}

/** Every key that a file may have, at any depth. */
function keysIn(schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([word, inner]) =>
    word === "properties" ? [...Object.keys(inner), ...Object.values(inner).flatMap(keysIn)] : keysIn(inner),
  );
}

describe("docs/config.md", () => {
  it("shows a config that is valid as a whole", async () => {
    const files = examples();
    const inRussian = ["welcome", "news"].map((name) => [
      `templates/${name}/ru.mjml`,
      files[`templates/${name}/en.mjml`] ?? "",
    ]);
    const loaded = await checkFiles({ ...files, ...Object.fromEntries(inRussian) });
    expect(loaded).toMatchObject({ ok: true, warnings: [] });
    expect(Object.keys(files)).toHaveLength(9);
  });

  it("lists every field of conditions with its meaning", () => {
    const rows = FIELDS.map(({ name, type, meaning }) => `| \`${name}\` | ${type} | ${meaning} |`);
    expect(guide).toContain(rows.join("\n"));
  });

  it("explains every key of every file", () => {
    const keys = new Set(Object.values(jsonSchemas()).flatMap((schema) => keysIn(JSON.parse(schema))));
    expect(keys).toContain("price_floor_percent");
    const explained = (key: string) => new RegExp(`\`[^\`\n]*\\b${key}\\b[^\`\n]*\``).test(guide);
    expect([...keys].filter((key) => !explained(key))).toEqual([]);
  });

  it("lists every variable of templates", () => {
    const samples = templateSamples(bundleWith().store, {
      ...{ name: "any", language: "en", offers: [] },
      loyalty: loyalty(),
    });
    const names = [...new Set(namesIn(samples.names))];
    expect(names).toContain("offer.code");
    expect(names.filter((name) => name !== "item" && !guide.includes(`\`${name}\``))).toEqual([]);
  });
});
