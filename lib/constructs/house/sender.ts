import { Validations } from "aws-cdk-lib";
import type { NodeFunction } from "./node-function.ts";
import type { Platform } from "./platform.ts";

/** What a function may touch that sends mails, besides the facts and people that it reads. */
export const mayMail = ({ journal, keys, address, mail, mailRate }: Platform) => [
  journal("GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"),
  keys,
  address,
  mail,
  mailRate,
];

/** Says why a function that sends mails has one permission on everything. */
export function acknowledgeMailRate({ role }: NodeFunction, { mailRate }: Platform): void {
  if (!role || mailRate.permissions.length === 0) return;
  Validations.of(role).acknowledge({
    id: "AwsSolutions-IAM5[Resource::*]",
    reason: "Asking for the rate at which the account may send (ses:GetAccount) knows no resource.",
  });
}
