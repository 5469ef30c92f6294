import { type CodeRecord, type FoundCode, useCode } from "../../api/codes.ts";
import { useNamed } from "../../api/named.ts";
import { useFormats, useLanguage, useTexts } from "../../texts/language.tsx";
import { Card, Columns, Facts } from "../../ui/frame.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { Tag, type Tone } from "../../ui/tag.tsx";
import { CustomerLink } from "../../view/customer-link.tsx";
import { Life } from "./life.tsx";
import { TEXTS } from "./texts.ts";
import { Withdraw } from "./withdraw.tsx";
import { benefitInWords } from "./words.ts";

type Issued = Extract<FoundCode, { kind: "issued" }>;
type Standing = CodeRecord["stage"] | "expired";

const TONES: Readonly<Record<Standing, Tone>> = {
  reserved: "good",
  sent: "good",
  redeemed: "accent",
  released: "good",
  spent: "plain",
  withdrawn: "bad",
  expired: "plain",
};

/** One code that was looked up: what it gives, whose it is, and what became of it. */
export function Found({ asked }: { readonly asked: string }) {
  const texts = useTexts(TEXTS);
  const named = useNamed();
  const code = useCode(asked);
  return (
    <Loaded query={code}>
      {(found) => {
        if (!found) return <Empty title={texts.noCode(asked)}>{texts.noCodeWhy}</Empty>;
        if (found.kind === "issued") return <IssuedCode found={found} />;
        return <Notice title={texts.listed(asked)}>{texts.listedWhy(named.offer(found.offer))}</Notice>;
      }}
    </Loaded>
  );
}

function IssuedCode({ found }: { readonly found: Issued }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { language } = useLanguage();
  const { code, currency = "XXX", now } = found;
  const { terms } = code;
  const standing = standingOf(code, now);
  const isGood = standing === "reserved" || standing === "sent" || standing === "released";
  return (
    <Columns wide>
      <Card
        title={
          <>
            {code.written ?? code.code} <Tag tone={TONES[standing]}>{texts.code.stages[standing]}</Tag>
          </>
        }
        actions={isGood && <Withdraw code={code.code} />}
      >
        <Facts
          items={[
            [texts.code.gives, benefitInWords(terms.benefit, texts, { formats, currency, language })],
            [
              texts.code.offer,
              [code.offer, terms.tier, code.pool && texts.code.ofList].filter(Boolean).join(", "),
            ],
            terms.subject !== undefined && [
              texts.code.about,
              `${texts.variants[terms.variant]}: ${terms.subject}`,
            ],
            terms.minOrder !== undefined && [texts.code.minOrder, formats.money(terms.minOrder, currency)],
            [texts.code.whose, <CustomerLink key="whose" customer={code.customer} />],
            [texts.code.bound, texts.code.bounds[code.bound]],
          ]}
        />
      </Card>
      <Card title={texts.code.life}>
        <Life code={code} currency={currency} isExpired={isExpired(code, now)} />
      </Card>
    </Columns>
  );
}

/** The ledger lets a code be used an hour longer than mails say. */
const LEEWAY_MS = 3_600_000;

const isExpired = ({ terms }: CodeRecord, now: number): boolean => now > terms.validUntil + LEEWAY_MS;

function standingOf(code: CodeRecord, now: number): Standing {
  const { stage } = code;
  const isOpen = stage === "reserved" || stage === "sent" || stage === "released";
  return isOpen && isExpired(code, now) ? "expired" : stage;
}
