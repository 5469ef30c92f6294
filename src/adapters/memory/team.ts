import { defined } from "../../domain/basics/defined.ts";
import type { Member } from "../../domain/team/member.ts";
import type { MemberAddresses, MemberMailboxes, Team } from "../../ports/team.ts";

/** Who may use the admin API, in memory: for tests. Ids are counted. */
export function makeMemoryTeam(now: () => number = () => 0): Team & MemberAddresses & MemberMailboxes {
  const members = new Map<string, Member>();
  const byAddress = (email: string) => [...members.values()].find((one) => one.email === email.toLowerCase());
  return {
    page: async () => ({ members: [...members.values()] }),
    find: async (who) => members.get(who) ?? byAddress(who),
    withRole: async (role) => [...members.values()].flatMap((one) => (one.role === role ? [one.id] : [])),
    async invite(email) {
      if (byAddress(email)) return "exists";
      const member: Member = {
        ...{ id: `member-${members.size + 1}`, email: email.toLowerCase() },
        ...{ state: "invited", secondFactor: false, invitedAt: now() },
      };
      members.set(member.id, member);
      return member;
    },
    inviteAgain: async () => {},
    async setRole(id, role) {
      const member = members.get(id);
      if (member) members.set(id, { ...member, ...defined({ role }) });
    },
    remove: async (id) => void members.delete(id),
    mailbox: async (who) => members.get(who) ?? byAddress(who),
    addresses: async () => new Map([...members.values()].map(({ id, email }) => [id, email])),
  };
}
