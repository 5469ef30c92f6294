import { nearest } from "../../src/adapters/nearest.ts";
import type { CountAnswer, Remark } from "../../src/app/report/count-people.ts";
import { misuse, Refusal } from "../terminal/refusal.ts";
import { printable } from "../terminal/terminal.ts";

export const nothingPublished = () =>
  new Refusal("no config is published yet: comeback config push FOLDER", 1);

/** Why there is no answer, with what to do. `condition`: what was asked. */
export function refusalOf(
  answer: Exclude<CountAnswer, { result: "counted" }>,
  condition: string | undefined,
): Refusal {
  switch (answer.result) {
    case "wrong-condition":
      return misuse(pointedAt(answer.remark, condition ?? ""));
    case "no-segment": {
      const { asked, known } = answer;
      // `champs` is as near to champions as to rfm:champions.
      const near = nearest(asked, [...known, ...known.map((name) => name.replace(/^rfm:/, ""))]);
      return misuse(
        `there is no segment "${asked}": ${near ? `did you mean ${near}?` : `there are ${known.join(", ")}`}`,
      );
    }
    case "no-config":
      return nothingPublished();
    case "no-sample":
      return new Refusal(
        "no night has drawn a sample of the customers yet: comeback recompute, or --exact to ask everybody",
        1,
      );
  }
}

/** The remark, and under it the condition with a mark where it is meant. */
export function pointedAt({ message, at }: Remark, condition: string): string {
  const line = printable(condition.replace(/\s/g, " "));
  return at === undefined ? message : `${message}\n  ${line}\n  ${" ".repeat(at)}^`;
}
