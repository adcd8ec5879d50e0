package io.orderlog.replay.export;

import io.orderlog.commandline.FileErrors;
import io.orderlog.commandline.ProgressDisplay;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.process.ServerProcess;
import io.orderlog.replay.ChosenLog;
import io.orderlog.replay.ReplaySession;
import io.orderlog.replay.Replayed;
import io.orderlog.replay.ReplayedAggregate;
import io.orderlog.time.Ticker;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The log as a file: partition by partition up to where each ended at the start. */
@Command(name = "export", mixinStandardHelpOptions = true,
    description = "Write all events of the log to a file, as CloudEvents in JSON, one a line, with"
        + " a checksum at the end.")
@SuppressWarnings("NullAway.Init")
public final class ExportCommand implements Callable<Integer> {

  private final ReplaySession.Opener sessions;
  private final Replayed replayed;
  private final Ticker ticker;
  private final PrintStream out;

  @Mixin
  private ChosenLog log;

  @Option(names = "--to", required = true, paramLabel = "FILE",
      description = "A file that is not there yet; compressed if its name ends in .gz.")
  private Path file;

  public ExportCommand(ReplaySession.Opener sessions, Replayed replayed, Ticker ticker,
      PrintStream out) {
    this.sessions = sessions;
    this.replayed = replayed;
    this.ticker = ticker;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    ReplayedAggregate<?, ?> aggregate = log.in(replayed);
    try (ExportWriter writer = ExportWriter.open(file, aggregate);
        ReplaySession session = sessions.open(List.of(aggregate.log()))) {
      export(session.log(aggregate.log()).as(new StoredEventCodec()), writer);
      String checksum = writer.finish();
      out.println(String.format(Locale.ROOT, "%s has %,d events, SHA-256 %s",
          file, writer.events(), checksum));
      return ServerProcess.OK;
    } catch (IOException | UncheckedIOException failure) {
      throw FileErrors.of(file, failure);
    }
  }

  private void export(EventLog<StoredEvent> stored, ExportWriter writer) {
    Offsets ends = stored.endOffsets(stored.identity().allPartitions());
    try (ProgressDisplay progress = ProgressDisplay.start(
        "Export", "offsets", Math.max(1, ends.sum()), out)) {
      long before = 0;
      for (int partition = 0; partition < stored.identity().partitions(); partition++) {
        long end = ends.of(partition);
        long start = before;
        new WholeCommands(stored, ticker, partition, end).read(events -> write(writer, events),
            offset -> progress.stepTo(start + offset));
        before += end;
      }
      progress.complete();
    }
  }

  private static void write(ExportWriter writer, List<RecordedEvent<StoredEvent>> events) {
    try {
      for (RecordedEvent<StoredEvent> event : events) {
        writer.add(event);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
