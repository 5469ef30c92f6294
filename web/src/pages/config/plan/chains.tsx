import { useNamed } from "../../../api/named.ts";
import type { ConfigPlan, PlannedChain } from "../../../api/plan.ts";
import { useFormats, useTexts } from "../../../texts/language.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { Measures } from "./measures.tsx";
import { Examples } from "./moves.tsx";
import css from "./plan.module.css";
import { TEXTS } from "./texts.ts";
import { useMeasures } from "./use-measures.ts";

/** Chain by chain: those for which something changes, and the rest folded away. */
export function Chains({ plan: { chains, currency } }: { readonly plan: ConfigPlan }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const changing = chains.filter((one) => !isSame(one));
  const rest = chains.filter(isSame);
  return (
    <section>
      <h4 className={css.subtitle}>{texts.chains}</h4>
      {changing.map((one) => (
        <Chain key={one.chain} chain={one} currency={currency} isOpen={changing.length <= 3} />
      ))}
      {rest.length > 0 && (
        <details className={css.rest}>
          <summary>{texts.unchanged(formats.count(rest.length))}</summary>
          {rest.map((one) => (
            <Chain key={one.chain} chain={one} currency={currency} isOpen={false} />
          ))}
        </details>
      )}
    </section>
  );
}

const isSame = ({ change, before, after }: PlannedChain): boolean =>
  change === "same" && JSON.stringify(before) === JSON.stringify(after);

interface ChainProps {
  readonly chain: PlannedChain;
  readonly currency: string;
  readonly isOpen: boolean;
}

function Chain({ chain: { chain, change, before, after }, currency, isOpen }: ChainProps) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const named = useNamed();
  const measures = useMeasures(currency);
  const [was, is] = [before?.tonight.entrants, after?.tonight.entrants];
  const month = { before: knownOf(before), after: knownOf(after) };
  const examples = after?.tonight.examples ?? [];
  return (
    <details className={css.chain} open={isOpen}>
      <summary>
        <b>{named.chain(chain)}</b> {change !== "same" && <Tag tone="info">{texts.change[change]}</Tag>}{" "}
        <span className={css.brief}>{texts.brief(briefly(was, is, formats.count))}</span>
      </summary>
      <Measures
        title={texts.tonight}
        measures={measures.tonight({ before: before?.tonight, after: after?.tonight })}
      />
      {examples.length > 0 && <Examples examples={examples} />}
      {(month.before ?? month.after) && <Measures title={texts.month} measures={measures.month(month)} />}
      {after && <p className={css.small}>{texts.by[after.month.by]}</p>}
    </details>
  );
}

const knownOf = (outlook: PlannedChain["after"]) =>
  outlook && outlook.month.by !== "unknown" ? outlook.month : undefined;

const briefly = (was = 0, is = 0, count: (value: number) => string): string =>
  was === is ? count(is) : `${count(was)} → ${count(is)}`;
