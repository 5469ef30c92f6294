import type { CodeSource, CodesAsked, SourceDeps } from "./code-origin.ts";
import { liveCodes, textOf } from "./live-codes.ts";
import { pooledCodes } from "./pooled-codes.ts";

export const codeSource = (deps: SourceDeps, asked: CodesAsked): CodeSource =>
  asked.rule.pool ? pooledCodes(deps, asked) : madeCodes(deps, asked);

function madeCodes({ codes }: SourceDeps, asked: CodesAsked): CodeSource {
  return {
    async look() {
      const { live, next } = await liveCodes(codes, asked);
      return { live, next: { text: textOf(asked, next), issue: next, revision: 1 } };
    },
    claim: async () => true,
    taken: async () => undefined,
  };
}
