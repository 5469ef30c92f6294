import { type Estimate, estimateAfter, estimateOf } from "../../domain/basics/finite-proportion.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { inLanguages } from "../../domain/config/localised.ts";
import { rulesOf } from "../../domain/night/rules.ts";
import type { Customer } from "../../domain/people/profile.ts";
import { placeIn } from "../../domain/segments/segments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Expressions } from "../../ports/conditions.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { CustomerStore } from "../../ports/people.ts";
import { compiled } from "../nightly/judge.ts";
import type { Nights } from "../nightly/read.ts";
import { makeFieldsNow } from "./fields-now.ts";

/** Where customers would be by other rules, told from the night's sample and its RFM scores. */
export interface SegmentShift {
  /** The night that has drawn those who were asked. */
  readonly night: string;
  readonly asked: number;
  readonly customers: number;
  /** Whether all of them were asked. */
  readonly exact: boolean;
  /** `night`: `before` is what that night counted. `now`: the rules in force are not the night's, so those who were asked are counted by them as of now. */
  readonly counted: "night" | "now";
  /** Customers who would be in another segment. */
  readonly moved: Estimate;
  /** In the order of the new rules, then those that go. `before` and `after`: null where the segment is not in those rules. */
  readonly segments: readonly {
    readonly id: string;
    /** By language. */
    readonly name: Readonly<Record<string, string>>;
    readonly before: Estimate | null;
    readonly after: Estimate | null;
  }[];
}

export interface ShiftDeps {
  readonly config: Pick<ConfigStore, "version">;
  readonly customers: Pick<CustomerStore, "readMany">;
  readonly nights: Pick<Nights, "model" | "sample" | "metrics">;
  readonly expressions: Expressions;
  readonly clock: Clock;
}

/** Undefined before a night has drawn a sample. */
export function makeShiftSegments({ config, customers, nights, expressions, clock }: ShiftDeps) {
  return async (before: Bundle, after: Bundle): Promise<SegmentShift | undefined> => {
    const [model, sample, night] = await Promise.all([nights.model(), nights.sample(), countedAs(before)]);
    if (!sample) return undefined;
    const now = clock.now();
    const placing = (bundle: Bundle) => {
      const fieldsOf = makeFieldsNow(bundle, model, now);
      const rules = bundle.segments.list.map((rule) => compiled(rule, expressions, bundle));
      return (customer: Customer) => placeIn(rules, bundle.segments.otherwise.id, fieldsOf(customer)).segment;
    };
    const [names, oldNames] = [namesIn(after), namesIn(before)];
    const [placeBefore, placeAfter] = [placing(before), placing(after)];
    const tally = makeTally();
    for await (const customer of customers.readMany(sample.keys)) {
      const [old, next] = [placeBefore(customer), placeAfter(customer)];
      const stored = night ? (customer.score?.segment ?? old) : old;
      // What time or an event since the night has moved, other rules have not.
      tally.add(stored, old === next && names.has(stored) ? stored : next);
    }
    const drawn = { asked: sample.keys.length, population: sample.customers };
    const estimate = (found: number) => estimateOf({ ...drawn, found });
    const was = (id: string) => night?.[id]?.customers ?? 0;
    return {
      night: sample.run,
      ...{ asked: drawn.asked, customers: drawn.population, exact: drawn.asked === drawn.population },
      counted: night ? "night" : "now",
      moved: estimate(tally.moved()),
      segments: [...new Map([...names, ...oldNames])].map(([id, name]) => {
        const { stayed, into, out } = tally.of(id);
        return {
          ...{ id, name: names.get(id) ?? name },
          before: oldNames.has(id) ? (night ? certain(was(id)) : estimate(stayed + out)) : null,
          after: names.has(id)
            ? night
              ? estimateAfter(was(id), { ...drawn, into, out })
              : estimate(stayed + into)
            : null,
        };
      }),
    };
  };

  /** What the last night has counted in each segment, if it did by the same rules. */
  async function countedAs(inForce: Bundle) {
    const metrics = await nights.metrics();
    const then = metrics && (await config.version(metrics.version));
    return then && rulesOf(then.bundle) === rulesOf(inForce) ? metrics.segments : undefined;
  }
}

const certain = (many: number): Estimate => ({ about: many, low: many, high: many });

/** Of each segment who stays, who comes and who leaves. */
function makeTally() {
  const counts = new Map<string, { stayed: number; into: number; out: number }>();
  const of = (id: string) => counts.get(id) ?? { stayed: 0, into: 0, out: 0 };
  const count = (id: string, what: "stayed" | "into" | "out") => {
    const found = of(id);
    counts.set(id, { ...found, [what]: found[what] + 1 });
  };
  let moved = 0;
  return {
    of,
    moved: () => moved,
    add(from: string, to: string) {
      if (from === to) return count(from, "stayed");
      moved += 1;
      count(from, "out");
      count(to, "into");
    },
  };
}

const namesIn = ({
  segments,
  store,
}: Bundle): ReadonlyMap<string, SegmentShift["segments"][number]["name"]> =>
  new Map(
    [...segments.list, segments.otherwise].map(({ id, name }) => [id, inLanguages(name, store.languages)]),
  );
