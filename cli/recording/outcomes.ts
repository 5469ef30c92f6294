import type { CameOfIt } from "../../src/app/team/record-change.ts";
import type { ChangeDetails } from "../../src/domain/team/change.ts";

export const done = (details: ChangeDetails = {}): CameOfIt => ({
  outcome: "done",
  ...(Object.keys(details).length > 0 && { details }),
});

/** `why`: a kind of problem, as the admin API has them. */
export const refused = (why: "not-found" | "not-possible"): CameOfIt => ({ outcome: "refused", why });

/** `undefined` says that there is none such. */
export const doneIfThere = (result: unknown, details: ChangeDetails = {}): CameOfIt =>
  result === undefined ? refused("not-found") : done(details);
