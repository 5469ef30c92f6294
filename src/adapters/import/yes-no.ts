import { readYesOrNo } from "../../domain/basics/yes-or-no.ts";

/** What a cell says about consent: somebody who was never asked has not agreed. Undefined where it is neither yes nor no. */
export function readYesNo(text: string): boolean | undefined {
  const answer = readYesOrNo(text);
  return answer === undefined ? undefined : answer === "yes";
}
