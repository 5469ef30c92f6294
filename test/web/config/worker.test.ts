import { describe, expect, it } from "vitest";
import { checkFiles as checkOnTheCommandLine, filesOf } from "../../../cli/config/folder.ts";
import { checkFiles } from "../../../web/worker/check-files.ts";
import { SMALL_CONFIG } from "../../support/config.ts";

const STORE = await filesOf("examples/store");

const saidBy = async (files: Readonly<Record<string, string>>) => {
  const loaded = await checkOnTheCommandLine(files);
  return loaded.ok
    ? { problems: [], warnings: loaded.warnings }
    : { problems: loaded.problems, warnings: [] };
};

const changed = (file: string, from: string | RegExp, to: string) => {
  const text = SMALL_CONFIG[file] ?? "";
  const after = text.replace(from, to);
  if (after === text) throw new Error(`${file} does not have ${from}`);
  return { ...SMALL_CONFIG, [file]: after };
};

const { "segments.yaml": _, ...WITHOUT_SEGMENTS } = SMALL_CONFIG;
const MAIL = "templates/hello/en.mjml";

/** One mistake each, of every kind that the validator knows: YAML, shapes, references, CEL, Liquid, templates. */
const WRONG: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "a file that is missing": WITHOUT_SEGMENTS,
  "a file of which nobody knows": { ...SMALL_CONFIG, "notes.txt": "buy milk" },
  "a key that is misspelt": changed("store.yaml", "currency:", "curency:"),
  "a value of the wrong type": changed("store.yaml", "name: North Tea", "name: 7"),
  "two colons in a line": changed("store.yaml", "name: North Tea", "name: Tea: North"),
  "a sign of YAML": changed("store.yaml", "name: North Tea", "name: @north"),
  "a key written twice": changed("store.yaml", "name: North Tea", "name: North Tea\nname: South Tea"),
  "a condition that does not compile": changed("segments.yaml", "orders > 7", "orders >> 7"),
  "a field that there is not": changed("segments.yaml", "orders > 7", "order > 7"),
  "a condition that cannot be meant": changed("segments.yaml", "orders > 7", "orders > 7 && orders < 3"),
  "a template that there is not": changed("chains/welcome.yaml", "send: hello", "send: helo"),
  "an event that there is not": changed("chains/welcome.yaml", "subscribed", "subscribd"),
  "a name that mails do not know": changed(MAIL, "{{ links.unsubscribe }}", "{{ links.unsubscrib }}"),
  "a filter that Liquid does not know": changed(MAIL, "<mj-title>", "<mj-title>{{ customer.name | loud }} "),
  "Liquid that does not end": changed(MAIL, "<mj-title>", "<mj-title>{% if customer.name %} "),
  "a mail without its unsubscribe link": changed(MAIL, "{{ links.unsubscribe }}", "https://shop.example"),
  "a mail without its postal address": changed(MAIL, "{{ store.postal_address }}", "somewhere"),
  "a mail without a subject": changed(MAIL, /<mj-title>[\s\S]*?<\/mj-title>/, ""),
  "a partial that there is not": changed(MAIL, "<mj-body>", '<mj-body><mj-include path="nowhere.mjml" />'),
};

describe("the page's worker", () => {
  it.each(
    Object.entries(WRONG),
  )("says of %s what the command line says, at the same place", async (_, files) => {
    const said = await saidBy(files);
    expect(said.problems.length + said.warnings.length).toBeGreaterThan(0);
    expect(await checkFiles(files)).toEqual(said);
  });

  it("has nothing to say of the example store", async () => {
    expect(await checkFiles(STORE)).toEqual({ problems: [], warnings: [] });
  });

  it("leaves to the API what only the compiler of MJML finds", async () => {
    const files = changed(MAIL, "<mj-body>", "<mj-body><mj-sekshon></mj-sekshon>");
    expect((await saidBy(files)).problems).toHaveLength(1);
    expect(await checkFiles(files)).toEqual({ problems: [], warnings: [] });
  });
});
