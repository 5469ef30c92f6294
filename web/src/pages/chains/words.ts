import type { Chain, ChainStep } from "../../api/chains.ts";
import type { Named } from "../../api/named.ts";
import type { ChainTexts } from "./texts.en.ts";

type Enter = Chain["enter"];

/** What enters a customer, in the reader's words and by the shop's names. */
export function enterInWords(enter: Enter, { enters }: ChainTexts, { named, money }: Naming): string {
  switch (enter.by) {
    case "event":
      return enters.event(enters.events[enter.event] ?? enter.event);
    case "segment":
      return enters.segment(named.segment(enter.segment));
    case "date":
      return enters.date(enter.date, enter);
    case "replenishment":
      return enters.replenishment(enter.product ?? enter.categories.join(", "), enter.before);
    case "points-expiring":
      return enters.pointsExpiring(enter.before);
    case "points-available":
      return enters.pointsAvailable(enter.least);
    case "level-near":
      return enters.levelNear(money(enter.within));
    default:
      return enter satisfies never;
  }
}

export interface Naming {
  readonly named: Pick<Named, "segment">;
  /** An amount in the currency's own units. */
  readonly money: (amount: number) => string;
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
