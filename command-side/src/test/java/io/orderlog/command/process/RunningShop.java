package io.orderlog.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandSide;
import io.orderlog.command.CommandSideSettings;
import io.orderlog.command.ServedAggregate;
import io.orderlog.command.ShopSettings;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.settings.Durability;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** A command side that serves everything, and what a shop does with it. */
final class RunningShop implements AutoCloseable {

  private final KafkaConnection kafka;
  private final CommandSide commandSide;
  private final HttpProbe client;

  private RunningShop(KafkaConnection kafka, CommandSide commandSide) {
    this.kafka = kafka;
    this.commandSide = commandSide;
    this.client = new HttpProbe(commandSide.url());
  }

  /** Starts one that takes commands when this returns. */
  static RunningShop start(KafkaConnection kafka, Path data, int slots) {
    return start(kafka, data, slots, ShopSettings.alone());
  }

  /** The same with these settings. */
  static RunningShop start(
      KafkaConnection kafka, Path data, int slots, ShopSettings settings) {
    return start(settings(kafka, data, slots).with(settings));
  }

  /** Without anybody outside. */
  static CommandSideSettings settings(KafkaConnection kafka, Path data, int slots) {
    return new CommandSideSettings("127.0.0.1", 0, kafka, Durability.PROCESS_CRASH,
        OptionalInt.empty(), OptionalInt.of(slots), Optional.empty(), Optional.empty(), data);
  }

  /** Starts one that takes commands for what it serves when this returns. */
  static RunningShop start(CommandSideSettings settings) {
    return start(settings, TimeSource.system());
  }

  /** The same by this clock. */
  static RunningShop start(CommandSideSettings settings, TimeSource clock) {
    CommandSide commandSide = CommandSide.start(settings, clock, UUID::randomUUID);
    Eventually.holds(() -> assertThat(commandSide.reasonsNotReady()).isEmpty());
    return new RunningShop(settings.kafka(), commandSide);
  }

  /** The same that serves these. */
  static RunningShop start(
      CommandSideSettings settings, List<ServedAggregate<?, ?, ?, ?>> served) {
    CommandSide commandSide =
        CommandSide.start(settings, served, TimeSource.system(), UUID::randomUUID);
    Eventually.holds(() -> assertThat(commandSide.reasonsNotReady()).isEmpty());
    return new RunningShop(settings.kafka(), commandSide);
  }

  String url() {
    return commandSide.url();
  }

  HttpProbe client() {
    return client;
  }

  /** So many pieces more of this are there. */
  void receive(String sku, int quantity) {
    assertThat(client.post("/stock/" + sku + "/receive", String.format(Locale.ROOT,
        "{\"quantity\":%d,\"reference\":\"delivery\"}", quantity)).status()).isEqualTo(200);
  }

  /** Fills a cart and checks it out; gives the id of the order that it becomes. */
  String checkOut(String sku, int quantity, String paymentMethod) {
    String cart = UUID.randomUUID().toString();
    post("/carts", 201, "{\"cartId\":\"" + cart
        + "\",\"customerId\":\"c-1\",\"currency\":\"EUR\"}");
    post("/carts/" + cart + "/set-line", 200, String.format(Locale.ROOT,
        "{\"sku\":\"%s\",\"quantity\":%d,\"unitPrice\":\"9.95\"}", sku, quantity));
    return post("/carts/" + cart + "/checkout", 200, """
        {"email":"ada@example.org","paymentMethod":"METHOD","shippingAddress":{"name":"Ada",
         "street":"Main Street 1","postalCode":"12345","city":"Springfield","country":"DE"}}"""
        .replace("METHOD", paymentMethod)).json().path("orderId").asString();
  }

  HttpAnswer post(String path, int status, String body) {
    HttpAnswer answer = client.post(path, body);
    assertThat(answer.status()).as("%s %s", path, answer.body()).isEqualTo(status);
    return answer;
  }

  /** What the log holds of a stream. */
  <E> List<RecordedEvent<E>> history(AggregateLog<E> definition, String streamId) {
    List<RecordedEvent<E>> events = new ArrayList<>();
    try (var log = KafkaEventLog.open(definition, kafka)) {
      int partition = log.partitionOf(streamId);
      long end = log.endOffsets(Set.of(partition)).of(partition);
      try (LogReader<E> reader = log.openReader(Offsets.at(partition, 0))) {
        while (reader.positions().of(partition) < end) {
          events.addAll(reader.poll(Duration.ofMillis(100)));
        }
      }
    }
    return events.stream().filter(event -> event.streamId().equals(streamId)).toList();
  }

  /** The types of its events, in order. */
  <E> List<String> types(AggregateLog<E> definition, String streamId) {
    return history(definition, streamId).stream().map(RecordedEvent::type).toList();
  }

  @Override
  public void close() {
    client.close();
    commandSide.close();
  }
}
