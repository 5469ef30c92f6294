import { type Estimate, estimateOf } from "../../domain/basics/finite-proportion.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { localised } from "../../domain/config/localised.ts";
import type { Customer } from "../../domain/people/profile.ts";
import { placeIn } from "../../domain/segments/segments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Expressions } from "../../ports/conditions.ts";
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
  /** Customers who would be in another segment. */
  readonly moved: Estimate;
  /** In the order of the new rules, then those that go. `before` and `after`: null where the segment is not in those rules. */
  readonly segments: readonly {
    readonly id: string;
    readonly name: string;
    readonly before: Estimate | null;
    readonly after: Estimate | null;
  }[];
}

export interface ShiftDeps {
  readonly customers: Pick<CustomerStore, "readMany">;
  readonly nights: Pick<Nights, "model" | "sample">;
  readonly expressions: Expressions;
  readonly clock: Clock;
}

/** Undefined before a night has drawn a sample. */
export function makeShiftSegments({ customers, nights, expressions, clock }: ShiftDeps) {
  return async (before: Bundle, after: Bundle): Promise<SegmentShift | undefined> => {
    const [model, sample] = await Promise.all([nights.model(), nights.sample()]);
    if (!sample) return undefined;
    const now = clock.now();
    const placing = (bundle: Bundle) => {
      const fieldsOf = makeFieldsNow(bundle, model, now);
      const rules = bundle.segments.list.map((rule) => compiled(rule, expressions, bundle));
      return (customer: Customer) => placeIn(rules, bundle.segments.otherwise.id, fieldsOf(customer)).segment;
    };
    const [was, is] = [placing(before), placing(after)];
    const tally = { was: new Map<string, number>(), is: new Map<string, number>(), moved: 0 };
    for await (const customer of customers.readMany(sample.keys)) {
      const [old, now] = [was(customer), is(customer)];
      tally.was.set(old, (tally.was.get(old) ?? 0) + 1);
      tally.is.set(now, (tally.is.get(now) ?? 0) + 1);
      if (old !== now) tally.moved += 1;
    }
    const asked = sample.keys.length;
    const estimate = (found: number) => estimateOf({ found, asked, population: sample.customers });
    const [names, oldNames] = [namesIn(after), namesIn(before)];
    return {
      ...{ night: sample.run, asked, customers: sample.customers, exact: asked === sample.customers },
      moved: estimate(tally.moved),
      segments: [...new Map([...names, ...oldNames])].map(([id, name]) => ({
        id,
        name: names.get(id) ?? name,
        before: oldNames.has(id) ? estimate(tally.was.get(id) ?? 0) : null,
        after: names.has(id) ? estimate(tally.is.get(id) ?? 0) : null,
      })),
    };
  };
}

const namesIn = ({ segments, store }: Bundle): ReadonlyMap<string, string> =>
  new Map(
    [...segments.list, segments.otherwise].map(({ id, name }) => [
      id,
      localised(name, store.default_language),
    ]),
  );
