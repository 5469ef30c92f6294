import type { ConfigCheck, ConfigEffect } from "../../api/config.ts";
import { useFormats, useLanguage, useTexts } from "../../texts/language.tsx";
import { nameIn } from "../../texts/names.ts";
import { Table } from "../../ui/table.tsx";
import css from "./consequences.module.css";
import type { ConfigTexts } from "./texts.en.ts";
import { TEXTS } from "./texts.ts";

/** What a config would change, in words. */
export function Consequences({ check }: { readonly check: ConfigCheck }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { effects, refolding, customers } = check;
  if (effects.length === 0 && refolding === undefined) return undefined;
  return (
    <section>
      <h3 className={css.title}>{texts.effects}</h3>
      <ul className={css.list}>
        {effects.map((effect) => (
          <li key={JSON.stringify(effect)}>{inWords(texts, effect)}</li>
        ))}
        {refolding && (
          <li>
            {texts.refolding(
              texts.refoldingOf({ kind: refolding.kind, names: namesOf(refolding).join(", ") }),
              formats.count(customers ?? 0),
              formats.money(Math.ceil((refolding.usd ?? 0) * 100), "USD"),
            )}
          </li>
        )}
      </ul>
    </section>
  );
}

type Refolding = NonNullable<ConfigCheck["refolding"]>;

function namesOf(refolding: Refolding): readonly string[] {
  if (refolding.kind === "currencies") return refolding.currencies;
  return refolding.kind === "everybody" ? refolding.because : [];
}

function inWords({ effect }: ConfigTexts, one: ConfigEffect): string {
  // A row of the table takes the kind under which it stands.
  const words = effect[one.kind] as (said: ConfigEffect) => string;
  return words(one);
}

/** Who would be in which segment, by the sample of the last night. */
export function Shift({ shift }: { readonly shift: NonNullable<ConfigCheck["shift"]> }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { language } = useLanguage();
  const estimate = (one: { about: number; low: number; high: number } | null) => {
    if (!one) return "–";
    const about = formats.count(one.about);
    if (one.low === one.high) return about;
    return texts.about(about, formats.interval(one.low, one.high, formats.count));
  };
  return (
    <section>
      <h3 className={css.title}>{texts.shift(estimate(shift.moved), formats.count(shift.customers))}</h3>
      <Table
        label={texts.segment}
        rows={shift.segments}
        rowKey={({ id }) => id}
        columns={[
          { id: "segment", name: texts.segment, value: ({ name }) => nameIn(name, language) },
          {
            id: "before",
            name: texts.before,
            numeric: true,
            value: ({ before }) => before?.about,
            cell: ({ before }) => estimate(before),
          },
          {
            id: "after",
            name: texts.after,
            numeric: true,
            value: ({ after }) => after?.about,
            cell: ({ after }) => estimate(after),
          },
        ]}
      />
      <p className={css.small}>
        {texts.counted[shift.counted](formats.day(shift.night))}{" "}
        {texts.shiftOf(formats.count(shift.asked), shift.exact)}
      </p>
    </section>
  );
}
