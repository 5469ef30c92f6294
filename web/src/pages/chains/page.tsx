import { Link } from "react-aria-components";
import { type Chain, useChains } from "../../api/chains.ts";
import { useFormats, useLanguage, useTexts } from "../../texts/language.tsx";
import { nameIn } from "../../texts/name-in.ts";
import { Card, Page, Row } from "../../ui/frame.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { TEXTS } from "./texts.ts";
import { enterInWords, heldOf } from "./words.ts";

/** Every chain, what enters it, and whether it needs somebody. */
export default function ChainsPage() {
  const texts = useTexts(TEXTS);
  const chains = useChains();
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Loaded
        query={chains}
        empty={{
          when: (data) => data.chains.length === 0,
          show: <Empty title={texts.none}>{texts.noneWhy}</Empty>,
        }}
      >
        {(data) => (
          <Card flush>
            <ChainTable chains={data.chains} />
          </Card>
        )}
      </Loaded>
    </Page>
  );
}

function ChainTable({ chains }: { readonly chains: readonly Chain[] }) {
  const texts = useTexts(TEXTS);
  const { language } = useLanguage();
  const formats = useFormats();
  const columns: readonly Column<Chain>[] = [
    {
      id: "name",
      name: texts.name,
      value: ({ name }) => nameIn(name, language),
      cell: ({ id, name }) => <Link href={`/chains/${id}`}>{nameIn(name, language)}</Link>,
    },
    { id: "enter", name: texts.enter, wideOnly: true, value: ({ enter }) => enterInWords(enter, texts) },
    { id: "steps", name: texts.steps, numeric: true, wideOnly: true, value: ({ steps }) => steps.length },
    {
      id: "holdout",
      name: texts.holdout,
      numeric: true,
      wideOnly: true,
      value: ({ holdoutPercent }) => holdoutPercent,
      cell: ({ holdoutPercent }) => formats.percent(holdoutPercent / 100),
    },
    {
      id: "state",
      name: texts.state,
      value: ({ paused }) => (paused ? texts.paused : texts.running),
      cell: (chain) => <State chain={chain} />,
    },
  ];
  return <Table label={texts.title} columns={columns} rows={chains} rowKey={({ id }) => id} file="chains" />;
}

export function State({ chain }: { readonly chain: Pick<Chain, "paused" | "held"> }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const held = heldOf(chain);
  return (
    <Row>
      <Tag tone={chain.paused ? "warn" : "good"}>{chain.paused ? texts.paused : texts.running}</Tag>
      {held > 0 && <Tag tone="warn">{texts.held({ value: held, text: formats.count(held) })}</Tag>}
    </Row>
  );
}
