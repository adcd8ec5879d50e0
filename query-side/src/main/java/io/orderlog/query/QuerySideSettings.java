package io.orderlog.query;

import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.settings.Environment;
import io.orderlog.settings.Setting;
import java.nio.file.Path;
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
 * @param search the folder in which this process keeps its own indexes
 */
public record QuerySideSettings(
    String host, int port, KafkaConnection kafka, ReadModelSettings readModels,
    Duration consistencyWait, int maxEventClients, Path search) {

  /** Reads the settings; mistakes are for the environment's check to tell. */
  public static QuerySideSettings of(Environment environment, KafkaConnection kafka) {
    return new QuerySideSettings(
        environment.listenHost(Setting.HOST),
        environment.port(Setting.QUERY_PORT),
        kafka,
        ReadModelSettings.of(environment),
        Duration.ofMillis(environment.integer(Setting.CONSISTENCY_WAIT_MS, 0, 60_000)),
        environment.integer(Setting.EVENT_CLIENTS, 1, 10_000),
        environment.folder(Setting.DATA));
  }
}
