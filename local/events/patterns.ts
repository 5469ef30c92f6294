import * as z from "zod";

/**
 * Event patterns as EventBridge rules and event-source filters have them: every field of the pattern has to match one of
 * its alternatives. An operator that is not known here is an error that names it.
 */
export type Pattern = { readonly [field: string]: Pattern | readonly unknown[] };

const PatternShape: z.ZodType<Pattern> = z.lazy(() =>
  z.record(z.string(), z.union([z.array(z.unknown()), PatternShape])),
);

export type Matches = (event: unknown) => boolean;

export function compilePattern(pattern: unknown): Matches {
  const fields = Object.entries(PatternShape.parse(pattern)).map(([name, wanted]) => {
    if (name.startsWith("$")) throw new Error(`the pattern operator ${name} is not known to the local stack`);
    return [name, Array.isArray(wanted) ? anyOf(wanted) : compilePattern(wanted)] as const;
  });
  return (event) =>
    fields.every(([name, matches]) =>
      matches((event as Readonly<Record<string, unknown>> | undefined)?.[name]),
    );
}

function anyOf(alternatives: readonly unknown[]): Matches {
  const matchers = alternatives.map(alternative);
  return (value) => {
    const values = Array.isArray(value) && value.length > 0 ? value : [value];
    return values.some((one) => matchers.some((matches) => matches(one)));
  };
}

function alternative(wanted: unknown): Matches {
  if (wanted === null || typeof wanted !== "object") return (value) => value === wanted;
  const [operator = "", argument] = Object.entries(wanted)[0] ?? [];
  const make = OPERATORS[operator];
  if (!make || Object.keys(wanted).length !== 1)
    throw new Error(`the pattern ${JSON.stringify(wanted)} is not known to the local stack`);
  return make(argument);
}

const OPERATORS: Readonly<Record<string, (argument: unknown) => Matches>> = {
  prefix: (argument) => {
    const prefix = z.string().parse(argument);
    return (value) => typeof value === "string" && value.startsWith(prefix);
  },
  suffix: (argument) => {
    const suffix = z.string().parse(argument);
    return (value) => typeof value === "string" && value.endsWith(suffix);
  },
  exists: (argument) => {
    const wanted = z.boolean().parse(argument);
    return (value) => (value !== undefined) === wanted;
  },
  "equals-ignore-case": (argument) => {
    const wanted = z.string().parse(argument).toLowerCase();
    return (value) => typeof value === "string" && value.toLowerCase() === wanted;
  },
  "anything-but": (argument) => {
    const unwanted = z.union([z.array(z.unknown()), z.string(), z.number()]).parse(argument);
    const list = Array.isArray(unwanted) ? unwanted : [unwanted];
    return (value) => value !== undefined && !list.includes(value);
  },
};
