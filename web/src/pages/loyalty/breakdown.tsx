import type { Liability } from "../../api/metrics.ts";
import { Bars } from "../../figures/bars.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Table } from "../../ui/table.tsx";
import { TEXTS } from "./texts.ts";

/** What is owed by how long it could have been spent. */
export function Ages({ ages, currency }: { readonly ages: Liability["ages"]; readonly currency: string }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const words = (age: string) => (texts.age as Readonly<Record<string, string>>)[age] ?? age;
  return (
    <Card title={texts.ages} lead={texts.agesLead}>
      <Bars
        bars={ages.map(({ age, points, worth }) => ({
          ...{ id: age, name: words(age), value: worth, text: formats.money(Math.round(worth), currency) },
          note: texts.pointsIn({ value: points, text: formats.count(points) }),
        }))}
      />
    </Card>
  );
}

/** What is owed to the members of each level. */
export function Levels({
  levels,
  currency,
}: {
  readonly levels: Liability["levels"];
  readonly currency: string;
}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return (
    <Card title={texts.levels} flush>
      <Table
        label={texts.levels}
        file="levels"
        rows={levels}
        rowKey={({ level }) => level}
        columns={[
          { id: "level", name: texts.level, value: ({ level }) => level },
          { id: "members", name: texts.members, numeric: true, value: ({ members }) => members },
          { id: "points", name: texts.points, numeric: true, wideOnly: true, value: ({ points }) => points },
          {
            id: "worth",
            name: texts.worth,
            numeric: true,
            value: ({ worth }) => worth,
            cell: ({ worth }) => formats.money(Math.round(worth), currency),
          },
        ]}
      />
    </Card>
  );
}
