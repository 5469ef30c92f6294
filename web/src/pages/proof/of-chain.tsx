import { Link } from "react-aria-components";
import { useProofOf } from "../../api/proof.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Shown } from "./shown.tsx";
import { TEXTS } from "./texts.ts";
import { stateInWords } from "./words.ts";

/** What a chain has brought, in a card of its page. */
export function ProofOfChain({ id }: { readonly id: string }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { data } = useProofOf(id);
  if (!data) return undefined;
  return (
    <Card title={texts.onChain} lead={stateInWords(data, texts, formats)}>
      {data.counted && <Shown counted={data.counted} only="primary" />}
      <Link href={`/proof/${encodeURIComponent(id)}`}>{texts.onChainLink}</Link>
    </Card>
  );
}
