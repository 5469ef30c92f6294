import { FIELDS, isOfLoyalty } from "../../domain/conditions/fields.ts";
import { FIELD_TYPES } from "../../domain/conditions/vocabulary.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { RFM_SEGMENTS } from "../../domain/segments/rfm-segments.ts";

/** A field that conditions on customers can ask, for whoever writes one. */
export interface ConditionField {
  readonly name: string;
  readonly type: "number" | "string" | "bool" | "list";
  /** In English, as docs/config.md has it; absent for what the shop declares itself. */
  readonly meaning?: string;
  /** What a text can be, where that is known. */
  readonly values?: readonly string[];
}

/** Every field that means something outside of chains, in this shop. */
export function conditionFields(bundle: Bundle): readonly ConditionField[] {
  const { store, loyalty } = bundle;
  const values = valuesIn(bundle);
  const known = FIELDS.filter(
    ({ name }) => !name.endsWith("_since_entry") && (loyalty !== undefined || !isOfLoyalty(name)),
  ).map((field) => ({ ...field, ...(values[field.name] && { values: values[field.name] ?? [] }) }));
  const declared = Object.entries(store.attributes ?? {}).map(([name, attribute]) => ({
    name: `attributes.${name}`,
    type: FIELD_TYPES[attribute.type],
    ...("values" in attribute && Array.isArray(attribute.values) && { values: attribute.values }),
  }));
  return [...known, ...declared];
}

function valuesIn({ segments, offers, loyalty }: Bundle): Readonly<Record<string, readonly string[]>> {
  const cells = RFM_SEGMENTS[segments.rfm.scores ?? 3];
  return {
    consent: ["none", "given", "withdrawn"],
    tier: offers.tiers.map(({ id }) => id),
    segment: [...segments.list.map(({ id }) => id), segments.otherwise.id],
    rfm_segment: [...new Set(Object.values(cells))],
    ...(loyalty && { level: loyalty.levels.map(({ id }) => id) }),
  };
}
