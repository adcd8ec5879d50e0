package io.orderlog.replay.history;

import io.orderlog.commandline.JsonOutput;
import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.replay.ChosenLog;
import io.orderlog.replay.ReplaySession;
import io.orderlog.replay.Replayed;
import io.orderlog.replay.ReplayedAggregate;
import io.orderlog.replay.ReplayedProcess;
import io.orderlog.replay.StreamIdArgument;
import io.orderlog.time.Ticker;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * One stream's life as the log tells it, or that of a process as all logs do. Reads the streams'
 * partitions from their start.
 */
@Command(name = "history", mixinStandardHelpOptions = true,
    description = "Show each event of one id, and the state after it.")
@SuppressWarnings("NullAway.Init")
public final class HistoryCommand implements Callable<Integer> {

  private final ReplaySession.Opener sessions;
  private final Replayed replayed;
  private final Ticker ticker;
  private final PrintStream out;

  @Spec
  private CommandSpec spec;

  @Mixin
  private ChosenLog log;

  @Parameters(paramLabel = "ID", description = StreamIdArgument.DESCRIPTION)
  private String streamId;

  @Option(names = "--process",
      description = "All logs: what led to what in the process that drives this order.")
  private boolean process;

  @Option(names = "--json", description = "One JSON array, for scripts.")
  private boolean json;

  public HistoryCommand(ReplaySession.Opener sessions, Replayed replayed, Ticker ticker,
      PrintStream out) {
    this.sessions = sessions;
    this.replayed = replayed;
    this.ticker = ticker;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    if (process) {
      tellProcess(replayed.process().orElseThrow(
          () -> wrong("--process: there is no process that drives anything")));
    } else {
      tell(log.in(replayed));
    }
    return 0;
  }

  private <E> void tellProcess(ReplayedProcess<E> driving) throws Exception {
    if (spec.commandLine().getParseResult().hasMatchedOption("--log")) {
      throw wrong("--process is about all logs: leave --log out");
    }
    String canonical = StreamIdArgument.parse(spec, driving.process(), streamId);
    try (ReplaySession session = sessions.open(driving.logs())) {
      List<StoryEvent> story = new ProcessStory(session, ticker).of(driving, canonical);
      if (json) {
        out.println(JsonOutput.of(story));
      } else {
        story.forEach(out::println);
      }
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  private <S, E> void tell(ReplayedAggregate<S, E> aggregate) throws Exception {
    String canonical = StreamIdArgument.parse(spec, aggregate, streamId);
    try (ReplaySession session = sessions.open(List.of(aggregate.log()))) {
      List<RecordedEvent<E>> events = read(session.log(aggregate.log()), canonical);
      if (events.isEmpty()) {
        throw new NoSuchStreamException(aggregate.log().noun(), canonical);
      }
      print(fold(aggregate, events));
    }
  }

  private record Step(long version, String time, String type, Object event, String commandId,
      String position, String status, Object state) {}

  private <E> List<RecordedEvent<E>> read(EventLog<E> events, String id) {
    List<RecordedEvent<E>> found = new ArrayList<>();
    try (LogReader<E> reader = events.openReader(Offsets.at(events.partitionOf(id), 0))) {
      new CatchUp(events, ticker).run(reader, some -> some.stream()
          .filter(event -> event.streamId().equals(id))
          .forEach(found::add));
    }
    return found;
  }

  private <S, E> List<Step> fold(
      ReplayedAggregate<S, E> aggregate, List<RecordedEvent<E>> events) {
    List<Step> steps = new ArrayList<>();
    S state = aggregate.decider().initial();
    for (RecordedEvent<E> event : events) {
      state = evolve(aggregate, state, event, steps);
      steps.add(new Step(event.version(), event.metadata().time().toString(), event.type(),
          event.data(), event.metadata().commandId(), event.position().toString(),
          aggregate.status().apply(state), state));
    }
    return steps;
  }

  private <S, E> S evolve(ReplayedAggregate<S, E> aggregate, S state, RecordedEvent<E> event,
      List<Step> before) {
    try {
      long expected = before.size() + 1L;
      if (event.version() != expected) {
        throw new IllegalStateException("version " + expected + " should come here");
      }
      return aggregate.decider().evolve(state, event.data());
    } catch (IllegalStateException impossible) {
      // An operator who asks for a history that breaks off wants to see up to where it is sound.
      print(before);
      throw new BrokenHistoryException(event, impossible);
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
