import { fileIn, folderOf } from "../../domain/analysts/files.ts";
import { TABLES, type TableRow } from "../../domain/analysts/tables.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import { CODE_SHARDS } from "../../domain/offers/codes/shards.ts";
import type { Pseudonym } from "../../domain/people/profile.ts";
import type { AnalystFiles, OpenTableFile } from "../../ports/analyst-files.ts";
import type { CodeStore } from "../../ports/codes.ts";
import { type Part, removeOthers } from "./parts.ts";
import type { Pseudonyms } from "./pseudonyms.ts";

export interface WriteCodesDeps {
  readonly codes: Pick<CodeStore, "inShard">;
  readonly analystFiles: AnalystFiles;
  readonly openTable: OpenTableFile;
}

const PAGE = 500;

/** The task's share of the ledger of codes, in the place of the last night's. */
export function makeWriteCodes({ codes, analystFiles, openTable }: WriteCodesDeps, { namesOf }: Pseudonyms) {
  return async (currency: string, part: Part): Promise<{ readonly codes: number }> => {
    const table = openTable(TABLES.codes.columns);
    let page: Code[] = [];
    const flush = async () => {
      const names = await namesOf(page.map(({ customer }) => customer));
      for (const code of page) table.add(codeRow(code, names.get(code.customer), currency));
      page = [];
    };
    for (let shard = part.shard; shard < CODE_SHARDS; shard += part.shardCount)
      for await (const code of codes.inShard(shard)) {
        page.push(code);
        if (page.length >= PAGE) await flush();
      }
    await flush();
    await analystFiles.put(fileIn(folderOf("codes"), part.shard), table.finish());
    await removeOthers(analystFiles, folderOf("codes"), part);
    return { codes: table.rows() };
  };
}

function codeRow(code: Code, customer: Pseudonym | undefined, currency: string): TableRow<"codes"> {
  const used = code.stage === "redeemed" ? code.redemption : undefined;
  return {
    ...{ customer: customer ?? null, currency },
    offer: code.offer,
    offer_variant: code.terms.variant,
    tier: code.terms.tier,
    chain: code.chain ?? null,
    mail_variant: code.mailVariant ?? null,
    stage: code.stage,
    issued_at: code.issuedAt,
    sent_at: code.sentAt ?? null,
    valid_until: code.terms.validUntil,
    redeemed_at: used?.at ?? null,
    discount: used?.amount ?? null,
    order_total: used?.total ?? null,
    margin: used?.margin ?? null,
    by_another: used ? used.by !== undefined : null,
  };
}
