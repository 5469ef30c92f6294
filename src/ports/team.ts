import type { Member } from "../domain/team/member.ts";
import type { Role } from "../domain/team/role.ts";

export interface MemberPage {
  readonly members: readonly Member[];
  /** Absent on the last page. */
  readonly next?: string;
}

/** Who may sign in to the admin API, and as what. */
export interface Team {
  /** Some 60 at a time, in the identity provider's order. */
  page(after?: string): Promise<MemberPage>;
  /** By the id, or by the address. */
  find(who: string): Promise<Member | undefined>;
  /** Ids of all who have the role. */
  withRole(role: Role): Promise<readonly string[]>;
  /** Makes an account and mails a first password. `exists`: somebody has the address already. */
  invite(email: string): Promise<Member | "exists">;
  /** Mails a first password once more, to somebody who has not used the last one. */
  inviteAgain(id: string): Promise<void>;
  /** This role and no other. */
  setRole(id: string, role: Role): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Where mails to somebody of the team go. */
export interface MemberMailboxes {
  /** By the id, or by the address. Undefined where there is no such member, no proven address, or the account is blocked. */
  mailbox(who: string): Promise<{ readonly id: string; readonly email: string } | undefined>;
}

/** Who a subject is, for who reads about members and changes none. */
export interface MemberAddresses {
  /** Addresses by id, of at most the first 300 members. */
  addresses(): Promise<ReadonlyMap<string, string>>;
}
