import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

type Item = Readonly<Record<string, unknown>> & { readonly bytes?: Uint8Array };

interface Command {
  readonly input: {
    readonly Item?: Item & { readonly scope: string; readonly name: string };
    readonly Key?: { readonly scope: string; readonly name: string };
    readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
    readonly Limit?: number;
    readonly ScanIndexForward?: boolean;
  };
}

/** As much of a table as the store of configs uses, in memory. It counts the squeezed bytes that go in and out. */
export function makeMeasuredTable() {
  const items = new Map<string, Item & { readonly scope: string; readonly name: string }>();
  let [read, written] = [0, 0];
  const size = ({ bytes }: Item) => bytes?.length ?? 0;
  return {
    documents: Object.assign(DynamoDBDocumentClient.from(new DynamoDBClient({ region: "us-east-1" })), {
      async send({ input: { Item, Key, ...query } }: Command): Promise<object> {
        if (Item) {
          items.set(`${Item.scope}/${Item.name}`, Item);
          written += size(Item);
          return {};
        }
        if (Key) return { Item: items.get(`${Key.scope}/${Key.name}`) };
        const found = [...items.values()]
          .filter(({ scope }) => scope === query.ExpressionAttributeValues?.[":scope"])
          .sort((one, other) => (one.name < other.name ? -1 : 1));
        if (query.ScanIndexForward === false) found.reverse();
        const Items = found.slice(0, query.Limit);
        read += Items.reduce((sum, item) => sum + size(item), 0);
        return { Items };
      },
    }),
    async during(act: () => Promise<unknown>): Promise<{ readonly read: number; readonly written: number }> {
      [read, written] = [0, 0];
      await act();
      return { read, written };
    },
  };
}
