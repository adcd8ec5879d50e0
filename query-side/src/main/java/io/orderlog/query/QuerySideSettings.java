package io.orderlog.query;

import io.orderlog.eventlog.kafka.KafkaConnection;
import io.orderlog.projections.readmodel.ReadModelSettings;
import io.orderlog.settings.Environment;
import java.time.Duration;

/**
 * What the query side needs to know.
 *
 * @param host the address that its HTTP server listens on
 * @param port of its HTTP server; 0 takes a free one
 * @param kafka where the log is
 * @param readModels where the read models are
 * @param consistencyWait how long a query with a token may wait for the read model
 * @param maxEventClients how many clients may listen to the event stream at a time
 */
public record QuerySideSettings(
    String host, int port, KafkaConnection kafka, ReadModelSettings readModels,
    Duration consistencyWait, int maxEventClients) {

  /** Reads the settings; mistakes are for the environment's check to tell. */
  public static QuerySideSettings of(Environment environment, KafkaConnection kafka) {
    return new QuerySideSettings(
        environment.text("ORDERLOG_HOST").orElse("127.0.0.1"),
        environment.port("ORDERLOG_QUERY_PORT", 8081),
        kafka,
        ReadModelSettings.of(environment),
        Duration.ofMillis(environment.integer("ORDERLOG_CONSISTENCY_WAIT_MS", 2_000, 0, 60_000)),
        environment.integer("ORDERLOG_EVENT_CLIENTS", 100, 1, 10_000));
  }
}
