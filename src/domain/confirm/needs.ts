import type { ConfirmSetting } from "../config/store.ts";
import type { ConsentProof } from "../facts/facts.ts";
import type { Rank } from "../facts/ranks.ts";

/**
 * Whether the mailbox's owner has to confirm a consent before it counts. `browser`: one that only a browser told of.
 * `always`: also the shop's own word, where it proves no double opt-in. What a browser says of a double opt-in proves
 * nothing.
 */
export function needsConfirmation(
  rank: Rank,
  { doubleOptInAt }: Pick<ConsentProof, "doubleOptInAt">,
  setting: ConfirmSetting,
): boolean {
  switch (setting) {
    case "never":
      return false;
    case "browser":
      return rank === "browser";
    case "always":
      return rank === "browser" || (rank === "server" && doubleOptInAt === undefined);
    default:
      return setting satisfies never;
  }
}
