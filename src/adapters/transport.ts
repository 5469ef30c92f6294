import type { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";

/** How a client signs its requests and gets them to AWS. */
export type Transport = Pick<DynamoDBClientConfig, "requestHandler" | "signer">;

let chosen: Transport = {};

/** Part of every client's configuration: empty, which is the SDK's own way, unless another was put in its place. */
export const transport = (): Transport => chosen;

/** For the local stack, whose services are in this very process. Clients that exist already keep theirs. */
export function setTransport(other: Transport): void {
  chosen = other;
}
