import { isTriggerEvent, PROMPT_EVENTS } from "../../domain/chains/triggers.ts";
import { text } from "./loose.ts";
import type { PathProblem } from "./problem.ts";

type Loose = Readonly<Record<string, unknown>>;

/** Only a mail that comes first can come at once, and only after what happens to few at a time. */
export function promptProblems(
  prompt: unknown,
  enter: Loose,
  first: Loose | undefined,
): readonly PathProblem[] {
  if (prompt !== true) return [];
  const refuse = (message: string) => [{ path: ["prompt"], message, key: true }];
  const event = text(enter.event);
  if (event === undefined || (isTriggerEvent(event) && !PROMPT_EVENTS.includes(event)))
    return refuse(
      `prompt is for chains by one of the events ${PROMPT_EVENTS.join(", ")} or an event of your own: enter by one of them, or remove it`,
    );
  if (first !== undefined && !("send" in first))
    return refuse("the chain begins with no mail: put a send first, or remove prompt");
  return [];
}
