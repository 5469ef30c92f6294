import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { buildApp } from "../../lib/app.ts";

type Context = Readonly<Record<string, unknown>>;

export interface Synthesized {
  readonly data: Template;
  readonly service: Template;
  /** Not there without the admin API. */
  readonly users: Template | undefined;
  readonly admin: Template | undefined;
  /** Where the page is served, and its files. Not there without the admin API or where it is served elsewhere. */
  readonly page: Template | undefined;
  readonly pageFiles: Template | undefined;
  /** Athena over the files for analysts. Not there where none are ever written. */
  readonly analysts: Template | undefined;
  /** The stacks with functions: the service's and the admin API's. */
  readonly running: readonly Template[];
}

/** The app without bundles of the functions, handed to `use`; what it writes is gone afterwards. */
export function withApp<T>(context: Context, use: (app: App, outdir: string) => T): T {
  const outdir = mkdtempSync(join(tmpdir(), "comeback-template-"));
  try {
    return use(buildApp({ outdir, context: { "aws:cdk:bundling-stacks": [], ...context } }), outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

const synthesizedBefore = new Map<string, Synthesized>();

/** The stacks' templates. CDK's own validation of them has a test of its own (nag.test.ts): it takes seconds. */
export function synthesized(context: Context = {}): Synthesized {
  const key = JSON.stringify(context);
  const templates = synthesizedBefore.get(key) ?? synthesize(context);
  synthesizedBefore.set(key, templates);
  return templates;
}

function synthesize(context: Context): Synthesized {
  process.env.CDK_VALIDATION = "false";
  return withApp(context, (app) => {
    const template = (id: string) => Template.fromStack(stackOf(app, id));
    const optional = (id: string) => (app.node.tryFindChild(id) ? template(id) : undefined);
    const service = template("ComebackService");
    const admin = optional("ComebackAdmin");
    return {
      ...{ data: template("ComebackData"), service, admin },
      users: optional("ComebackUsers"),
      ...{ page: optional("ComebackPage"), pageFiles: optional("ComebackPageFiles") },
      analysts: optional("ComebackAnalysts"),
      running: admin ? [service, admin] : [service],
    };
  });
}

function stackOf(app: App, id: string): Stack {
  const stack = app.node.findChild(id);
  if (!Stack.isStack(stack)) throw new Error(`${id} is not a stack`);
  return stack;
}

export interface Resource {
  readonly id: string;
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: readonly string[];
}

type Templates = Template | readonly Template[];

export function resourcesOf(templates: Templates, type: string): readonly Resource[] {
  return [templates].flat().flatMap((template) =>
    Object.entries(template.findResources(type)).map(([id, resource]) => ({
      id,
      Type: type,
      Properties: {},
      ...resource,
    })),
  );
}

export interface DeployedFunction extends Resource {
  /** File name in functions/, without the ending. */
  readonly name: string;
  readonly environment: Readonly<Record<string, unknown>>;
}

export function functionsOf(templates: Templates): readonly DeployedFunction[] {
  return resourcesOf(templates, "AWS::Lambda::Function").map((resource) => {
    const entry = String(resource.Metadata?.["comeback:entry"]);
    const { Variables } = resource.Properties.Environment as { Variables: Record<string, unknown> };
    return { ...resource, name: entry.replace(/^functions\/|\.ts$/g, ""), environment: Variables };
  });
}

/** How the admin API's stack names what the service's exports; the name there is in the middle. */
const FROM_SERVICE = /^ComebackService:ExportsOutput(?:Ref|FnGetAtt)(.+)[0-9A-F]{8}$/;

/** A value of a template as text, with each reference in angle brackets: by one name in both stacks with functions. */
export function flat(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(flat).join("");
  if (typeof value !== "object" || value === null) return String(value);
  const [[intrinsic, argument] = ["", ""]] = Object.entries(value);
  if (intrinsic === "Fn::Join") return flat((argument as [string, unknown[]])[1]);
  return `<${flat(argument).replace(FROM_SERVICE, "$1")}>`;
}
