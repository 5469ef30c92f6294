import { useParams } from "@tanstack/react-router";
import { Link } from "react-aria-components";
import { type Chain, useChains } from "../../../api/chains.ts";
import { LISTED_DAYS, type Listed, type Outcome, useWho } from "../../../api/results.ts";
import { useFormats, useLanguage, useTexts } from "../../../texts/language.tsx";
import { nameIn } from "../../../texts/names.ts";
import { SHELL } from "../../../texts/shell/texts.ts";
import { Button } from "../../../ui/button.tsx";
import { Card, Page } from "../../../ui/frame.tsx";
import { Empty, Loaded } from "../../../ui/state.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { CustomerLink } from "../../../view/customer-link.tsx";
import { oneOf, text, useView } from "../../../view/view.ts";
import { RESULTS_VIEW, versionIn } from "./links.ts";
import { PeriodChooser } from "./period.tsx";
import { RESULTS } from "./texts.ts";

const VIEW = {
  ...RESULTS_VIEW,
  ...{ outcome: text(), step: text(), reason: text(), of: oneOf("", "entries", "steps") },
};

/** The customers behind one figure of a chain. */
export default function WhoPage() {
  const texts = useTexts(RESULTS);
  const { language } = useLanguage();
  const { chain: id = "" } = useParams({ strict: false }) as { readonly chain?: string };
  const [{ days, outcome, step, reason, version, of }, setView] = useView(VIEW);
  const chain = useChains().data?.chains.find((one) => one.id === id);
  const name = chain ? nameIn(chain.name, language) : id;
  const back = <Link href={`/chains/${id}${days === "30" ? "" : `?days=${days}`}`}>{name}</Link>;
  if (outcome === undefined || !isOutcome(outcome, texts.outcomes))
    return (
      <Page title={texts.who.unknown} back={back}>
        <Empty title={texts.who.unknown} />
      </Page>
    );
  const what = [
    texts.outcomes[outcome],
    step !== undefined && stepIn(chain, step, texts.who.step),
    reason !== undefined && ((texts.reasons as Readonly<Record<string, string>>)[reason] ?? reason),
    version !== undefined && texts.versionOf(version),
  ].filter((part) => part !== false);
  return (
    <Page
      title={`${name}: ${what.join(", ")}`}
      back={back}
      actions={
        outcome !== "waiting" && <PeriodChooser value={days} onChange={(next) => setView({ days: next })} />
      }
    >
      <Who
        asked={{
          ...{ chain: id, outcome, period: days, version: versionIn(version), step: versionIn(step) },
          ...(reason !== undefined && { reason: reason as never }),
          ...(of !== "" && { of }),
        }}
        label={what.join(", ")}
      />
    </Page>
  );
}

/** A step is known by the mail that it sends, or waits for, and where there is none, by its place. */
function stepIn(chain: Chain | undefined, step: string, named: (step: string) => string): string {
  const does = chain?.steps.find((one) => one.step >= Number(step))?.does;
  return does?.kind === "send" ? `“${does.template}”` : named(step);
}

const isOutcome = (given: string, outcomes: Readonly<Record<Outcome, string>>): given is Outcome =>
  Object.hasOwn(outcomes, given);

function Who({ asked, label }: { readonly asked: Parameters<typeof useWho>[0]; readonly label: string }) {
  const texts = useTexts(RESULTS).who;
  const shell = useTexts(SHELL);
  const formats = useFormats();
  const who = useWho(asked);
  const rows = who.data?.pages.flatMap(({ customers }) => customers) ?? [];
  const columns = useColumns(rows);
  return (
    <Loaded
      query={who}
      empty={{ when: () => rows.length === 0, show: <Empty title={texts.none}>{texts.noneWhy}</Empty> }}
    >
      {({ pages }) => {
        const total = pages.at(-1)?.total ?? 0;
        return (
          <Card
            flush
            title={texts.total({ value: total, text: formats.count(total) })}
            lead={`${texts.twice} ${asked.period === "all" ? texts.kept(formats.count(LISTED_DAYS)) : ""}`}
          >
            <Table
              label={label}
              rows={newestFirst(rows)}
              columns={columns}
              rowKey={({ customer, of, step, outcome }) => `${customer} ${of} ${step} ${outcome}`}
              file={`${asked.chain}-${asked.outcome}`}
              foot={
                <>
                  {texts.loaded(formats.count(rows.length), formats.count(total))}{" "}
                  {who.hasNextPage && (
                    <Button
                      small
                      isDisabled={who.isFetchingNextPage}
                      onPress={() => void who.fetchNextPage()}
                    >
                      {who.isFetchingNextPage ? shell.loading : shell.more}
                    </Button>
                  )}
                </>
              }
            />
          </Card>
        );
      }}
    </Loaded>
  );
}

/** Only columns in which somebody has something. */
/** Files of a day are in no order; who waits has no time. */
const newestFirst = (rows: readonly Listed[]): readonly Listed[] =>
  rows.toSorted((one, other) => (other.at ?? 0) - (one.at ?? 0));

function useColumns(rows: readonly Listed[]): readonly Column<Listed>[] {
  const texts = useTexts(RESULTS);
  const formats = useFormats();
  const { columns: names } = texts.who;
  const reasons: Readonly<Record<string, string>> = texts.reasons;
  const all: readonly Column<Listed>[] = [
    {
      id: "customer",
      name: names.customer,
      value: ({ customer }) => customer,
      cell: ({ customer }) => <CustomerLink customer={customer} />,
    },
    {
      id: "at",
      name: names.at,
      value: ({ at }) => (at === undefined ? undefined : new Date(at).toISOString()),
      cell: ({ at }) => (at === undefined ? "–" : formats.instant(at)),
    },
    {
      id: "reason",
      name: names.reason,
      value: ({ reason }) => reason,
      cell: ({ reason }) => (reason === null ? "–" : (reasons[reason] ?? reason)),
    },
    { id: "step", name: names.step, numeric: true, value: ({ step }) => step },
    { id: "template", name: names.template, value: ({ template }) => template },
    { id: "variant", name: names.variant, value: ({ variant }) => variant },
    { id: "offer", name: names.offer, value: ({ offer }) => offer },
    { id: "tier", name: names.tier, wideOnly: true, value: ({ tier }) => tier },
    { id: "version", name: names.version, numeric: true, wideOnly: true, value: ({ version }) => version },
  ];
  return all.filter(({ value }) => rows.some((row) => value(row) !== null && value(row) !== undefined));
}
