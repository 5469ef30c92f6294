import type { ResultLine, Results } from "../../../api/results.ts";
import { useFormats, useTexts } from "../../../texts/language.tsx";
import type { Figure } from "./links.ts";
import { RESULTS } from "./texts.ts";

/** One figure of several versions, in a row. */
export interface FigureRow {
  readonly id: string;
  readonly name: string;
  /** As files and sorting get it: money in major units, shares as parts of 1. */
  readonly value: (line: ResultLine) => number;
  readonly shown?: (line: ResultLine) => string;
  /** Whose customers it opens. */
  readonly opens?: Omit<Figure, "chain">;
}

/** The figures that versions are compared by; shares and revenue per entry, because versions have unlike numbers of customers. */
export function useFigureRows() {
  const texts = useTexts(RESULTS);
  const formats = useFormats();
  const { outcomes, versions } = texts;
  const share = (id: string, name: string, of: (line: ResultLine) => number): FigureRow => ({
    ...{ id, name, value: of },
    shown: (line) => formats.percent(of(line)),
  });
  return ({ currency, windowDays }: Pick<Results, "currency" | "windowDays">): readonly FigureRow[] => {
    const money = (id: string, name: string, of: (line: ResultLine) => number): FigureRow => ({
      ...{ id, name },
      value: (line) => formats.major(of(line), currency),
      shown: (line) => formats.money(of(line), currency),
    });
    return [
      {
        id: "entered",
        name: outcomes.entered,
        value: ({ entered }) => entered,
        opens: { outcome: "entered" },
      },
      {
        id: "held-out",
        name: outcomes["held-out"],
        value: ({ heldOut }) => heldOut,
        opens: { outcome: "held-out", of: "entries" },
      },
      {
        id: "waiting",
        name: outcomes.waiting,
        value: ({ waiting }) => waiting,
        opens: { outcome: "waiting" },
      },
      { id: "sent", name: outcomes.sent, value: ({ sent }) => sent, opens: { outcome: "sent" } },
      {
        id: "skipped",
        name: outcomes.skipped,
        value: ({ skipped }) => skipped,
        opens: { outcome: "skipped" },
      },
      ...(["opened", "clicked", "unsubscribed", "complained"] as const).map((id) =>
        share(id, versions.share(outcomes[id]), (line) => partOf(line[id], line.delivered)),
      ),
      {
        id: "ordered",
        name: outcomes.ordered,
        value: ({ ordered }) => ordered.customers,
        opens: { outcome: "ordered", of: "entries" },
      },
      share("ordered-share", versions.orderedShare, ({ ordered }) =>
        partOf(ordered.customers, ordered.windows),
      ),
      money("revenue", texts.revenue, ({ ordered }) => ordered.revenue),
      money("per-entry", versions.perEntry, ({ ordered }) => partOf(ordered.revenue, ordered.windows)),
      money("discounts", texts.discounts, ({ ordered }) => ordered.discounts),
      money(
        "attributed",
        texts.attributedRevenue(formats.count(windowDays)),
        ({ attributed }) => attributed.revenue,
      ),
    ];
  };
}

const partOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
