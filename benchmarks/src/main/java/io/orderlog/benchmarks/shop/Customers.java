package io.orderlog.benchmarks.shop;

import io.orderlog.benchmarks.server.WholeSystem;
import io.orderlog.domain.cart.CartId;
import io.orderlog.http.HttpAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Customers who open a cart, put an item into it, check it out, wait until it is paid, and begin
 * again. Their requests are few beside what the shop does about them.
 */
final class Customers {

  private static final int ITEMS = 20;
  private static final int STOCK = 1_000_000;
  private static final long HIGHEST_MICROS = Duration.ofMinutes(2).toNanos() / 1_000;
  private static final String CHECKOUT = """
      {"email":"ada@example.org","shippingAddress":{"name":"Ada Lovelace","street":"Main Street 1",\
      "postalCode":"10115","city":"Berlin","country":"DE"},"paymentMethod":"ok"}""";

  private final WholeSystem shop;
  private final PaidOrders paid;
  private final Supplier<UUID> ids;

  /** @param ids of carts; thread-safe */
  Customers(WholeSystem shop, PaidOrders paid, Supplier<UUID> ids) {
    this.shop = shop;
    this.paid = paid;
    this.ids = ids;
  }

  /** Fills the shelves. */
  void stock() {
    for (int item = 0; item < ITEMS; item++) {
      require(200, shop.post("/stock/item-" + item + "/receive",
          "{\"quantity\":" + STOCK + ",\"reference\":\"delivery\"}"));
    }
  }

  /**
   * What came of it: microseconds from sending each checkout until the log had its payment, and the
   * time until the last of them was paid.
   */
  record Bought(Histogram micros, double seconds) {}

  /** So many customers at a time buy for this long; what they have begun they finish. */
  Bought buy(int customers, Duration time) {
    return buy(customers, Duration.ZERO, time);
  }

  /**
   * The same, but all of them together begin no more than so many orders a second, evenly spread.
   */
  Bought buyAtRate(int customers, double perSecond, Duration time) {
    return buy(customers, Duration.ofNanos(Math.round(1e9 / perSecond)), time);
  }

  private Bought buy(int customers, Duration apart, Duration time) {
    long start = System.nanoTime();
    long until = start + time.toNanos();
    Histogram all = new Histogram(HIGHEST_MICROS, 3);
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Histogram>> buying = new ArrayList<>();
      for (int customer = 0; customer < customers; customer++) {
        long first = start + customer * apart.toNanos();
        buying.add(each.submit(() -> buyUntil(until, first, apart.multipliedBy(customers))));
      }
      for (Future<Histogram> one : buying) {
        all.add(one.get());
      }
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
    return new Bought(all, (System.nanoTime() - start) / 1e9);
  }

  private Histogram buyUntil(long until, long first, Duration apart) {
    Histogram micros = new Histogram(HIGHEST_MICROS, 3);
    long next = first;
    while (Math.max(next, System.nanoTime()) < until) {
      LockSupport.parkNanos(next - System.nanoTime());
      micros.recordValue(microsToPaid());
      next += apart.toNanos();
    }
    return micros;
  }

  private long microsToPaid() {
    CartId cart = new CartId(ids.get().toString());
    String order = cart.order().text();
    require(201, shop.post("/carts", "{\"cartId\":\"" + cart.text()
        + "\",\"customerId\":\"customer-" + cart.text().substring(0, 5)
        + "\",\"currency\":\"EUR\"}"));
    require(200, shop.post("/carts/" + cart.text() + "/set-line", "{\"sku\":\"item-"
        + Math.floorMod(order.hashCode(), ITEMS) + "\",\"quantity\":1,\"unitPrice\":\"9.95\"}"));
    paid.expect(order);
    long sent = System.nanoTime();
    require(200, shop.post("/carts/" + cart.text() + "/checkout", CHECKOUT));
    return (paid.awaitPaid(order) - sent) / 1_000;
  }

  private static void require(int status, HttpAnswer answer) {
    if (answer.status() != status) {
      throw new IllegalStateException(answer.status() + " " + answer.body());
    }
  }
}
