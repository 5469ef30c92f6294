/** What makes a line as large as it is: nothing but being there, customers by their nights, what they do, what they are sent. */
export const DRIVERS = ["standing", "customers", "events", "mails"] as const;
export type Driver = (typeof DRIVERS)[number];

/** Whose price a line goes by. `several`: a part of Comeback that takes of more than one. */
export const SERVICES = [
  "SES",
  "DynamoDB",
  "Lambda",
  "HTTP API",
  "Step Functions",
  "EventBridge",
  "CloudWatch",
  "Secrets Manager",
  "KMS",
  "several",
] as const;
export type Service = (typeof SERVICES)[number];
