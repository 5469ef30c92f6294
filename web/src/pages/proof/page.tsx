import { Link } from "react-aria-components";
import { useChainYield } from "../../api/chain-yield.ts";
import { type Proof, type ProofLearning, type ProofTogether, useProof } from "../../api/proof.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card, Page } from "../../ui/frame.tsx";
import { Stats } from "../../ui/stat.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { LearningCard } from "./learning.tsx";
import { ProvenStat } from "./proven-stat.tsx";
import { TEXTS } from "./texts.ts";
import { Together } from "./together.tsx";
import { useHoldOutName } from "./use-hold-out-name.ts";
import { betweenText, resultsNameOf, TONES, writerOf } from "./words.ts";

interface ProofList {
  readonly proof: readonly Proof[];
  readonly together: ProofTogether;
  readonly learning: ProofLearning;
}

/** Every hold-out of the config in force, and what it has shown; what is merely attributed stands beside it. */
export default function ProofPage() {
  const texts = useTexts(TEXTS);
  const proof = useProof();
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Loaded
        query={proof}
        empty={{
          when: (data) => isNobodyHeldOut(data),
          show: <Empty title={texts.none}>{texts.noneWhy}</Empty>,
        }}
      >
        {(data) => (
          <>
            <Stats>
              <ProvenStat proofs={data.proof} />
            </Stats>
            <Together together={data.together} />
            {data.proof.length > 0 && (
              <Card
                lead={`${texts.ripening}: ${texts.ripeningWhy} ${texts.attributed}: ${texts.attributedWhy}`}
                flush
              >
                <ProofTable proofs={data.proof} />
              </Card>
            )}
            <LearningCard learning={data.learning} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

const isNobodyHeldOut = ({ proof, together: { percent, quarters } }: ProofList): boolean =>
  proof.length === 0 && percent === 0 && quarters.length === 0;

function ProofTable({ proofs }: { readonly proofs: readonly Proof[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const results = useChainYield().data;
  const nameOf = useHoldOutName();
  const attributedTo = ({ id }: Proof) =>
    results?.results.find(({ chain }) => chain === resultsNameOf(id))?.attributed.revenue;
  const totalOf = ({ counted, state }: Proof): string => {
    const [primary] = counted?.outcomes ?? [];
    if (!counted || !primary?.total || state === "not-trusted") return "–";
    const write = writerOf(primary, counted.currency, formats);
    return `${texts.outcomes[primary.outcome]}: ${betweenText(primary.total, texts, write)}`;
  };
  const columns: readonly Column<Proof>[] = [
    {
      id: "name",
      name: texts.name,
      value: ({ id }) => nameOf(id),
      cell: ({ id }) => <Link href={`/proof/${encodeURIComponent(id)}`}>{nameOf(id)}</Link>,
    },
    {
      id: "state",
      name: texts.state,
      value: ({ state }) => texts.states[state],
      cell: ({ state }) => <Tag tone={TONES[state]}>{texts.states[state]}</Tag>,
    },
    { id: "total", name: texts.total, wideOnly: true, value: totalOf },
    {
      id: "ripening",
      name: texts.ripening,
      numeric: true,
      wideOnly: true,
      value: ({ ripening }) => ripening.mailed + ripening.heldOut,
    },
    {
      id: "attributed",
      name: texts.attributed,
      numeric: true,
      wideOnly: true,
      value: attributedTo,
      cell: (one) => {
        const revenue = attributedTo(one);
        return revenue === undefined || !results ? "–" : formats.money(revenue, results.currency);
      },
    },
  ];
  return <Table label={texts.title} columns={columns} rows={proofs} rowKey={({ id }) => id} file="proof" />;
}
