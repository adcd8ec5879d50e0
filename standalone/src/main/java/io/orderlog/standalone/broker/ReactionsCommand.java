package io.orderlog.standalone.broker;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.orderlog.command.courier.Courier;
import io.orderlog.commandline.JsonOutput;
import io.orderlog.commandline.TextTable;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.parked.KafkaParkedCauses;
import io.orderlog.eventlog.kafka.parked.ParkedTopic;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import io.orderlog.eventlog.parked.ParkedCause;
import io.orderlog.eventlog.parked.ParkedCause.Standing;
import io.orderlog.eventlog.parked.ParkedCauses;
import io.orderlog.process.ServerProcess;
import io.orderlog.replay.ReplayedAggregate;
import io.orderlog.replay.StreamIdArgument;
import io.orderlog.settings.Environment;
import io.orderlog.settings.NearestName;
import io.orderlog.time.Ticker;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What follows from events and could not be done, and what to do with it. */
@Command(name = "reactions", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
    description = "Show, retry or discard what follows from events and could not be done.")
public final class ReactionsCommand implements Runnable {

  /** So long, what comes of a retry is waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long BETWEEN_LOOKS_MS = 300;

  private static final String LOG = "As in stock.";
  private static final String ID = "Of one of its streams, as list shows it.";

  private final Supplier<KafkaConnection> connection;
  private final List<? extends ReplayedAggregate<?, ?>> aggregates;
  private final Ticker ticker;
  private final PrintStream out;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  private ReactionsCommand(Supplier<KafkaConnection> connection,
      List<? extends ReplayedAggregate<?, ?>> aggregates, Ticker ticker, PrintStream out) {
    this.connection = connection;
    this.aggregates = aggregates;
    this.ticker = ticker;
    this.out = out;
  }

  /**
   * The command with all its subcommands.
   *
   * @param aggregates from whose events something may follow
   * @param out takes what was asked for
   */
  public static CommandLine create(Environment environment,
      List<? extends ReplayedAggregate<?, ?>> aggregates, Ticker ticker, PrintStream out) {
    return new CommandLine(new ReactionsCommand(
        () -> KafkaCommand.connection(environment), aggregates, ticker, out));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(),
        "say what to do: list, show, retry or discard");
  }

  /** Shows every parked stream. */
  @Command(name = "list", mixinStandardHelpOptions = true,
      description = "Every stream of which something is parked, with the event that led to what"
          + " could not be done, and how many more wait behind it.")
  int list(@Option(names = "--json", description = "One JSON array, for scripts.") boolean json) {
    KafkaConnection kafka = connection.get();
    List<Map<String, Object>> streams = within(kafka, parked -> aggregates.stream()
        .flatMap(aggregate -> find(kafka, aggregate).stream()
            .flatMap(log -> streams(aggregate.log().name(), log, parked)))
        .toList());
    if (json) {
      out.println(JsonOutput.of(streams));
    } else if (streams.isEmpty()) {
      out.println("nothing is parked");
    } else {
      TextTable table = new TextTable(
          "LOG", "STREAM", "VERSION", "EVENT", "SINCE", "BEHIND", "STANDING", "REASON");
      streams.forEach(each -> table.add(
          each.values().stream().map(String::valueOf).toArray(String[]::new)));
      out.print(table);
    }
    return ServerProcess.OK;
  }

  private static Stream<Map<String, Object>> streams(
      String name, LogIdentity log, ParkedCauses parked) {
    return parked.load(Courier.WHO, log).stream()
        .filter(each -> each.standing() != Standing.DISCARDED)
        .collect(groupingBy(ParkedCause::streamId, TreeMap::new, toList())).values().stream()
        .map(stream -> document(name, stream.getFirst(), "behind", stream.size() - 1));
  }

  /** Shows one parked stream. */
  @Command(name = "show", mixinStandardHelpOptions = true,
      description = "The parked events of one stream, in their sequence.")
  int show(@Parameters(paramLabel = "LOG", description = LOG) String log,
      @Parameters(paramLabel = "ID", description = ID) String streamId,
      @Option(names = "--json", description = "One JSON array, for scripts.") boolean json) {
    Named named = named(log, streamId);
    List<ParkedCause> stream = within(named.kafka(), named::requireParked);
    if (json) {
      out.println(JsonOutput.of(stream.stream().map(each -> document(
          named.log(), each, "position", each.position().toString())).toList()));
    } else {
      print(stream);
    }
    return ServerProcess.OK;
  }

  /** Lets the courier try a stream again. */
  @Command(name = "retry", mixinStandardHelpOptions = true, description = {
      "Let the command side that serves the log try all that is parked of one stream again, in its"
          + " sequence, as far as it can be done, and wait for what comes of it.",
      "What is asked for is kept: if no such command side runs, the next one does it."})
  int retry(@Parameters(paramLabel = "LOG", description = LOG) String log,
      @Parameters(paramLabel = "ID", description = ID) String streamId) {
    Named named = named(log, streamId);
    return within(named.kafka(), parked -> {
      List<ParkedCause> before = named.requireParked(parked);
      parked.store(Courier.WHO, named.identity(), List.of(before.getFirst().retried()));
      List<ParkedCause> left = awaitOutcome(named, parked);
      long carried = before.stream().filter(each -> left.stream()
          .noneMatch(still -> still.version() == each.version())).count();
      out.println(named + ": " + outcome(named, carried, left));
      return !left.isEmpty() && left.getFirst().standing() == Standing.FAILED
          ? ServerProcess.FAILED
          : ServerProcess.OK;
    });
  }

  /** Gives up a stream. */
  @Command(name = "discard", mixinStandardHelpOptions = true, description = {
      "Show what is parked of one stream. With --yes, give up for ever what follows from these"
          + " events; the log keeps them, and what follows from later ones is done.",
      "Whoever waits for it waits in vain: see what follows from the event before."})
  int discard(@Parameters(paramLabel = "LOG", description = LOG) String log,
      @Parameters(paramLabel = "ID", description = ID) String streamId,
      @Option(names = "--yes", description = "Do it.") boolean yes) {
    Named named = named(log, streamId);
    return within(named.kafka(), parked -> {
      List<ParkedCause> stream = named.requireParked(parked);
      print(stream);
      String counted = stream.size() == 1 ? "1 event" : stream.size() + " events";
      if (yes) {
        parked.store(Courier.WHO, named.identity(),
            stream.stream().map(ParkedCause::discarded).toList());
        out.println("what follows from " + counted + " of " + named + " is given up");
      } else {
        out.println("what follows from " + counted + " of " + named
            + " would be given up; nothing was done, --yes does it");
      }
      return ServerProcess.OK;
    });
  }

  /** What is left when the courier has come to an end with it, or nobody does for too long. */
  private List<ParkedCause> awaitOutcome(Named named, ParkedCauses parked) {
    long start = ticker.nanos();
    List<ParkedCause> left = named.of(parked);
    while (!left.isEmpty() && left.getFirst().standing() != Standing.FAILED
        && !ticker.isPast(start, PATIENCE)) {
      try {
        Thread.sleep(BETWEEN_LOOKS_MS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return left;
      }
      left = named.of(parked);
    }
    return left;
  }

  private static String outcome(Named named, long carried, List<ParkedCause> left) {
    if (left.isEmpty()) {
      return carried + " carried, none is parked now";
    }
    ParkedCause first = left.getFirst();
    return switch (first.standing()) {
      case FAILED -> carried + " carried, " + left.size() + " still parked: " + first.reason();
      case BEHIND -> carried + " carried, " + left.size() + " are under way";
      case RETRIED -> left.size() + " parked, and no command side has tried them yet; one that"
          + " serves " + named.log() + " does as soon as it runs";
      case DISCARDED -> throw new IllegalStateException("not left, but given up: " + first);
    };
  }

  private void print(List<ParkedCause> stream) {
    TextTable table = new TextTable(
        "VERSION", "EVENT", "POSITION", "SINCE", "STANDING", "REASON");
    stream.forEach(each -> table.add(String.valueOf(each.version()), each.type(),
        each.position().toString(), each.at().toString(), each.standing().name(), each.reason()));
    out.print(table);
  }

  /** In the order of the columns, with one more. */
  private static Map<String, Object> document(
      String log, ParkedCause first, String more, Object value) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("log", log);
    document.put("streamId", first.streamId());
    document.put("version", first.version());
    document.put("type", first.type());
    document.put("since", first.at().toString());
    document.put(more, value);
    document.put("standing", first.standing().name());
    document.put("reason", first.reason());
    return document;
  }

  private Named named(String log, String streamId) {
    List<String> names = aggregates.stream().map(each -> each.log().name()).toList();
    ReplayedAggregate<?, ?> aggregate = aggregates.stream()
        .filter(each -> each.log().name().equals(log)).findFirst()
        .orElseThrow(() -> new ParameterException(spec.commandLine(), "there is no log '" + log
            + "'; there are " + String.join(", ", names) + NearestName.question(log, names)));
    String id = StreamIdArgument.parse(spec, aggregate, streamId);
    KafkaConnection kafka = connection.get();
    return new Named(kafka, log, id, find(kafka, aggregate)
        .orElseThrow(() -> new NothingParkedException(log + " " + id)));
  }

  /** A stream, and the log that it is of. */
  private record Named(KafkaConnection kafka, String log, String streamId, LogIdentity identity) {

    List<ParkedCause> of(ParkedCauses parked) {
      return parked.load(Courier.WHO, identity).stream()
          .filter(each -> each.streamId().equals(streamId)
              && each.standing() != Standing.DISCARDED)
          .toList();
    }

    List<ParkedCause> requireParked(ParkedCauses parked) {
      List<ParkedCause> stream = of(parked);
      if (stream.isEmpty()) {
        throw new NothingParkedException(toString());
      }
      return stream;
    }

    @Override
    public String toString() {
      return log + " " + streamId;
    }
  }

  /** Nothing of the stream is parked. */
  private static final class NothingParkedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NothingParkedException(String stream) {
      super("nothing is parked of what follows from " + stream);
    }
  }

  private static <T> T within(KafkaConnection kafka, Function<ParkedCauses, T> work) {
    ParkedTopic.createIfMissing(kafka);
    try (ParkedCauses parked = new KafkaParkedCauses(kafka)) {
      return work.apply(parked);
    }
  }

  /** Empty if there is no such log yet. */
  private static Optional<LogIdentity> find(
      KafkaConnection kafka, ReplayedAggregate<?, ?> aggregate) {
    try (KafkaAdmin admin = KafkaAdmin.connect(kafka)) {
      String topic = aggregate.log().eventsTopic();
      return EventTopic.exists(admin, topic)
          ? Optional.of(EventTopic.identify(admin, topic))
          : Optional.empty();
    }
  }
}
