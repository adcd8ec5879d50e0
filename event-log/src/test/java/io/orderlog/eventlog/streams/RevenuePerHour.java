package io.orderlog.eventlog.streams;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was paid in each hour in each currency, in minor units, by Kafka Streams. */
final class RevenuePerHour {

  /** How long after the end of an hour a payment of that hour still counts. */
  private static final Duration GRACE = Duration.ofDays(1);

  private RevenuePerHour() {}

  /** From {@code orders.events} to {@code revenue.per-hour}, with {@code EUR@<time>} as its keys. */
  static Topology topology() {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream("orders.events", Consumed.with(Serdes.String(), Serdes.String())
        .withTimestampExtractor((event, _) -> timeOf(event.headers())))
        .process(Payments::new)
        .groupByKey(Grouped.with(Serdes.String(), Serdes.Long()))
        .windowedBy(TimeWindows.ofSizeAndGrace(Duration.ofHours(1), GRACE))
        .reduce(Long::sum)
        .toStream((window, _) -> window.key() + "@" + window.window().startTime())
        .to("revenue.per-hour", Produced.with(Serdes.String(), Serdes.Long()));
    return builder.build();
  }

  /** The record's own timestamp is when it was appended, which an import does later. */
  private static long timeOf(Headers event) {
    return Instant.parse(text(event.lastHeader("ce_time"))).toEpochMilli();
  }

  private static String text(Header header) {
    return new String(header.value(), StandardCharsets.UTF_8);
  }

  /** The type of an event stands in a header, so what is of no interest is not even parsed. */
  private static final class Payments extends ContextualProcessor<String, String, String, Long> {

    @Override
    public void process(Record<String, String> event) {
      if (text(event.headers().lastHeader("ce_type")).equals("order.paid.v1")) {
        JsonNode paid = JsonMapper.shared().readTree(event.value());
        context().forward(event.withKey(paid.path("currency").asString())
            .withValue(paid.path("amountMinor").asLong()));
      }
    }
  }
}
