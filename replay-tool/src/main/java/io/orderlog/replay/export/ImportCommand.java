package io.orderlog.replay.export;

import io.orderlog.commandline.FileErrors;
import io.orderlog.commandline.ProgressDisplay;
import io.orderlog.eventlog.EventTooLargeException;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.process.ServerProcess;
import io.orderlog.replay.ChosenLog;
import io.orderlog.replay.ReplaySession;
import io.orderlog.replay.Replayed;
import io.orderlog.replay.ReplayedAggregate;
import io.orderlog.time.Ticker;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A log from a file. The file is read at least twice: nothing is appended before it is known to be
 * whole, and each order's history to be one that can have happened.
 */
@Command(name = "import", mixinStandardHelpOptions = true,
    description = "Fill an empty log with the events of an exported file. Nothing is written unless"
        + " the whole file is sound. No command side may run meanwhile.")
@SuppressWarnings("NullAway.Init")
public final class ImportCommand implements Callable<Integer> {

  /** The states of the orders take a few times the memory that their events have bytes. */
  private static final int SHARE_OF_MEMORY = 16;

  private final ReplaySession.Opener sessions;
  private final Replayed replayed;
  private final Ticker ticker;
  private final PrintStream out;

  @Mixin
  private ChosenLog log;

  @Option(names = "--from", required = true, paramLabel = "FILE",
      description = "What replay export wrote.")
  private Path file;

  @Option(names = "--resume", description = "Go on with an import of the same file that was broken"
      + " off: checks that the log holds its beginning, and appends the rest.")
  private boolean resume;

  public ImportCommand(ReplaySession.Opener sessions, Replayed replayed, Ticker ticker,
      PrintStream out) {
    this.sessions = sessions;
    this.replayed = replayed;
    this.ticker = ticker;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    ReplayedAggregate<?, ?> aggregate = log.in(replayed);
    HistoryCheck<?, ?> histories = new HistoryCheck<>(
        aggregate, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
    long events = check(histories, new ExportReader(file, aggregate));
    try (ReplaySession session = sessions.openOrCreate(aggregate.log())) {
      KafkaEventLog<StoredEvent> stored =
          session.log(aggregate.log()).as(new StoredEventCodec());
      histories.largest().ifPresent(largest -> requireRoom(stored, largest));
      long appended = append(stored, events, new ExportReader(file, aggregate));
      out.println(String.format(Locale.ROOT, "%s: %,d events imported%s", file, appended,
          appended == events
              ? ""
              : String.format(Locale.ROOT, ", %,d were there already", events - appended)));
      return ServerProcess.OK;
    }
  }

  private long check(HistoryCheck<?, ?> histories, ExportReader reader) throws IOException {
    try {
      long events = reader.read(histories::take);
      while (histories.hasMore()) {
        histories.nextRound();
        reader.read(histories::take);
      }
      return events;
    } catch (BadExportException bad) {
      throw new BadExportException(bad.getMessage() + "; nothing was imported: take a sound copy of"
          + " the file, or export the log again");
    } catch (IOException failure) {
      throw FileErrors.of(file, failure);
    }
  }

  private static void requireRoom(KafkaEventLog<StoredEvent> stored,
      NewEvent<StoredEvent> largest) {
    try {
      stored.requireRoom(largest);
    } catch (EventTooLargeException tooLarge) {
      throw new ImportRefusedException("version " + largest.version() + " of "
          + stored.definition().noun() + " "
          + largest.streamId() + " does not fit into the log: " + tooLarge.getMessage()
          + "; nothing was imported: raise that setting, and import again");
    }
  }

  private long append(
      KafkaEventLog<StoredEvent> stored, long events, ExportReader reader) throws IOException {
    int slots = stored.writerSlots();
    if (!resume) {
      // Asked before anybody is fenced, and again when nobody else can append.
      LogImport.requireEmpty(stored, ticker);
    }
    try (ProgressDisplay progress = ProgressDisplay.start(
        "Import", "events", Math.max(1, events), out);
        LogImport target = LogImport.open(stored, slots, ticker, progress::stepTo)) {
      if (!resume) {
        LogImport.requireEmpty(stored, ticker);
      }
      reader.read(target::accept);
      long appended = target.finish();
      progress.complete();
      return appended;
    }
  }
}
