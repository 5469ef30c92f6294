import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import type { Projection } from "../../src/app/people/project.ts";
import { FactImage, FactPlace } from "../../src/contracts/fact-item.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import type { DamagedRecord } from "../../src/domain/quarantine/record.ts";
import { logFailure } from "../middleware/observed.ts";

/**
 * Answers a batch of the fact stream with its first failed record: Lambda delivers that one and all after it again,
 * and halves the batch until a record that never succeeds stands alone. The others have been projected by then, and
 * are again without harm.
 */
export function makeFactStream(
  project: (facts: readonly Fact[]) => Promise<readonly Projection[]>,
  putAside: PutAside,
) {
  return async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const added = Records.filter(({ eventName }) => eventName === "INSERT");
    const parsed = await Promise.all(added.map((record) => parse(record, putAside)));
    const facts = parsed.flatMap((record) => ("fact" in record ? [record.fact] : []));
    const projections = await project(facts);
    const projectionOf = new Map(facts.map((fact, index) => [fact, projections[index]]));
    const results = parsed.map((record) => ("fact" in record ? projectionOf.get(record.fact) : record));
    const firstFailed = results.findIndex((result) => result?.ok === false);
    for (const result of new Set(results)) if (result?.ok === false) log(result.error);
    const itemIdentifier = added[firstFailed]?.dynamodb?.SequenceNumber ?? "";
    return { batchItemFailures: firstFailed < 0 ? [] : [{ itemIdentifier }] };
  };
}

/**
 * A record that holds no fact is put aside, where its customer is known: the others of the stream do not wait for it. What
 * it says is not said: the text around a mistake may be somebody's name.
 */
async function parse({ dynamodb }: DynamoDBRecord, putAside: PutAside): Promise<Read> {
  const { data: fact, error } = FactImage.safeParse(dynamodb?.NewImage);
  if (fact) return { fact };
  const place = FactPlace.safeParse(dynamodb?.NewImage);
  if (!place.success)
    return { ok: false, error: new Error(`record ${dynamodb?.SequenceNumber} holds no fact`) };
  const [flaw] = error.issues.map(({ code, message, path }) =>
    code === "custom" && path.length === 0
      ? message
      : `its field "${path.join(".")}" is missing or of another type`,
  );
  await putAside({ kind: "fact", ...place.data, reason: flaw ?? "it is no fact" });
  return { ok: true };
}

type PutAside = (record: DamagedRecord) => Promise<unknown>;
type Read = { readonly fact: Fact } | Projection;

const log = (error: unknown): void => logFailure("not folded", error, { function: "project" });
