import { defined } from "../../domain/basics/defined.ts";
import { type Estimate, estimateOf } from "../../domain/basics/finite-proportion.ts";
import { vocabularyOf } from "../../domain/conditions/vocabulary.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { mayMail } from "../../domain/people/consent.ts";
import type { Customer } from "../../domain/people/profile.ts";
import { type Group, groupNamed, groupNames, isInGroup } from "../../domain/segments/groups.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Condition, Expressions } from "../../ports/conditions.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { CustomerStore } from "../../ports/people.ts";
import type { Nights } from "../nightly/read.ts";
import { everybody } from "./everybody.ts";
import { makeFieldsNow } from "./fields-now.ts";

/** Whom to count: those for whom the condition holds, those in the segment, or those of the segment for whom it holds. */
export interface CountRequest {
  /** CEL, as in segments.yaml; it need not be published. */
  readonly condition?: string;
  /** By the last night's verdict: a segment's id, `rfm:NAME` or `rfm:333`. */
  readonly segment?: string;
}

export interface PeopleCount extends CountRequest {
  readonly people: Estimate;
  /** Who of them may be mailed now. */
  readonly mailable: Estimate;
  /** Where the last night has put them. */
  readonly segments: Readonly<Record<string, Estimate>>;
  readonly asked: number;
  /** How many there are. */
  readonly customers: number;
  /** Whether all of them were asked. */
  readonly exact: boolean;
  /** The night that has drawn those who were asked; absent where the whole table was read. */
  readonly night?: string;
  /** What is allowed in the condition and can hardly be meant. */
  readonly warnings: readonly Remark[];
}

/** Something about the condition. `at`: where in it, as an offset. */
export interface Remark {
  readonly message: string;
  readonly at?: number;
}

export type CountAnswer =
  | { readonly result: "counted"; readonly count: PeopleCount }
  | { readonly result: "wrong-condition"; readonly remark: Remark }
  | { readonly result: "no-segment"; readonly asked: string; readonly known: readonly string[] }
  | { readonly result: "no-config" }
  /** No night has drawn one yet. */
  | { readonly result: "no-sample" };

export interface CountDeps {
  readonly config: Pick<ConfigStore, "current">;
  readonly customers: Pick<CustomerStore, "readMany" | "scan">;
  readonly nights: Pick<Nights, "model" | "sample">;
  readonly expressions: Expressions;
  readonly warningsOf: (condition: string, bundle: Bundle) => readonly Remark[];
  readonly clock: Clock;
}

/** Counts at once: asks the night's sample, of whom it reads the records as they are now. */
export function makeCountPeople(deps: CountDeps) {
  return async (request: CountRequest): Promise<CountAnswer> => {
    const question = await questionOf(deps, request);
    if ("result" in question) return question;
    const sample = await deps.nights.sample();
    if (!sample) return { result: "no-sample" };
    const tally = makeTally(question);
    for await (const customer of deps.customers.readMany(sample.keys)) tally.add(customer);
    // Who is gone since counts as asked: with no answer, of no segment.
    const drawn = { asked: sample.keys.length, population: sample.customers };
    return counted(request, question, { ...tally, ...drawn, night: sample.run });
  };
}

/** Counts everybody, which reads the whole table: for whoever can wait. `onProgress` hears how many are done. */
export function makeCountEverybody(deps: CountDeps) {
  return async (request: CountRequest, onProgress: (done: number) => void): Promise<CountAnswer> => {
    const question = await questionOf(deps, request);
    if ("result" in question) return question;
    const tally = makeTally(question);
    await everybody(deps.customers, (customer) => {
      tally.add(customer);
      onProgress(tally.seen());
    });
    return counted(request, question, { ...tally, asked: tally.seen(), population: tally.seen() });
  };
}

interface Question {
  readonly isMeant: (customer: Customer) => boolean;
  readonly warnings: readonly Remark[];
}

async function questionOf(
  deps: CountDeps,
  { condition, segment }: CountRequest,
): Promise<Question | Exclude<CountAnswer, { result: "counted" }>> {
  const [published, model] = await Promise.all([deps.config.current(), deps.nights.model()]);
  if (!published) return { result: "no-config" };
  const { bundle } = published;
  const group = segment === undefined ? undefined : groupNamed(segment, bundle.segments);
  if (segment !== undefined && !group)
    return { result: "no-segment", asked: segment, known: groupNames(bundle.segments) };
  const compiled =
    condition === undefined ? undefined : deps.expressions.compile(condition, vocabularyOf(bundle));
  if (compiled?.ok === false) {
    const { problem, at } = compiled;
    return { result: "wrong-condition", remark: { message: problem, ...defined({ at }) } };
  }
  const fieldsOf = makeFieldsNow(bundle, model, deps.clock.now());
  return {
    isMeant: both(group, compiled?.condition, fieldsOf),
    warnings: condition === undefined ? [] : deps.warningsOf(condition, bundle),
  };
}

function both(
  group: Group | undefined,
  holds: Condition | undefined,
  fieldsOf: ReturnType<typeof makeFieldsNow>,
): Question["isMeant"] {
  return (customer) =>
    (group === undefined || isInGroup(group, customer.score)) &&
    (holds === undefined || holds(fieldsOf(customer)));
}

function makeTally({ isMeant }: Question) {
  const segments = new Map<string, number>();
  let [seen, people, mailable] = [0, 0, 0];
  return {
    add(customer: Customer): void {
      seen += 1;
      if (!isMeant(customer)) return;
      people += 1;
      if (mayMail(customer.profile).kind === "yes") mailable += 1;
      const { segment } = customer.score ?? {};
      if (segment !== undefined) segments.set(segment, (segments.get(segment) ?? 0) + 1);
    },
    seen: () => seen,
    found: () => ({ people, mailable, segments }),
  };
}

function counted(
  request: CountRequest,
  { warnings }: Question,
  {
    found,
    asked,
    population,
    night,
  }: Pick<ReturnType<typeof makeTally>, "found"> & {
    readonly asked: number;
    readonly population: number;
    readonly night?: string;
  },
): CountAnswer {
  const { people, mailable, segments } = found();
  const estimate = (many: number) => estimateOf({ found: many, asked, population });
  const most = [...segments].sort(([, one], [, other]) => other - one);
  return {
    result: "counted",
    count: {
      ...defined({ condition: request.condition, segment: request.segment, night }),
      people: estimate(people),
      mailable: estimate(mailable),
      segments: Object.fromEntries(most.map(([id, many]) => [id, estimate(many)])),
      asked,
      customers: population,
      exact: asked === population,
      warnings,
    },
  };
}
