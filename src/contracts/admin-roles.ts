import { ROLES, type Role } from "../domain/team/role.ts";
import { ADMIN_SCOPES, type AdminScope } from "./admin.ts";

/** Groups of these names are in the user pool. */
export const ADMIN_ROLE_NAMES = ROLES;
export type AdminRole = Role;

/** What a role is for: stands at its group in the user pool, and in docs/admin-api.md. */
export const ADMIN_ROLE_MEANINGS = {
  viewer: "Reads everything but personal data and the log of changes",
  marketer: "Sees personal data, and changes what customers get",
  admin: "Starts nights, exports and erases people, and says who may do what",
} as const satisfies Record<AdminRole, string>;

/** The least role that has a scope. A scope without a row does not compile. */
const LEAST_ROLE = {
  "config.read": "viewer",
  "config.write": "marketer",
  "config.draft": "marketer",
  "chains.write": "marketer",
  "campaigns.write": "marketer",
  "sending.write": "marketer",
  "mails.write": "marketer",
  "metrics.read": "viewer",
  "results.read": "viewer",
  "customers.read": "viewer",
  "customers.write": "marketer",
  "privacy.read": "admin",
  "privacy.write": "admin",
  "products.read": "viewer",
  "products.write": "marketer",
  "webhooks.read": "viewer",
  "webhooks.write": "marketer",
  "codes.read": "viewer",
  "codes.write": "marketer",
  "till.read": "viewer",
  "till.write": "marketer",
  "loyalty.read": "viewer",
  "loyalty.write": "marketer",
  "runs.read": "viewer",
  "runs.write": "admin",
  "personal.read": "marketer",
  "audit.read": "marketer",
  "team.read": "admin",
  "team.write": "admin",
} as const satisfies Record<AdminScope, AdminRole>;

const rank = (role: AdminRole): number => ADMIN_ROLE_NAMES.indexOf(role);
const scopesOf = (role: AdminRole): readonly AdminScope[] =>
  (Object.keys(ADMIN_SCOPES) as AdminScope[]).filter((scope) => rank(LEAST_ROLE[scope]) <= rank(role));

/** What people of each role may do. A person's token may carry more: what counts is what both allow. */
export const ADMIN_ROLES = {
  viewer: scopesOf("viewer"),
  marketer: scopesOf("marketer"),
  admin: scopesOf("admin"),
} as const satisfies Record<AdminRole, readonly AdminScope[]>;

/** The roles that have a scope, the least first: who is told that something is not allowed is told whose it is. */
export const rolesWith = (scope: AdminScope): readonly AdminRole[] =>
  ADMIN_ROLE_NAMES.filter((role) => ADMIN_ROLES[role].includes(scope));
