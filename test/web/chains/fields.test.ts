import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkFiles as checkOnTheCommandLine, filesOf } from "../../../cli/config/folder.ts";
import { type Field, isAbout } from "../../../web/src/pages/chains/edit/field.ts";
import { chainForm } from "../../../web/src/pages/chains/edit/form.ts";
import { titleField } from "../../../web/src/pages/chains/edit/title-field.ts";
import { type Path, readYaml, yamlField } from "../../../web/src/pages/chains/edit/yaml-field.ts";
import { checkFiles } from "../../../web/worker/check-files.ts";
import { SMALL_CONFIG } from "../../support/config.ts";

const STORE = await filesOf("examples/store");
const CHAINS = Object.keys(STORE).flatMap((path) => /^chains\/(.+)\.yaml$/.exec(path)?.[1] ?? []);

function fieldsOf(chain: string, files: Readonly<Record<string, string>>): readonly Field[] {
  const form = chainForm(chain, files, STORE);
  if (!form) throw new Error(`no chain ${chain}`);
  return [
    ...form.steps.flatMap(({ waits, subjects, raise }) => [
      ...waits.map(({ field }) => field),
      ...subjects.map(({ field }) => field),
      ...(raise ? [raise] : []),
    ]),
    ...form.offers.flatMap(({ discounts }) => discounts.map(({ field }) => field)),
  ];
}

const FIELDS = CHAINS.flatMap((chain) => fieldsOf(chain, STORE).map((field) => ({ chain, field })));

/** The field after its value has been written. */
const written = ({ chain, field }: (typeof FIELDS)[number], value: string): Field | undefined => {
  const files = { ...STORE, [field.file]: field.with(value) };
  return fieldsOf(chain, files).find(({ id }) => id === field.id);
};

const fieldAt = (text: string, path: Path, isNumber = false, before = text) => {
  const yaml = readYaml("a.yaml", text, before);
  return yaml && yamlField(yaml, path, { isNumber });
};

/** Numbers of the lines that differ. */
const linesChanged = (before: string, after: string): readonly number[] => {
  const [one, other] = [before.split("\n"), after.split("\n")];
  expect(other).toHaveLength(one.length);
  return one.flatMap((line, index) => (line === other[index] ? [] : [index + 1]));
};

const line = fc
  .string({ unit: "grapheme", maxLength: 120 })
  .map((text) => text.replace(/[\p{C}\p{Z}]/gu, " "));

describe("a value of the config in a form", () => {
  it("is written at its line alone, whatever is written, and read back as it was", () => {
    expect(FIELDS.length).toBeGreaterThan(100);
    fc.assert(
      fc.property(fc.constantFrom(...FIELDS), line, (one, value) => {
        const { file, place } = one.field;
        expect(place.to.line).toBe(place.from.line);
        for (const changed of linesChanged(STORE[file] ?? "", one.field.with(value)))
          expect(changed).toBe(place.from.line);
        expect(written(one, value)?.value).toBe(value);
      }),
      { numRuns: 150 },
    );
  });

  it("leaves no trace where it is written back as it was", () => {
    for (const one of FIELDS) {
      const { file, value } = one.field;
      const again = written(one, "something else: 5, }");
      expect(again?.before).toBe(value);
      expect(again?.with(value)).toBe(STORE[file]);
    }
  });

  it("keeps comments, order, quotes and braces", () => {
    const text = `# why\nsteps:   # odd   spacing\n    -   wait_until: "11:00"   # late\n    - {send: a,   raise: 5} # b\n`;
    expect(fieldAt(text, ["steps", 0, "wait_until"])?.with("12:00")).toBe(text.replace("11:00", "12:00"));
    expect(fieldAt(text, ["steps", 1, "raise"], true)?.with("7.5")).toBe(text.replace("5}", "7.5}"));
  });

  it("quotes what YAML would take for something else, and a comma in braces", () => {
    expect(parse(fieldAt("wait: 5d\n", ["wait"])?.with("5") ?? "")).toEqual({ wait: "5" });
    const subject = fieldAt("subject: { ru: Да, en: Yes }\n", ["subject", "en"])?.with("Yes, please: #1");
    expect(parse(subject ?? "")).toEqual({ subject: { ru: "Да", en: "Yes, please: #1" } });
  });

  it("fills in what is missing after a colon, and takes the place of a block", () => {
    expect(fieldAt("wait:\nsend: a\n", ["wait"])?.with("5d")).toBe("wait: 5d\nsend: a\n");
    expect(fieldAt("subject: |\n  Long\n  text\nshare: 50\n", ["subject"])?.with("Short")).toBe(
      "subject: Short\nshare: 50\n",
    );
  });

  it("lets a number be typed key by key", () => {
    for (const typed of ["7", "7.", "7.5"])
      expect(fieldAt(fieldAt("raise: 5\n", ["raise"], true)?.with(typed) ?? "", ["raise"], true)?.value).toBe(
        typed,
      );
  });

  it("is none where there is a list, an alias or nothing", () => {
    const text = "a: &x 5d\nb: *x\nc: [1]\n";
    for (const path of [["b"], ["c"], ["d"], ["a", "b"]]) expect(fieldAt(text, path)).toBeUndefined();
    expect(readYaml("a.yaml", "a: {", undefined)).toBeUndefined();
  });
});

describe("a subject in a template", () => {
  const mail = (title: string) =>
    `<mjml>\n  <!-- <mj-title>old</mj-title> -->\n  <mj-head>\n    <mj-title>${title}</mj-title>\n  </mj-head>\n</mjml>\n`;

  it("is the title that is not in a comment, with its entities read and written", () => {
    const field = titleField("en.mjml", mail("Tea &amp; coffee"), undefined);
    expect(field?.value).toBe("Tea & coffee");
    expect(field?.with("Tea < coffee & more")).toBe(mail("Tea &lt; coffee &amp; more"));
  });

  it("is the subject that people get, as it was typed", async () => {
    const file = "templates/hello/en.mjml";
    const typed = "Tea & <3 {% if customer.name and 1 < 2 %}>{% endif %}";
    const text = titleField(file, SMALL_CONFIG[file] ?? "", undefined)?.with(typed) ?? "";
    const loaded = await checkOnTheCommandLine({ ...SMALL_CONFIG, [file]: text });
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    expect(loaded.bundle.templates.hello?.en?.subject).toBe(typed);
  });

  it("keeps Liquid as it is", () => {
    const title = "{% if orders < 3 && x %}A{% endif %} {{ customer.name }}";
    expect(titleField("en.mjml", mail("old"), undefined)?.with(title)).toBe(mail(title));
  });

  it("is none without a title", () => {
    expect(titleField("en.mjml", "<mjml></mjml>", undefined)).toBeUndefined();
  });
});

describe("the validator's words", () => {
  it("stand at the field that they are about, and at no other of its line", async () => {
    const fields = chainForm("win-back", STORE, STORE)?.offers.flatMap(({ discounts }) => discounts) ?? [];
    const [plain, raised] = fields.map(({ field }) => field);
    if (!plain || !raised) throw new Error("win_back has a discount for each tier");
    expect(plain.place.from.line).toBe(raised.place.from.line);
    const files = { ...STORE, "offers.yaml": raised.with("101") };
    const { problems } = await checkFiles(files);
    const now = chainForm("win-back", files, STORE)?.offers.flatMap(({ discounts }) => discounts) ?? [];
    expect(problems).toHaveLength(1);
    expect(
      now.filter(({ field }) => problems.some((one) => isAbout(field, one))).map(({ tier }) => tier),
    ).toEqual(["raised"]);
  });

  it("stand at a wait and at a subject", async () => {
    const form = chainForm("win-back", STORE, STORE);
    const wait = form?.steps[1]?.waits[0]?.field;
    const subject = form?.steps[0]?.subjects[0]?.field;
    if (!wait || !subject) throw new Error("win-back waits and sends");
    const files = {
      ...STORE,
      [wait.file]: wait.with("soon"),
      [subject.file]: subject.with("{{ nobody.name }}"),
    };
    const { problems } = await checkFiles(files);
    const fields = chainForm("win-back", files, STORE)?.steps.flatMap(({ waits, subjects }) => [
      ...waits.map(({ field }) => field),
      ...subjects.map(({ field }) => field),
    ]);
    expect(problems.length).toBeGreaterThanOrEqual(2);
    for (const problem of problems) expect(fields?.some((field) => isAbout(field, problem))).toBe(true);
  });
});

describe("a problem whose place is a value of the form", () => {
  const { field } = chainForm("win-back", STORE, STORE)?.steps[0]?.subjects[0] ?? {};
  const aboutSubject = async (value: string) => {
    if (!field) throw new Error("no subject");
    const files = { ...STORE, [field.file]: field.with(value) };
    const now = chainForm("win-back", files, STORE)?.steps[0]?.subjects[0]?.field;
    const { problems } = await checkFiles(files);
    return problems.map((problem) => ({ message: problem.message, isHere: now && isAbout(now, problem) }));
  };

  it.each([
    ["Come {{ back", "Liquid: {{ is not closed: write }}"],
    ["{% if x }Come back", "Liquid: {% is not closed: write %}"],
    ["", "no subject: write <mj-title> in <mj-head>, it is the mail's subject"],
    ["{{ customer.nme }}", "unknown variable customer.nme: did you mean customer.name?"],
  ])("is told at it, and nowhere else: %s", async (value, message) => {
    expect(await aboutSubject(value)).toEqual([{ message, isHere: true }]);
  });
});
