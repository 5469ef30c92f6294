import type { Code } from "../../domain/offers/codes/code.ts";
import { decide } from "../../domain/offers/codes/decide.ts";
import type { Event, Refusal } from "../../domain/offers/codes/life.ts";
import type { CodeStore } from "../../ports/codes.ts";

export type Changed =
  | { readonly kind: "changed" | "same"; readonly code: Code }
  | { readonly kind: "refused"; readonly why: Refusal; readonly code: Code }
  | { readonly kind: "unknown" };

const ATTEMPTS = 10;

/** Lets an event happen to a code: reads, decides, writes under the revision that was read, and repeats on a conflict. */
export function makeChangeCode({ codes }: { readonly codes: Pick<CodeStore, "get" | "put"> }) {
  return async (text: string, event: Event): Promise<Changed> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const code = await codes.get(text);
      if (!code) return { kind: "unknown" };
      const outcome = decide(code, event);
      if (outcome.kind === "same") return { kind: "same", code };
      if (outcome.kind === "refused") return { ...outcome, code };
      if ((await codes.put(outcome.code)) === "written") return { kind: "changed", code: outcome.code };
    }
    throw new Error(`code ${text} kept changing`);
  };
}
