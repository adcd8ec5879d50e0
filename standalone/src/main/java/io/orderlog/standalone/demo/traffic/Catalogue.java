package io.orderlog.standalone.demo.traffic;

import java.math.BigDecimal;
import java.util.List;

/** What the sample shop sells, and who buys there. */
public final class Catalogue {

  /** An article and the price of one piece in euros. */
  public record Article(String sku, BigDecimal unitPrice) {

    /** What customers call it: its SKU in words. */
    public String name() {
      return Character.toUpperCase(sku.charAt(0)) + sku.substring(1).replace('-', ' ');
    }
  }

  /** All that is sold. */
  public static final List<Article> ARTICLES = List.of(
      article("mug-blue", "9.95"), article("mug-white", "8.95"), article("teapot-1l", "34.50"),
      article("tea-assam-250g", "7.20"), article("tea-sencha-100g", "11.80"),
      article("coffee-house-1kg", "18.90"), article("coffee-decaf-500g", "10.40"),
      article("grinder-hand", "59.00"), article("kettle-gooseneck", "74.90"),
      article("filter-paper-100", "4.30"), article("cup-espresso-2", "15.00"),
      article("spoon-measuring", "3.75"), article("tray-oak", "29.90"),
      article("honey-forest-500g", "8.60"), article("biscuit-almond", "5.40"),
      article("chocolate-70", "3.20"), article("gift-card-25", "25.00"),
      article("towel-linen", "12.50"), article("scale-digital", "39.00"),
      article("poster-tea-map", "22.00"));

  /** All who buy. */
  public static final List<String> CUSTOMERS = List.of(
      "ada-lovelace", "alan-turing", "annie-easley", "barbara-liskov", "edsger-dijkstra",
      "frances-allen", "grace-hopper", "hedy-lamarr", "jim-gray", "john-backus",
      "karen-sparck-jones", "ken-thompson", "leslie-lamport", "margaret-hamilton",
      "mary-jackson", "nancy-lynch", "radia-perlman", "shafi-goldwasser", "sophie-wilson",
      "tony-hoare");

  private Catalogue() {}

  private static Article article(String sku, String unitPrice) {
    return new Article(sku, new BigDecimal(unitPrice));
  }
}
