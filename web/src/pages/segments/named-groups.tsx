import type { Segments } from "../../api/segments.ts";
import { Bars } from "../../figures/bars.tsx";
import { useMay } from "../../session/session.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { membersAt, useNames } from "./names.ts";
import { TEXTS } from "./texts.ts";

/** The named segments of the RFM table, with what they were in the night of comparison. */
export function NamedGroups({ data }: { readonly data: Segments }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const names = useNames(data);
  const mayList = useMay("customers.read");
  const { nightThen } = data;
  return (
    <Card
      title={texts.rfm.groups}
      lead={nightThen === null ? undefined : texts.own.since(formats.day(nightThen))}
    >
      <Bars
        bars={data.rfm.map(({ id, people, share, peopleThen }) => ({
          ...{ id, name: names.rfm(id), value: people, text: formats.count(people) },
          note: [
            share === null ? "" : formats.percent(share),
            peopleThen === null ? "" : formats.signed(people - peopleThen),
          ]
            .filter(Boolean)
            .join(" · "),
          ...(mayList && { href: membersAt(`rfm:${id}`) }),
          before: peopleThen ?? undefined,
        }))}
      />
    </Card>
  );
}
