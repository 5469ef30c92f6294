import type { Base } from "../../api/quality.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Stat, Stats } from "../../ui/stat.tsx";
import { Table } from "../../ui/table.tsx";
import { TEXTS } from "./texts.ts";

type Origin = keyof Base["consents"]["given"];

/** Decisions about mails by what proves them, the strongest proof first. */
export function Consents({ base: { consents, claimedConsents } }: { readonly base: Base }) {
  const texts = useTexts(TEXTS).consents;
  const formats = useFormats();
  const origins = Object.keys(consents.given) as Origin[];
  const sum = (of: "given" | "withdrawn") =>
    origins.reduce((total, origin) => total + consents[of][origin], 0);
  const given = sum("given");
  const withShare = (count: number) =>
    count === 0 ? "0" : `${formats.count(count)} (${formats.percent(count / given)})`;
  const rows = origins.filter((origin) => consents.given[origin] + consents.withdrawn[origin] > 0);
  return (
    <Card title={texts.title} lead={texts.lead}>
      <Stats>
        <Stat label={texts.given} value={formats.count(given)} />
        <Stat label={texts.withdrawn} value={formats.count(sum("withdrawn"))} />
        <Stat label={texts.none} value={formats.count(consents.none)} />
        <Stat label={texts.claimed} value={formats.count(claimedConsents)} explain={texts.claimedWhy} />
      </Stats>
      {rows.length > 0 && (
        <Table
          label={texts.title}
          file="consents"
          rows={rows}
          rowKey={(origin) => origin}
          columns={[
            { id: "origin", name: texts.proof, value: (origin) => texts.origins[origin] },
            {
              id: "given",
              name: texts.given,
              numeric: true,
              value: (origin) => consents.given[origin],
              cell: (origin) => withShare(consents.given[origin]),
            },
            {
              id: "withdrawn",
              name: texts.withdrawn,
              numeric: true,
              value: (origin) => consents.withdrawn[origin],
            },
          ]}
        />
      )}
    </Card>
  );
}
