import { type CodeQuestion, type Judged, makeJudgeCode, type Unjudged } from "./judge-code.ts";
import type { TillDeps } from "./till-deps.ts";

/** What a code would take off a basket. Nothing is held: who asks and never comes back has changed nothing. */
export function makeCheckCode(deps: TillDeps): (question: CodeQuestion) => Promise<Judged | Unjudged> {
  return makeJudgeCode(deps);
}
