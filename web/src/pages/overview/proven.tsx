import { Link } from "react-aria-components";
import { useProof } from "../../api/proof.ts";
import { useMay } from "../../session/session.tsx";
import { useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { ProvenStat } from "../proof/proven-stat.tsx";
import { TEXTS } from "../proof/texts.ts";

/** What all hold-outs together have proven. Asked for by itself, after the overview. */
export function Proven() {
  return useMay("results.read") ? <Shown /> : undefined;
}

function Shown() {
  const texts = useTexts(TEXTS);
  const { data } = useProof();
  if (!data || data.proof.length === 0) return undefined;
  return (
    <Card title={<Link href="/proof">{texts.title}</Link>} lead={texts.lead}>
      <ProvenStat proofs={data.proof} />
    </Card>
  );
}
