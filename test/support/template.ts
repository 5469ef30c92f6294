import { Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { buildApp } from "../../lib/app.ts";

export interface Synthesized {
  readonly data: Template;
  readonly service: Template;
}

/** Both stacks' templates, without bundling the functions. */
export function synthesized(context: Readonly<Record<string, unknown>> = {}): Synthesized {
  const app = buildApp({ context: { "aws:cdk:bundling-stacks": [], ...context } });
  const template = (id: string) => {
    const stack = app.node.findChild(id);
    if (!Stack.isStack(stack)) throw new Error(`${id} is not a stack`);
    return Template.fromStack(stack);
  };
  return { data: template("ComebackData"), service: template("ComebackService") };
}

export interface Resource {
  readonly id: string;
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export function resourcesOf(template: Template, type: string): readonly Resource[] {
  return Object.entries(template.findResources(type)).map(([id, resource]) => ({
    id,
    Type: type,
    Properties: {},
    ...resource,
  }));
}

export interface DeployedFunction extends Resource {
  /** File name in functions/, without the ending. */
  readonly name: string;
  readonly environment: Readonly<Record<string, unknown>>;
}

export function functionsOf(service: Template): readonly DeployedFunction[] {
  return resourcesOf(service, "AWS::Lambda::Function").map((resource) => {
    const entry = String(resource.Metadata?.["comeback:entry"]);
    const { Variables } = resource.Properties.Environment as { Variables: Record<string, unknown> };
    return { ...resource, name: entry.replace(/^functions\/|\.ts$/g, ""), environment: Variables };
  });
}

/** A value of a template as text, with each reference in angle brackets. */
export function flat(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(flat).join("");
  if (typeof value !== "object" || value === null) return String(value);
  const [[intrinsic, argument] = ["", ""]] = Object.entries(value);
  if (intrinsic === "Fn::Join") return flat((argument as [string, unknown[]])[1]);
  return `<${flat(argument)}>`;
}
