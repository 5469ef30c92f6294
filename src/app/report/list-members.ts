import type { Bundle } from "../../domain/config/bundle.ts";
import { mayMail } from "../../domain/people/consent.ts";
import type { Customer } from "../../domain/people/profile.ts";
import { type Group, groupNamed, groupNames, isInGroup } from "../../domain/segments/groups.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { CustomerStore } from "../../ports/people.ts";
import type { Nights } from "../nightly/read.ts";
import { everybody } from "./everybody.ts";
import { type Fields, makeFieldsNow } from "./fields-now.ts";

export interface MembersRequest {
  /** A segment's id, `rfm:NAME` or `rfm:333`. */
  readonly segment: string;
  /** Only who may be mailed now. */
  readonly onlyMailable?: boolean;
  /** So many, whoever comes first. */
  readonly limit?: number;
  /** Called one after another for each part of the table, and waited for. */
  readonly see: (member: Member, bundle: Bundle) => unknown;
}

export interface Member {
  readonly customer: Customer;
  readonly fields: Fields;
}

export type MembersAnswer =
  | { readonly result: "listed"; readonly group: Group; readonly members: number; readonly read: number }
  | { readonly result: "no-segment"; readonly asked: string; readonly known: readonly string[] }
  | { readonly result: "no-config" };

/**
 * Who is in a group by the last night's verdict, in no order. Reads the customers table until the limit is reached, and
 * holds no more of it than is on its way.
 */
export function makeListMembers(deps: {
  readonly config: Pick<ConfigStore, "current">;
  readonly customers: Pick<CustomerStore, "scan">;
  readonly nights: Pick<Nights, "model">;
  readonly clock: Clock;
}) {
  return async (request: MembersRequest): Promise<MembersAnswer> => {
    const { segment, onlyMailable = false, limit = Number.POSITIVE_INFINITY, see } = request;
    const [published, model] = await Promise.all([deps.config.current(), deps.nights.model()]);
    if (!published) return { result: "no-config" };
    const { bundle } = published;
    const group = groupNamed(segment, bundle.segments);
    if (!group) return { result: "no-segment", asked: segment, known: groupNames(bundle.segments) };
    const fieldsOf = makeFieldsNow(bundle, model, deps.clock.now());
    let [read, members] = [0, 0];
    const isEnough = () => members >= limit;
    const look = async (customer: Customer) => {
      read += 1;
      if (!isInGroup(group, customer.score)) return;
      if (onlyMailable && mayMail(customer.profile).kind !== "yes") return;
      members += 1;
      await see({ customer, fields: fieldsOf(customer) }, bundle);
    };
    await everybody(deps.customers, look, isEnough);
    return { result: "listed", group, members, read };
  };
}
