import { dayOf, type Instant } from "../../domain/basics/calendar.ts";
import { fieldContext } from "../../domain/conditions/field-context.ts";
import { fieldsOf } from "../../domain/conditions/fields.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Customer } from "../../domain/people/profile.ts";
import { foretold } from "../../domain/uplift/foretold.ts";
import type { NightlyModel } from "../nightly/documents.ts";

export type Fields = ReturnType<typeof fieldsOf>;

/** What conditions see of customers at this moment: profiles as they are, segments and scores of the last night. */
export function makeFieldsNow(
  bundle: Bundle,
  model: NightlyModel | undefined,
  now: Instant,
): (customer: Customer) => Fields {
  const today = dayOf(bundle.store.time_zone, now);
  const toldOf = ({ profile }: Customer) =>
    model && foretold(model, profile, { now, today, periodDays: model.periodDays });
  return (customer) => fieldsOf(customer, fieldContext(bundle, { now, today, ...toldOf(customer) }));
}
