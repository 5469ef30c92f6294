import type { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/** How a client signs its requests and gets them to AWS. */
export type Transport = Pick<DynamoDBClientConfig, "requestHandler" | "signer">;

/** A document client's way from a command to its answer. */
type Send = (command: { readonly input: object }) => Promise<object>;
/** Makes another one, which may leave commands to the SDK's. */
export type DocumentSend = (sdk: Send) => Send;

let chosen: Transport = {};
let sending: DocumentSend | undefined;

/** Part of every client's configuration: empty, which is the SDK's own way, unless another was put in its place. */
export const transport = (): Transport => chosen;

/** For the local stack, whose services are in this very process. Clients that exist already keep theirs. */
export function setTransport(other: Transport, documents?: DocumentSend): void {
  chosen = other;
  sending = documents;
}

/** The client as it is, unless another way of sending was put in place. */
export function sent(client: DynamoDBDocumentClient): DynamoDBDocumentClient {
  if (!sending) return client;
  const sdk = client.send.bind(client) as Send;
  return Object.assign(client, { send: sending(sdk) });
}
