import { Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { AdminApi } from "./constructs/admin-api.ts";
import { tellOfAlarms } from "./constructs/house/alarms.ts";
import type { Users } from "./constructs/users.ts";
import type { ServiceStack } from "./service-stack.ts";

interface AdminStackProps {
  readonly service: ServiceStack;
  readonly users: Users;
}

/** The admin API, apart from the service: CloudFormation takes 500 resources a stack, and each route is one. */
export class AdminStack extends Stack {
  constructor(scope: Construct, id: string, { service, users }: AdminStackProps) {
    super(scope, id, { description: "Comeback: the API for those who run the shop" });
    const { platform, nightly } = service;
    new AdminApi(this, "Admin", { platform, users, nightly });
    tellOfAlarms(this, service.alarms);
  }
}
