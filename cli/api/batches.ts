import type { Call } from "./call.ts";

/** The API takes 500 KB and 2,500 calls at once; smaller batches keep a request well under a function's time limit. */
const MOST_BYTES = 450_000;
const MOST_CALLS = 500;

export interface Batch<T> {
  readonly body: string;
  readonly calls: number;
  /** What the giver said of the last call in it. */
  readonly upTo: T;
}

/** Packs calls in order into bodies for POST /v1/batch. */
export async function* batchesOf<T>(
  calls: AsyncIterable<{ readonly call: Call; readonly mark: T }>,
): AsyncGenerator<Batch<T>> {
  let open: string[] = [];
  let bytes = 0;
  let upTo: T | undefined;
  const close = (mark: T): Batch<T> => {
    const batch = { body: `{"batch":[${open.join(",")}]}`, calls: open.length, upTo: mark };
    open = [];
    bytes = 0;
    return batch;
  };
  for await (const { call, mark } of calls) {
    const json = JSON.stringify(call);
    const size = Buffer.byteLength(json) + 1;
    if (upTo !== undefined && open.length > 0 && (bytes + size > MOST_BYTES || open.length === MOST_CALLS)) {
      yield close(upTo);
    }
    open.push(json);
    bytes += size;
    upTo = mark;
  }
  if (upTo !== undefined && open.length > 0) yield close(upTo);
}
