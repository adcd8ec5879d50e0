package io.orderlog.faults.scenario;

import io.orderlog.faults.history.History;
import io.orderlog.faults.traffic.HttpCommandSender;
import io.orderlog.faults.traffic.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The command side is killed, and when it starts again, what it kept on disk of its orders is not
 * what it left. All of that is a cache of the log: it has to say so, once, and to answer as before.
 */
@Tag("faults")
class TamperedStateTest {

  private static final Layout LAYOUT = Layout.commandSides(1);

  /** More than an empty file of it has. */
  private static final int BYTES_WITH_ORDERS = 24 * 1024;

  /** How many of the accepted commands are sent once more after each start. */
  private static final int ASKED_AGAIN = 300;
  private static final int CLIENTS_OF_ANOTHER_LOG = 8;

  /** Other aggregates have files of their own, in which nothing has happened. */
  private static final Pattern SAID_BY_WRITER_OF_ORDERS =
      Pattern.compile("\\[orderlog-writer-[0-9]+]");
  /** Met when it is opened, or later, when a page is read. */
  private static final Pattern IS_OF_NO_USE = Pattern.compile(
      " WARN .*(is replaced and the whole log read, because|reads the whole log, because its state)");
  private static final Pattern BELONGS_TO_ANOTHER_LOG = Pattern.compile(
      " WARN .*is replaced and the whole log read, because it belongs to");
  private static final Pattern IS_NEW = Pattern.compile("is new: the whole log is read");

  /** What is done to the files of a command side that does not run. */
  @FunctionalInterface
  private interface Tampering {

    void with(StateFiles files) throws IOException;
  }

  @Test
  @Tag("faults-short")
  void with_other_bytes_in_it() throws Exception {
    Trial.run("state-damaged", LAYOUT, (cluster, trial) -> trial.strikeRepeatedly(
        () -> strike(cluster, trial, files -> files.damage(trial.random()), IS_OF_NO_USE, 1)));
  }

  @Test
  void deleted() throws Exception {
    Trial.run("state-deleted", LAYOUT, (cluster, trial) -> trial.strikeRepeatedly(
        () -> strike(cluster, trial, StateFiles::delete, IS_NEW, 1)));
  }

  @Test
  void of_another_log() throws Exception {
    Trial.run("state-of-another-log", LAYOUT, (cluster, trial) -> {
      StateFiles others = ofAnotherLog(trial);
      trial.strikeRepeatedly(
          () -> strike(cluster, trial, others::copyTo, BELONGS_TO_ANOTHER_LOG, 1));
    });
  }

  /** As from a backup: true, though old, so that there is nothing to say about it. */
  @Test
  void as_it_was_a_while_ago() throws Exception {
    Trial.run("state-of-before", LAYOUT, (cluster, trial) -> {
      StateFiles before = new StateFiles(trial.folder().resolve("state-before"));
      strike(cluster, trial, files -> files.copyTo(before), IS_OF_NO_USE, 0);
      trial.strikeRepeatedly(() -> strike(cluster, trial, before::copyTo, IS_OF_NO_USE, 0));
    });
  }

  private static void strike(Cluster cluster, Trial trial, Tampering tampering,
      Pattern saying, int times) throws IOException {
    Server side = cluster.commandSide();
    StateFiles files = StateFiles.in(trial.data());
    awaitOrders(files);
    side.kill();
    tampering.with(files);
    side.start();
    trial.requireAnswers();
    trial.requireSameAnswers(ASKED_AGAIN);
    long said = side.output().lines().filter(SAID_BY_WRITER_OF_ORDERS.asPredicate())
        .filter(saying.asPredicate()).count();
    if (said != times) {
      throw new AssertionError("what was expected of its state was said " + said + " and not "
          + times + " times by the last start of " + side.name() + ": " + side.output());
    }
  }

  private static void awaitOrders(StateFiles files) {
    Wait.until(Trial.RECOVERY_BOUND, () -> files.bytes() > BYTES_WITH_ORDERS,
        () -> "no state comes to " + files.folder());
  }

  /** What a command side like this one leaves that has served orders of its own. */
  private static StateFiles ofAnotherLog(Trial trial) throws IOException {
    Path folder = Files.createDirectories(trial.folder().resolve("another"));
    StateFiles files = StateFiles.in(folder.resolve("data"));
    try (Cluster another = Cluster.in(folder, LAYOUT)) {
      another.start();
      try (HttpCommandSender sender =
          new HttpCommandSender(another.commandUrls(), Trial.CLIENT_PATIENCE);
          Traffic _ = Traffic.start(trial.random().nextLong(), CLIENTS_OF_ANOTHER_LOG, sender,
              new History<>(), System::nanoTime)) {
        awaitOrders(files);
      }
    }
    return files;
  }
}
