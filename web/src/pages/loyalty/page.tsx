import { useNight } from "../../api/metrics.ts";
import { useMay } from "../../session/session.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Columns, Page } from "../../ui/frame.tsx";
import { LookUp } from "../../ui/look-up.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { text, useView } from "../../view/view.ts";
import { Audit } from "./audit.tsx";
import { Ages, Levels } from "./breakdown.tsx";
import { Liabilities } from "./liability.tsx";
import { TEXTS } from "./texts.ts";
import { WalletOf } from "./wallet.tsx";

const VIEW = { wallet: text() };

/** What points the shop owes, and one customer's wallet. */
export default function LoyaltyPage() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const [{ wallet }, setView] = useView(VIEW);
  const maySeeWallets = useMay("loyalty.read");
  const night = useNight();
  return (
    <Page
      title={texts.title}
      lead={night.data ? `${texts.lead} ${texts.asOf(formats.day(night.data.date))}` : texts.lead}
    >
      {maySeeWallets && (
        <LookUp
          label={texts.lookUp}
          placeholder={texts.lookUpHint}
          button={texts.find}
          asked={wallet}
          onAsk={(asked) => setView({ wallet: asked })}
        />
      )}
      {maySeeWallets && wallet !== undefined && <WalletOf asked={wallet} />}
      <Loaded query={night}>
        {(data) => {
          if (!data) return <Empty title={texts.noNight}>{texts.noNightWhy}</Empty>;
          const { loyalty, currency, wallets } = data;
          if (!loyalty) return <Empty title={texts.none}>{texts.noneWhy}</Empty>;
          return (
            <>
              {wallets && <Audit wallets={wallets} />}
              <Liabilities liability={loyalty} currency={currency} />
              <Columns wide>
                <Ages ages={loyalty.ages} currency={currency} />
                <Levels levels={loyalty.levels} currency={currency} />
              </Columns>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
