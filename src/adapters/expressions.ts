import { type ASTNode, Environment, ParseError, type TypeError as TypeProblem } from "@marcbachmann/cel-js";
import { FIELDS, isOfLoyalty } from "../domain/conditions/fields.ts";
import { LINE_FIELDS } from "../domain/conditions/line-fields.ts";
import { FIELD_TYPES, type Vocabulary } from "../domain/conditions/vocabulary.ts";
import type { AttributeType } from "../domain/config/store.ts";
import type { Expressions } from "../ports/conditions.ts";
import {
  DECLARED,
  declaredName,
  HAS_PRIVILEGE,
  isDeclaredGroup,
  isPrivilegeCall,
  nodesOf,
} from "./condition-nodes.ts";
import { nearest } from "./nearest.ts";

const MAX_LENGTH = 2_000;
const MOST_VOCABULARIES = 50;

/**
 * What a condition may call. Left out are regular expressions, because a customer's text against a bad pattern can run
 * for minutes, and the list macros, because no field is a list.
 */
const FUNCTIONS = [
  "size",
  "contains",
  "startsWith",
  "endsWith",
  "lowerAscii",
  "upperAscii",
  "trim",
  "int",
  "double",
  "string",
];

const TYPES = { number: "double", string: "string", bool: "bool", list: "list<string>" } as const;

/** The fields that a condition may ask for by their plain names. */
function fieldsFor({ about, loyalty }: Vocabulary) {
  if (about === "line") return LINE_FIELDS;
  return loyalty ? FIELDS : FIELDS.filter(({ name }) => !isOfLoyalty(name));
}
const namesFor = (vocabulary: Vocabulary) => fieldsFor(vocabulary).map(({ name }) => name);

interface Problem {
  readonly problem: string;
  /** Offset in the source. */
  readonly at?: number;
}

/** Conditions in CEL over the fields of domain/fields.ts. They are parsed and type-checked once, and never evaluated as JavaScript. */
export function makeExpressions(): Expressions {
  const environments = new Map<string, Environment>();
  const environmentOf = (vocabulary: Vocabulary): Environment => {
    const key = JSON.stringify(vocabulary);
    const known = environments.get(key);
    if (known) return known;
    if (environments.size >= MOST_VOCABULARIES) environments.clear();
    const made = environmentOfFields(vocabulary);
    environments.set(key, made);
    return made;
  };
  return {
    compile(source, vocabulary = {}) {
      if (source.length > MAX_LENGTH) {
        return {
          ok: false,
          problem: `longer than ${MAX_LENGTH} characters: split it into several conditions`,
        };
      }
      try {
        const parsed = environmentOf(vocabulary).parse(source);
        const refused = refusedIn(parsed.ast, vocabulary);
        if (refused) return { ok: false, ...refused };
        const checked = parsed.check();
        if (!checked.valid) return { ok: false, ...described(checked.error, source) };
        if (checked.type !== "bool") {
          return {
            ok: false,
            problem: `gives a ${plainType(checked.type)}, but a condition must be true or false`,
          };
        }
        return {
          ok: true,
          condition: (fields) => answered(() => parsed(fields)) === true,
          answer: (fields) => answered(() => parsed(fields)),
        };
      } catch (error) {
        if (!(error instanceof ParseError)) throw error;
        return { ok: false, ...described(error, source) };
      }
    },
  };
}

/**
 * Undefined after an evaluation error (the tenth letter of a short text, a field that is not there), which CEL's && and
 * || pass over where the other side decides.
 */
function answered(evaluate: () => unknown): boolean | undefined {
  try {
    return evaluate() === true;
  } catch {
    return undefined;
  }
}

/** CEL compares, but does not add or equate, whole and broken numbers; marketers write `orders == 7` and mean it. */
export function environmentOfFields(vocabulary: Vocabulary = {}): Environment {
  const environment = new Environment({ limits: { maxAstNodes: 500, maxDepth: 50, maxListElements: 200 } });
  for (const { name, type } of fieldsFor(vocabulary)) environment.registerVariable(name, TYPES[type]);
  for (const name of DECLARED) {
    const types = Object.entries<AttributeType>(vocabulary[name] ?? {});
    if (types.length === 0) continue;
    const schema = Object.fromEntries(types.map(([key, type]) => [key, TYPES[FIELD_TYPES[type]]]));
    environment.registerVariable({ name, schema });
  }
  if (vocabulary.loyalty) registerPrivileges(environment, vocabulary.loyalty.privileges);
  for (const [left, right] of [
    ["double", "int"],
    ["int", "double"],
  ]) {
    for (const [operator, apply] of ARITHMETIC) {
      environment.registerOperator(`${left} ${operator} ${right}: double`, (a: Numeric, b: Numeric) =>
        apply(Number(a), Number(b)),
      );
    }
  }
  environment.registerOperator("double % double", (a: number, b: number) => a % b);
  environment.registerOperator("double == int", (a: number, b: bigint) => a === Number(b));
  environment.registerOperator("double in list<int>", (a: number, list: Iterable<bigint>) =>
    [...list].some((one) => Number(one) === a),
  );
  return environment;
}

/** `has_privilege("ID")` asks the field of that name of a variable that conditions cannot name themselves. */
function registerPrivileges(environment: Environment, ids: readonly string[]): void {
  if (ids.length === 0) return;
  environment.registerVariable({
    name: PRIVILEGES,
    schema: Object.fromEntries(ids.map((id) => [id, "bool"])),
  });
  const asked = new Map(ids.map((id) => [id, environment.parse(`${PRIVILEGES}[${JSON.stringify(id)}]`).ast]));
  environment.registerFunction(
    `${HAS_PRIVILEGE}(ast): bool`,
    ({ args }: { readonly args: readonly ASTNode[] }) => ({
      asks: asked.get(String(args[0]?.args)),
      typeCheck: (checker: Checker, macro: Macro, context: unknown) => checker.check(macro.asks, context),
      evaluate: (evaluator: Evaluator, macro: Macro, context: unknown) => evaluator.run(macro.asks, context),
    }),
  );
}

const PRIVILEGES = "privileges";

/** What the library hands to a macro. */
interface Macro {
  readonly asks: ASTNode;
}
interface Checker {
  check(node: ASTNode, context: unknown): unknown;
}
interface Evaluator {
  run(node: ASTNode, context: unknown): unknown;
}

type Numeric = number | bigint;

const ARITHMETIC: readonly (readonly [string, (a: number, b: number) => number])[] = [
  ["+", (a, b) => a + b],
  ["-", (a, b) => a - b],
  ["*", (a, b) => a * b],
  ["/", (a, b) => a / b],
  ["%", (a, b) => a % b],
];

/** Unknown fields, all at once, and functions that conditions do not have. */
function refusedIn(tree: ASTNode, vocabulary: Vocabulary): Problem | undefined {
  const nodes = [...nodesOf(tree)];
  const calls = nodes.filter((node) => node.op === "call" || node.op === "rcall");
  for (const call of calls.filter(isPrivilegeCall)) {
    const problem = privilegeProblem(call, vocabulary);
    if (problem !== undefined) return { problem, at: call.start };
  }
  const strangeCall = calls.find((node) => !isPrivilegeCall(node) && !FUNCTIONS.includes(node.args[0]));
  if (strangeCall) {
    const problem = `unknown function ${strangeCall.args[0]}: a condition can call ${FUNCTIONS.join(", ")}`;
    return { problem, at: strangeCall.start };
  }
  const undeclared = undeclaredIn(nodes, vocabulary);
  if (undeclared) return undeclared;
  const names = namesFor(vocabulary);
  const strangers = nodes.filter(
    (node) => node.op === "id" && !names.includes(node.args) && !isDeclaredGroup(node.args),
  );
  const [first] = strangers;
  if (!first) return undefined;
  const textFields = fieldsFor(vocabulary).flatMap(({ name, type }) => (type === "string" ? [name] : []));
  const texts = new Set(nodes.flatMap((node) => comparedWithText(node, textFields)));
  const unknown = new Map(strangers.map((node) => [String(node.args), texts.has(node)]));
  return {
    problem: [...unknown].map(([name, isText]) => unknownField(name, isText, vocabulary)).join("; "),
    at: first.start,
  };
}

/** Names of attributes and of an event's properties that the config does not declare. */
function undeclaredIn(nodes: readonly ASTNode[], vocabulary: Vocabulary): Problem | undefined {
  const named = new Set<ASTNode>(nodes.flatMap((node) => (declaredName(node) ? [baseOf(node)] : [])));
  for (const node of nodes) {
    const declared = declaredName(node);
    if (declared) {
      const problem = undeclared(declared, vocabulary[declared.group]);
      if (problem !== undefined) return { problem, at: node.start };
    } else if (node.op === "id" && isDeclaredGroup(node.args) && !named.has(node)) {
      return { problem: `${node.args} alone is no value: write ${node.args}.NAME`, at: node.start };
    }
  }
  return undefined;
}

const baseOf = (node: ASTNode): ASTNode => (node.op === "." ? node.args[0] : node);

function undeclared(
  { group, name }: { readonly group: "attributes" | "event"; readonly name: string },
  known: Readonly<Record<string, unknown>> | undefined,
): string | undefined {
  if (known && Object.hasOwn(known, name)) return undefined;
  if (group === "event" && !known)
    return "there is no event here: event.NAME is known in enter.when of a chain that enters by an event of store.yaml";
  const near = nearest(name, Object.keys(known ?? {}));
  const advice = near ? `did you mean ${group}.${near}?` : `declare it in store.yaml under ${PLACES[group]}`;
  return `unknown ${group === "event" ? "property" : "attribute"} ${name}: ${advice}`;
}

/** Why a call of `has_privilege` cannot be answered; undefined where it can. */
function privilegeProblem(node: ASTNode, { loyalty, about }: Vocabulary): string | undefined {
  if (!loyalty || about === "line") return `${HAS_PRIVILEGE} ${NO_PROGRAMME}`;
  const [, given] = node.op === "call" ? node.args : [];
  const [asked] = given ?? [];
  const known = loyalty.privileges;
  if (given?.length !== 1 || asked?.op !== "value" || typeof asked.args !== "string")
    return `${HAS_PRIVILEGE} takes one privilege in quotes: write ${HAS_PRIVILEGE}("${known[0] ?? "early_access"}")`;
  if (known.includes(asked.args)) return undefined;
  const near = nearest(asked.args, known);
  const there =
    known.length > 0 ? `there are ${known.join(", ")}` : "loyalty.yaml declares none under privileges";
  return `there is no privilege ${asked.args}: ${near ? `did you mean ${near}?` : there}`;
}

const NO_PROGRAMME = "needs a loyalty programme, and this config has none: write loyalty.yaml";

const PLACES = { attributes: "attributes", event: "events" } as const;

/** What stands beside a field that is a text, where a text in quotes belongs. */
function comparedWithText(node: ASTNode, textFields: readonly string[]): readonly ASTNode[] {
  if (node.op !== "==" && node.op !== "!=" && node.op !== "in") return [];
  const isText = (one: ASTNode) => one.op === "id" && textFields.includes(one.args);
  const [left, right] = node.args;
  const beside = isText(left) ? right : isText(right) ? left : undefined;
  return beside?.op === "list" ? beside.args : beside ? [beside] : [];
}

function unknownField(name: string, isText: boolean, vocabulary: Vocabulary): string {
  if (isOfLoyalty(name) && vocabulary.about === undefined) return `${name} ${NO_PROGRAMME}`;
  const declared = DECLARED.find((group) => Object.hasOwn(vocabulary[group] ?? {}, name));
  const near = declared ? `${declared}.${name}` : nearest(name, namesFor(vocabulary));
  if (isText) return `unknown field ${name}: a text goes in quotes, write "${name}"`;
  return `unknown field ${name}: ${near ? `did you mean ${near}?` : vocabulary.about === "line" ? `a line has ${namesFor(vocabulary).join(", ")}` : "docs/config.md lists the fields"}`;
}

function described(error: ParseError | TypeProblem | undefined, source: string): Problem {
  if (source.trim() === "") return { problem: "the condition is empty" };
  const at = error?.range?.start;
  const problem = `${plain(error?.summary ?? "not a condition")}${advice(error?.code, source)}`;
  return at === undefined ? { problem } : { problem, at };
}

function plain(summary: string): string {
  return summary
    .replace(/\b(double|int)\b/g, "number")
    .replace(/\bstring\b/g, "text")
    .replace("EOF", "the end of the condition")
    .replace("RPAREN", '")"')
    .replace("no such overload:", "cannot be calculated:");
}

function plainType(type: string | undefined): string {
  return type === "double" || type === "int" ? "number" : type === "string" ? "text" : (type ?? "value");
}

/** What to write instead, where the habit behind the mistake is known. */
function advice(code: string | undefined, source: string): string {
  const outsideQuotes = source.replace(/"[^"]*"|'[^']*'/g, '""');
  if (/[“”„«»‘’]/.test(outsideQuotes)) return ' (write straight quotes: "…")';
  if (/=>|=<|≥|≤|≠|<>/.test(outsideQuotes)) return " (write >= for at least, <= for at most, != for not)";
  const [, number, digits] = NUMBERS.exec(outsideQuotes) ?? [];
  if (number !== undefined) return ` (a number stands alone: write ${number}${digits ?? ""})`;
  if (/[^=!<>]=[^=]/.test(outsideQuotes)) return " (to compare, write ==)";
  if (/\b(and|or|not)\b/i.test(outsideQuotes)) return " (write && for and, || for or, ! for not)";
  return ADVICE[code ?? ""] ?? "";
}

/** `30d`, `30 days`, `10%` and `3,000`. */
const NUMBERS = /(?:[<>=]\s*)(\d+)(?:(?:[, ](\d{3}))+\b|\s*%|\s*(?!and\b|or\b|in\b)[A-Za-z]+)/i;

const ADVICE: Readonly<Record<string, string>> = {
  unterminated_string: " (close the quotes; in YAML a condition with # in it goes into quotes as a whole)",
  no_such_overload: " (numbers go with numbers, texts in quotes with texts)",
  invalid_logical_operand: " (each side of && and || must itself be true or false: orders > 0)",
  heterogeneous_list_element: " (write all numbers of the list with a decimal point, or none: [7.0, 8.5])",
  incompatible_ternary_branches: " (write both numbers with a decimal point: 3.0)",
};
