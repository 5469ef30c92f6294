import { type Audit, useAudit } from "../../api/audit.ts";
import { useShop } from "../../api/shop.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { SHELL } from "../../texts/shell/texts.ts";
import { Button } from "../../ui/button.tsx";
import { Page } from "../../ui/frame.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { useView, whole } from "../../view/view.ts";
import { Asleep, Concentration } from "./asleep.tsx";
import { FirstOrders, SecondOrders, WhoBuys } from "./buying.tsx";
import { TEXTS } from "./texts.ts";
import { Worth } from "./worth.tsx";

/** In percent, as people say it; orders as they are. */
const VIEW = { response: whole(5), orders: whole(1), discount: whole(10), margin: whole(40) };

/** What a consultant would find out on the first day: the page to show to whoever decides. */
export default function AuditPage() {
  const texts = useTexts(TEXTS);
  const shell = useTexts(SHELL);
  const formats = useFormats();
  const shop = useShop();
  const [view, setView] = useView(VIEW);
  const share = (percent: number) => Math.min(100, percent) / 100;
  const audit = useAudit({
    response: share(view.response),
    discount: share(view.discount),
    margin: share(view.margin),
    orders: Math.min(100, view.orders),
  });
  if (shop.data && shop.data.night === null)
    return (
      <Page title={texts.title}>
        <Empty title={shell.noNight}>{texts.noBuyersWhy}</Empty>
      </Page>
    );
  return (
    <Page
      title={texts.title}
      lead={audit.data && texts.lead(formats.day(audit.data.audit.asOf), formats.day(audit.data.night))}
      actions={<Button onPress={() => window.print()}>{texts.print}</Button>}
    >
      <Loaded query={audit}>
        {({ audit: found }) => (
          <>
            <OnWhat audit={found} />
            {found.buyers === 0 ? (
              <Empty title={texts.noBuyers}>{texts.noBuyersWhy}</Empty>
            ) : (
              <>
                <WhoBuys audit={found} />
                <FirstOrders audit={found} />
                <SecondOrders audit={found} />
                <Asleep audit={found} />
                <Concentration audit={found} />
                <Worth audit={found} assumed={view} onAssume={(next) => setView(next, { replace: true })} />
              </>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function OnWhat({ audit: { asOfBecause, leftOut } }: { readonly audit: Audit }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const isPartial = leftOut.customers > 0 || leftOut.orders > 0;
  if (asOfBecause !== "last-order" && !isPartial) return undefined;
  return (
    <Notice>
      {asOfBecause === "last-order" && <p>{texts.lastOrder}</p>}
      {isPartial && <p>{texts.leftOut(formats.count(leftOut.customers), formats.count(leftOut.orders))}</p>}
    </Notice>
  );
}
