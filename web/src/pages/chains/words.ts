import type { Chain, ChainStep } from "../../api/chains.ts";
import type { ChainTexts } from "./texts.en.ts";

/** `event visited`, as the API says it, in the reader's words. */
export function enterInWords(enter: string, { enters }: ChainTexts): string {
  const [kind = "", ...rest] = enter.split(" ");
  const name = rest.join(" ");
  return kind === "event" || kind === "segment" ? enters[kind](name) : enters.other(enter);
}

export const heldOf = ({ held }: Pick<Chain, "held">): number =>
  held.reduce((sum, { count }) => sum + count, 0);

export function waitInWords(wait: ChainStep["waits"][number], { waits, anchors }: ChainTexts): string {
  const named = (anchor: string) => (anchors as Readonly<Record<string, string>>)[anchor] ?? anchor;
  if ("wait_until" in wait) return waits.until(wait.wait_until);
  if ("wait_for" in wait) return waits.for(named(wait.wait_for), wait.before);
  return wait.since === undefined ? waits.wait(wait.wait) : waits.since(wait.wait, named(wait.since));
}

export function doneInWords({ does }: Pick<ChainStep, "does">, texts: ChainTexts): string {
  switch (does.kind) {
    case "send":
      return texts.send(does.template);
    case "emit":
      return texts.emit(does.message, does.channel);
    case "silence":
      return texts.silence;
    default:
      return does satisfies never;
  }
}
