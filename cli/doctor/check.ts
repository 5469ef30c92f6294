import type { Site } from "./site.ts";

/** What a check has found, in a clause after the check's title. A remedy is one sentence: what to do about it. */
export type Finding =
  | { readonly state: "ok" | "not-local"; readonly says: string }
  | {
      /** `problem`: something the shop needs does not work. `warning`: it works, but somebody should look. */
      readonly state: "warning" | "problem" | "unchecked";
      readonly says: string;
      readonly remedy: string;
    };

export type State = Finding["state"];

/** One thing that has to be so in a deployment. */
export interface Check {
  /** Names the check in JSON: it stays as it is. */
  readonly id: string;
  readonly title: string;
  /** Page and section under docs/ that say more. */
  readonly doc: string;
  /** IAM actions that it takes to look. */
  readonly needs: readonly string[];
  /** Why there is nothing to look at on a local stack; absent where there is. */
  readonly notLocal?: string;
  readonly look: (site: Site) => Promise<Finding>;
}

export interface Area {
  readonly name: string;
  readonly checks: readonly Check[];
}

export const ok = (says: string): Finding => ({ state: "ok", says });
export const warning = (says: string, remedy: string): Finding => ({ state: "warning", says, remedy });
export const problem = (says: string, remedy: string): Finding => ({ state: "problem", says, remedy });
/** What cannot be said for as long as another check's problem is there. */
export const waitsFor = (what: string): Finding => ({
  state: "unchecked",
  says: `cannot be said: ${what}`,
  remedy: "Mend that first.",
});
