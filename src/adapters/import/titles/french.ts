import type { Titles } from "./titles.ts";

export const FRENCH: Titles = {
  customer: [
    ...["identifiant client", "id client", "numéro client", "n° client", "no client", "num client"],
    ...["numéro de client", "code client", "réf client", "référence client", "client"],
  ],
  email: [
    "adresse e-mail",
    "adresse email",
    "adresse mail",
    "courriel",
    "e-mail client",
    "email du client",
    "mél",
  ],
  phone: ["téléphone", "numéro de téléphone", "tél", "portable", "mobile", "téléphone portable"],
  name: ["nom du client", "nom complet", "nom et prénom", "nom client", "prénom et nom"],
  firstName: ["prénom"],
  lastName: ["nom de famille", "nom"],
  date: [
    ...["date de commande", "date de la commande", "date commande", "date d'achat", "date achat"],
    ...["date de facture", "date facture", "date de paiement", "commandé le", "créé le", "date de création"],
    ...["date et heure", "date d'inscription", "inscrit le", "horodatage"],
  ],
  amount: [
    ...["montant total", "montant de la commande", "montant commande", "total ttc", "montant ttc"],
    ...["total commande", "prix total", "montant", "chiffre d'affaires", "ca ttc", "somme", "total ht"],
    ...["montant ht", "total payé", "montant payé"],
  ],
  price: ["prix unitaire", "prix unitaire ttc", "prix", "prix ttc", "pu", "pu ttc"],
  quantity: ["quantité", "qté", "nb", "quantité commandée"],
  order: [
    ...["numéro de commande", "n° de commande", "n° commande", "no commande", "num commande"],
    ...["id commande", "référence commande", "réf commande", "numéro de facture", "n° facture", "commande"],
    ...["facture"],
  ],
  currency: ["devise", "code devise", "monnaie"],
  product: [
    ...["référence produit", "réf produit", "code article", "code produit", "id produit", "référence"],
    ...["produit", "article", "nom du produit", "désignation", "libellé"],
  ],
  category: ["catégorie", "famille", "rayon", "catégorie de produit", "gamme"],
  merchant: ["marchand", "vendeur", "magasin", "boutique", "point de vente", "fournisseur"],
  coupon: ["code promo", "code de réduction", "bon de réduction", "code avantage", "code remise"],
  consent: ["consentement", "consentement marketing", "consentement newsletter"],
  consentAt: ["date de consentement", "date du consentement", "consentement le"],
  consentSource: ["source du consentement", "origine du consentement"],
  consentText: ["texte du consentement"],
  language: ["langue"],
  country: ["pays", "code pays"],
};
