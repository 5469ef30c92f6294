import { type DynamoDBDocumentClient, GetCommand, paginateQuery, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { CampaignRun } from "../../domain/campaigns/run.ts";
import type { SendCounts } from "../../domain/mail/sending.ts";
import type { CampaignStore, CountsKey } from "../../ports/campaigns.ts";
import { ABSENT, makeJournalTable } from "./journal-table.ts";
import { sendCountsOf } from "./send-counts.ts";

const OWNER = "campaigns";
const COUNTS = ["sent", "unknown", "bounced", "complained"] as const satisfies (keyof SendCounts)[];

const countsKey = ({ campaign, start, countedFrom }: CountsKey) => ({
  owner: `campaign#${campaign}`,
  entry: `counts#${start}#${countedFrom}`,
});

/** In the journal table: one item for each campaign's latest start, and one for the counts of each start. */
export function makeCampaignStore(documents: DynamoDBDocumentClient, TableName: string): CampaignStore {
  const table = makeJournalTable(documents, TableName);
  return {
    async read(campaign) {
      const item = await table.get({ owner: OWNER, entry: campaign });
      return item ? { run: item.run as CampaignRun, revision: Number(item.revision) } : { revision: 0 };
    },
    write(run, revision) {
      const key = { owner: OWNER, entry: run.campaign };
      const unchanged =
        revision === 0 ? ABSENT : { text: "#revision = :read", values: { ":read": revision } };
      return table.put(key, { run, revision: revision + 1 }, unchanged);
    },
    async list() {
      const runs: CampaignRun[] = [];
      const pages = paginateQuery(
        { client: documents },
        {
          TableName,
          KeyConditionExpression: "#owner = :owner",
          ExpressionAttributeNames: { "#owner": "owner" },
          ExpressionAttributeValues: { ":owner": OWNER },
        },
      );
      for await (const { Items = [] } of pages) runs.push(...Items.map((item) => item.run as CampaignRun));
      return runs;
    },
    async count(of, more) {
      const names = COUNTS.filter((name) => more[name]);
      if (names.length === 0) return this.counts(of);
      const { Attributes } = await documents.send(
        new UpdateCommand({
          TableName,
          Key: countsKey(of),
          UpdateExpression: `ADD ${names.map((name) => `#${name} :${name}`)}`,
          ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
          ExpressionAttributeValues: Object.fromEntries(names.map((name) => [`:${name}`, more[name]])),
          ReturnValues: "ALL_NEW",
        }),
      );
      return sendCountsOf(Attributes);
    },
    async counts(of) {
      const read = new GetCommand({ TableName, Key: countsKey(of), ConsistentRead: true });
      return sendCountsOf((await documents.send(read)).Item);
    },
  };
}
