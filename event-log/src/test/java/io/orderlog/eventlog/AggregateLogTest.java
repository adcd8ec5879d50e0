package io.orderlog.eventlog;

import static io.orderlog.eventlog.order.OrderLog.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateLogTest {

  @Test
  void all_names_follow_from_the_name_of_the_log() {
    AggregateLog<?> log = named("gift-cards2");

    assertThat(log.eventsTopic()).isEqualTo("gift-cards2.events");
    assertThat(log.writersTopic()).isEqualTo("gift-cards2.writers");
    assertThat(log.source()).isEqualTo("urn:orderlog:gift-cards2");
    assertThat(log.writerId(3)).isEqualTo("orderlog-writer-gift-cards2-3");
    assertThat(log.ofWriters("writer slot 3")).isEqualTo("writer slot 3 of gift-cards2");
  }

  @Test
  void orders_are_called_what_processes_of_earlier_versions_call_them() {
    assertThat(ORDERS.eventsTopic()).isEqualTo("orders.events");
    assertThat(ORDERS.writersTopic()).isEqualTo("orders.writers");
    assertThat(ORDERS.source()).isEqualTo("urn:orderlog:orders");
    assertThat(ORDERS.writerId(0)).isEqualTo("orderlog-writer-0");
    assertThat(ORDERS.writerId(11)).isEqualTo("orderlog-writer-11");
    assertThat(ORDERS.ofWriters("writer slot 3")).isEqualTo("writer slot 3");
    assertThat(ORDERS.defaultPartitions()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({"order,orders", "tally,tallies", "day,days", "box,boxes", "bus,buses",
      "batch,batches"})
  void several_of_its_streams_are_called_by_the_plural(String noun, String plural) {
    assertThat(new AggregateLog<>("some", noun, ORDERS.codec(), 1).nouns()).isEqualTo(plural);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Orders", "1", "0-1", "a.b", "a_b", "a:b", "-a", "a-", "a--b", "é",
      "a\n", "a23456789012345678901234567890123456789012345678901234567890123456"})
  void a_name_that_could_be_taken_for_something_else_is_refused(String name) {
    assertThatThrownBy(() -> named(name)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("the name of a log is \"" + name + "\"", "such as orders");
  }

  @Test
  void a_log_without_partitions_is_refused() {
    assertThatThrownBy(() -> new AggregateLog<>("none", ORDERS.codec(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the log none is to have 0 partitions, allowed is 1 or more");
  }

  private static AggregateLog<?> named(String name) {
    return new AggregateLog<>(name, ORDERS.codec(), 1);
  }
}
