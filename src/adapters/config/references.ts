import { parseDuration } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { isTriggerEvent, TRIGGER_EVENTS } from "../../domain/chains/triggers.ts";
import { waitKindOf } from "../../domain/chains/waits.ts";
import { LOYALTY_FIELDS } from "../../domain/conditions/fields.ts";
import { type Vocabulary, vocabularyOf } from "../../domain/conditions/vocabulary.ts";
import type { OwnEvent } from "../../domain/config/store.ts";
import { CONFIRM_TEMPLATE } from "../../domain/confirm/template.ts";
import { meaningOf } from "../../domain/facts/event-names.ts";
import type { ReadableExpressions } from "../../ports/conditions.ts";
import { allocatedProblems } from "./allocated.ts";
import { budgetProblems } from "./budgets.ts";
import { emitProblems, webhookProblems } from "./channels.ts";
import { asksUnsure, type Declared, type Entry, entryOf } from "./declared.ts";
import { explorationProblems } from "./exploration.ts";
import { list, record, text, texts } from "./loose.ts";
import { orderProblems } from "./orders.ts";
import type { Path, PathProblem } from "./problem.ts";
import { promptProblems } from "./prompt.ts";
import { localisedProblems, pathProblem, reference } from "./reference.ts";
import { mailsOf, testsOfOneTemplate, variantProblems } from "./variants.ts";

/** Names that other files may refer to; undefined where their file could not be read, so that nothing is said of it. */
export interface Known {
  readonly languages: readonly string[] | undefined;
  readonly segments: readonly string[] | undefined;
  readonly offers: readonly string[] | undefined;
  readonly templates: readonly string[];
  /** What store.yaml declares of customers and events. */
  readonly declared: Declared;
  /** Privileges of loyalty.yaml; `unsure` where it cannot be read, undefined where there is no programme. */
  readonly privileges: readonly string[] | "unsure" | undefined;
  readonly topics: readonly string[] | undefined;
  /** Whether store.yaml says what is left of a price; undefined where it could not be read. */
  readonly hasMargin: boolean | undefined;
  /** Offers of which one code may cost any sum, with the key that bounds it. */
  readonly unbounded: Readonly<Record<string, string>>;
  /** Offers whose budget goes to those whom they move most. */
  readonly allocated: readonly string[];
  readonly hasLoyalty: boolean;
  /** Channels of store.yaml. */
  readonly channels: readonly string[] | undefined;
  /** The variables that a message of a chain may hold: of those that an event of that chain says too. */
  readonly variablesOf: (
    chain: Readonly<Record<string, unknown>>,
  ) => Readonly<Record<string, unknown>> | undefined;
}

/** Executions of the state machine end after a year; one that waits for a day of an order begins anew before that. */
const LONGEST_CHAIN = parseDuration("330d") ?? 0;
const LAST_WAIT = parseDuration("30d") ?? 0;

export function storeProblems(value: unknown): readonly PathProblem[] {
  const store = record(value);
  const languages = texts(store.languages);
  const fallback = text(store.default_language);
  const currency = text(store.currency) ?? "";
  const quiet = record(store.quiet_hours);
  const spoken = languages.length > 0 ? languages : undefined;
  return [
    ...reference(
      ["default_language"],
      "language",
      fallback,
      Array.isArray(store.languages) ? languages : undefined,
    ),
    ...repeated(["languages"], languages),
    ...Object.keys(record(store.events)).flatMap((event) => takenProblems(event)),
    ...(currency in record(store.exchange_rates)
      ? [pathProblem(["exchange_rates", currency], `${currency} is the shop's own currency: remove its rate`)]
      : []),
    ...(quiet.from !== undefined && quiet.from === quiet.to
      ? [pathProblem(["quiet_hours", "to"], "quiet hours that end when they begin: write another time")]
      : []),
    ...webhookProblems(store),
    ...Object.entries(record(store.channels)).flatMap(([channel, one]) =>
      localisedProblems(["channels", channel, "name"], record(one).name, spoken),
    ),
    ...topicProblems(list(store.topics).map(record), spoken),
  ];
}

/** Names of events that mean something already never come as the shop's own. */
function takenProblems(event: string): readonly PathProblem[] {
  const path = ["events", event];
  if (isTriggerEvent(event))
    return [pathProblem(path, `${event} is an event that chains know already: write another name`, true)];
  const meaning = meaningOf(event);
  if (meaning === undefined || meaning === "browsed") return [];
  return [
    pathProblem(
      path,
      `means ${meaning} to Comeback, so it never comes as an event of your own: write another name`,
      true,
    ),
  ];
}

function topicProblems(
  topics: readonly Readonly<Record<string, unknown>>[],
  languages: readonly string[] | undefined,
): readonly PathProblem[] {
  const ids = topics.map(({ id }) => id);
  return topics.flatMap(({ id, name, description }, index) => [
    ...(id !== undefined && ids.indexOf(id) < index
      ? [pathProblem(["topics", index, "id"], `there is a topic ${id} already: write another id`)]
      : []),
    ...localisedProblems(["topics", index, "name"], name, languages),
    ...localisedProblems(["topics", index, "description"], description, languages),
  ]);
}

export function segmentsProblems(
  value: unknown,
  known: Known,
  expressions: ReadableExpressions,
): readonly PathProblem[] {
  const check = conditionsOf(known, expressions);
  const file = record(value);
  const segments = list(file.list).map(record);
  const otherwise = record(file.otherwise);
  const ids = segments.map(({ id }) => text(id) ?? "");
  return [
    ...segments.flatMap(({ id, name, when }, index) => [
      ...localisedProblems(["list", index, "name"], name, known.languages),
      ...check(["list", index, "when"], when),
      ...ownSegmentProblems(["list", index, "when"], when, expressions, known),
      ...(id !== undefined && ids.indexOf(String(id)) < index
        ? [pathProblem(["list", index, "id"], `there is a segment ${id} already: write another id`)]
        : []),
    ]),
    ...localisedProblems(["otherwise", "name"], otherwise.name, known.languages),
    ...(ids.includes(text(otherwise.id) ?? " ")
      ? [pathProblem(["otherwise", "id"], `there is a segment ${otherwise.id} already: write another id`)]
      : []),
  ];
}

export function chainProblems(
  value: unknown,
  known: Known,
  expressions: ReadableExpressions,
): readonly PathProblem[] {
  const check = conditionsOf(known, expressions);
  const chain = record(value);
  const enter = record(chain.enter);
  const entry = entryOf(enter, known.declared);
  const steps = list(chain.steps).map(record);
  const last = steps.at(-1) ?? {};
  const waits = steps.map((step) =>
    "wait_for" in step ? LAST_WAIT : (parseDuration(text(step.wait) ?? "") ?? 0),
  );
  return [
    ...localisedProblems(["name"], chain.name, known.languages),
    ...reference(["enter", "segment"], "segment", enter.segment, known.segments),
    ...entryProblems(enter, chain, known),
    ...check(["enter", "when"], enter.when, entry),
    ...("enrol" in chain &&
    ["event", "date", "replenishment", "points", "level"].some((other) => other in enter)
      ? [
          pathProblem(
            ["enrol"],
            "enrol is about those who are in a segment: write enter: {segment: ID}, or remove it",
            true,
          ),
        ]
      : []),
    ...promptProblems(chain.prompt, enter, steps[0]),
    ...orderProblems(chain, expressions),
    ...explorationProblems(chain, "chain"),
    ...check(["exit"], chain.exit),
    ...reference(["topic"], "topic", chain.topic, known.topics),
    ...steps.flatMap((step, index) => [
      ...stepProblems(["steps", index], step, known, check),
      ...emitProblems(["steps", index], step, known, chain),
      ...allocatedProblems(["steps", index], step, {
        allocated: known.allocated,
        promised: chain.promised === true,
      }),
    ]),
    ...testsOfOneTemplate(steps),
    ...budgetProblems(
      [],
      chain,
      steps.flatMap(mailsOf).map(({ offer }) => offer),
      known.unbounded,
    ),
    ...(steps.length > 0 && !steps.some((step) => "send" in step || "emit" in step)
      ? [pathProblem(["steps"], "the chain sends nothing: write a step send: TEMPLATE")]
      : []),
    ...(waitKindOf(last) !== undefined
      ? [pathProblem(["steps", steps.length - 1], "waits for nothing: write a step after it, or remove it")]
      : []),
    ...(waits.reduce((sum, wait) => sum + wait, 0) > LONGEST_CHAIN
      ? [pathProblem(["steps"], "the waits add up to more than 330d: split the chain in two")]
      : []),
  ];
}

/** An event that nobody tells of, a date that is none, and what belongs to other ways in. */
function entryProblems(
  enter: Readonly<Record<string, unknown>>,
  chain: Readonly<Record<string, unknown>>,
  known: Known,
): readonly PathProblem[] {
  const { declared } = known;
  const { unsure } = declared;
  const events = unsure.has("events") ? undefined : [...TRIGGER_EVENTS, ...Object.keys(declared.events)];
  const mayBeDate = (name: string) =>
    declared.attributes[name]?.type === "date" || unsure.has(`attributes.${name}`);
  const dates = unsure.has("attributes") ? undefined : Object.keys(declared.attributes).filter(mayBeDate);
  const name = text(enter.date) ?? "";
  const type = declared.attributes[name]?.type;
  return [
    ...reference(["enter", "event"], "event", enter.event, events),
    ...(type !== undefined && !mayBeDate(name)
      ? [
          pathProblem(
            ["enter", "date"],
            `${enter.date} is of type ${type}: a chain enters by one of type date`,
          ),
        ]
      : reference(["enter", "date"], "attribute of type date", enter.date, dates)),
    ...("before" in enter && "after" in enter
      ? [pathProblem(["enter", "after"], "before and after exclude each other: remove one", true)]
      : []),
    ...replenishmentProblems(enter, chain),
    ...loyaltyProblems(enter, chain, known),
    ...("date" in enter && !("once" in enter) && chain.reenter === "never"
      ? [
          pathProblem(
            ["reenter"],
            "never, but the date comes each year: remove reenter, or write once: true under enter where the year counts",
          ),
        ]
      : []),
  ];
}

/** What nobody has or does where there is no programme. */
function loyaltyProblems(
  enter: Readonly<Record<string, unknown>>,
  chain: Readonly<Record<string, unknown>>,
  { hasLoyalty }: Known,
): readonly PathProblem[] {
  if (hasLoyalty) return [];
  const message = "the shop has no loyalty programme: write loyalty.yaml, or remove it";
  return [
    ...["points", "level"]
      .filter((key) => key in enter)
      .map((key) => pathProblem(["enter", key], message, true)),
    ...(enter.event === "level_changed" || enter.event === "referred"
      ? [pathProblem(["enter", "event"], message)]
      : []),
    ...("loyalty" in chain ? [pathProblem(["loyalty"], message, true)] : []),
  ];
}

/** Keys of `replenishment` of which one at most says what of. */
const EXCLUDING = [
  ["product", "category"],
  ["product", "categories"],
  ["category", "categories"],
] as const;

function replenishmentProblems(
  enter: Readonly<Record<string, unknown>>,
  chain: Readonly<Record<string, unknown>>,
): readonly PathProblem[] {
  if (!("replenishment" in enter)) return [];
  const both = EXCLUDING.filter((pair) => pair.every((key) => key in enter));
  return [
    ...both.map(([first, second]) =>
      pathProblem(["enter", second], `${first} and ${second} exclude each other: remove one`, true),
    ),
    ...(chain.reenter === "never"
      ? [
          pathProblem(
            ["reenter"],
            "never, but goods run out again and again: remove reenter, or write the shortest time between two reminders, like 7d",
          ),
        ]
      : []),
  ];
}

function stepProblems(
  path: Path,
  step: Readonly<Record<string, unknown>>,
  known: Known,
  check: CheckCondition,
): readonly PathProblem[] {
  return [
    ...(step.send === CONFIRM_TEMPLATE
      ? [
          pathProblem(
            [...path, "send"],
            `${CONFIRM_TEMPLATE} asks who signs up to confirm: no chain can send it`,
          ),
        ]
      : reference([...path, "send"], "template", step.send, known.templates)),
    ...reference([...path, "offer"], "offer", step.offer, known.offers),
    ...check([...path, "when"], step.when),
    ...variantProblems(path, step, known),
    ...("raise" in step && !("offer" in step)
      ? [pathProblem([...path, "raise"], "raise needs an offer to raise: write offer: ID", true)]
      : []),
  ];
}

function vocabularyIn({ declared, privileges }: Known, event?: OwnEvent): Vocabulary {
  const programme = Array.isArray(privileges)
    ? { privileges: Object.fromEntries(privileges.map((id) => [id, { name: id }])) }
    : undefined;
  return vocabularyOf({ store: declared, ...(programme && { loyalty: programme }) }, event);
}

/** Whether a condition asks for something that loyalty.yaml says. */
const asksLoyalty = (source: string): boolean =>
  /\bhas_privilege\b/.test(source) || LOYALTY_FIELDS.some((name) => new RegExp(`\\b${name}\\b`).test(source));

type CheckCondition = (path: Path, source: unknown, entry?: Entry) => readonly PathProblem[];

export function conditionsOf(known: Known, expressions: ReadableExpressions): CheckCondition {
  return (path, source, entry) => {
    if (typeof source !== "string" || asksUnsure(source, known.declared)) return [];
    if (known.privileges === "unsure" && asksLoyalty(source)) return [];
    if (entry?.by === "unknown" && /\bevent\b/.test(source)) return [];
    const event = entry?.by === "own" ? entry.event : undefined;
    const compiled = expressions.compile(source, vocabularyIn(known, event));
    if (compiled.ok) return [];
    return [{ path, message: compiled.problem, ...defined({ offset: compiled.at }) }];
  };
}

/** A verdict that depends on the one before would not be the same for the same customer. */
function ownSegmentProblems(
  path: Path,
  source: unknown,
  expressions: ReadableExpressions,
  known: Known,
): readonly PathProblem[] {
  if (typeof source !== "string") return [];
  if (!expressions.compile(source, vocabularyIn(known)).ok) return [];
  const asked = expressions.read(source).fields.find(({ name }) => name === "segment");
  const message =
    "the condition of a segment cannot ask for segment, which it decides itself: write that segment's condition here instead";
  return asked ? [{ path, message, offset: asked.at }] : [];
}

export function repeated(path: Path, values: readonly string[]): readonly PathProblem[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index
      ? [pathProblem([...path, index], `${value} is there twice: remove one`)]
      : [],
  );
}
