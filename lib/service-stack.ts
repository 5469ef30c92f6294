import { Annotations, CfnOutput, Stack } from "aws-cdk-lib";
import { EventBus } from "aws-cdk-lib/aws-events";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";
import packageJson from "../package.json" with { type: "json" };
import {
  ADOPTED_OUTPUT,
  type EnvironmentName,
  MAIL_DOMAIN_OUTPUT,
  OUTPUTS,
  RELEASE_OUTPUT,
} from "../src/contracts/environment.ts";
import type { TableName } from "../src/contracts/tables.ts";
import { Campaigns } from "./constructs/campaigns.ts";
import { Canary } from "./constructs/canary.ts";
import { Chains } from "./constructs/chains.ts";
import { Channels } from "./constructs/channels.ts";
import { Ingestion } from "./constructs/collect.ts";
import { Confirm } from "./constructs/confirm.ts";
import { Foresight } from "./constructs/foresight.ts";
import { Forms } from "./constructs/forms.ts";
import {
  type Access,
  alarmsAccess,
  busAccess,
  type FileAction,
  filesAccess,
  keysAccess,
  mailAccess,
  mailRateAccess,
  quarantineAccess,
  settingAccess,
  startAccess,
  type TableAction,
  tableAccess,
  testMailAccess,
} from "./constructs/house/access.ts";
import { Alarms } from "./constructs/house/alarms.ts";
import type { Platform } from "./constructs/house/platform.ts";
import { namedMachine } from "./constructs/house/workflow.ts";
import { Loyalty } from "./constructs/loyalty.ts";
import { LoyaltyPages } from "./constructs/loyalty-pages.ts";
import { Mail } from "./constructs/mail.ts";
import { MailHealth } from "./constructs/mail-health.ts";
import { Nightly } from "./constructs/nightly.ts";
import { OfferHealth } from "./constructs/offers.ts";
import { Overview } from "./constructs/overview.ts";
import { Projection } from "./constructs/people.ts";
import { Privacy } from "./constructs/privacy.ts";
import { Prompt } from "./constructs/prompt.ts";
import { PublicApi } from "./constructs/public-api.ts";
import { Publishing } from "./constructs/publishing.ts";
import { Results } from "./constructs/results.ts";
import { ShopTags } from "./constructs/shop-tags.ts";
import { Shops } from "./constructs/shops.ts";
import { Till } from "./constructs/till.ts";
import { reservation, type Settings } from "./settings.ts";
import type { StatefulStack } from "./stateful-stack.ts";

interface ServiceStackProps {
  readonly data: StatefulStack;
  readonly settings: Settings;
}

/** Everything that can be taken away and deployed again without losing a customer. */
export class ServiceStack extends Stack {
  readonly platform: Platform;
  /** The machine of the night. */
  readonly nightly: StateMachine;
  /** Which all alarms tell. */
  readonly alarms: ITopic;

  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, { description: "Comeback: ingestion, projection, the nightly job, chains and mail" });
    const { data, settings } = props;
    const api = new PublicApi(this, "Api", {
      key: data.key,
      domain: settings.publicDomain,
      edge: settings.edge,
    });
    const bus = new EventBus(this, "Bus", { eventBusName: "comeback" });
    const platform = this.platformOf(data, settings, api, bus);
    this.platform = platform;
    new Ingestion(this, "Ingestion", { platform, api });
    const { foldWithinSeconds } = settings;
    const projection = new Projection(this, "Projection", {
      ...{ platform, foldWithinSeconds },
      table: data.tables.events,
    });
    const nightly = new Nightly(this, "Nightly", { platform, timeZone: settings.timeZone });
    this.nightly = nightly.machine;
    const chains = new Chains(this, "Chains", { platform });
    const campaigns = new Campaigns(this, "Campaigns", { platform });
    new Prompt(this, "Prompt", { platform, table: data.tables.events });
    const confirm = new Confirm(this, "Confirm", { platform, api });
    new Forms(this, "Forms", { platform, api });
    const loyalty = new Loyalty(this, "Loyalty", { platform, api });
    const till = new Till(this, "Till", { platform, api });
    const pages = new LoyaltyPages(this, "LoyaltyPages", { platform, api });
    new OfferHealth(this, "Offers", {
      answering: [...till.answering, ...loyalty.answering, ...pages.answering],
    });
    const channels = new Channels(this, "Channels", { platform, bus });
    const shops = new Shops(this, "Shops", { platform });
    const tags = new ShopTags(this, "ShopTags", { platform, bus });
    const foresight = new Foresight(this, "Foresight", { platform });
    const publishing = new Publishing(this, "Publishing", { platform });
    const privacy = new Privacy(this, "Privacy", { platform, bus });
    const results = new Results(this, "Results", { platform, table: data.tables.journal });
    const mail = new Mail(this, "Mail", { platform, api, configuration: data.mailConfiguration });
    const health = new MailHealth(this, "MailHealth", { configuration: data.mailConfiguration });
    if (settings.canary) new Canary(this, "Canary", { platform });
    const alarms = new Alarms(this, "Alarms", { key: data.key, email: settings.alarmEmail });
    this.alarms = alarms.topic;
    if (settings.dashboard)
      new Overview(this, "Overview", {
        api,
        project: projection.project,
        failures: [
          projection.failures.queue,
          mail.failures.queue,
          channels.failures.queue,
          tags.failures.queue,
          results.failures.queue,
          privacy.failures.queue,
        ],
        nightly: nightly.machine,
        chains: chains.machine,
        campaigns: campaigns.machine,
        confirm: confirm.machine,
        channels: channels.machine,
        shops: shops.machine,
        plans: foresight.machine,
        configs: publishing.machine,
        mail: health,
        tables: Object.values(data.tables),
      });

    this.outputs(platform, api.edge);
    if (settings.adopt) new CfnOutput(this, ADOPTED_OUTPUT, { value: "true" });
    new CfnOutput(this, OUTPUTS.NIGHTLY_STATE_MACHINE_ARN, { value: nightly.machine.stateMachineArn });
    new CfnOutput(this, "AlarmTopicArn", { value: alarms.topic.topicArn });
    new CfnOutput(this, RELEASE_OUTPUT, { value: packageJson.version });
    if (settings.mailDomain) new CfnOutput(this, MAIL_DOMAIN_OUTPUT, { value: settings.mailDomain });
    else Annotations.of(this).addInfo("No mailDomain in the context: this deployment may not send any mail.");
  }

  private platformOf(data: StatefulStack, settings: Settings, api: PublicApi, bus: EventBus): Platform {
    const table =
      (name: TableName) =>
      (...actions: TableAction[]) =>
        tableAccess(name, data.tables[name], data.key, actions);
    return {
      events: table("events"),
      customers: table("customers"),
      tastes: table("tastes"),
      checkpoints: table("checkpoints"),
      journal: table("journal"),
      config: table("config"),
      quarantine: quarantineAccess(data.tables.journal, data.key),
      results: (...actions: FileAction[]) => filesAccess("RESULTS_BUCKET", data.results, data.key, actions),
      configFiles: (...actions: FileAction[]) =>
        filesAccess("CONFIG_BUCKET", data.configs, data.key, actions),
      analystSetting: settingAccess("ANALYST_FILES", settings.analystFiles),
      keys: keysAccess(data.keys, data.key),
      bus: busAccess(bus),
      chains: startAccess("CHAIN_STATE_MACHINE_ARN", namedMachine(this, "chain").arn),
      confirmations: startAccess("CONFIRM_STATE_MACHINE_ARN", namedMachine(this, "confirm").arn),
      campaigns: startAccess("CAMPAIGN_STATE_MACHINE_ARN", namedMachine(this, "campaign").arn),
      deliveries: startAccess("WEBHOOK_STATE_MACHINE_ARN", namedMachine(this, "webhook").arn),
      till: startAccess("TILL_STATE_MACHINE_ARN", namedMachine(this, "till").arn),
      plans: startAccess("PLAN_STATE_MACHINE_ARN", namedMachine(this, "plan").arn),
      configJobs: startAccess("CONFIG_STATE_MACHINE_ARN", namedMachine(this, "config").arn),
      mail: mailAccess(data.mailConfiguration, settings.mailDomain),
      mailRate: mailRateAccess(data.mailConfiguration, settings.mailDomain),
      address: api.address,
      alarms: alarmsAccess(this),
      testMail: testMailAccess(api.address, data.mailConfiguration, settings.mailDomain),
      key: data.key,
      concurrency: (share) => reservation(settings.lambdaConcurrency, share),
    };
  }

  /** What the command line needs to know of a deployment: the functions' own environment, as outputs. */
  private outputs(platform: Platform, edge: Access): void {
    const { events, customers, tastes, checkpoints, journal, config } = platform;
    const { keys, bus, chains, confirmations, campaigns, deliveries, till, plans, mail, address, alarms } =
      platform;
    const buckets = [platform.results(), platform.configFiles()];
    const tables = [events(), customers(), tastes(), checkpoints(), journal(), config(), ...buckets];
    const { analystSetting, configJobs } = platform;
    for (const { variable, value } of [
      ...tables,
      keys,
      bus,
      chains,
      confirmations,
      campaigns,
      deliveries,
      till,
      plans,
      configJobs,
      mail,
      address,
      alarms,
      analystSetting,
      edge,
    ] satisfies Access[])
      new CfnOutput(this, OUTPUTS[variable satisfies EnvironmentName], { value });
  }
}
