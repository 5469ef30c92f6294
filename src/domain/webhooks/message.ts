import type { CustomerKey } from "../facts/facts.ts";

/** A decision to write to one customer by another channel than mail, as other systems hear it. docs/channels.md lists it. */
export interface Message {
  /** The same however often the message is told: whoever gets it twice has one to send. */
  readonly id: string;
  /** Of the step `emit`. */
  readonly name: string;
  readonly channel: string;
  /** That it is posted to; absent of one that is on the event bus only. */
  readonly webhook?: string;
  /** ISO 8601. */
  readonly at: string;
  readonly customer: CustomerKey;
  readonly chain: string;
  readonly step: number;
  readonly language: string;
  /** By which quiet hours are told. */
  readonly time_zone: string;
  /** Why this customer, now. */
  readonly reason: string;
  /** The fields that the step names, nested as in templates; one of which nothing is known is absent. */
  readonly fields: Fields;
}

type Fields = Readonly<Record<string, unknown>>;

/** EventBridge takes ten at a time, of 256 KB together. */
const LARGEST_BYTES = 24 * 1024;

/** Whether a message is too large to be told with nine others. */
export const isTooLarge = (message: Message): boolean =>
  new TextEncoder().encode(JSON.stringify(message)).length > LARGEST_BYTES;

/** The named variables out of all that a template sees. */
export function fieldsOf(data: Fields, names: readonly string[]): Fields {
  const fields: Record<string, unknown> = {};
  for (const name of names) put(fields, data, name.split("."));
  return fields;
}

function put(into: Record<string, unknown>, from: unknown, [head, ...rest]: readonly string[]): void {
  if (head === undefined || !isGroup(from) || !Object.hasOwn(from, head)) return;
  const value = from[head];
  if (value === undefined) return;
  if (rest.length === 0) {
    into[head] = value;
    return;
  }
  const inner = into[head];
  // A group that is asked for as a whole holds this one already.
  if (inner === value) return;
  const group = isGroup(inner) ? { ...inner } : {};
  put(group, value, rest);
  if (Object.keys(group).length > 0) into[head] = group;
}

const isGroup = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
