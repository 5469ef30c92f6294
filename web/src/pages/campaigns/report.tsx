import { type CampaignStatus, type Outcome, useCampaignActions } from "../../api/campaigns.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/frame.tsx";
import { Stat, Stats } from "../../ui/stat.tsx";
import { Table } from "../../ui/table.tsx";
import { TEXTS } from "./texts.ts";

/** How the latest start goes: what was sent, what came back, and what became of everybody. */
export function Report({ status }: { readonly status: CampaignStatus }) {
  return (
    <>
      <Counts status={status} />
      {status.outcome && <Became status={status} outcome={status.outcome} />}
    </>
  );
}

function Counts({ status: { counts, weighed, outcome } }: { readonly status: CampaignStatus }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const rate = (count: number) =>
    counts.sent === 0 ? undefined : texts.ofSent(formats.percent(count / counts.sent, 2));
  const expected = weighed?.waterfall.mails;
  return (
    <Stats>
      <Stat
        label={texts.counts.sent}
        value={formats.count(counts.sent)}
        note={expected === undefined ? texts.stillEntering : texts.ofExpected(formats.count(expected))}
      />
      {outcome && (
        <Stat
          label={texts.counts.waiting}
          value={formats.count(outcome.tally.waiting)}
          note={texts.undecided}
        />
      )}
      <Stat
        label={texts.counts.bounced}
        value={formats.count(counts.bounced)}
        note={rate(counts.bounced)}
        explain={texts.explains.bounced}
      />
      <Stat
        label={texts.counts.complained}
        value={formats.count(counts.complained)}
        note={rate(counts.complained)}
        explain={texts.explains.complained}
      />
      {counts.unknown > 0 && (
        <Stat
          label={texts.counts.unknown}
          value={formats.count(counts.unknown)}
          explain={texts.explains.unknown}
        />
      )}
    </Stats>
  );
}

const EXPECTED = ["mail", "holdout", "capped"] as const;

interface Line {
  readonly expected: (typeof EXPECTED)[number];
  readonly became: string;
  readonly why: string;
  readonly count: number;
}

function Became({
  status: { run, weighed },
  outcome: { at, tally },
}: {
  readonly status: CampaignStatus;
  readonly outcome: Outcome;
}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { recount } = useCampaignActions(run.campaign);
  const heldOut = weighed?.waterfall.holdout ?? 0;
  const words = (became: string) => (texts.became as Readonly<Record<string, string>>)[became] ?? became;
  return (
    <Card
      title={texts.outcome}
      lead={texts.countedAt(formats.instant(at))}
      actions={
        <Button small isDisabled={recount.isPending} onPress={() => recount.mutate()}>
          {recount.isPending ? texts.counting : texts.countAgain}
        </Button>
      }
      flush
    >
      <Table
        label={texts.outcome}
        file={`${run.campaign}-${run.start}`}
        rows={linesOf(tally)}
        rowKey={({ expected, became, why }) => `${expected} ${became} ${why}`}
        columns={[
          { id: "became", name: texts.becameName, value: ({ became }) => words(became) },
          { id: "why", name: texts.why, value: ({ why }) => (why === "" ? undefined : texts.named(why)) },
          {
            id: "expected",
            name: texts.expectedName,
            wideOnly: true,
            value: ({ expected }) => texts.expected[expected],
          },
          { id: "count", name: texts.customers, numeric: true, value: ({ count }) => count },
        ]}
        foot={texts.bought(
          formats.count(tally.boughtAfterMail),
          formats.count(tally.boughtHeldOut),
          formats.count(heldOut),
        )}
      />
    </Card>
  );
}

function linesOf({ by }: Outcome["tally"]): readonly Line[] {
  return EXPECTED.flatMap((expected) =>
    Object.entries(by[expected] ?? {}).flatMap(([became, reasons]) =>
      Object.entries(reasons).map(([why, count]) => ({ expected, became, why, count })),
    ),
  );
}
