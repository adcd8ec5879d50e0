package io.orderlog.faults.traffic;

import io.orderlog.domain.order.OrderCommand;
import io.orderlog.faults.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Many clients at work, each on orders of its own and on a few that all of them share. */
public final class Traffic implements AutoCloseable {

  private static final int SHARED_ORDERS = 6;
  private static final int OWN_ORDERS = 4;

  private final CountDownLatch stop = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> running = new ArrayList<>();

  private Traffic() {}

  /**
   * Starts the clients.
   *
   * @param seed of all that they draw; their orders' ids follow from it, too
   * @param nanoClock monotonic, for the times of the attempts
   */
  public static Traffic start(long seed, int clients, CommandSender sender,
      History<OrderCommand> history,
      LongSupplier nanoClock) {
    Traffic traffic = new Traffic();
    SplittableRandom random = new SplittableRandom(seed);
    List<OrderSlot> shared = slots(seed + "/shared", SHARED_ORDERS);
    for (int number = 0; number < clients; number++) {
      List<OrderSlot> slots = new ArrayList<>(shared);
      slots.addAll(slots(seed + "/" + number, OWN_ORDERS));
      TrafficClient client = new TrafficClient(
          number, slots, sender, history, nanoClock, random.split(), traffic.stop);
      traffic.running.add(traffic.threads.submit(() -> {
        client.run();
        return null;
      }));
    }
    return traffic;
  }

  /** Tells all clients to stop, and waits until the last one has its answer or has given up. */
  @Override
  public void close() {
    stop.countDown();
    threads.close();
    running.forEach(Traffic::requireItEndedWell);
  }

  private static void requireItEndedWell(Future<?> client) {
    if (client.state() == Future.State.FAILED) {
      throw new IllegalStateException("a client failed", client.exceptionNow());
    }
  }

  private static List<OrderSlot> slots(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> new OrderSlot(name + "/" + i)).toList();
  }
}
