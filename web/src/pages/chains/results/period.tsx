import { PERIODS, type Period } from "../../../api/results.ts";
import { useTexts } from "../../../texts/language.tsx";
import { Select } from "../../../ui/select.tsx";
import { RESULTS } from "./texts.ts";

export function PeriodChooser({
  value,
  onChange,
}: {
  readonly value: Period;
  readonly onChange: (period: Period) => void;
}) {
  const texts = useTexts(RESULTS);
  return (
    <Select
      label={texts.period}
      hidesLabel
      choices={PERIODS.map((id) => ({ id, name: texts.periods[id] }))}
      value={value}
      onChange={onChange}
    />
  );
}
