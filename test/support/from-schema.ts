import fc from "fast-check";
import type * as z from "zod";

/** What has broken a parser somewhere, beside what senders mean: any field may hold any of it. */
const NASTY = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -0, -1, 1e308, -1e308, 1e-320, 2 ** 53, "", " ", "null"),
  fc.constantFrom<unknown>("__proto__", "constructor", "toString", { __proto__: null }, [], {}, [[[]]]),
  fc.constantFrom("\r\nBcc: all@example.com", "<script>alert(1)</script>", "{{ 7 | times: 7 }}", "{% raw %}"),
  fc.constantFrom(
    "=HYPERLINK(1)",
    "+1",
    "@SUM(A1)",
    "-2+3",
    "../../etc/passwd",
    "\u0000",
    "\uD800",
    "\u202Ex",
  ),
  fc.constantFrom("9".repeat(400), "x".repeat(3_000), "é".repeat(2_000), `${"[".repeat(40)}`),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.double(),
);

/** What fields that take anything usually hold. */
const USUAL = fc.oneof(
  fc.constantFrom("2026-02-28T10:00:00Z", "2026-02-28 10:00", 1_772_000_000, 1_772_000_000_000, "9999-99-99"),
  fc.constantFrom<unknown>(
    "ann@example.com",
    "EUR",
    "XXX",
    "12.50",
    "1.234,56",
    12.5,
    "-3",
    3,
    "granted",
    true,
  ),
  fc.constantFrom(
    "success",
    "track",
    "Order Completed",
    "Product Added",
    "Order Refunded",
    "o-1",
    "u-1",
    "en-GB",
  ),
  fc.nat({ max: 5 }).map((id) => `id-${id}`),
);
const ANYTHING = fc.oneof({ weight: 4, arbitrary: USUAL }, { weight: 1, arbitrary: NASTY });

/**
 * Messages as a zod schema describes them; one part in `spoiled` holds something else. What goes into a field whose
 * schema takes anything is anything.
 */
export function messagesOf(schema: z.core.$ZodType, spoiled = 40): fc.Arbitrary<unknown> {
  const well = wellFormed(schema as z.core.$ZodTypes, (part) => messagesOf(part, spoiled));
  return fc.oneof({ weight: spoiled, arbitrary: well }, { weight: 1, arbitrary: NASTY });
}

function wellFormed(
  schema: z.core.$ZodTypes,
  of: (part: z.core.$ZodType) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const { def } = schema._zod;
  switch (def.type) {
    case "object":
      return objectOf(def.shape, of);
    case "array":
      return fc.array(of(def.element), { maxLength: 4 });
    case "record":
      return fc.dictionary(fc.string({ maxLength: 20 }), of(def.valueType), { maxKeys: 4 });
    case "union":
      return fc.oneof(...def.options.map(of));
    case "literal":
      return fc.constantFrom(...def.values);
    case "enum":
      return fc.constantFrom(...Object.values(def.entries));
    case "optional":
    case "prefault":
    case "default":
    case "catch":
    case "nullable":
    case "nonoptional":
      return of(def.innerType);
    case "pipe":
      // A preprocessing step says nothing of what it takes; what comes after it does.
      return of(isTransform(def.in) ? def.out : def.in);
    case "string":
      return stringOf(schema as z.core.$ZodString);
    case "number":
      return fc.oneof(
        { weight: 3, arbitrary: fc.nat({ max: 1_000 }) },
        { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
      );
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "unknown":
    case "any":
      return ANYTHING;
    default:
      throw new Error(`no messages are known for a schema of type ${def.type}`);
  }
}

/** Each field is there as a rule; what is optional may be absent, what is not sometimes is. */
function objectOf(shape: z.core.$ZodShape, of: (part: z.core.$ZodType) => fc.Arbitrary<unknown>) {
  const members = Object.entries(shape).map(([name, part]) => {
    const absent = part._zod.optin === "optional" ? 2 : 30;
    return fc.option(of(part), { nil: undefined, freq: absent }).map((value) => [name, value] as const);
  });
  return fc
    .tuple(...members)
    .map((entries) => Object.fromEntries(entries.filter(([, value]) => value !== undefined)));
}

function stringOf(schema: z.core.$ZodString): fc.Arbitrary<string> {
  const { patterns } = schema._zod.bag;
  const { format } = schema._zod.def as Partial<z.core.$ZodStringFormatDef>;
  if (format === "datetime") {
    return fc
      .date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString());
  }
  if (format === "email") return fc.constantFrom("ann@example.com", "bob+x@mail.example.org");
  if (format === "url")
    return fc.constantFrom("https://shop.example.com/p?x=1", "javascript:alert(1)", "a:b");
  if (patterns) return fc.oneof(...[...patterns].map((pattern) => fc.stringMatching(pattern)));
  return fc.oneof(
    fc.constantFrom("id-1", "id-2"),
    fc.string({ unit: "binary", minLength: 1, maxLength: 30 }),
  );
}

const isTransform = (schema: z.core.$ZodType): boolean =>
  (schema as z.core.$ZodTypes)._zod.def.type === "transform";
