import { FIELDS } from "../../domain/conditions/fields.ts";
import { vocabularyOf } from "../../domain/conditions/vocabulary.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { mayMail } from "../../domain/people/consent.ts";
import type { Customer, Score } from "../../domain/people/profile.ts";
import { type Group, groupNamed, groupNames, isInGroup } from "../../domain/segments/groups.ts";
import { RFM_SEGMENTS } from "../../domain/segments/rfm-segments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Expressions } from "../../ports/conditions.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { CustomerStore } from "../../ports/people.ts";
import type { Members, Nights } from "../nightly/read.ts";
import type { Remark } from "./count-people.ts";
import { type Fields, makeFieldsNow } from "./fields-now.ts";

export interface MembersPageRequest {
  /** A segment's id, `rfm:NAME` or `rfm:333`. */
  readonly group: string;
  /** What an earlier answer says as `next`. */
  readonly after?: string;
  readonly limit: number;
  /** Only those for whom it holds now; CEL. */
  readonly condition?: string;
  readonly onlyMailable: boolean;
  /** Names of fields of conditions to tell of each. */
  readonly fields: readonly string[];
}

export interface MembersPage {
  readonly night: string;
  /** By the night's count, whatever the condition. */
  readonly members: number;
  readonly people: readonly MemberRow[];
  /** Customers whose records were read for this page. */
  readonly read: number;
  /** Absent at the end. */
  readonly next?: string;
}

/** One customer, as the night has left them and as they are now. Money in minor units. */
export interface MemberRow extends Pick<Score, "segment" | "segmentSince" | "cell" | "tier" | "reason"> {
  readonly customer: CustomerKey;
  readonly email?: string;
  readonly name?: string;
  readonly mayMail: boolean;
  readonly orders: number;
  readonly spent: number;
  readonly lastOrderAt?: number;
  readonly previousSegment?: string;
  /** Null for never, and for what is not known. */
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
}

export type MembersPageAnswer =
  | { readonly result: "listed"; readonly page: MembersPage }
  | { readonly result: "wrong-condition"; readonly remark: Remark }
  | { readonly result: "no-group"; readonly known: readonly string[] }
  | { readonly result: "no-field"; readonly field: string }
  /** The cursor is of another night's lists. */
  | { readonly result: "moved-on" }
  | { readonly result: "no-config" | "no-night" };

/** Most records that one page reads where a condition keeps few of them. */
const READ_AT_ONCE = 500;
const BATCH = 100;

export interface MembersPageDeps {
  readonly config: Pick<ConfigStore, "current">;
  readonly customers: Pick<CustomerStore, "readMany">;
  readonly nights: Pick<Nights, "model" | "members">;
  readonly expressions: Expressions;
  readonly clock: Clock;
}

/**
 * Who is in a group, page by page: opens the lists that the night has written, and reads the customers of one page by
 * their keys. Reads no table, however large the base; a page may be short, and what comes next is in `next`.
 */
export function makePageMembers(deps: MembersPageDeps) {
  return async (request: MembersPageRequest): Promise<MembersPageAnswer> => {
    const [published, model, members] = await Promise.all([
      deps.config.current(),
      deps.nights.model(),
      deps.nights.members(),
    ]);
    if (!published) return { result: "no-config" };
    if (!members) return { result: "no-night" };
    const { bundle } = published;
    const group = groupNamed(request.group, bundle.segments);
    if (!group) return { result: "no-group", known: groupNames(bundle.segments) };
    const field = request.fields.find((name) => !FIELDS.some((one) => one.name === name));
    if (field !== undefined) return { result: "no-field", field };
    const { condition } = request;
    const compiled =
      condition === undefined ? undefined : deps.expressions.compile(condition, vocabularyOf(bundle));
    if (compiled?.ok === false) {
      const { problem, at } = compiled;
      return { result: "wrong-condition", remark: { message: problem, ...(at !== undefined && { at }) } };
    }
    const start = placeOf(request.after, members);
    if (!start) return { result: "moved-on" };
    const fieldsOf = makeFieldsNow(bundle, model, deps.clock.now());
    const cells = RFM_SEGMENTS[bundle.segments.rfm.scores ?? 3];
    const look = (customer: Customer): MemberRow | undefined => {
      const { score } = customer;
      if (!score || !isInGroup(group, score)) return undefined;
      const fields = fieldsOf(customer);
      if (request.onlyMailable && mayMail(customer.profile).kind !== "yes") return undefined;
      if (compiled?.ok && !compiled.condition(fields)) return undefined;
      return rowOf(customer, score, fields, request.fields);
    };
    const found = await walk(deps, members, { group, cells, start, limit: request.limit, look });
    const all = members.index.shards.reduce((sum, shard) => sum + sizeOf(shard, group, cells), 0);
    return { result: "listed", page: { night: members.run, members: all, ...found } };
  };
}

interface Place {
  readonly shard: number;
  readonly offset: number;
}

interface Walk {
  readonly group: Group;
  readonly cells: Readonly<Record<string, string>>;
  readonly start: Place;
  readonly limit: number;
  readonly look: (customer: Customer) => MemberRow | undefined;
}

async function walk(
  { customers }: Pick<MembersPageDeps, "customers">,
  members: Members,
  { group, cells, start, limit, look }: Walk,
): Promise<Pick<MembersPage, "people" | "read" | "next">> {
  const people: MemberRow[] = [];
  let read = 0;
  const { fence, shards } = members.index;
  for (const [shard, sizes] of shards.entries()) {
    if (shard < start.shard || sizeOf(sizes, group, cells) === 0) continue;
    const keys = keysOf((await members.listsOf(shard)) ?? {}, group, cells);
    let offset = shard === start.shard ? start.offset : 0;
    while (offset < keys.length) {
      if (people.length >= limit || read >= READ_AT_ONCE)
        return { people, read, next: `${fence}.${shard}.${offset}` };
      const batch = keys.slice(offset, offset + Math.min(BATCH, limit - people.length));
      const byKey = new Map<string, Customer>();
      for await (const customer of customers.readMany(batch)) byKey.set(customer.profile.id, customer);
      for (const key of batch) {
        const customer = byKey.get(key);
        const row = customer && look(customer);
        if (row) people.push(row);
      }
      read += batch.length;
      offset += batch.length;
    }
  }
  return { people, read };
}

function placeOf(after: string | undefined, { index }: Members): Place | undefined {
  if (after === undefined) return { shard: 0, offset: 0 };
  const [fence, shard = 0, offset = 0] = after.split(".").map(Number);
  return fence === index.fence ? { shard, offset } : undefined;
}

function sizeOf(
  { segments, cells }: Members["index"]["shards"][number],
  { of, id }: Group,
  named: Readonly<Record<string, string>>,
): number {
  switch (of) {
    case "segment":
      return segments[id] ?? 0;
    case "rfm_cell":
      return cells[id] ?? 0;
    case "rfm_segment":
      return Object.entries(cells).reduce((sum, [cell, many]) => sum + (named[cell] === id ? many : 0), 0);
    default:
      return of satisfies never;
  }
}

function keysOf(
  lists: NonNullable<Awaited<ReturnType<Members["listsOf"]>>>,
  { of, id }: Group,
  named: Readonly<Record<string, string>>,
): readonly CustomerKey[] {
  return Object.entries(lists).flatMap(([segment, cells]) =>
    of === "segment" && segment !== id
      ? []
      : Object.entries(cells).flatMap(([cell, keys]) => {
          const isMeant =
            of === "segment" ||
            (of === "rfm_cell" && cell === id) ||
            (of === "rfm_segment" && named[cell] === id);
          return isMeant ? keys : [];
        }),
  );
}

function rowOf(
  { profile }: Customer,
  { segment, segmentSince, cell, tier, reason, previousSegment }: Score,
  fields: Fields,
  asked: readonly string[],
): MemberRow {
  const values: Readonly<Record<string, unknown>> = fields;
  return {
    customer: profile.id,
    ...(profile.email !== undefined && { email: profile.email }),
    ...(profile.name !== undefined && { name: profile.name }),
    mayMail: mayMail(profile).kind === "yes",
    ...{ orders: profile.orders, spent: profile.spent },
    ...(profile.lastOrderAt !== undefined && { lastOrderAt: profile.lastOrderAt }),
    ...{ segment, segmentSince, cell, tier, reason },
    ...(previousSegment !== undefined && { previousSegment }),
    fields: Object.fromEntries(asked.map((name) => [name, toldOf(values[name])] as const)),
  };
}

function toldOf(value: unknown): string | number | boolean | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  return typeof value === "string" || typeof value === "boolean" ? value : null;
}
