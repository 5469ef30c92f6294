import { CfnOutput, Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { PAGE_URL_OUTPUT } from "../src/contracts/page.ts";
import { PageSite } from "./constructs/page-site.ts";
import type { Users } from "./constructs/users.ts";
import type { PageDomain } from "./settings.ts";

interface PageStackProps {
  readonly users: Users;
  readonly domain: PageDomain | undefined;
}

/** Where the marketer's page is served. Before the admin API, which allows this origin alone. */
export class PageStack extends Stack {
  readonly site: PageSite;

  constructor(scope: Construct, id: string, { users, domain }: PageStackProps) {
    super(scope, id, { description: "Comeback: the marketer's page" });
    this.site = new PageSite(this, "Page", { domain, signIn: users.domain.baseUrl() });
    new CfnOutput(this, PAGE_URL_OUTPUT, { value: this.site.origin });
  }
}
