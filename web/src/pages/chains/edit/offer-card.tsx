import { useTexts } from "../../../texts/language.tsx";
import { Card, Columns } from "../../../ui/frame.tsx";
import css from "./edit.module.css";
import type { OfferForm } from "./form.ts";
import { type Change, FieldInput } from "./input.tsx";
import { EDIT } from "./texts.ts";

/** How much the chain's offers take off. An offer may be another chain's too. */
export function OfferCard({
  offers,
  change,
}: {
  readonly offers: readonly OfferForm[];
  readonly change: Change;
}) {
  const texts = useTexts(EDIT);
  return (
    <Card title={texts.offers} lead={texts.offersLead}>
      {offers.map(({ id, kind, discounts, alsoIn }) => (
        <section key={id} className={css.offer} aria-label={texts.offer(id)}>
          <h3>{texts.offer(id)}</h3>
          {alsoIn.length > 0 && <p>{texts.alsoIn(alsoIn.join(", "))}</p>}
          {discounts.length === 0 && <p>{texts.noSize}</p>}
          {discounts.length > 0 && (
            <Columns>
              {discounts.map(({ tier, field }) => (
                <FieldInput key={field.id} label={texts.size(kind, tier)} field={field} change={change} />
              ))}
            </Columns>
          )}
        </section>
      ))}
    </Card>
  );
}
