import type { PeopleDecision, PeopleRequest } from "../../src/app/people/decide-people.ts";
import type { Standing } from "../../src/domain/mailbox/ledger.ts";

/** What an operator may decide about people: over the tables (over-store.ts) or over the admin API (over-api.ts). */
export interface PeopleAccess {
  /** Over the admin API, the decision is by whom the token names. */
  decide(request: PeopleRequest): Promise<PeopleDecision>;
  allowMailbox(
    address: string,
    why: { readonly reason: string; readonly by: string },
  ): Promise<{ readonly before: Standing; readonly after: Standing }>;
}
