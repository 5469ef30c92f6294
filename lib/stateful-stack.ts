import { CfnOutput, RemovalPolicy, Stack } from "aws-cdk-lib";
import {
  AttributeType,
  BillingMode,
  type ITable,
  StreamViewType,
  Table,
  TableEncryption,
} from "aws-cdk-lib/aws-dynamodb";
import { EventBus } from "aws-cdk-lib/aws-events";
import { type IKey, Key } from "aws-cdk-lib/aws-kms";
import { Bucket, type IBucket } from "aws-cdk-lib/aws-s3";
import { type ISecret, Secret } from "aws-cdk-lib/aws-secretsmanager";
import {
  ConfigurationSet,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses";
import type { Construct } from "constructs";
import type { KeptData } from "../src/contracts/kept.ts";
import { EXPIRY, TABLES, type TableName } from "../src/contracts/tables.ts";
import { ConfigBucket } from "./constructs/config-bucket.ts";
import { DataKey } from "./constructs/house/data-key.ts";
import { Keys } from "./constructs/house/keys.ts";
import { ResultsBucket } from "./constructs/results-bucket.ts";
import type { Settings } from "./settings.ts";

/** What customers, and the promises made to them, are in. */
interface Data {
  readonly key: IKey;
  readonly tables: Readonly<Record<TableName, ITable>>;
  readonly keys: ISecret;
  readonly results: IBucket;
}

/** What an earlier deployment has left: used as it is, and owned by no stack. */
function adopted(scope: Construct, kept: KeptData): Data {
  const encryptionKey = Key.fromKeyArn(scope, "Key", kept.key);
  const table = (name: TableName): ITable => {
    const { arn, ...streamed } = kept.tables[name];
    return Table.fromTableAttributes(scope, nameOf(name), {
      tableArn: arn,
      encryptionKey,
      ...("stream" in streamed && { tableStreamArn: streamed.stream }),
    });
  };
  return {
    key: encryptionKey,
    tables: {
      events: table("events"),
      customers: table("customers"),
      tastes: table("tastes"),
      checkpoints: table("checkpoints"),
      journal: table("journal"),
      config: table("config"),
    },
    keys: Secret.fromSecretAttributes(scope, "Keys", { secretCompleteArn: kept.keys, encryptionKey }),
    results: Bucket.fromBucketAttributes(scope, "Results", { bucketArn: kept.results, encryptionKey }),
  };
}

const nameOf = (table: TableName): string => `${table[0]?.toUpperCase()}${table.slice(1)}`;

/** What has to survive when everything else is taken away: customers' data, keys, the mail domain. */
export class StatefulStack extends Stack {
  readonly tables: Readonly<Record<TableName, ITable>>;
  readonly key: IKey;
  readonly keys: ISecret;
  readonly mailConfiguration: ConfigurationSet;
  readonly results: IBucket;
  readonly configs: IBucket;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, {
      description:
        "Comeback: customers' data, keys and the mail domain. Deleting the stack leaves them in the account.",
    });
    const data = settings.adopt ? adopted(this, settings.adopt) : this.ownData();
    this.key = data.key;
    this.tables = data.tables;
    this.keys = data.keys;
    this.results = data.results;
    // Nothing in it is kept for long: whoever goes on with other data has one of its own.
    this.configs = new ConfigBucket(this, "Configs", data.key) as IBucket;
    new CfnOutput(this, "KeyArn", { value: this.key.keyArn });
    this.mailConfiguration = this.mailReports();
    if (settings.mailDomain && settings.createMailIdentity) this.mailIdentity(settings.mailDomain);
    new CfnOutput(this, "WhenDestroyed", {
      value:
        "Tables, keys and mail domain stay in the account; docs/deploy.md#taking-it-away says how to delete them for good.",
    });
  }

  private ownData(): Data {
    const key = new DataKey(this, "Key");
    return {
      key,
      tables: {
        events: this.table("events", key, StreamViewType.NEW_IMAGE),
        customers: this.table("customers", key),
        tastes: this.table("tastes", key),
        checkpoints: this.table("checkpoints", key),
        journal: this.table("journal", key, StreamViewType.NEW_AND_OLD_IMAGES),
        config: this.table("config", key),
      },
      // Types of these leave undefined what those of their interfaces do not allow to be.
      keys: new Keys(this, "Keys", key).secret as ISecret,
      results: new ResultsBucket(this, "Results", key) as IBucket,
    };
  }

  private table(name: TableName, encryptionKey: IKey, stream?: StreamViewType): ITable {
    const { partition, sort } = TABLES[name];
    const timeToLiveAttribute = EXPIRY[name];
    const table = new Table(this, nameOf(name), {
      partitionKey: { name: partition, type: AttributeType.STRING },
      ...(sort && { sortKey: { name: sort, type: AttributeType.STRING } }),
      ...(stream && { stream }),
      ...(timeToLiveAttribute !== undefined && { timeToLiveAttribute }),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    return table as ITable;
  }

  /**
   * Every mail is sent under this configuration set, whose events go to the default bus: the only one SES writes to.
   * Not `Send`: who sent it has recorded that, and a delivery or a bounce says it too.
   */
  private mailReports(): ConfigurationSet {
    const configuration = new ConfigurationSet(this, "Mail", {
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    configuration.addEventDestination("Events", {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, "DefaultBus", "default")),
      events: [
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.OPEN,
        EmailSendingEvent.CLICK,
      ],
    });
    return configuration;
  }

  /** With a MAIL FROM subdomain of its own, so that SPF is aligned and DMARC passes by both ways. */
  private mailIdentity(domain: string): void {
    const identity = new EmailIdentity(this, "MailDomain", {
      identity: Identity.domain(domain),
      configurationSet: this.mailConfiguration,
      mailFromDomain: `bounce.${domain}`,
    });
    identity.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }
}
