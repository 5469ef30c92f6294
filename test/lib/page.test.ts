import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { ADMIN_SCOPES, scopeName } from "../../src/contracts/admin.ts";
import { flat, type Resource, resourcesOf, synthesized } from "../support/template.ts";

const { page, pageFiles, admin } = synthesized();
if (!page || !pageFiles || !admin) throw new Error("there is no page");
const [distribution] = resourcesOf(page, "AWS::CloudFront::Distribution");
const [bucket] = resourcesOf(page, "AWS::S3::Bucket");
const config = distribution?.Properties.DistributionConfig as Readonly<Record<string, unknown>>;

interface Behaviour {
  readonly PathPattern?: string;
  readonly ViewerProtocolPolicy: string;
  readonly Compress: boolean;
  readonly ResponseHeadersPolicyId: unknown;
  readonly FunctionAssociations?: readonly object[];
}
const documents = config.DefaultCacheBehavior as Behaviour;
const others = config.CacheBehaviors as readonly Behaviour[];
const at = (pattern: string) => others.find(({ PathPattern }) => PathPattern === pattern);

interface Security {
  readonly ContentSecurityPolicy: { readonly ContentSecurityPolicy: unknown };
  readonly StrictTransportSecurity: Readonly<Record<string, unknown>>;
  readonly FrameOptions: { readonly FrameOption: string };
  readonly ReferrerPolicy: { readonly ReferrerPolicy: string };
}
function headersOf(behaviour: Behaviour | undefined) {
  const found = resourcesOf(page ?? [], "AWS::CloudFront::ResponseHeadersPolicy").find(
    ({ id }) => `<${id}>` === flat(behaviour?.ResponseHeadersPolicyId),
  );
  const { SecurityHeadersConfig, CustomHeadersConfig } = found?.Properties
    .ResponseHeadersPolicyConfig as Readonly<Record<string, unknown>>;
  const security = SecurityHeadersConfig as Security;
  const { Items } = CustomHeadersConfig as { readonly Items: readonly Record<string, string>[] };
  return {
    security,
    policy: directivesOf(flat(security.ContentSecurityPolicy.ContentSecurityPolicy)),
    custom: Object.fromEntries(Items.map(({ Header, Value }) => [Header, Value])),
  };
}

const directivesOf = (policy: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources];
    }),
  );

describe("the page's files", () => {
  it("lie encrypted in a bucket that nobody reads but this one distribution", () => {
    expect(bucket?.Properties).toMatchObject({
      BucketEncryption: { ServerSideEncryptionConfiguration: [expect.anything()] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    const [policy] = resourcesOf(page, "AWS::S3::BucketPolicy");
    const { Statement } = policy?.Properties.PolicyDocument as { Statement: Record<string, unknown>[] };
    const [allowed, ...more] = Statement.filter(({ Effect }) => Effect === "Allow");
    expect(more).toEqual([]);
    expect(allowed).toMatchObject({
      Action: "s3:GetObject",
      Principal: { Service: "cloudfront.amazonaws.com" },
    });
    expect(JSON.stringify(allowed?.Condition)).toContain(`{"Ref":"${distribution?.id}"}`);
    expect(JSON.stringify(Statement)).toContain('"aws:SecureTransport":"false"');
  });

  it("are read with a signed request of the distribution's own", () => {
    const [control] = resourcesOf(page, "AWS::CloudFront::OriginAccessControl");
    expect(control?.Properties.OriginAccessControlConfig).toMatchObject({
      OriginAccessControlOriginType: "s3",
      SigningBehavior: "always",
    });
    const [origin, ...more] = config.Origins as readonly Readonly<Record<string, unknown>>[];
    expect(more).toEqual([]);
    expect(flat(origin?.OriginAccessControlId)).toBe(`<${control?.id}Id>`);
  });

  it("go out over HTTPS, compressed", () => {
    for (const behaviour of [documents, ...others])
      expect(behaviour).toMatchObject({ ViewerProtocolPolicy: "redirect-to-https", Compress: true });
  });
});

describe("the page's policy", () => {
  const { policy, security, custom } = headersOf(documents);

  it("lets nothing in but the page's own files, one script and the style elements that are known", () => {
    const { "style-src": styles = [], "connect-src": _, ...rest } = policy;
    expect(rest).toEqual({
      "default-src": ["'none'"],
      "script-src": ["'self'", expect.stringMatching(/^'sha256-[\w+/]{43}='$/)],
      "img-src": ["'self'", "data:"],
      "font-src": ["'self'"],
      "worker-src": ["'self'"],
      "frame-src": ["'self'"],
      "manifest-src": ["'self'"],
      "base-uri": ["'none'"],
      "form-action": ["'none'"],
      "frame-ancestors": ["'none'"],
    });
    expect(styles[0]).toBe("'self'");
    for (const hash of styles.slice(1)) expect(hash).toMatch(/^'sha256-[\w+/]{43}='$/);
  });

  it("lets it talk to the sign-in and to APIs of its region, of which the document names the one", () => {
    expect(policy["connect-src"]).toEqual([
      "'self'",
      "https://*.execute-api.<AWS::Region>.amazonaws.com",
      expect.stringMatching(/^https:\/\/<ComebackUsers:\S+>\.auth\.<AWS::Region>\.amazoncognito\.com$/),
      "https://s3.<AWS::Region>.amazonaws.com",
    ]);
  });

  it("comes with the other headers that browsers keep to", () => {
    expect(security).toMatchObject({
      FrameOptions: { FrameOption: "DENY" },
      ReferrerPolicy: { ReferrerPolicy: "no-referrer" },
      ContentTypeOptions: { Override: true },
    });
    expect(Number(security.StrictTransportSecurity.AccessControlMaxAgeSec)).toBeGreaterThan(31_536_000);
    expect(custom).toMatchObject({
      "permissions-policy": expect.stringContaining("camera=()"),
      "cross-origin-opener-policy": "same-origin",
    });
  });

  it("is another where mails are shown: any style and picture, one script, an origin of its own", () => {
    const preview = headersOf(at("/preview/*")).policy;
    expect(preview).toMatchObject({
      "default-src": ["'none'"],
      "script-src": [expect.stringMatching(/^'sha256-/)],
      "frame-ancestors": ["'self'"],
      sandbox: ["allow-scripts"],
    });
    expect(preview["connect-src"]).toBeUndefined();
  });
});

describe("addresses of the page", () => {
  const [edge] = resourcesOf(page, "AWS::CloudFront::Function");
  const ask = (uri: string): string =>
    runInNewContext(`${edge?.Properties.FunctionCode}; handler({ request: { uri } }).uri`, { uri });

  it("are answered with the document, whatever a customer's id looks like", () => {
    for (const view of ["/", "/segments", "/customers/ann@shop.example", "/chains/back/1.html"])
      expect(ask(view), view).toBe("/index.html");
  });

  it("of files are left alone", () => {
    for (const file of ["/assets/index-1a2b.js", "/config.json", "/icon.svg", "/preview/mail.html"])
      expect(ask(file), file).toBe(file);
  });

  it("can be the shop's own", () => {
    const pageCertificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/1";
    const own = synthesized({ pageDomain: "page.shop.example", pageCertificateArn });
    const [found] = own.page ? resourcesOf(own.page, "AWS::CloudFront::Distribution") : [];
    expect(found?.Properties.DistributionConfig).toMatchObject({
      Aliases: ["page.shop.example"],
      ViewerCertificate: {
        AcmCertificateArn: pageCertificateArn,
        MinimumProtocolVersion: "TLSv1.2_2021",
      },
    });
    expect(own.page?.findOutputs("PageUrl").PageUrl?.Value).toBe("https://page.shop.example");
  });
});

describe("what is put there", () => {
  const copies = resourcesOf(pageFiles, "Custom::CDKBucketDeployment");
  const cachedFor = ({ Properties }: Resource) =>
    (Properties.SystemMetadata as Readonly<Record<string, string>>)["cache-control"];
  const [assets, files] = copies;

  it("is kept for ever where names carry hashes, and asked for anew where they do not", () => {
    expect(copies.map(cachedFor)).toEqual(["public, max-age=31536000, immutable", "no-cache"]);
  });

  it("is there before the document that names it, and stays for who has the page open", () => {
    expect(files?.DependsOn).toEqual(expect.arrayContaining([assets?.id]));
    expect(copies.map(({ Properties }) => Properties.Prune)).toEqual([false, false]);
  });

  it("tells the page the addresses of this deployment and no secret", () => {
    const markers = JSON.stringify(files?.Properties.SourceMarkers);
    expect(markers).toContain("ComebackAdmin:ExportsOutputFnGetAttAdminHttp");
    expect(markers).toContain("ComebackUsers:ExportsOutputRefAdminPoolDomain");
    expect(markers).toContain("ComebackAdmin:ExportsOutputRefAdminPageClient");
  });
});

describe("people who use the page", () => {
  const [client, ...more] = resourcesOf(admin, "AWS::Cognito::UserPoolClient");
  const urls = (name: string) => (client?.Properties[name] as unknown[]).map(flat);

  it("sign in with a code, come back to the page and nowhere else, and may do what their role may", () => {
    expect(more).toEqual([]);
    expect(client?.Properties).toMatchObject({
      AllowedOAuthFlows: ["code"],
      ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
      PreventUserExistenceErrors: "ENABLED",
    });
    expect(client?.Properties).not.toHaveProperty("GenerateSecret");
    const home = [expect.stringMatching(/^https:\/\/<ComebackPage:\S+>\/$/)];
    expect([urls("CallbackURLs"), urls("LogoutURLs")]).toEqual([home, home]);
    const scopes = (client?.Properties.AllowedOAuthScopes as unknown[]).map(flat);
    for (const scope of Object.keys(ADMIN_SCOPES) as (keyof typeof ADMIN_SCOPES)[])
      expect(scopes.some((one) => one.endsWith(scopeName(scope).replace("comeback", "")))).toBe(true);
  });

  it("have none where nobody wants it", () => {
    for (const context of [
      { page: "false" },
      { admin: "false" },
      { pageOrigin: "https://page.shop.example" },
    ]) {
      const without = synthesized(context);
      expect([without.page, without.pageFiles], JSON.stringify(context)).toEqual([undefined, undefined]);
    }
  });
});
