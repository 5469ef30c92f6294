import type { KnownExport } from "./known-export.ts";

/**
 * The customers' report (Analytics → Customers → Download), by get_export_columns of WooCommerce's
 * src/Admin/API/Reports/Customers/Controller.php, and users as its extension exports them:
 * https://woocommerce.com/document/import-and-export-of-woocommerce-users/. WooCommerce knows nothing of consent.
 */
export const WOOCOMMERCE: KnownExport = {
  tool: "WooCommerce",
  isIt: (titles) =>
    (titles.has("useremail") && (titles.has("userlogin") || titles.has("billingemail"))) ||
    (titles.has("signup") && titles.has("totalspend") && titles.has("aov")) ||
    (titles.has("dateregistered") && titles.has("billingfirstname")),
  contents: () => ({ of: "customers", so: "WooCommerce does not know who has agreed to mails" }),
  columns: {
    email: ["user_email", "Email", "billing_email"],
    date: ["user_registered", "date_registered", "Sign Up"],
    phone: ["billing_phone"],
    country: ["billing_country", "Country / Region"],
    language: ["locale"],
  },
  useless:
    /^(id|customerid|username|user(login|pass|nicename|url|status|activationkey)|password|nickname|displayname|roles?|description|sessiontokens|richediting|syntaxhighlighting|admincolor|usessl|showadminbarfront|showwelcomepanel|wp.*(capabilities|userlevel)|lastupdate|lastactive|orders|totalspend|aov|(billing|shipping)(email|firstname|lastname|phone)|shipping.*)$/,
  attribute: (title) => title.replace(/^billing[_ ]/i, ""),
};
