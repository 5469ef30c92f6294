/** What an analyst asks first. One text for both engines: Athena (Trino) and DuckDB. */
export interface Question {
  /** What it is asked by: `comeback sql --ask NAME`; the name of Athena's query. */
  readonly name: string;
  /** In a sentence. */
  readonly asks: string;
  readonly sql: string;
}
