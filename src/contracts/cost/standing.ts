/** How the stream of the events table is read: at once in each shard, and how long a batch gathers. */
export interface Stream {
  readonly lanes: number;
  readonly windowSeconds: number;
  readonly batchSize: number;
}

/** What a deployment costs while nothing happens: things that are billed by the month for being there. */
export interface Standing {
  readonly alarms: number;
  /** Of the alarms, those that watch codes and points: they stand before a config says whether it has any. */
  readonly offerAlarms: number;
  readonly dashboards: number;
  /** That the functions write in an ordinary month. */
  readonly metrics: number;
  /** Orders of Comeback's own a month. */
  readonly canaryOrders: number;
  readonly secrets: number;
  readonly keys: number;
  readonly stream: Stream;
}
