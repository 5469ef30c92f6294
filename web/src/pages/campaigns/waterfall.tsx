import type { Weighed } from "../../api/campaigns.ts";
import { type Fall, Falls } from "../../figures/falls.tsx";
import type { Formats } from "../../format/formats.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import type { CampaignTexts } from "./texts.en.ts";
import { TEXTS } from "./texts.ts";
import { listed, totalOf } from "./words.ts";

const GATES = ["no-consent", "suppressed", "unwanted", "not-meant", "too-late"] as const;

/** From the audience to the mails: who falls out at which gate, and why. */
export function Waterfall({ weighed }: { readonly weighed: Weighed }) {
  const texts = useTexts(TEXTS);
  return <Falls falls={fallsOf(weighed.waterfall, texts, useFormats())} />;
}

interface Loss {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly reasons: readonly string[];
}

function fallsOf(
  { audience, lost, holdout, capped, twice, mails }: Weighed["waterfall"],
  texts: CampaignTexts,
  { count }: Formats,
): readonly Fall[] {
  const losses: readonly Loss[] = [
    ...GATES.map((id) => ({
      ...{ id, name: texts.gates[id], count: totalOf(lost[id]) },
      reasons: listed(lost[id], texts.named, count),
    })),
    { id: "holdout", name: texts.gates.holdout, count: holdout, reasons: [texts.holdoutWhy] },
    {
      id: "capped",
      name: texts.gates.capped,
      count: totalOf(capped),
      reasons: listed(capped, texts.named, count),
    },
    { id: "twice", name: texts.gates.twice, count: twice, reasons: [texts.twiceWhy] },
  ];
  let left = audience;
  const steps = losses
    .filter((loss) => loss.count > 0)
    .map(({ id, name, count: fallen, reasons }): Fall => {
      const from = left;
      left -= fallen;
      return { id, name, text: `−${count(fallen)}`, from, to: left, reasons };
    });
  const total = { from: 0, isTotal: true };
  return [
    { ...total, id: "audience", name: texts.inAudience, text: count(audience), to: audience },
    ...steps,
    { ...total, id: "mails", name: texts.mails, text: count(mails), to: mails },
  ];
}
