import type { Call } from "./call.ts";

/** The API takes 500 KB and 2,500 calls at once; smaller batches keep a request well under a function's time limit. */
const MOST_BYTES = 450_000;
const MOST_CALLS = 500;

export interface Batch<T> {
  readonly body: string;
  /** What the giver said of each call in it, in order. */
  readonly marks: readonly T[];
}

const encoder = new TextEncoder();
const bytesIn = (text: string): number => encoder.encode(text).length;

/** Packs calls in order into bodies for POST /v1/batch. `context` is said once for all the calls of a body. */
export async function* batchesOf<T>(
  calls:
    | Iterable<{ readonly call: Call; readonly mark: T }>
    | AsyncIterable<{ readonly call: Call; readonly mark: T }>,
  context?: Readonly<Record<string, unknown>>,
): AsyncGenerator<Batch<T>> {
  let bodies: string[] = [];
  let marks: T[] = [];
  let bytes = 0;
  const shared = context === undefined ? "" : `"context":${JSON.stringify(context)},`;
  const close = (): Batch<T> => {
    const batch = { body: `{${shared}"batch":[${bodies.join(",")}]}`, marks };
    bodies = [];
    marks = [];
    bytes = 0;
    return batch;
  };
  for await (const { call, mark } of calls) {
    const json = JSON.stringify(call);
    const size = bytesIn(json) + 1;
    if (bodies.length > 0 && (bytes + size > MOST_BYTES || bodies.length === MOST_CALLS)) yield close();
    bodies.push(json);
    marks.push(mark);
    bytes += size;
  }
  if (bodies.length > 0) yield close();
}
