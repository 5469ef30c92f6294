import { App, CfnOutput, Stack } from "aws-cdk-lib";
import { addComeback, FEATURE_FLAGS } from "comeback-engine";
import { NodeFunction } from "comeback-engine/constructs/house/node-function";
import { ServiceStack } from "comeback-engine/stacks/service";

// A shop with a CDK app of its own: Comeback's stacks, and one that builds on them. Only the latter is bundled, which
// shows that functions are bundled out of the package.
const app = new App({
  context: { ...FEATURE_FLAGS, timeZone: "Europe/Berlin", "aws:cdk:bundling-stacks": ["Mine"] },
});
const { data, service, settings } = addComeback(app);
const mine = new Stack(app, "Mine");
const { functionName } = new NodeFunction(mine, "unsubscribe", {
  platform: { key: data.key, concurrency: () => undefined },
  access: [],
  hurts: "Nobody: this is a trial.",
  runbook: "unsubscribe",
});
new CfnOutput(mine, "Function", { value: functionName });
new CfnOutput(mine, "Events", { value: data.tables.events.tableName });
const stacks: readonly string[] = app
  .synth()
  .stacks.map(({ stackName }) => stackName)
  .sort();
console.log(JSON.stringify({ stacks, isService: service instanceof ServiceStack, zone: settings.timeZone }));
