import type { Change } from "../../api/changes.ts";
import { actionOf } from "./actions.ts";
import type { ChangeTexts } from "./texts.en.ts";

/** A member's address, else the subject; of a command the user's name on the machine that it ran on. */
export function whoOf({ subject, email, role, via }: Change["by"], texts: ChangeTexts): string {
  if (via === "command-line") return texts.commandLine(subject);
  if (email !== undefined) return email;
  return role === undefined ? texts.program(subject) : subject;
}

export function doneOf({ what }: Change, texts: ChangeTexts): string {
  const action = actionOf(what);
  return action === undefined ? what : texts.actions[action];
}

/** From what to what; undefined where the line does not say. */
export function fromTo({ area, from, to }: Change, texts: ChangeTexts): string | undefined {
  if (from === undefined && to === undefined) return undefined;
  const said = (value: Change["from"]): string => {
    if (value === undefined) return "–";
    if (typeof value === "boolean") return value ? texts.paused : texts.running;
    return area === "config"
      ? texts.version(`${value}`)
      : (texts.roles[value] ?? texts.states[value] ?? `${value}`);
  };
  return `${said(from)} → ${said(to)}`;
}

/** What other columns say already. */
const SAID = new Set([
  ...[
    "version",
    "result",
    "changed",
    "paused",
    "chain",
    "campaign",
    "experiment",
    "variant",
    "offer",
    "webhook",
    "import",
    "subject",
    "part",
  ],
]);

export const detailsOf = ({ details = {} }: Change, texts: ChangeTexts): string =>
  Object.entries(details)
    .filter(([name]) => !SAID.has(name))
    .map(([name, value]) => `${texts.details[name] ?? name}: ${value}`)
    .join(", ");
