import type { Code } from "../../domain/offers/codes/code.ts";
import { decide } from "../../domain/offers/codes/decide.ts";
import type { Event, Refusal } from "../../domain/offers/codes/life.ts";
import type { CodeStore } from "../../ports/codes.ts";

export type Changed =
  | { readonly kind: "changed" | "same"; readonly code: Code }
  | { readonly kind: "refused"; readonly why: Refusal; readonly code: Code }
  | { readonly kind: "unknown" };

export type ChangeCode = (code: string, event: Event) => Promise<Changed>;

/**
 * Tells the ledger what happened to a code. Whoever writes meanwhile is read again. `put`: in place of the ledger's own, where
 * orders are told of.
 */
export function makeChangeCode(
  { codes }: { readonly codes: Pick<CodeStore, "get" | "put"> },
  put: CodeStore["put"] = codes.put,
): ChangeCode {
  return async (text, event) => {
    for (;;) {
      const code = await codes.get(text);
      if (!code) return { kind: "unknown" };
      const outcome = decide(code, event);
      if (outcome.kind === "refused") return { ...outcome, code };
      if (outcome.kind === "same") return { kind: "same", code };
      if ((await put(outcome.code)) === "written") return { kind: "changed", code: outcome.code };
    }
  };
}
