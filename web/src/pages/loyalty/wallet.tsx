import { useWallet, type Wallet } from "../../api/loyalty.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card, Facts } from "../../ui/frame.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { CustomerLink } from "../../view/customer-link.tsx";
import { Give } from "./give.tsx";
import { TEXTS } from "./texts.ts";

const DAY_MS = 86_400_000;

/** One customer's points: what can be spent, what cannot yet, and in which orders some are. */
export function WalletOf({ asked }: { readonly asked: string }) {
  const texts = useTexts(TEXTS);
  const wallet = useWallet(asked);
  return (
    <Loaded query={wallet}>
      {(found) =>
        found ? <WalletCard wallet={found} /> : <Empty title={texts.nobody(asked)}>{texts.nobodyWhy}</Empty>
      }
    </Loaded>
  );
}

function WalletCard({ wallet }: { readonly wallet: Wallet }) {
  const { wallet: words } = useTexts(TEXTS);
  const formats = useFormats();
  const { customer, held, debt, card, nextExpiry, holds } = wallet;
  return (
    <Card title={<CustomerLink customer={customer} />} actions={<Give key={customer} customer={customer} />}>
      <Facts
        items={[
          [words.level, wallet.level],
          [words.available, formats.count(wallet.available)],
          held > 0 && [words.held, `${formats.count(held)} (${words.heldWhy})`],
          [words.pending, formats.count(wallet.pending)],
          [words.spent, formats.count(wallet.spent)],
          [words.expiring, formats.count(wallet.expiringSoon)],
          nextExpiry && [
            words.next,
            words.nextOn(
              { value: nextExpiry.points, text: formats.count(nextExpiry.points) },
              formats.day(new Date(nextExpiry.on * DAY_MS).toISOString().slice(0, 10)),
            ),
          ],
          debt !== undefined && debt > 0 && [words.debt, formats.count(debt)],
          card !== undefined && [words.card, card],
        ]}
      />
      {holds.length > 0 && <Holds holds={holds} />}
    </Card>
  );
}

function Holds({ holds }: { readonly holds: Wallet["holds"] }) {
  const texts = useTexts(TEXTS);
  return (
    <Table
      label={texts.holds}
      file="points-in-orders"
      rows={holds}
      rowKey={({ order }) => order}
      columns={[
        { id: "order", name: texts.order, value: ({ order }) => order },
        { id: "points", name: texts.points, numeric: true, value: ({ points }) => points },
        { id: "state", name: texts.state, value: ({ state }) => texts.states[state] },
      ]}
    />
  );
}
