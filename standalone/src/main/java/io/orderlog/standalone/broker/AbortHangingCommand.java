package io.orderlog.standalone.broker;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.rights.MissingRightException;
import io.orderlog.eventlog.kafka.transactions.HangingSearch;
import io.orderlog.eventlog.kafka.transactions.HangingTransaction;
import io.orderlog.process.ServerProcess;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Transactions that nobody ends. */
@Command(name = "abort-hanging", mixinStandardHelpOptions = true,
    description = {
        "Show the transactions that hang in the topics of the logs: open, although no coordinator"
            + " is at work on them, as a broker that was killed may leave them. All readers wait"
            + " for them. With --abort, abort them.",
        "On a guarded cluster, looking needs READ on the topics and DESCRIBE on all transactional"
            + " ids, aborting also CLUSTER_ACTION or ALTER on the cluster."})
final class AbortHangingCommand implements Callable<Integer> {

  private final Supplier<KafkaConnection> connection;
  private final List<? extends AggregateLog<?>> logs;
  private final PrintStream out;

  @Option(names = "--abort", description = "Abort what hangs.")
  private boolean abort;

  AbortHangingCommand(Supplier<KafkaConnection> connection,
      List<? extends AggregateLog<?>> logs, PrintStream out) {
    this.connection = connection;
    this.logs = logs;
    this.out = out;
  }

  @Override
  public Integer call() {
    KafkaConnection kafka = connection.get();
    try (HangingSearch search = HangingSearch.in(kafka, logs)) {
      List<String> topics = search.topics();
      List<HangingTransaction> hanging = search.find();
      for (HangingTransaction each : hanging) {
        if (abort) {
          search.abort(each);
        }
        out.println((abort ? "aborted: " : "hangs: ") + each);
      }
      out.println(summary(topics, hanging.size()));
      return ServerProcess.OK;
    } catch (MissingRightException missing) {
      throw missing;
    } catch (LogUnavailableException unavailable) {
      throw new LogUnavailableException(unavailable.getMessage()
          + " (Kafka was looked for at " + kafka.bootstrapServers() + ")", unavailable.getCause());
    }
  }

  private String summary(List<String> topics, int hanging) {
    String where = topics.isEmpty()
        ? logs.stream().map(AggregateLog::eventsTopic).collect(Collectors.joining(" and "))
            + (logs.size() == 1 ? ", which is not there" : ", which are not there")
        : String.join(" and ", topics);
    if (hanging == 0) {
      return "nothing hangs in " + where;
    }
    String counted = hanging == 1 ? "1 transaction" : hanging + " transactions";
    return abort
        ? counted + " aborted; all who read go on by themselves"
        : counted + " would be aborted; nothing was done, --abort does it";
  }
}
