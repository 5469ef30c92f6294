import { CfnOutput, RemovalPolicy, Stack } from "aws-cdk-lib";
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from "aws-cdk-lib/aws-dynamodb";
import { EventBus } from "aws-cdk-lib/aws-events";
import type { Key } from "aws-cdk-lib/aws-kms";
import type { Secret } from "aws-cdk-lib/aws-secretsmanager";
import {
  ConfigurationSet,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses";
import type { Construct } from "constructs";
import { JOURNAL_EXPIRY, TABLES, type TableName } from "../src/contracts/tables.ts";
import { ConfigBucket } from "./constructs/config-bucket.ts";
import { DataKey } from "./constructs/house/data-key.ts";
import { Keys } from "./constructs/house/keys.ts";
import { ResultsBucket } from "./constructs/results-bucket.ts";
import type { Settings } from "./settings.ts";

/** What has to survive when everything else is taken away: customers' data, keys, the mail domain. */
export class StatefulStack extends Stack {
  readonly tables: Readonly<Record<TableName, Table>>;
  readonly key: Key;
  readonly keys: Secret;
  readonly mailConfiguration: ConfigurationSet;
  readonly results: ResultsBucket;
  readonly configs: ConfigBucket;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, {
      description:
        "Comeback: customers' data, keys and the mail domain. Deleting the stack leaves them in the account.",
    });
    this.key = new DataKey(this, "Key");
    new CfnOutput(this, "KeyArn", { value: this.key.keyArn });
    this.tables = {
      events: this.table("events", StreamViewType.NEW_IMAGE),
      customers: this.table("customers"),
      tastes: this.table("tastes"),
      journal: this.table("journal", StreamViewType.NEW_AND_OLD_IMAGES),
      config: this.table("config"),
    };
    this.keys = new Keys(this, "Keys", this.key).secret;
    this.results = new ResultsBucket(this, "Results", this.key);
    this.configs = new ConfigBucket(this, "Configs", this.key);
    this.mailConfiguration = this.mailReports();
    if (settings.mailDomain && settings.createMailIdentity) this.mailIdentity(settings.mailDomain);
    new CfnOutput(this, "WhenDestroyed", {
      value:
        "Tables, keys and mail domain stay in the account; docs/deploy.md#taking-it-away says how to delete them for good.",
    });
  }

  private table(name: TableName, stream?: StreamViewType): Table {
    const { partition, sort } = TABLES[name];
    return new Table(this, `${name[0]?.toUpperCase()}${name.slice(1)}`, {
      partitionKey: { name: partition, type: AttributeType.STRING },
      ...(sort && { sortKey: { name: sort, type: AttributeType.STRING } }),
      ...(stream && { stream }),
      ...(name === "journal" && { timeToLiveAttribute: JOURNAL_EXPIRY }),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
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
