import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { defined } from "../../src/domain/basics/defined.ts";

/** The tables of a local stack, by the address that it gives other processes. */
export function documentsOf(environment: Readonly<Record<string, string>>): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    ...defined({ endpoint: environment.AWS_ENDPOINT_URL_DYNAMODB }),
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  return DynamoDBDocumentClient.from(client);
}
