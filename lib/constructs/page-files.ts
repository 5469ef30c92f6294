import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { Stack, Validations } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { BucketDeployment, CacheControl, type ISource, Source } from "aws-cdk-lib/aws-s3-deployment";
import { Construct } from "constructs";
import {
  CACHE_FOREVER,
  CACHE_NEVER,
  PAGE_CONFIG,
  type PageConfig,
  withConnections,
} from "../../src/contracts/page.ts";
import { importedArn } from "./house/imported.ts";
import { Log } from "./house/log.ts";
import { ROOT } from "./house/own-files.ts";

/** The page as the package brings it along. */
const PREBUILT = `${ROOT}page`;

/** By path, as the addresses that the API signs. */
const addressOf = (bucket: IBucket): string =>
  `https://s3.${Stack.of(bucket).region}.amazonaws.com/${bucket.bucketName}/`;

export interface PageFilesProps {
  readonly bucket: IBucket;
  readonly config: PageConfig;
  /** Where large configs are put and fetched. */
  readonly configs: IBucket;
  readonly key: IKey;
}

/** The page's files in its bucket, and what the page has to know of this deployment. */
export class PageFiles extends Construct {
  private readonly role: Role;
  private readonly log: Log;

  constructor(scope: Construct, id: string, { bucket, config, configs, key }: PageFilesProps) {
    super(scope, id);
    this.log = new Log(this, "Log", key);
    this.role = this.copier();
    const folder = existsSync(PREBUILT) ? PREBUILT : Stack.of(this).bundlingRequired ? built() : `${ROOT}web`;
    const html = readFileSync(`${folder}/index.html`, "utf8");
    // Older ones stay: a page that is open in a browser goes on loading what it was built with.
    const assets = this.deployment("Assets", bucket, CACHE_FOREVER, [
      Source.asset(folder, { exclude: ["*", "!assets", "!assets/**"] }),
    ]);
    const documents = this.deployment("Documents", bucket, CACHE_NEVER, [
      Source.asset(folder, { exclude: ["assets", "index.html", ".vite", "src", "embed", "loyalty", "*.ts"] }),
      Source.data("index.html", withConnections(html, [config.api, config.signIn.url, addressOf(configs)])),
      Source.jsonData(PAGE_CONFIG.slice(1), config),
    ]);
    documents.node.addDependency(assets);
    this.acknowledge(bucket);
  }

  private deployment(id: string, destinationBucket: IBucket, cache: string, sources: ISource[]) {
    return new BucketDeployment(this, id, {
      sources,
      destinationBucket,
      cacheControl: [CacheControl.fromString(cache)],
      prune: false,
      retainOnDelete: false,
      role: this.role,
      logGroup: this.log,
      memoryLimit: 512,
    });
  }

  private acknowledge(bucket: IBucket): void {
    const stack = Stack.of(this);
    const resources = [
      `${importedArn(bucket)}/*`,
      "arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*",
    ];
    const reason =
      "CDK's function copies files from the bucket of its assets to the page's: reading there, writing here, nothing else.";
    for (const id of [
      ...COPIES.map((action) => `Action::${action}`),
      ...resources.map((one) => `Resource::${one}`),
    ])
      Validations.of(this.role).acknowledge({ id: `AwsSolutions-IAM5[${id}]`, reason });
    for (const copier of stack.node.children.filter(({ node }) => node.id.startsWith("Custom::")))
      Validations.of(copier).acknowledge({
        id: "AwsSolutions-L1",
        reason: "CDK chooses the Python that its function for copying files was tested with.",
      });
  }

  /** Of the function with which CDK copies files while it deploys. */
  private copier(): Role {
    const role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    this.log.grantWrite(role);
    return role;
  }
}

/** What CDK's function for copying files may do, in its own words. */
const COPIES = ["s3:GetBucket*", "s3:GetObject*", "s3:List*", "s3:Abort*", "s3:DeleteObject*"];

/** Made by Vite or found in the cache: what `npm run page:build` prints. */
function built(): string {
  const script = `${ROOT}scripts/page/main.ts`;
  try {
    return execFileSync(process.execPath, [script], { cwd: ROOT, encoding: "utf8" }).trim();
  } catch (cause) {
    throw new Error(
      "the page could not be built: see `npm run page:build`, or deploy without it (-c page=false)",
      { cause },
    );
  }
}
