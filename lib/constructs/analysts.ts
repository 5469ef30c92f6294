import { Stack, Validations } from "aws-cdk-lib";
import { CfnNamedQuery, CfnWorkGroup } from "aws-cdk-lib/aws-athena";
import { CfnDatabase, CfnTable } from "aws-cdk-lib/aws-glue";
import { ManagedPolicy, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { CATALOGUE, type CatalogueTable } from "../../src/contracts/analyst-catalogue.ts";
import { ANALYST_PREFIX, ANSWERS_PREFIX } from "../../src/contracts/analyst-files.ts";
import { QUESTIONS } from "../../src/contracts/analyst-questions/questions.ts";
import { importedArn } from "./house/imported.ts";

interface AnalystsProps {
  /** Where the night writes files for analysts. */
  readonly bucket: IBucket;
  readonly key: IKey;
}

/** Of the database, and of the workgroup. */
const NAME = "comeback";
/** A query that would read more is stopped: about five cents. */
const MOST_BYTES = 10_000_000_000;

const PARQUET = {
  inputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
  outputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
  serdeInfo: { serializationLibrary: "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe" },
};

/**
 * Athena over the files that the night writes for analysts: the tables, a workgroup that limits what a query may read, the
 * ready questions, and a policy for whoever may ask. All of it costs nothing until somebody does.
 */
export class Analysts extends Construct {
  readonly policy: ManagedPolicy;

  constructor(scope: Construct, id: string, { bucket, key }: AnalystsProps) {
    super(scope, id);
    const database = new CfnDatabase(this, "Database", {
      catalogId: Stack.of(this).account,
      databaseInput: { name: NAME, description: "Comeback: what the night writes for analysts" },
    });
    for (const table of CATALOGUE) this.table(table, bucket).addResourceDependency(database);
    const workgroup = this.workgroup(bucket, key);
    for (const { name, asks, sql } of QUESTIONS)
      new CfnNamedQuery(this, `Question ${name}`, {
        ...{ name, description: asks, queryString: sql, database: NAME },
        workGroup: NAME,
      }).addResourceDependency(workgroup);
    this.policy = this.mayAsk(bucket, key);
  }

  private table({ name, about, columns, prefix, partition }: CatalogueTable, bucket: IBucket): CfnTable {
    const location = `s3://${bucket.bucketName}/${prefix}`;
    const described = columns.map(({ about: comment, ...column }) => ({ ...column, comment }));
    return new CfnTable(this, `Table ${name}`, {
      catalogId: Stack.of(this).account,
      databaseName: NAME,
      tableInput: {
        ...{ name, description: about, tableType: "EXTERNAL_TABLE" },
        parameters: { classification: "parquet", ...(partition && projected(location, partition)) },
        ...(partition && { partitionKeys: [{ name: partition.column.name, type: partition.column.type }] }),
        storageDescriptor: { columns: described, location, ...PARQUET },
      },
    });
  }

  private workgroup(bucket: IBucket, key: IKey): CfnWorkGroup {
    return new CfnWorkGroup(this, "Workgroup", {
      name: NAME,
      description: "Comeback: questions of analysts",
      // Its history goes with it.
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        bytesScannedCutoffPerQuery: MOST_BYTES,
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: false,
        engineVersion: { selectedEngineVersion: "Athena engine version 3" },
        resultConfiguration: {
          outputLocation: `s3://${bucket.bucketName}/${ANSWERS_PREFIX}`,
          encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKey: key.keyArn },
        },
      },
    });
  }

  /** To ask in the workgroup: these tables and nothing else of the deployment. */
  private mayAsk(bucket: IBucket, key: IKey): ManagedPolicy {
    const stack = Stack.of(this);
    const glue = (resource: string, resourceName?: string) =>
      stack.formatArn({ service: "glue", resource, ...(resourceName !== undefined && { resourceName }) });
    const policy = new ManagedPolicy(this, "May ask", {
      description: "Comeback: may ask Athena about customers, who have no names there",
      statements: [
        new PolicyStatement({
          actions: [
            "athena:BatchGetNamedQuery",
            "athena:GetNamedQuery",
            "athena:GetQueryExecution",
            "athena:GetQueryResults",
            "athena:GetWorkGroup",
            "athena:ListNamedQueries",
            "athena:ListQueryExecutions",
            "athena:StartQueryExecution",
            "athena:StopQueryExecution",
          ],
          resources: [stack.formatArn({ service: "athena", resource: "workgroup", resourceName: NAME })],
        }),
        new PolicyStatement({
          actions: ["glue:GetDatabase", "glue:GetPartitions", "glue:GetTable", "glue:GetTables"],
          resources: [glue("catalog"), glue("database", NAME), glue("table", `${NAME}/*`)],
        }),
        new PolicyStatement({
          actions: ["s3:GetObject"],
          resources: [bucket.arnForObjects(`${ANALYST_PREFIX}*`), bucket.arnForObjects(`${ANSWERS_PREFIX}*`)],
        }),
        new PolicyStatement({
          actions: ["s3:PutObject"],
          resources: [bucket.arnForObjects(`${ANSWERS_PREFIX}*`)],
        }),
        new PolicyStatement({
          actions: ["s3:GetBucketLocation", "s3:ListBucket"],
          resources: [bucket.bucketArn],
        }),
        new PolicyStatement({
          actions: ["kms:Decrypt", "kms:GenerateDataKey"],
          resources: [key.keyArn],
          conditions: { StringEquals: { "kms:ViaService": `s3.${stack.region}.amazonaws.com` } },
        }),
      ],
    });
    const files = (folder: string) => `AwsSolutions-IAM5[Resource::${importedArn(bucket)}/${folder}*]`;
    for (const id of [files(ANALYST_PREFIX), files(ANSWERS_PREFIX)])
      Validations.of(policy).acknowledge({
        id,
        reason: "Files of this very folder, which get their names when they are written.",
      });
    Validations.of(policy).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:glue:<AWS::Region>:<AWS::AccountId>:table/${NAME}/*]`,
      reason: "All tables of this very database, which are those that analysts ask about.",
    });
    return policy;
  }
}

/** Athena reckons the partitions itself: nobody has to list them. The shop's day may be a day ahead of UTC's. */
function projected(
  location: string,
  { column: { name }, keptDays }: NonNullable<CatalogueTable["partition"]>,
): Readonly<Record<string, string>> {
  return {
    "projection.enabled": "true",
    [`projection.${name}.type`]: "date",
    [`projection.${name}.format`]: "yyyy-MM-dd",
    [`projection.${name}.range`]: `NOW-${keptDays}DAYS,NOW+1DAY`,
    [`projection.${name}.interval`]: "1",
    [`projection.${name}.interval.unit`]: "DAYS",
    "storage.location.template": `${location}${name}=\${${name}}/`,
  };
}
