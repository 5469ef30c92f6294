import { makePreviewForm } from "../../src/app/forms/preview-form.ts";
import { makeReadForms, type ReadFormsDeps } from "../../src/app/report/read-forms.ts";
import { FormCodeRequest, FormPreviewRequest, FormsRequest } from "../../src/contracts/admin-forms.ts";
import { addressOfForm } from "../../src/domain/forms/address.ts";
import { qrSvg } from "../middleware/qr-code.ts";
import { answering, makeAdminHandler, type Refused } from "./admin-handler.ts";

const NO_FORM: Refused = {
  problem: { kind: "not-found", detail: "the config in force has no form of this name", place: "path.form" },
};

/** The ways in, a form as people see it, and the QR code of its address. A code on paper cannot be mended: the form has to be there. */
export function makeAdminFormsHandler(deps: ReadFormsDeps) {
  const readForms = makeReadForms(deps);
  const preview = makePreviewForm(deps);
  return makeAdminHandler("admin-forms", {
    "GET /v1/forms": answering(FormsRequest, async () => ({ body: await readForms() })),
    "GET /v1/forms/{form}/preview": answering(FormPreviewRequest, async ({ path, query: { language } }) => {
      const shown = await preview(path.form, language);
      return shown ? { body: shown } : NO_FORM;
    }),
    "GET /v1/forms/{form}/code": answering(FormCodeRequest, async ({ path: { form }, query: { via } }) => {
      const forms = (await deps.config.current())?.bundle.forms ?? {};
      if (!Object.hasOwn(forms, form)) return NO_FORM;
      const url = addressOfForm(deps.publicUrl, form, via);
      return { body: { url, svg: qrSvg(url, via === undefined ? form : `${form} ${via}`) } };
    }),
  });
}
