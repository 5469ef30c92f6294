import { Link } from "react-aria-components";
import { type ConfigVersion, useConfig, useVersion } from "../../../api/config.ts";
import { type Period, type ResultLine, useResults } from "../../../api/results.ts";
import { useFormats, useTexts } from "../../../texts/language.tsx";
import { Card, Row } from "../../../ui/frame.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Select } from "../../../ui/select.tsx";
import { Empty, Failed, Loaded, Loading } from "../../../ui/state.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { text, useView, writeSearch } from "../../../view/view.ts";
import { FileDiffs } from "../../config/changes-view.tsx";
import { changesBetween } from "../../config/working-copy.ts";
import { type FigureRow, useFigureRows } from "./figure-rows.ts";
import { versionIn } from "./links.ts";
import { NoResults } from "./none.tsx";
import { Opening } from "./number.tsx";
import { partsOf } from "./parts.ts";
import { RESULTS } from "./texts.ts";

/** So many columns fit; older versions are in the files of `comeback results`. */
const MOST = 8;

/** What a chain has come to by each version of the config, newest first, and what the versions have different. */
export function Versions({ chain, period }: { readonly chain: string; readonly period: Period }) {
  const texts = useTexts(RESULTS);
  const results = useResults({ by: "version", period, chain });
  const rowsOf = useFigureRows();
  const config = useConfig();
  const inForce = config.data?.version ?? undefined;
  return (
    <Loaded query={results}>
      {(found) => {
        if (!found) return <NoResults />;
        const lines = found.results.toReversed().slice(0, MOST);
        return (
          <>
            <Card flush title={texts.versions.title} lead={texts.versions.lead}>
              {lines.length === 0 ? (
                <Empty title={texts.nothing}>{texts.nothingWhy}</Empty>
              ) : (
                <SideBySide {...{ chain, period, lines, inForce }} rows={rowsOf(found)} />
              )}
            </Card>
            {config.data && (
              <Differences
                chain={chain}
                history={config.data.history}
                counted={lines.flatMap(({ version }) => version ?? [])}
              />
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function SideBySide({
  chain,
  period,
  lines,
  inForce,
  rows,
}: {
  readonly chain: string;
  readonly period: Period;
  readonly lines: readonly ResultLine[];
  readonly inForce: number | undefined;
  readonly rows: readonly FigureRow[];
}) {
  const texts = useTexts(RESULTS);
  const formats = useFormats();
  const columns: readonly Column<FigureRow>[] = [
    { id: "figure", name: texts.versions.figure, value: ({ name }) => name },
    ...lines.map((line): Column<FigureRow> => {
      const { version } = line;
      const name = texts.versionOf(formats.count(version ?? 0));
      return {
        id: `${version}`,
        name: version === inForce ? `${name} (${texts.inForce})` : name,
        numeric: true,
        value: (row) => row.value(line),
        cell: ({ value, shown, opens }) =>
          opens ? (
            <Opening figure={{ chain, ...opens }} scope={{ days: period, version }} value={value(line)} />
          ) : (
            shown?.(line)
          ),
      };
    }),
  ];
  return (
    <Table
      label={texts.versions.title}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      file={`${chain}-versions`}
      foot={
        <Row>
          {texts.versions.bySteps}
          {lines.map(({ version }) => (
            <Link
              key={version}
              href={`/chains/${chain}${writeSearch({ version, days: period === "30" ? undefined : period })}`}
            >
              {texts.versionOf(formats.count(version ?? 0))}
            </Link>
          ))}
        </Row>
      }
    />
  );
}

/** What two versions have different of the chain; which two is in the address. */
function Differences({
  chain,
  history,
  counted,
}: {
  readonly chain: string;
  readonly history: readonly ConfigVersion[];
  /** Versions that customers went through in the period, newest first. */
  readonly counted: readonly number[];
}) {
  const texts = useTexts(RESULTS);
  const formats = useFormats();
  const [view, setView] = useView({ from: text(), to: text() });
  const published = history.map(({ version }) => version);
  const to = versionIn(view.to) ?? published[0] ?? 0;
  const from = versionIn(view.from) ?? counted.find((one) => one < to) ?? published.find((one) => one < to);
  if (from === undefined) return <Empty title={texts.versions.one}>{texts.versions.oneWhy}</Empty>;
  const choices = published.map((version) => ({
    id: `${version}`,
    name: texts.versionOf(formats.count(version)),
  }));
  return (
    <>
      <Card title={texts.versions.differs} lead={texts.versions.differsLead}>
        <Row>
          <Select
            label={texts.versions.from}
            choices={choices}
            value={`${from}`}
            onChange={(chosen) => setView({ from: chosen })}
          />
          <Select
            label={texts.versions.to}
            choices={choices}
            value={`${to}`}
            onChange={(chosen) => setView({ to: chosen })}
          />
        </Row>
      </Card>
      <Between chain={chain} from={from} to={to} />
    </>
  );
}

function Between({
  chain,
  from,
  to,
}: {
  readonly chain: string;
  readonly from: number;
  readonly to: number;
}) {
  const texts = useTexts(RESULTS).versions;
  const formats = useFormats();
  const [before, after] = [useVersion(from), useVersion(to)];
  const failed = [before, after].find(({ error }) => error);
  if (failed?.error) return <Failed error={failed.error} again={() => void failed.refetch()} />;
  if (!before.data || !after.data) return <Loading />;
  const [one = {}, other = {}] = partsOf(chain, before.data, after.data);
  if (Object.keys(changesBetween(one, other)).length === 0)
    return <Notice>{texts.same(formats.count(from), formats.count(to))}</Notice>;
  return <FileDiffs before={one} after={other} />;
}
