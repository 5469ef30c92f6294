import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { AwsError } from "../aws-error.ts";
import { type Kept, NOTHING_KEPT } from "../kept/kept.ts";
import { declared, ignored, type Resource } from "../template/resources.ts";

const GroupShape = z.strictObject({ UserPoolId: z.string(), GroupName: z.string(), Description: ignored });

/** Somebody in a user pool. */
export interface Account {
  readonly sub: string;
  readonly email: string;
  readonly createdAt: Instant;
  status: "FORCE_CHANGE_PASSWORD" | "CONFIRMED";
  readonly groups: Set<string>;
}

/** Who is there from the start: somebody of each role, so that all of them can be tried. */
const SEEDS = [
  { sub: "10ca1000-0000-4000-8000-000000000001", email: "you@localhost", group: "admin" },
  { sub: "10ca1000-0000-4000-8000-000000000002", email: "marketer@localhost", group: "marketer" },
  { sub: "10ca1000-0000-4000-8000-000000000003", email: "viewer@localhost", group: "viewer" },
] as const;

const KeptAccounts = z.array(
  z.object({
    ...{ sub: z.string(), email: z.string(), createdAt: z.number() },
    status: z.enum(["FORCE_CHANGE_PASSWORD", "CONFIRMED"]),
    groups: z.array(z.string()),
  }),
);
const PREFIX = "accounts~";

/** The accounts of the template's user pools. */
export interface Directory {
  /** Groups of a pool, by their names. */
  groups(pool: string): ReadonlySet<string>;
  accounts(pool: string): Account[];
  /**
   * Who signs in: whom the hint names by address or by role, and without a hint the admin of this machine. Whoever was
   * invited has been in once then.
   */
  signIn(pool: string, hint: string | null): Account | undefined;
  add(pool: string, email: string): Account;
  /** Says that an account of the pool was changed, or removed. */
  changed(pool: string): void;
  /** Puts back what an earlier run has kept. */
  resume(): Promise<void>;
}

export function makeDirectory(
  pools: ReadonlySet<string>,
  resources: readonly Resource[],
  now: () => Instant,
  kept: Kept = NOTHING_KEPT,
): Directory {
  const declaredGroups = declared(resources, "AWS::Cognito::UserPoolGroup", GroupShape);
  const groupsOf = (pool: string) =>
    new Set(
      declaredGroups.flatMap(({ properties }) =>
        properties.UserPoolId === pool ? [properties.GroupName] : [],
      ),
    );
  const all = new Map([...pools].map((pool) => [pool, seeded(groupsOf(pool), now())]));
  const accounts = (pool: string): Account[] => {
    const found = all.get(pool);
    if (!found) throw new AwsError("ResourceNotFoundException", `User pool ${pool} does not exist.`);
    return found;
  };
  const changed = (pool: string) =>
    kept.put(
      `${PREFIX}${pool}`,
      accounts(pool).map((account) => ({ ...account, groups: [...account.groups] })),
    );
  return {
    changed,
    async resume() {
      for await (const [key, value] of kept.entries(PREFIX)) {
        const found = KeptAccounts.parse(value).map((one) => ({ ...one, groups: new Set(one.groups) }));
        all.set(key.slice(PREFIX.length), found);
      }
    },
    groups: groupsOf,
    accounts,
    signIn(pool, hint) {
      const wanted = (hint ?? SEEDS[0].email).toLowerCase();
      const inRole = SEEDS.find(({ group }) => group === wanted)?.email;
      const found = accounts(pool).find(({ email }) => email === (inRole ?? wanted));
      if (found && found.status !== "CONFIRMED") {
        found.status = "CONFIRMED";
        changed(pool);
      }
      return found;
    },
    add(pool, address) {
      const email = address.toLowerCase();
      const account: Account = {
        ...{ sub: randomUUID(), email, createdAt: now() },
        ...{ status: "FORCE_CHANGE_PASSWORD", groups: new Set<string>() },
      };
      accounts(pool).push(account);
      changed(pool);
      return account;
    },
  };
}

function seeded(groups: ReadonlySet<string>, createdAt: Instant): Account[] {
  return SEEDS.map(({ sub, email, group }) => ({
    ...{ sub, email, createdAt },
    status: "CONFIRMED",
    groups: new Set(groups.has(group) ? [group] : []),
  }));
}
