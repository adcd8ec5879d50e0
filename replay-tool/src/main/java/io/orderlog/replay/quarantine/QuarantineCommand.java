package io.orderlog.replay.quarantine;

import io.orderlog.commandline.JsonOutput;
import io.orderlog.commandline.TextTable;
import io.orderlog.projections.generation.ParkedEvent;
import io.orderlog.projections.quarantine.ParkedStream;
import io.orderlog.projections.quarantine.Quarantine;
import io.orderlog.projections.quarantine.RetriedStream;
import io.orderlog.projections.quarantine.StreamRetry;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.replay.ChosenLog;
import io.orderlog.replay.ReplaySession;
import io.orderlog.replay.Replayed;
import io.orderlog.replay.ReplayedAggregate;
import io.orderlog.replay.StreamIdArgument;
import io.orderlog.time.Ticker;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What has events that a read model could not take in, and what to do with it. */
@Command(name = "quarantine", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
    description = "Show, retry or discard what is parked.")
@SuppressWarnings("NullAway.Init")
public final class QuarantineCommand implements Runnable {

  private static final int FAILED = 1;

  private final ReplaySession.Opener sessions;
  private final Replayed replayed;
  private final Ticker ticker;
  private final PrintStream out;

  @Spec
  private CommandSpec spec;

  public QuarantineCommand(ReplaySession.Opener sessions, Replayed replayed, Ticker ticker,
      PrintStream out) {
    this.sessions = sessions;
    this.replayed = replayed;
    this.ticker = ticker;
    this.out = out;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(),
        "say what to do: list, show, retry or discard");
  }

  @Command(name = "list", mixinStandardHelpOptions = true,
      description = "Everything that is parked, with the event that did not fit.")
  int list(@Option(names = "--json", description = "One JSON array, for scripts.") boolean json)
      throws Exception {
    List<ParkedStream> parked = with(replayed.projections(), Quarantine::list);
    print(json, parked.stream().map(ParkedStream::first).toList(),
        "no " + nouns(replayed.projections().stream(), " or ") + " is parked");
    return 0;
  }

  @Command(name = "show", mixinStandardHelpOptions = true,
      description = "The parked events of one id, in their sequence.")
  int show(@Mixin ChosenLog log,
      @Parameters(paramLabel = "ID", description = StreamIdArgument.DESCRIPTION) String streamId,
      @Option(names = "--json", description = "One JSON array, for scripts.") boolean json)
      throws Exception {
    ReplayedAggregate<?, ?> aggregate = log.in(replayed);
    String id = StreamIdArgument.parse(spec, aggregate, streamId);
    List<ParkedEvent> events = with(projectionsOf(aggregate), quarantine -> quarantine.show(id));
    requireParked(id, !events.isEmpty());
    print(json, events, "");
    return 0;
  }

  @Command(name = "retry", mixinStandardHelpOptions = true,
      description = "Apply the parked events of one id in their sequence, as far as they fit.")
  int retry(@Mixin ChosenLog log,
      @Parameters(paramLabel = "ID", description = StreamIdArgument.DESCRIPTION) String streamId)
      throws Exception {
    ReplayedAggregate<?, ?> aggregate = log.in(replayed);
    String id = StreamIdArgument.parse(spec, aggregate, streamId);
    List<RetriedStream> retried = retryAll(aggregate, id);
    requireParked(id, !retried.isEmpty());
    retried.forEach(outcome -> out.println(outcome.projection() + ": " + outcome.applied()
        + " applied, " + (outcome.parked().isEmpty()
            ? "none is parked now"
            : outcome.parked().size() + " still parked: "
                + outcome.parked().getFirst().reason())));
    return retried.stream().allMatch(outcome -> outcome.parked().isEmpty()) ? 0 : FAILED;
  }

  @Command(name = "discard", mixinStandardHelpOptions = true,
      description = "Forget the parked events of one id; the log keeps them, a rebuild meets them"
          + " again.")
  int discard(@Mixin ChosenLog log,
      @Parameters(paramLabel = "ID", description = StreamIdArgument.DESCRIPTION) String streamId)
      throws Exception {
    ReplayedAggregate<?, ?> aggregate = log.in(replayed);
    String id = StreamIdArgument.parse(spec, aggregate, streamId);
    int events = with(projectionsOf(aggregate), quarantine -> quarantine.discard(id));
    requireParked(id, events > 0);
    out.println(events + " parked events of " + id + " are forgotten");
    return 0;
  }

  private List<RetriedStream> retryAll(ReplayedAggregate<?, ?> aggregate, String id)
      throws Exception {
    try (ReplaySession session = sessions.open(List.of(aggregate.log()))) {
      return projectionsOf(aggregate).stream()
          .flatMap(projection -> retry(session, projection, id).stream()).toList();
    }
  }

  private <E> Optional<RetriedStream> retry(
      ReplaySession session, Projection<E> projection, String id) {
    return new StreamRetry<>(session.database(), session.log(projection.log()), projection, id,
        ticker).run();
  }

  private <T> T with(List<? extends Projection<?>> projections, Function<Quarantine, T> work)
      throws Exception {
    try (ReplaySession session = sessions.open(Replayed.logsOf(projections))) {
      return work.apply(new Quarantine(session.database(), projections));
    }
  }

  private List<? extends Projection<?>> projectionsOf(ReplayedAggregate<?, ?> aggregate) {
    return replayed.projections().stream()
        .filter(projection -> projection.log().name().equals(aggregate.log().name())).toList();
  }

  private static void requireParked(String id, boolean parked) {
    if (!parked) {
      throw new NothingParkedException(id);
    }
  }

  private void print(boolean json, List<ParkedEvent> events, String otherwise) {
    if (json) {
      out.println(JsonOutput.of(events.stream().map(this::document).toList()));
    } else if (events.isEmpty()) {
      out.println(otherwise);
    } else {
      TextTable table = new TextTable(
          nouns(events.stream().map(this::projectionOf), "/").toUpperCase(Locale.ROOT),
          "PROJECTION", "VERSION", "EVENT", "POSITION", "REASON");
      events.forEach(event -> table.add(event.streamId(), event.projection(),
          String.valueOf(event.version()), event.type(), event.position().toString(),
          event.reason()));
      out.print(table);
    }
  }

  /** As in {@code {"orderId": …, "projection": …}}. */
  private Map<String, Object> document(ParkedEvent event) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(projectionOf(event).log().noun() + "Id", event.streamId());
    document.put("projection", event.projection());
    document.put("version", event.version());
    document.put("type", event.type());
    document.put("time", event.time().toString());
    document.put("position", event.position().toString());
    document.put("reason", event.reason());
    return document;
  }

  private Projection<?> projectionOf(ParkedEvent event) {
    return replayed.projections().stream()
        .filter(projection -> projection.name().equals(event.projection()))
        .findFirst().orElseThrow();
  }

  /** What the streams of these projections are called, each once. */
  private static String nouns(Stream<? extends Projection<?>> projections, String between) {
    return projections.map(projection -> projection.log().noun()).distinct()
        .collect(Collectors.joining(between));
  }
}
