package io.orderlog.domain.order;

/**
 * So many pieces of one article.
 *
 * @param sku the article's stock keeping unit
 * @param quantity pieces
 * @param unitPriceMinor price of one piece in minor units of the order's currency
 */
public record OrderLine(String sku, int quantity, long unitPriceMinor) {

  OrderLine withQuantity(int newQuantity) {
    return new OrderLine(sku, newQuantity, unitPriceMinor);
  }
}
