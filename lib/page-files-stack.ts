import { Stack } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import type { PageConfig } from "../src/contracts/page.ts";
import { PageFiles } from "./constructs/page-files.ts";

interface PageFilesStackProps {
  readonly bucket: IBucket;
  readonly config: PageConfig;
  readonly configs: IBucket;
  readonly key: IKey;
}

/** What is served there. After the admin API, whose address the page has to know. */
export class PageFilesStack extends Stack {
  constructor(scope: Construct, id: string, props: PageFilesStackProps) {
    super(scope, id, { description: "Comeback: the files of the marketer's page" });
    new PageFiles(this, "Files", props);
  }
}
