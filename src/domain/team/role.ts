/** What people are to the shop who use its admin API; each may do what those before it may. Groups have these names. */
export const ROLES = ["viewer", "marketer", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Of several the one that may do most. */
export const roleAmong = (groups: readonly string[]): Role | undefined =>
  ROLES.findLast((role) => groups.includes(role));
