package io.orderlog.replay.history;

import io.orderlog.commandline.JsonOutput;
import io.orderlog.domain.order.OrderDecider;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderState;
import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.RecordedEvent;
import io.orderlog.replay.OrderIdArgument;
import io.orderlog.replay.ReplaySession;
import io.orderlog.time.Ticker;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One order's life as the log tells it. Reads the order's partition from its start. */
@Command(name = "history", mixinStandardHelpOptions = true,
    description = "Show each event of an order, and the state of the order after it.")
@SuppressWarnings("NullAway.Init")
public final class HistoryCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ReplaySession.Opener sessions;
  private final Ticker ticker;
  private final PrintStream out;
  private final OrderDecider decider = new OrderDecider();

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "ORDER_ID", description = "A UUID.")
  private String orderId;

  @Option(names = "--json", description = "One JSON array, for scripts.")
  private boolean json;

  public HistoryCommand(ReplaySession.Opener sessions, Ticker ticker, PrintStream out) {
    this.sessions = sessions;
    this.ticker = ticker;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    String canonical = OrderIdArgument.parse(spec, orderId);
    try (ReplaySession session = sessions.open()) {
      List<RecordedEvent<OrderEvent>> events = read(session, canonical);
      if (events.isEmpty()) {
        throw new NoSuchOrderException(canonical);
      }
      print(fold(events));
      return 0;
    }
  }

  private record Step(long version, String time, String type, OrderEvent event, String commandId,
      String position, String status, OrderState state) {}

  private List<RecordedEvent<OrderEvent>> read(ReplaySession session, String id) {
    List<RecordedEvent<OrderEvent>> found = new ArrayList<>();
    int partition = session.log().partitionOf(id);
    try (LogReader<OrderEvent> reader = session.log().openReader(Map.of(partition, 0L))) {
      new CatchUp(session.log(), ticker, PATIENCE).run(reader, events -> events.stream()
          .filter(event -> event.streamId().equals(id))
          .forEach(found::add));
    }
    return found;
  }

  private List<Step> fold(List<RecordedEvent<OrderEvent>> events) {
    List<Step> steps = new ArrayList<>();
    OrderState state = decider.initial();
    for (RecordedEvent<OrderEvent> event : events) {
      state = evolve(state, event, steps);
      steps.add(new Step(event.version(), event.metadata().time().toString(), event.type(),
          event.data(), event.metadata().commandId(), event.position().toString(),
          OrderDecider.statusOf(state).name(), state));
    }
    return steps;
  }

  private OrderState evolve(OrderState state, RecordedEvent<OrderEvent> event, List<Step> before) {
    try {
      long expected = before.size() + 1L;
      if (event.version() != expected) {
        throw new IllegalStateException("version " + expected + " should come here");
      }
      return decider.evolve(state, event.data());
    } catch (IllegalStateException impossible) {
      // Whoever asks for a history that breaks off wants to see up to where it is sound.
      print(before);
      throw new BrokenOrderException(event, impossible);
    }
  }

  private void print(List<Step> steps) {
    if (json) {
      out.println(JsonOutput.of(steps));
      return;
    }
    for (Step step : steps) {
      out.println(step.version() + "  " + step.time() + "  " + step.position() + "  "
          + step.type());
      out.println("   event  " + JsonOutput.line(step.event()));
      out.println("   state  " + step.status() + "  "
          + JsonOutput.line(step.state()));
    }
  }
}
