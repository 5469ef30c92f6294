import { useTexts } from "../../../texts/language.tsx";
import css from "./plan.module.css";
import { TEXTS } from "./texts.ts";

/** One figure as things are and as they would be; absent where there is none. */
export interface Measure {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Figures under each other, by the config in force and by the draft. What stays the same is calm. */
export function Measures({
  title,
  measures,
}: {
  readonly title: string;
  readonly measures: readonly Measure[];
}) {
  const texts = useTexts(TEXTS);
  return (
    <table className={css.measures}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{texts.before}</th>
          <th scope="col">{texts.after}</th>
        </tr>
      </thead>
      <tbody>
        {measures.map(({ name, before, after }) => (
          <tr key={name} className={before === after ? css.same : undefined}>
            <th scope="row">{name}</th>
            <td>{before ?? "–"}</td>
            <td>{after ?? "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
