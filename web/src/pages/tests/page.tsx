import { Link } from "react-aria-components";
import { type Experiment, useExperiments } from "../../api/experiments.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card, Page } from "../../ui/frame.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { TEXTS } from "./texts.ts";
import { chosenOf, TONES } from "./words.ts";

/** Every test of the config in force, and whether it can say something. */
export default function TestsPage() {
  const texts = useTexts(TEXTS);
  const experiments = useExperiments();
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Loaded
        query={experiments}
        empty={{
          when: (data) => data.experiments.length === 0,
          show: <Empty title={texts.none}>{texts.noneWhy}</Empty>,
        }}
      >
        {(data) => (
          <Card flush>
            <TestTable tests={data.experiments} />
          </Card>
        )}
      </Loaded>
    </Page>
  );
}

function TestTable({ tests }: { readonly tests: readonly Experiment[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const columns: readonly Column<Experiment>[] = [
    {
      id: "name",
      name: texts.name,
      value: ({ experiment }) => experiment,
      cell: ({ experiment }) => <Link href={`/tests/${encodeURIComponent(experiment)}`}>{experiment}</Link>,
    },
    {
      id: "counts",
      name: texts.counts,
      wideOnly: true,
      value: ({ by, withinDays }) => texts.by[by](formats.count(withinDays)),
    },
    {
      id: "people",
      name: texts.people,
      wideOnly: true,
      value: ({ variants }) =>
        variants.map(({ variant, people }) => `${variant} ${formats.count(people)}`).join(", "),
    },
    {
      id: "state",
      name: texts.state,
      value: (test) => [texts.states[test.state], chosenOf(test)].filter(Boolean).join(": "),
      cell: (test) => (
        <Tag tone={TONES[test.state]}>
          {[texts.states[test.state], test.state === "decided" && chosenOf(test)].filter(Boolean).join(": ")}
        </Tag>
      ),
    },
  ];
  return (
    <Table
      label={texts.title}
      columns={columns}
      rows={tests}
      rowKey={({ experiment }) => experiment}
      file="tests"
    />
  );
}
