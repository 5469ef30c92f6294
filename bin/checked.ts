import { Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { buildApp } from "../lib/app.ts";

// As app.ts, and synthesis fails on every finding. Apart, because deploying must not need a development dependency.
const app = buildApp();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
