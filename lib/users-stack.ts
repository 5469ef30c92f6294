import { Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { Users } from "./constructs/users.ts";
import type { Settings } from "./settings.ts";

/** Apart from the rest, so that it can be left out (context `admin: false`) and stays when the service goes. */
export class UsersStack extends Stack {
  readonly users: Users;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, { description: "Comeback: who may use the admin API" });
    this.users = new Users(this, "Admin", { machineClient: settings.adminMachineClient });
  }
}
