import type { IKey } from "aws-cdk-lib/aws-kms";
import type { Access, FileAction, TableAction } from "./access.ts";

/** What the capabilities share: access to the tables and to each other, asked for in the words of wiring.ts. */
export interface Platform {
  readonly events: (...actions: TableAction[]) => Access;
  readonly customers: (...actions: TableAction[]) => Access;
  readonly tastes: (...actions: TableAction[]) => Access;
  readonly checkpoints: (...actions: TableAction[]) => Access;
  readonly journal: (...actions: TableAction[]) => Access;
  readonly config: (...actions: TableAction[]) => Access;
  /** To put aside what cannot be read. */
  readonly quarantine: Access;
  /** The files of the results. */
  readonly results: (...actions: FileAction[]) => Access;
  /** Uploads of configs, and the jobs on them. */
  readonly configFiles: (...actions: FileAction[]) => Access;
  /** When the night writes files for analysts. */
  readonly analystSetting: Access;
  readonly keys: Access;
  readonly bus: Access;
  /** To start executions of the chain state machine. */
  readonly chains: Access;
  /** To start executions of the confirm state machine. */
  readonly confirmations: Access;
  /** To start executions of the campaign state machine. */
  readonly campaigns: Access;
  /** To start executions of the webhook state machine. */
  readonly deliveries: Access;
  /** To start executions of the till state machine. */
  readonly till: Access;
  /** To start executions of the plan state machine. */
  readonly plans: Access;
  /** To start executions of the config state machine. */
  readonly configJobs: Access;
  readonly mail: Access;
  readonly mailRate: Access;
  readonly address: Access;
  /** To see which alarms of the deployment ring. */
  readonly alarms: Access;
  /** To send mails that count nowhere, with links to that address. */
  readonly testMail: Access;
  /** Under which everything rests that may hold personal data. */
  readonly key: IKey;
  /** Executions to reserve for a part of the account's limit; undefined where that is too small to divide. */
  readonly concurrency: (share: number) => number | undefined;
}
