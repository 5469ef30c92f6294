/** An item as DynamoDB's protocol writes it. */
export type Image = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface Change {
  readonly table: string;
  readonly old: Image | undefined;
  readonly new: Image | undefined;
}

export type FromDatabase =
  | { readonly kind: "listening"; readonly port: number }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "change"; readonly change: Change }
  | { readonly kind: "response"; readonly turn: number; readonly status: number; readonly body: string }
  | { readonly kind: "answer"; readonly turn: number; readonly items: number };

/** An operation of DynamoDB in its JSON protocol. */
export interface DatabaseRequest {
  readonly turn: number;
  readonly target: string;
  readonly body: string;
}

/** Answered after everything that happened before: with the number of items where a table is named. */
export interface DatabaseQuestion {
  readonly turn: number;
  readonly table?: string;
}

export type ToDatabase = DatabaseRequest | DatabaseQuestion;

export interface DatabaseResponse {
  readonly status: number;
  readonly body: string;
}

/** Questions to the other thread and the answers to them, by number. What is asked in one turn of the loop goes together. */
export function makeTurns(post: (messages: readonly ToDatabase[]) => void) {
  const turns = new Map<number, (answer: object) => void>();
  let outbox: ToDatabase[] = [];
  let last = 0;
  return {
    ask: <T>(question: Omit<DatabaseRequest, "turn"> | Omit<DatabaseQuestion, "turn">) =>
      new Promise<T>((resolve) => {
        last += 1;
        turns.set(last, (answer) => resolve(answer as T));
        if (outbox.push({ ...question, turn: last }) > 1) return;
        setImmediate(() => {
          post(outbox);
          outbox = [];
        });
      }),
    settle(answer: { readonly turn: number }) {
      turns.get(answer.turn)?.(answer);
      turns.delete(answer.turn);
    },
  };
}
