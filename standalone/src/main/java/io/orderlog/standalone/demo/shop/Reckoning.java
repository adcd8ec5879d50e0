package io.orderlog.standalone.demo.shop;

import io.orderlog.commandline.TextTable;
import io.orderlog.standalone.demo.shop.AtRest.Resting;
import io.orderlog.standalone.demo.shop.WaitingLine.Waiting;
import io.orderlog.standalone.demo.traffic.Catalogue.Article;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What the shop says at the end of the day, beside what those say who share nothing with it: the
 * provider's ledger, the carrier's labels, the mailbox, the people in the warehouse, and the
 * customers.
 *
 * @param entries in the order in which they are read
 */
record Reckoning(List<Entry> entries) {

  private static final Set<String> WITH_CARRIER = Set.of("HANDED_OVER", "DELIVERED");

  /** What is counted. */
  enum Unit {
    /** Pieces or parcels. */
    PIECES, CENTS, MAILS
  }

  /** What the shop says, and what others say. */
  record Entry(String what, long shop, String outsider, long outside, Unit unit) {

    boolean agrees() {
      return shop == outside;
    }

    private static Entry of(String what, long shop, String outsider, long outside) {
      return new Entry(what, shop, outsider, outside, Unit.PIECES);
    }

    private static Entry mails(String what, long shop, String outsider, long outside) {
      return new Entry(what, shop, outsider, outside, Unit.MAILS);
    }

    private static Entry money(String what, long shop, String outsider, long outside) {
      return new Entry(what, shop, outsider, outside, Unit.CENTS);
    }

    private String written(long value) {
      return unit == Unit.CENTS
          ? String.format(Locale.ROOT, "%d.%02d", value / 100, value % 100)
          : Long.toString(value);
    }
  }

  Reckoning {
    entries = List.copyOf(entries);
  }

  /** Reads all books. */
  static Reckoning read(ShopClient shop, Warehouse warehouse, List<Resting> orders,
      WaitingLine line) throws InterruptedException {
    Set<String> ids = orders.stream().map(each -> each.placed().orderId())
        .collect(Collectors.toUnmodifiableSet());
    List<JsonNode> payments = of(ids, shop.ledger().path("payments"));
    Map<String, JsonNode> parcels = of(ids, shop.labels().path("labels")).stream()
        .filter(each -> !each.path("status").asString("").equals("cancelled"))
        .collect(Collectors.toMap(each -> each.path("reference").asString(""), each -> each,
            (_, later) -> later));
    List<Entry> entries = new ArrayList<>();
    entries.addAll(goods(shop, warehouse, orders, parcels));
    entries.addAll(parcels(orders, parcels));
    entries.addAll(money(orders, payments));
    entries.add(mails(shop, orders));
    entries.addAll(told(shop, line));
    return new Reckoning(entries);
  }

  boolean agrees() {
    return entries.stream().allMatch(Entry::agrees);
  }

  /** Whether the shop has sent mails, and none of them is in the mailbox. */
  boolean hasMailsElsewhere() {
    List<Entry> mails = entries.stream().filter(each -> each.unit() == Unit.MAILS).toList();
    return mails.stream().anyMatch(each -> each.shop() > 0)
        && mails.stream().allMatch(each -> each.outside() == 0);
  }

  /** The same without what the mailbox says. */
  Reckoning withoutMails() {
    return new Reckoning(
        entries.stream().filter(each -> each.unit() != Unit.MAILS).toList());
  }

  /** As a table. */
  @Override
  public String toString() {
    TextTable table = new TextTable("", "the shop", "others", "", "");
    for (Entry entry : entries) {
      table.add(entry.what(), entry.written(entry.shop()), entry.written(entry.outside()),
          entry.agrees() ? "agree" : "DIFFER", entry.outsider());
    }
    return table.toString();
  }

  private static List<Entry> goods(ShopClient shop, Warehouse warehouse, List<Resting> orders,
      Map<String, JsonNode> parcels) throws InterruptedException {
    long onHand = 0;
    long reserved = 0;
    long there = 0;
    long mostSold = 0;
    for (Map.Entry<Article, Long> each : warehouse.pieces().entrySet()) {
      Article article = each.getKey();
      JsonNode stock = shop.stock(article.sku());
      onHand += stock.path("onHand").asLong(-1);
      reserved += stock.path("reserved").asLong(-1);
      long gone = sum(orders, order -> hasGone(order, parcels)
          ? order.placed().pieces(article)
          : 0);
      there += each.getValue() - gone;
      mostSold += Math.max(0, gone - each.getValue());
    }
    long held = sum(orders, order -> Fulfilment.isHeld(order.found()) ? pieces(order.placed()) : 0);
    return List.of(
        Entry.of("pieces in stock", onHand, "what came in, less what the carrier took", there),
        Entry.of("pieces kept for customers", reserved, "who have not paid yet", held),
        Entry.of("pieces sold that were not there", mostSold, "allowed", 0));
  }

  /** The carrier has taken it, and the customer has not sent it back. */
  private static boolean hasGone(Resting order, Map<String, JsonNode> parcels) {
    JsonNode parcel = parcels.get(order.placed().orderId());
    return parcel != null && !parcel.path("handedOverAt").asString("").isEmpty()
        && !Fulfilment.isReturned(order.found());
  }

  private static List<Entry> parcels(List<Resting> orders, Map<String, JsonNode> parcels) {
    return List.of(
        Entry.of("orders whose goods left",
            orders.stream().filter(each -> Fulfilment.hasLeft(each.found())).count(),
            "parcels that the carrier took", parcels.values().stream()
                .filter(each -> !each.path("handedOverAt").asString("").isEmpty()).count()),
        Entry.of("parcels on their way or there",
            sum(orders, each -> Fulfilment.parcels(each.found(), WITH_CARRIER)),
            "of the same customers, by the carrier", parcels.values().stream()
                .filter(each -> !each.path("status").asString("").equals("created")).count()));
  }

  private static List<Entry> money(List<Resting> orders, List<JsonNode> payments) {
    long captured = sum(payments, each -> each.path("captured").asLong(0));
    long refunded = sum(payments, each -> each.path("refunded").asLong(0));
    long chargedBack = sum(payments, each -> each.path("chargedBack").asLong(0));
    String ledger = "the provider's ledger";
    return List.of(
        Entry.money("EUR taken", sum(orders, each -> Fulfilment.cents(each.found(), "captured")),
            ledger, captured),
        Entry.money("EUR given back",
            sum(orders, each -> Fulfilment.cents(each.found(), "refunded")), ledger, refunded),
        Entry.money("EUR taken back by banks",
            sum(orders, each -> Fulfilment.cents(each.found(), "chargedBack")), ledger,
            chargedBack),
        Entry.money("EUR that goods at customers cost", sum(orders, Reckoning::price),
            "what the ledger says has stayed", captured - refunded - chargedBack));
  }

  private static Entry mails(ShopClient shop, List<Resting> orders) throws InterruptedException {
    return Entry.mails("mails sent", sum(orders, each -> Fulfilment.mails(each.found(), "SENT")),
        "mails in the mailbox",
        mailsTo(shop, orders.stream().map(each -> each.placed().email()).toList()));
  }

  private static List<Entry> told(ShopClient shop, WaitingLine line) throws InterruptedException {
    long told = WaitingLine.told(shop.line(line.article()));
    List<Long> first = mailsToEach(shop, emails(line.first()));
    return List.of(
        Entry.mails("who were told that it is back", told,
            "mails to who had waited longest", sum(first, Long::longValue)),
        Entry.mails("pieces that came in for them", first.size(),
            "of them, who got a mail", first.stream().filter(mails -> mails > 0).count()),
        Entry.mails("who wait on and were told", told - first.size(),
            "mails to them", mailsTo(shop, emails(line.behind()))));
  }

  private static List<String> emails(List<Waiting> waiting) {
    return waiting.stream().map(Waiting::email).toList();
  }

  private static long mailsTo(ShopClient shop, List<String> emails) throws InterruptedException {
    return sum(mailsToEach(shop, emails), Long::longValue);
  }

  /** Each order and each who waits has an address of its own; a mail that came twice has one id. */
  private static List<Long> mailsToEach(ShopClient shop, List<String> emails)
      throws InterruptedException {
    List<Long> came = new ArrayList<>();
    for (String email : emails) {
      came.add(shop.mailbox(email).path("items").values().stream()
          .map(each -> each.path("messageId").asString("")).distinct().count());
    }
    return came;
  }

  /** Of what a customer has and has paid for. */
  private static long price(Resting order) {
    return Fulfilment.state(order.found()).equals("DELIVERED")
        && Fulfilment.cents(order.found(), "chargedBack") == 0
            ? order.placed().totalMinor()
            : 0;
  }

  private static long pieces(Placed placed) {
    return placed.basket().values().stream().mapToLong(Integer::longValue).sum();
  }

  private static List<JsonNode> of(Set<String> orders, JsonNode book) {
    return book.values().stream()
        .filter(each -> orders.contains(each.path("reference").asString(""))).toList();
  }

  private static <T> long sum(List<T> all, ToLongFunction<T> number) {
    return all.stream().mapToLong(number).sum();
  }
}
