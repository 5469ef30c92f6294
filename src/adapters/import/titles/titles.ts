import type { Role } from "../roles.ts";

/** Titles of columns in one language, for each role the surest first. */
export type Titles = Readonly<Partial<Record<Role, readonly string[]>>>;
