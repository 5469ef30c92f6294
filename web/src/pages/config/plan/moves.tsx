import { useNamed } from "../../../api/named.ts";
import type { PlannedMove } from "../../../api/plan.ts";
import { useFormats, useTexts } from "../../../texts/language.tsx";
import { CustomerLink } from "../../../view/customer-link.tsx";
import css from "./plan.module.css";
import { TEXTS } from "./texts.ts";

interface MovesProps {
  readonly kind: "segments" | "tiers";
  readonly moves: readonly PlannedMove[];
}

/** Who is elsewhere in the next night, the most first, with examples for whoever may see customers. */
export function Moves({ kind, moves }: MovesProps) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const named = useNamed();
  if (moves.length === 0) return undefined;
  const name = (id: string) => (kind === "segments" ? named.segment(id) : id);
  return (
    <section>
      <h4 className={css.subtitle}>{texts.moves[kind]}</h4>
      <ul className={css.moves}>
        {moves.map(({ from, to, customers, examples }) => (
          <li key={`${from} ${to}`}>
            <span>
              {name(from)} → {name(to)}
            </span>
            <b>{formats.count(customers)}</b>
            {examples.length > 0 && <Examples examples={examples} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Examples({ examples }: { readonly examples: readonly string[] }) {
  const texts = useTexts(TEXTS);
  return (
    <p className={css.examples}>
      {texts.examples}{" "}
      {examples.map((customer, index) => (
        <span key={customer}>
          {index > 0 && ", "}
          <CustomerLink customer={customer} />
        </span>
      ))}
    </p>
  );
}
