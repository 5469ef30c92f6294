import { Liquid, type LiquidError, type Template } from "liquidjs";
import { nearest } from "../nearest.ts";
import { unclosedLiquid } from "./layouts/tags.ts";
import type { Place, Woven } from "./layouts/woven.ts";
import type { Problem } from "./problem.ts";
import { isKnown, unknownName } from "./variables.ts";

type Data = Readonly<Record<string, unknown>>;

interface Sample {
  readonly about: string;
  readonly data: Data;
}

/** Unknown filters are the renderer's to refuse: only it knows the house's own. */
const engine = new Liquid({
  strictVariables: true,
  lenientIf: true,
  catchAllErrors: true,
  ownPropertyOnly: true,
  renderLimit: 2_000,
  memoryLimit: 50_000_000,
  templates: {},
});

interface Tried {
  /** The first holds every name that this template may use, with an offer of one kind. */
  readonly mails: readonly [Sample, ...Sample[]];
  /** Every name that any template may use, for what several share. */
  readonly names: Data;
  readonly withheld?: (name: string) => string | undefined;
}

/** Something wrong at a line and column of the whole text. */
interface Fault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** To the parser what was not closed goes on to the end of the next, so that it speaks of another place. Between `raw` tags anything may stand. */
function unclosedProblem({ text, placeAt }: Woven): Problem | undefined {
  const found = /\{%-?\s*raw\b/.test(text) ? undefined : unclosedLiquid(text);
  if (!found) return undefined;
  const { at, opening } = found;
  const closing = opening === "{{" ? "}}" : "%}";
  return { ...placeAt(at), message: `Liquid: ${opening} is not closed: write ${closing}` };
}

/**
 * Everything in a template's Liquid that does not parse, that nobody ever knows, or that is not known of every sample
 * customer. What it shares with other templates may ask for what only those know, in an `if`.
 */
export function liquidProblems(
  file: string,
  woven: Woven,
  { mails: samples, names, withheld = () => undefined }: Tried,
): readonly Problem[] {
  const unclosed = unclosedProblem(woven);
  if (unclosed) return [unclosed];
  const parsed = parse(woven.text);
  const placed = ({ line, column, message }: Fault): Problem => ({ ...woven.placeOf(line, column), message });
  if ("errors" in parsed) return parsed.errors.map((error) => placed(described(error)));
  const [full] = samples;
  const problems = new Map<string, Problem>();
  const add = (fault: Fault) => {
    const place = `${fault.line}:${fault.column}`;
    if (!problems.has(place)) problems.set(place, placed(fault));
  };
  const own = ownNames({ mails: samples, names });
  const known = (place: Place) => (place.file === file ? own : names);
  const nameless = (line: number, column: number) => known(woven.placeOf(line, column));
  for (const fault of unknownNames(parsed.templates, nameless, withheld)) add(fault);
  for (const sample of samples) {
    for (const error of errorsOf(parsed.templates, sample.data)) {
      const isOthers = isKnown(unknownPath(error), names);
      const about = sample === full ? isOthers && "these mails" : sample.about;
      const name = unknownPath(error).join(".");
      const why = withheld(name);
      const fault = described(error, about || undefined);
      add(why === undefined ? fault : { ...fault, message: `${name}: ${why}` });
    }
  }
  return [...problems.values()];
}

/** Every name that one template may use. A mail has an offer of one kind, and the template may be for all of them. */
export const ownNames = ({ mails: [full], names }: Pick<Tried, "mails" | "names">): Data => ({
  ...full.data,
  ...("offer" in full.data && { offer: names.offer }),
});

function parse(
  source: string,
): { readonly templates: Template[] } | { readonly errors: readonly LiquidError[] } {
  try {
    return { templates: engine.parse(source) };
  } catch (error) {
    const errors = all(error);
    // After a misspelt `if`, the `else` and `endif` that belong to it are unknown as well.
    const misspelt = errors.some((one) => misspeltTag(one) !== undefined);
    return { errors: misspelt ? errors.filter((one) => !COMPANION.test(one.message)) : errors };
  }
}

const UNKNOWN_TAG = /^tag "(\w+)" not found/;
const COMPANION = /^tag "(else|elsif|when|end\w+)" not found/;

function misspeltTag(error: LiquidError): string | undefined {
  const message = error.originalError?.message ?? error.message;
  return COMPANION.test(message) ? undefined : UNKNOWN_TAG.exec(message)?.[1];
}

/** `: did you mean money?`, or nothing. */
export function filterAdvice(name: string): string {
  return advice(nearest(name, ["money", ...Object.keys(engine.filters)]));
}

const advice = (near: string | undefined) => (near === undefined ? "" : `: did you mean ${near}?`);

/** In one go: the limit is on time by the clock, and others' work in between would count. */
function errorsOf(templates: Template[], data: Data): readonly LiquidError[] {
  try {
    engine.renderSync(templates, data);
    return [];
  } catch (error) {
    return all(error);
  }
}

function all(error: unknown): readonly LiquidError[] {
  const { errors } = error as { readonly errors?: readonly LiquidError[] };
  return (errors ?? [error as LiquidError]).flatMap((one) => ("errors" in one ? all(one) : [one]));
}

/** Names that no customer has, also where Liquid forgives them: in `if`, before `default`. */
function unknownNames(
  templates: Template[],
  knownAt: (line: number, column: number) => Data,
  withheld: (name: string) => string | undefined,
): readonly Fault[] {
  const { globals } = engine.analyzeSync(templates, { partials: false });
  return Object.values(globals).flatMap((uses) =>
    uses.flatMap(({ segments, location: { row, col } }) => {
      const path = segments.map(String);
      const full = knownAt(row, col);
      const why = withheld(path.join("."));
      if (why !== undefined) return [{ line: row, column: col, message: `${path.join(".")}: ${why}` }];
      if (isKnown(path, full)) return [];
      return [{ line: row, column: col, message: unknownName(path.join("."), full) }];
    }),
  );
}

/** Of the variable that is not there; of other errors nothing, which nobody knows. */
function unknownPath(error: LiquidError): readonly string[] {
  const name = undefinedName(error);
  return name === undefined ? [""] : name.split(".");
}

function undefinedName(error: LiquidError): string | undefined {
  return /^undefined variable: (.*)$/.exec(plainMessage(error))?.[1];
}

function plainMessage(error: LiquidError): string {
  return (error.originalError?.message ?? error.message).replace(/, line:\d+, col:\d+/g, "");
}

function described(error: LiquidError, about?: string): Fault {
  const [line = 1, column = 1] = error.token?.getPosition() ?? [];
  const message = plainMessage(error);
  const name = undefinedName(error);
  const tag = misspeltTag(error);
  const near = advice(tag === undefined ? undefined : nearest(tag, Object.keys(engine.tags)));
  if (name === undefined) return { line, column, message: `Liquid: ${message}${near}` };
  const written = error.token.getText();
  return {
    line,
    column,
    message: about
      ? `${written} is not known for ${about}: put it in {% if ${written} %} … {% endif %} or give it a default`
      : `unknown variable ${written}: docs/config.md lists the variables`,
  };
}
