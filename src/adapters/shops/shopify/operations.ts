/** Version of the Admin GraphQL API, which Shopify answers for a year. https://shopify.dev/docs/api/usage/versioning */
export const VERSION = "2026-07";

const USER_ERRORS = "userErrors { code message }";

/** What Comeback asks Shopify. test/shops/requests.test.ts holds each to the schema that Shopify publishes. */
export const OPERATIONS = {
  createBasic: `mutation createBasic($input: DiscountCodeBasicInput!) {
    made: discountCodeBasicCreate(basicCodeDiscount: $input) { codeDiscountNode { id } ${USER_ERRORS} }
  }`,
  createFreeShipping: `mutation createFreeShipping($input: DiscountCodeFreeShippingInput!) {
    made: discountCodeFreeShippingCreate(freeShippingCodeDiscount: $input) { codeDiscountNode { id } ${USER_ERRORS} }
  }`,
  addCodes: `mutation addCodes($discount: ID!, $codes: [DiscountRedeemCodeInput!]!) {
    added: discountRedeemCodeBulkAdd(discountId: $discount, codes: $codes) { bulkCreation { id } ${USER_ERRORS} }
  }`,
  creation: `query creation($id: ID!) {
    creation: discountRedeemCodeBulkCreation(id: $id) { done failedCount }
  }`,
  createdCodes: `query createdCodes($id: ID!, $after: String) {
    creation: discountRedeemCodeBulkCreation(id: $id) {
      codes(first: 50, after: $after) {
        nodes { code errors { code message } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`,
  byCode: `query byCode($code: String!) {
    node: codeDiscountNodeByCode(code: $code) {
      id
      codeDiscount {
        ... on DiscountCodeBasic { title some: codes(first: 2) { nodes { id } } found: codes(first: 10, query: $code) { nodes { id code } } }
        ... on DiscountCodeFreeShipping { title some: codes(first: 2) { nodes { id } } found: codes(first: 10, query: $code) { nodes { id code } } }
      }
    }
  }`,
  removeCodes: `mutation removeCodes($discount: ID!, $ids: [ID!]) {
    removed: discountCodeRedeemCodeBulkDelete(discountId: $discount, ids: $ids) { ${USER_ERRORS} }
  }`,
  removeDiscount: `mutation removeDiscount($id: ID!) {
    removed: discountCodeDelete(id: $id) { ${USER_ERRORS} }
  }`,
  customer: `query customer($email: String!) {
    customer: customerByIdentifier(identifier: { emailAddress: $email }) { id }
  }`,
  check: `query check {
    shop { name currencyCode }
    currentAppInstallation { accessScopes { handle } }
  }`,
} as const;

export type OperationName = keyof typeof OPERATIONS;
