import type { Titles } from "./titles.ts";

export const GERMAN: Titles = {
  customer: [
    ...["kundennummer", "kunden-nr", "kundennr", "kunden-id", "kdnr", "kd-nr", "kundenkonto", "kunde"],
    ...["debitor", "debitorennummer", "debitor-nr", "benutzer-id", "käufer-id", "kundenkartennummer"],
  ],
  email: [...["e-mail-adresse", "emailadresse", "mailadresse", "e-mail kunde", "kunden-e-mail"]],
  phone: ["telefon", "telefonnummer", "mobil", "mobilnummer", "handy", "handynummer", "rufnummer", "tel"],
  name: ["kundenname", "name des kunden", "vollständiger name", "vor- und nachname", "empfänger", "käufer"],
  firstName: ["vorname", "rufname"],
  lastName: ["nachname", "familienname", "zuname"],
  date: [
    ...["bestelldatum", "bestellt am", "auftragsdatum", "kaufdatum", "rechnungsdatum", "belegdatum"],
    ...["datum", "zeitpunkt", "datum/uhrzeit", "erstellt am", "bestellzeitpunkt", "angelegt am"],
    ...["registriert am", "anmeldedatum", "kunde seit"],
  ],
  amount: [
    ...["gesamtbetrag", "gesamtsumme", "bestellsumme", "bestellwert", "auftragswert", "rechnungsbetrag"],
    ...["endbetrag", "betrag", "summe", "gesamt", "umsatz", "bruttobetrag", "gesamtpreis", "brutto"],
    ...["warenwert", "positionsbetrag", "zeilensumme", "nettobetrag", "netto"],
  ],
  price: ["einzelpreis", "stückpreis", "preis", "artikelpreis", "preis pro stück", "e-preis"],
  quantity: ["menge", "anzahl", "stück", "stückzahl", "stk"],
  order: [
    ...["bestellnummer", "bestell-nr", "bestellnr", "bestell-id", "auftragsnummer", "auftrags-nr"],
    ...["rechnungsnummer", "rechnungs-nr", "belegnummer", "beleg-nr", "bestellung", "auftrag", "vorgang"],
  ],
  currency: ["währung", "währungscode"],
  product: [
    ...["artikelnummer", "artikel-nr", "art-nr", "artnr", "produktnummer", "produkt-id", "artikel"],
    ...["produkt", "artikelbezeichnung", "produktname", "bezeichnung", "artikelname"],
  ],
  category: ["kategorie", "warengruppe", "produktkategorie", "rubrik", "sortiment"],
  merchant: ["händler", "verkäufer", "filiale", "laden", "geschäft", "shopname", "lieferant"],
  coupon: ["gutschein", "gutscheincode", "rabattcode", "aktionscode", "gutscheinnummer"],
  consent: ["einwilligung", "newsletter-einwilligung", "werbeeinwilligung", "einwilligung newsletter"],
  consentAt: [
    "einwilligung am",
    "einwilligungsdatum",
    "datum der einwilligung",
    "eingewilligt am",
    "opt-in am",
  ],
  consentSource: ["herkunft der einwilligung", "quelle der einwilligung", "einwilligungsquelle"],
  consentText: ["einwilligungstext", "text der einwilligung"],
  language: ["sprache"],
  country: ["land", "ländercode"],
  status: ["bestellstatus", "auftragsstatus"],
  payment: ["zahlungsstatus", "bezahlstatus"],
  cancelled: ["storniert", "storniert am", "stornodatum"],
  refunded: ["erstattungsbetrag", "erstatteter betrag", "erstattet"],
};
