import type { SourceStanding } from "../../api/quality.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Empty } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { TEXTS } from "./texts.ts";

interface SourcesProps {
  readonly sources: readonly SourceStanding[];
  /** The deployment's: on the local stack not that of this machine. */
  readonly now: number;
}

/** When each source spoke last, against its own rhythm. */
export function Sources({ sources, now }: SourcesProps) {
  const texts = useTexts(TEXTS);
  const words = texts.sources;
  const formats = useFormats();
  if (sources.length === 0) return <Empty title={words.none}>{words.noneWhy}</Empty>;
  const pause = (days: number) => words.days({ value: days, text: formats.count(days) });
  return (
    <Card flush title={words.title} lead={words.lead}>
      <Table
        label={words.title}
        file="sources"
        rows={sources}
        rowKey={({ source }) => source}
        columns={[
          { id: "source", name: words.source, value: ({ source }) => texts.names[source] },
          {
            id: "state",
            name: words.state,
            value: (one) => words.states[stateOf(one)],
            cell: (one) => <Tag tone={TONES[stateOf(one)]}>{words.states[stateOf(one)]}</Tag>,
          },
          {
            id: "last",
            name: words.last,
            value: ({ heard }) => heard?.lastAt,
            cell: ({ heard }) =>
              heard ? `${formats.ago(heard.lastAt, now)} (${formats.instant(heard.lastAt)})` : words.notHeard,
          },
          {
            id: "pause",
            name: words.longestPause,
            wideOnly: true,
            value: ({ heard }) => heard?.longestPause,
            cell: ({ heard }) =>
              heard?.longestPause === undefined ? words.tooFew : pause(heard.longestPause),
          },
          {
            id: "unseen",
            name: words.notUnderstood,
            numeric: true,
            value: ({ notUnderstood }) => notUnderstood,
          },
        ]}
      />
    </Card>
  );
}

const TONES = { quiet: "bad", speaks: "good", unknown: "plain" } as const;

function stateOf({ heard }: SourceStanding): keyof typeof TONES {
  if (heard?.isQuiet) return "quiet";
  return heard?.longestPause === undefined ? "unknown" : "speaks";
}
