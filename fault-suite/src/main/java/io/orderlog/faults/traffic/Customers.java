package io.orderlog.faults.traffic;

import io.orderlog.faults.shop.ShopHistory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Customers of a shop, some at a time, each with one order. */
public final class Customers implements AutoCloseable {

  public static final String MUG = "mug";
  /** An item that has another name in the ids of commands. */
  public static final String TEA = "Grüner Tee, 100 %";
  public static final String POT = "pot";

  /** What the simulated provider can do. */
  private static final List<String> METHODS = List.of("ok", "declined-once", "slow", "challenge",
      "captured-late", "ok", "authorised-late", "chargeback", "declined", "ok");
  private static final List<List<String>> CARTS = List.of(
      List.of(MUG), List.of(MUG, TEA), List.of(TEA), List.of(POT, MUG, TEA));
  private static final int AT_A_TIME = 6;
  private static final int OPERATOR = -1;

  private final CommandPost http;
  private final ProviderPage provider;
  private final ShopHistory history = new ShopHistory();
  private final SplittableRandom random;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> lives = new ArrayList<>();
  private final Semaphore room = new Semaphore(AT_A_TIME);
  private final AtomicInteger ordered = new AtomicInteger();

  /**
   * Nobody comes before {@link #come}.
   *
   * @param provider where challenged payments are confirmed
   * @param patience how long to wait for an answer before it counts as unknown
   * @param seed of all that they draw; their orders' ids follow from it, too
   */
  public Customers(List<URI> commandSides, URI provider, Duration patience, long seed) {
    this.http = new CommandPost(commandSides, patience);
    this.provider = new ProviderPage(provider);
    this.random = new SplittableRandom(seed);
  }

  /** So many come in all, one after the other. */
  public void come(int count) {
    for (int number = lives.size(); number < count; number++) {
      ShopClient client = new ShopClient(number, http, history, random.split());
      Customer customer =
          new Customer(client, provider, METHODS.get(number % METHODS.size()));
      List<String> skus = CARTS.get(number % CARTS.size());
      lives.add(threads.submit(() -> {
        live(customer, skus);
        return null;
      }));
    }
  }

  /**
   * One more checks out at once, and is not heard of again. What he wants is always sold.
   *
   * @return the order
   */
  public String order(String method) throws InterruptedException {
    Customer customer = new Customer(operator(), provider, method);
    if (!customer.order(List.of(TEA))) {
      throw new IllegalStateException("not ordered: " + customer.order());
    }
    return customer.order();
  }

  /** How many have come. */
  public int came() {
    return lives.size();
  }

  /** How many have checked out. */
  public int ordered() {
    return ordered.get();
  }

  /** Whether there is one left. */
  public boolean areThere() {
    return lives.stream().anyMatch(life -> !life.isDone());
  }

  /** Somebody of the shop. */
  public ShopClient operator() {
    return new ShopClient(OPERATOR, http, history, random.split());
  }

  public ShopHistory history() {
    return history;
  }

  /** Sends all of them away. */
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
    http.close();
    provider.close();
  }

  /** Fails if something was wrong with one that has gone. */
  public void requireTheyEndedWell() {
    for (Future<?> life : lives) {
      if (life.state() == Future.State.FAILED) {
        throw new IllegalStateException("a customer failed", life.exceptionNow());
      }
    }
  }

  private void live(Customer customer, List<String> skus) throws InterruptedException {
    room.acquire();
    try {
      if (customer.order(skus)) {
        ordered.incrementAndGet();
        customer.goOn();
      }
    } finally {
      room.release();
    }
  }
}
