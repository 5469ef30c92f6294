/** An item as DynamoDB's protocol writes it. */
export type Image = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface Change {
  readonly table: string;
  readonly old: Image | undefined;
  readonly new: Image | undefined;
}

/** What an operation answers. */
export interface DatabaseResponse {
  readonly status: number;
  readonly body: string;
}
