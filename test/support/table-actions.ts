import { AsyncLocalStorage } from "node:async_hooks";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/** What each method of the ports does to its table: emulators let everybody do everything, so this is not seen locally. The contract tests hold the adapters to it. */
export const TABLE_ACTIONS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  events: {
    append: ["PutItem"],
    known: ["GetItem"],
    factsOf: ["Query"],
    factAt: ["GetItem"],
    linksOf: ["Query"],
    stopsOf: ["Query"],
    partitionsOfImport: ["Scan"],
    approximateCount: ["DescribeTable", "Scan"],
    keys: ["Scan"],
  },
  customers: {
    get: ["GetItem"],
    putProfile: ["UpdateItem"],
    putScore: ["GetItem", "UpdateItem"],
    givePseudonym: ["GetItem", "UpdateItem"],
    scan: ["Scan"],
    readMany: ["BatchGetItem"],
    approximateCount: ["DescribeTable", "Scan"],
  },
  tastes: { get: ["GetItem"], put: ["PutItem"], scan: ["Scan"] },
  journal: {
    enter: ["GetItem", "PutItem"],
    note: ["UpdateItem"],
    moveOn: ["UpdateItem"],
    carry: ["UpdateItem"],
    leave: ["UpdateItem"],
    entry: ["GetItem"],
    entryOf: ["GetItem"],
    entries: ["Query"],
    putCohort: ["PutItem"],
    cohort: ["GetItem"],
    holdCohort: ["UpdateItem"],
    scheduleCohort: ["UpdateItem"],
    addMember: ["PutItem"],
    members: ["Query"],
    claim: ["GetItem", "PutItem"],
    settle: ["UpdateItem"],
    mark: ["UpdateItem"],
    endOf: ["GetItem"],
    release: ["DeleteItem", "GetItem", "PutItem"],
    cappedAt: ["GetItem"],
    sends: ["Query"],
    scanSends: ["Scan"],
    scanActive: ["Scan"],
    restartCohort: ["UpdateItem"],
  },
  quarantine: {
    putAside: ["UpdateItem"],
    list: ["Query"],
    counts: ["Query"],
    get: ["GetItem"],
    drop: ["UpdateItem"],
    forget: ["DeleteItem"],
  },
  sending: {
    state: ["GetItem"],
    write: ["PutItem"],
    count: ["UpdateItem"],
    counts: ["Query"],
    countMailed: ["UpdateItem"],
    mailed: ["Query"],
  },
  tillBatches: {
    add: ["GetItem", "PutItem"],
    remove: ["GetItem", "PutItem"],
    state: ["GetItem"],
    lease: ["GetItem", "UpdateItem"],
    release: ["PutItem"],
    hold: ["GetItem"],
    due: ["Query"],
    job: ["GetItem"],
    progress: ["GetItem"],
    save: ["PutItem"],
    putOff: ["PutItem", "DeleteItem"],
    over: ["DeleteItem"],
    schedule: ["GetItem", "PutItem"],
    discount: ["GetItem"],
    remember: ["PutItem"],
    giveUp: ["PutItem"],
    failed: ["Query"],
    takenUp: ["DeleteItem"],
  },
  catalogue: {
    read: ["BatchGetItem"],
    entriesOf: ["BatchGetItem"],
    put: ["PutItem"],
    page: ["Query"],
    lastFeed: ["GetItem"],
    noteFeed: ["PutItem"],
  },
  campaigns: {
    read: ["GetItem"],
    write: ["PutItem"],
    list: ["Query"],
    count: ["UpdateItem", "GetItem"],
    counts: ["GetItem"],
  },
  signUps: {
    pending: ["GetItem"],
    put: ["PutItem"],
    drop: ["DeleteItem"],
    admit: ["UpdateItem"],
    count: ["UpdateItem"],
    countAt: ["UpdateItem"],
    counts: ["Query"],
    pointCounts: ["Query"],
  },
  experiments: {
    keepDraw: ["GetItem", "PutItem"],
    drawn: ["GetItem"],
    closing: ["Query"],
    keepCounted: ["PutItem"],
    counted: ["Query"],
    holdouts: ["Query"],
    putHoldout: ["PutItem"],
    measurings: ["Query"],
    putMeasuring: ["PutItem"],
    decisions: ["GetItem"],
    putDecisions: ["PutItem"],
  },
  erasures: { begin: ["PutItem"], open: ["Query"], end: ["DeleteItem", "PutItem"], receipts: ["Query"] },
  items: { everyFact: ["events Query"], everyItem: ["journal Query"] },
  eraser: {
    overwrite: ["events PutItem"],
    removeFact: ["events DeleteItem"],
    removeCustomer: ["customers DeleteItem"],
    removeTaste: ["tastes DeleteItem"],
    removeJournal: ["journal DeleteItem", "journal Query"],
    leaveCohort: ["journal DeleteItem", "journal GetItem", "journal PutItem", "journal Query"],
    removeWallet: ["journal DeleteItem", "journal GetItem"],
    removeGiven: ["journal DeleteItem"],
    removeReferralCode: ["journal DeleteItem"],
    removeLookup: ["journal DeleteItem", "journal GetItem"],
  },
  changeLog: { keep: ["PutItem"], page: ["Query"] },
  codes: { get: ["GetItem"], put: ["PutItem"], inShard: ["Query"] },
  budgets: {
    counters: ["GetItem"],
    reserve: ["GetItem", "UpdateItem"],
    charge: ["UpdateItem"],
    giveBack: ["UpdateItem"],
    settle: ["UpdateItem"],
    tell: ["UpdateItem"],
    drop: ["UpdateItem"],
  },
  pools: {
    add: ["BatchGetItem", "DeleteItem", "GetItem", "PutItem", "UpdateItem"],
    look: ["BatchGetItem"],
    offerOf: ["GetItem"],
    free: ["Query"],
    takeOut: ["DeleteItem", "UpdateItem"],
    putBack: ["PutItem", "UpdateItem"],
    given: ["GetItem"],
    note: ["PutItem"],
    noted: ["GetItem"],
    counts: ["GetItem", "Query"],
    tell: ["UpdateItem"],
  },
  deliveries: {
    wait: ["PutItem"],
    waiting: ["Query"],
    over: ["DeleteItem"],
    giveUp: ["PutItem"],
    failed: ["Query"],
    takenUp: ["DeleteItem"],
  },
  heard: { note: ["UpdateItem"], days: ["Query"] },
  unseen: { add: ["GetItem", "UpdateItem"], counts: ["Query"] },
  wallets: {
    get: ["GetItem"],
    put: ["PutItem"],
    inShard: ["Query"],
    find: ["GetItem"],
    name: ["PutItem"],
    unname: ["DeleteItem"],
  },
  testMails: { admits: ["UpdateItem"] },
  withdrawals: { admits: ["UpdateItem"] },
  referrals: { find: ["GetItem"], name: ["PutItem"] },
  lookups: { find: ["Query"], note: ["PutItem"] },
  config: {
    current: ["Query"],
    version: ["GetItem", "Query"],
    part: ["GetItem", "Query"],
    publish: ["PutItem", "Query"],
    publishOver: ["PutItem", "Query"],
    history: ["Query"],
    pausedChains: ["Query"],
    setPaused: ["DeleteItem", "PutItem"],
  },
  claims: { claim: ["PutItem"], release: ["DeleteItem"] },
  drafts: { get: ["GetItem"], put: ["DeleteItem", "GetItem", "PutItem"], drop: ["DeleteItem", "GetItem"] },
  runs: {
    acquireLease: ["UpdateItem"],
    releaseLease: ["UpdateItem"],
    holdsLease: ["GetItem"],
    put: ["DeleteItem", "GetItem", "PutItem"],
    get: ["GetItem"],
    list: ["GetItem", "Query"],
    drop: ["DeleteItem", "GetItem", "Query"],
    runsWith: ["Query"],
  },
};

/** A store whose methods may do to the table what is written above, and nothing else: IAM refuses the rest in AWS. */
export function heldToActions<S extends object>(
  port: keyof typeof TABLE_ACTIONS,
  endpoint: string,
  make: (documents: DynamoDBDocumentClient) => S,
): S {
  const method = new AsyncLocalStorage<string>();
  const client = new DynamoDBClient({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  client.middlewareStack.add(
    (next, context) => (request) => {
      const action = context.commandName?.replace(/Command$/, "") ?? "?";
      const name = method.getStore() ?? "?";
      if (!TABLE_ACTIONS[port]?.[name]?.includes(action)) {
        throw new Error(`${port}.${name} does ${action}, which table-actions.ts does not know`);
      }
      return next(request);
    },
    { step: "initialize" },
  );
  const store = make(
    DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
  );
  return new Proxy(store, {
    get(target, name, receiver) {
      method.enterWith(String(name));
      return Reflect.get(target, name, receiver);
    },
  });
}
