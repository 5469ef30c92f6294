import type { Loyalty } from "../config/loyalty.ts";
import type { AttributeType, OwnEvent, PropertyType, Store } from "../config/store.ts";

/** What conditions of one config can ask besides the fields of fields.ts. */
export interface Vocabulary {
  /** `line`: the condition is asked of one line of an order, and of nothing else. @default of a customer */
  readonly about?: "line";
  /** `attributes.NAME` */
  readonly attributes?: Readonly<Record<string, AttributeType>>;
  /** `event.NAME`, where an own event has just come. */
  readonly event?: Readonly<Record<string, PropertyType>>;
  /** There is a loyalty programme, with these privileges: `has_privilege("ID")`. */
  readonly loyalty?: { readonly privileges: readonly string[] };
}

interface Declaring {
  readonly store: Pick<Store, "attributes">;
  readonly loyalty?: Pick<Loyalty, "privileges">;
}

export function vocabularyOf({ store, loyalty }: Declaring, event?: OwnEvent): Vocabulary {
  const { attributes } = store;
  const types = Object.entries(attributes ?? {}).map(([name, { type }]) => [name, type] as const);
  return {
    ...(attributes && { attributes: Object.fromEntries(types) }),
    ...(event && { event: event.properties }),
    ...(loyalty && { loyalty: { privileges: Object.keys(loyalty.privileges) } }),
  };
}

/** How conditions see a value of each type: days since a date are a number. */
export const FIELD_TYPES = {
  text: "string",
  choice: "string",
  number: "number",
  date: "number",
  yes_no: "bool",
  list: "list",
} as const satisfies Readonly<Record<AttributeType, string>>;
