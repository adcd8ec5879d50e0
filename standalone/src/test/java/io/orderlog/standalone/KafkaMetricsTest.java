package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.ServedAggregates;
import io.orderlog.http.HttpProbe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code /metrics} of each process says about its Kafka clients. */
@ExtendWith(SharedSystem.class)
class KafkaMetricsTest {

  @Test
  void the_command_side_tells_of_its_writers_and_their_group(InnerSystem system) {
    assertThat(metricsOfKafka(system.commands()))
        .anyMatch(line -> line.startsWith(
            "kafka_producer_record_send_total{client=\"orderlog-writer-0\"}"))
        .contains("kafka_consumer_coordinator_assigned_partitions{client=\"orders.writers\"} 1.0")
        .anyMatch(line -> line.startsWith("kafka_admin_client_connection_count"));
  }

  @Test
  void the_projections_tell_of_the_group_of_each_read_model(InnerSystem system) {
    try (HttpProbe projections = new HttpProbe(
        system.parts().projections().url().orElseThrow())) {
      // A read model can be asked before its projection has joined its group.
      Eventually.isTrue(() -> groups(projections).size() == 17,
          () -> metricsOfKafka(projections).toString());
      assertThat(groups(projections))
          .containsExactlyInAnyOrder("orders", "history", "sales", "demand", "stock",
              "waits", "products", "risk", "carts", "payments", "effects", "shipments", "mails",
              "fulfilments", "order_minutes", "fulfilment_minutes", "webhook_endpoints");
    }
  }

  @Test
  void the_query_side_tells_of_its_reader_while_somebody_listens(InnerSystem system)
      throws Exception {
    try (EventStream listener = EventStream.open(
        system.parts().querySide().url() + "/events")) {
      listener.nextId();
      Eventually.isTrue(() -> metricsOfKafka(system.queries()).stream()
          .anyMatch(line -> line.startsWith(
              "kafka_consumer_fetch_manager_records_consumed_total{client=\"reader")),
          () -> metricsOfKafka(system.queries()).toString());
    }
  }

  private static List<String> groups(HttpProbe projections) {
    return metricsOfKafka(projections).stream()
        .filter(line -> line.startsWith("kafka_consumer_fetch_manager_records_lag_max"))
        .map(line -> line.split("\\.", 5)[3]).toList();
  }

  /** Few for each log, and with no label that grows with the log or the cluster. */
  private static List<String> metricsOfKafka(HttpProbe server) {
    List<String> lines = server.get("/metrics").body().lines()
        .filter(line -> line.startsWith("kafka_")).toList();
    assertThat(lines).hasSizeLessThan(30 * ServedAggregates.all().size())
        .allMatch(line -> line.matches("\\w+\\{client=\"[^\"]+\"} \\S+"));
    return lines;
  }
}
