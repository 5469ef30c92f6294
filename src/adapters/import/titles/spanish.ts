import type { Titles } from "./titles.ts";

export const SPANISH: Titles = {
  customer: [
    ...["id cliente", "id de cliente", "id del cliente", "número de cliente", "nº cliente", "n° cliente"],
    ...["código de cliente", "código cliente", "cod cliente", "cliente", "comprador", "id usuario"],
  ],
  email: [
    ...["correo electrónico", "correo", "dirección de correo", "correo del cliente", "dirección de email"],
    ...["email del cliente", "email cliente"],
  ],
  phone: ["teléfono", "número de teléfono", "móvil", "teléfono móvil", "celular"],
  name: ["nombre completo", "nombre del cliente", "nombre y apellidos", "nombre cliente"],
  firstName: ["nombre", "nombre de pila"],
  lastName: ["apellidos", "apellido"],
  date: [
    ...["fecha de pedido", "fecha del pedido", "fecha pedido", "fecha de compra", "fecha compra"],
    ...["fecha de factura", "fecha factura", "fecha de pago", "fecha", "fecha y hora", "fecha de creación"],
    ...["creado el", "fecha de registro", "fecha de alta"],
  ],
  amount: [
    ...["importe total", "importe del pedido", "total del pedido", "total pedido", "monto total"],
    ...["precio total", "valor total", "importe", "monto", "total con iva", "total pagado", "ventas", "suma"],
  ],
  price: ["precio unitario", "precio", "precio por unidad", "pvp"],
  quantity: ["cantidad", "unidades", "cant", "uds"],
  order: [
    ...["número de pedido", "nº pedido", "n° pedido", "nº de pedido", "id pedido", "id de pedido"],
    ...["código de pedido", "número de factura", "nº factura", "pedido", "factura", "número de orden"],
  ],
  currency: ["moneda", "divisa", "código de moneda"],
  product: [
    ...["código de producto", "código producto", "id producto", "referencia", "referencia de producto"],
    ...["producto", "artículo", "nombre del producto", "descripción"],
  ],
  category: ["categoría", "categoría de producto", "familia", "sección"],
  merchant: ["vendedor", "tienda", "comercio", "sucursal", "proveedor"],
  coupon: ["cupón", "código de descuento", "código promocional", "código de cupón"],
  consent: ["consentimiento", "consentimiento de marketing"],
  consentAt: ["fecha de consentimiento", "fecha del consentimiento"],
  consentSource: ["origen del consentimiento", "fuente del consentimiento"],
  consentText: ["texto del consentimiento"],
  language: ["idioma", "lengua"],
  country: ["país", "código de país"],
  status: ["estado del pedido", "estado pedido"],
  payment: ["estado del pago", "estado pago"],
  cancelled: ["fecha de cancelacion", "cancelado"],
  refunded: ["importe reembolsado", "reembolsado"],
};
