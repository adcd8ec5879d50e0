package io.orderlog.standalone.demo.shop;

import io.orderlog.commandline.ProgressDisplay;
import io.orderlog.standalone.demo.traffic.Catalogue.Article;
import io.orderlog.standalone.demo.shop.WaitingLine.Waiting;
import io.orderlog.standalone.demo.traffic.Catalogue;
import io.orderlog.standalone.demo.traffic.DemoFailedException;
import io.orderlog.standalone.demo.traffic.SideBySide;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** All that happens in the shop in one day. */
final class ShopDay {

  private static final int AT_ONCE_IN_THE_SALE = 64;
  private static final int AT_ONCE = 16;
  private static final int TIMES_TO_WAIT = 3;
  private static final int ONE_MORE_FOR = 10;
  private static final int MOST_MORE = 40;
  private static final int MOST_PRODUCTS = 3;
  private static final int VASES = 10;
  private static final int VASES_MISSING = 3;

  private final ShopClient shop;
  private final String run;
  private final RandomGenerator random;
  private final PrintStream out;
  private final Warehouse warehouse;

  /** @param run makes this day different from all others, in the names of what is sold too */
  ShopDay(ShopClient shop, String run, RandomGenerator random, PrintStream out) {
    this.shop = shop;
    this.run = run;
    this.random = random;
    this.out = out;
    this.warehouse = new Warehouse(shop, run);
  }

  /** What has come into the shop and was counted there. */
  Warehouse warehouse() {
    return warehouse;
  }

  /** Many want the same thing at the same time, of which there is enough for one in four. */
  List<Placed> flashSale(int buyers) throws InterruptedException {
    Article mug = mug();
    warehouse.begin(mug, "Mug of the day", mugs(buyers));
    List<Callable<Placed>> customers = new ArrayList<>();
    for (int i = 0; i < buyers; i++) {
      Visitor visitor = visitor("sale-" + i);
      customers.add(() -> visitor.order(Map.of(mug, 1), Habit.BUYS));
    }
    return play("Flash sale", AT_ONCE_IN_THE_SALE, customers);
  }

  /** A shop that was killed in the sale has to make up for it first, which takes long. */
  private boolean isLost(Placed placed) throws InterruptedException {
    Optional<JsonNode> found = Optional.empty();
    for (int i = 0; i < TIMES_TO_WAIT && found.isEmpty(); i++) {
      found = shop.await(placed, each -> Fulfilment.isPast("GATHERING", each));
    }
    return found.filter(Fulfilment::isLost).isPresent();
  }

  /** How many mugs there are for so many buyers. */
  static int mugs(int buyers) {
    return buyers / 4;
  }

  /** Who came too late in the sale waits, and then there is something for some of them. */
  WaitingLine restock(List<Placed> sale) throws InterruptedException {
    Article mug = mug();
    List<Callable<Boolean>> questions = new ArrayList<>();
    for (Placed placed : sale) {
      questions.add(() -> isLost(placed));
    }
    long without =
        play("Who got no mug", AT_ONCE, questions).stream().filter(isLost -> isLost).count();
    List<Callable<Optional<Waiting>>> tooLate = new ArrayList<>();
    for (int i = 0; i < without; i++) {
      String key = run + "-wait-" + i;
      tooLate.add(() -> Waiting.join(shop, mug, key + "@example.org", key));
    }
    if (shop.awaitLine(mug, WaitingLine::isSoldOut).isEmpty()) {
      throw new DemoFailedException("the waiting list of " + mug.sku()
          + " does not hear that nothing is left: GET " + WaitingLine.path(mug));
    }
    List<Waiting> waiting = play("Waiting for mugs", AT_ONCE, tooLate).stream()
        .flatMap(Optional::stream).toList();
    int more = Math.clamp(sale.size() / ONE_MORE_FOR, 1, MOST_MORE);
    warehouse.restock(mug, more);
    return new WaitingLine(mug, waiting, tooLate.size() - waiting.size(), more);
  }

  /** Customers of all kinds, who want what there is enough of. */
  List<Placed> ordinaryTrade(int customers) throws InterruptedException {
    List<Article> articles = Catalogue.ARTICLES.stream()
        .map(each -> article(each.sku(), each.unitPrice().toPlainString())).toList();
    for (int i = 0; i < articles.size(); i++) {
      warehouse.begin(articles.get(i), Catalogue.ARTICLES.get(i).name(),
          customers * MOST_PRODUCTS);
    }
    List<Callable<Placed>> visits = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      Habit habit = Habit.of(i, random);
      Map<Article, Integer> basket = basket(articles);
      Visitor visitor = visitor("trade-" + i);
      visits.add(() -> {
        Placed placed = visitor.order(basket, habit);
        visitor.goOn(placed);
        return placed;
      });
    }
    return play("Ordinary trade", AT_ONCE, visits);
  }

  /** Some are missing of what customers already hold and have not paid. */
  List<Placed> stockTaking() throws InterruptedException {
    Article vase = article("vase", "49.00");
    warehouse.begin(vase, "Vase", VASES);
    List<Callable<Placed>> customers = new ArrayList<>();
    for (int i = 0; i < VASES; i++) {
      Visitor visitor = visitor("vase-" + i);
      customers.add(() -> {
        Placed placed = visitor.order(Map.of(vase, 1), Habit.CONFIRMS);
        var _ = shop.await(placed, Fulfilment::isHeld);
        return placed;
      });
    }
    List<Placed> placed = play("Stock-taking", AT_ONCE, customers);
    warehouse.miss(vase, VASES_MISSING);
    for (Placed each : placed) {
      shop.confirm(each);
    }
    return placed;
  }

  private <T> List<T> play(String chapter, int atOnce, List<Callable<T>> customers)
      throws InterruptedException {
    try (ProgressDisplay progress =
        ProgressDisplay.start(chapter, "customers", customers.size(), out)) {
      return SideBySide.run(atOnce, customers, progress::step);
    }
  }

  private Map<Article, Integer> basket(List<Article> articles) {
    Map<Article, Integer> basket = new HashMap<>();
    for (int i = 0; i <= random.nextInt(MOST_PRODUCTS); i++) {
      basket.put(articles.get(random.nextInt(articles.size())), 1);
    }
    return basket;
  }

  private Visitor visitor(String key) {
    return new Visitor(shop,
        Catalogue.CUSTOMERS.get(random.nextInt(Catalogue.CUSTOMERS.size())) + "-" + key,
        run + "-" + key);
  }

  private Article mug() {
    return article("mug", "9.95");
  }

  /** Of this day alone, so that its books are those of nobody else. */
  private Article article(String sku, String price) {
    return new Article(sku + "-" + run, new BigDecimal(price));
  }
}
