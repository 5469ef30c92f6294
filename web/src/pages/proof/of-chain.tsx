import { Link } from "react-aria-components";
import { useProofOf } from "../../api/proof.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Shown } from "./shown.tsx";
import { TEXTS } from "./texts.ts";
import { isOfOffers, stateInWords } from "./words.ts";

/** What a chain or its offers have brought, in a card of its page. */
export function ProofOfChain({ id }: { readonly id: string }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { data } = useProofOf(id);
  if (!data) return undefined;
  return (
    <Card title={isOfOffers(id) ? texts.onOffers : texts.onChain} lead={stateInWords(data, texts, formats)}>
      {data.counted && <Shown counted={data.counted} only="primary" />}
      <Link href={`/proof/${encodeURIComponent(id)}`}>{texts.onChainLink}</Link>
    </Card>
  );
}
