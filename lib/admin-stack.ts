import { Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { AdminApi } from "./constructs/admin-api.ts";
import { tellOfAlarms } from "./constructs/house/alarms.ts";
import type { Users } from "./constructs/users.ts";
import type { ServiceStack } from "./service-stack.ts";

interface AdminStackProps {
  readonly service: ServiceStack;
  readonly users: Users;
  /** Where the marketer's page is, if anywhere. */
  readonly pageOrigin: string | undefined;
}

/** The admin API, apart from the service: CloudFormation takes 500 resources a stack, and each route is one. */
export class AdminStack extends Stack {
  readonly api: AdminApi;

  constructor(scope: Construct, id: string, { service, users, pageOrigin }: AdminStackProps) {
    super(scope, id, { description: "Comeback: the API for those who run the shop" });
    const { platform, nightly } = service;
    this.api = new AdminApi(this, "Admin", { platform, users, nightly, pageOrigin });
    tellOfAlarms(this, service.alarms);
  }
}
