import { Duration, Stack } from "aws-cdk-lib";
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from "aws-cdk-lib/aws-cloudfront";
import { Construct } from "constructs";
import { PAGE_HEADERS, pagePolicy, previewPolicy } from "../../src/contracts/page.ts";

/** Those of PAGE_HEADERS that CloudFront has settings of their own for. */
const SETTINGS = ["x-content-type-options", "referrer-policy"];

/** What CloudFront adds to every answer: for the page, and for the frames in which it shows mails. */
export class PageHeaders extends Construct {
  readonly page: ResponseHeadersPolicy;
  readonly preview: ResponseHeadersPolicy;

  constructor(scope: Construct, id: string, { signIn }: { readonly signIn: string }) {
    super(scope, id);
    // The API comes after the page, whose origin it allows: the document itself names it (page-files.ts).
    const apis = `https://*.execute-api.${Stack.of(this).region}.amazonaws.com`;
    // Large configs are put and fetched at addresses that the API signs; the document names the bucket.
    const files = `https://s3.${Stack.of(this).region}.amazonaws.com`;
    this.page = this.policy("Page", pagePolicy([apis, signIn, files]), HeadersFrameOption.DENY);
    this.preview = this.policy("Preview", previewPolicy(), HeadersFrameOption.SAMEORIGIN);
  }

  private policy(id: string, contentSecurityPolicy: string, frameOption: HeadersFrameOption) {
    return new ResponseHeadersPolicy(this, id, {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(730),
          includeSubdomains: true,
          override: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: Object.entries(PAGE_HEADERS)
          .filter(([header]) => !SETTINGS.includes(header))
          .map(([header, value]) => ({ header, value, override: true })),
      },
    });
  }
}
