package io.orderlog.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import io.orderlog.domain.order.OrderEvent.OrderEntrusted;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.risk.RiskSubject;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.cart.CartLog;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.Principal;
import io.orderlog.eventlog.endpoint.EndpointLog;
import io.orderlog.eventlog.endpoint.EndpointSamples;
import io.orderlog.eventlog.fulfilment.FulfilmentLog;
import io.orderlog.eventlog.fulfilment.FulfilmentSamples;
import io.orderlog.eventlog.kafka.CloudEventRecords;
import io.orderlog.eventlog.mail.MailLog;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.eventlog.payment.PaymentSamples;
import io.orderlog.eventlog.product.ProductLog;
import io.orderlog.eventlog.product.ProductSamples;
import io.orderlog.eventlog.risk.RiskLog;
import io.orderlog.eventlog.risk.RiskSamples;
import io.orderlog.eventlog.shipment.ShipmentLog;
import io.orderlog.eventlog.stock.StockLog;
import io.orderlog.eventlog.wait.WaitLog;
import io.orderlog.eventlog.wait.WaitSamples;
import io.orderlog.standalone.OrderLives.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code docs/api/asyncapi.yaml} says what is in the topics. */
@Tag("long")
@ExtendWith(SharedSystem.class)
class AsyncApiTest {

  private static final EventMetadata WHOLE = new EventMetadata(
      Instant.parse("2026-03-01T10:15:30.125Z"), "c", "h", "k",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
      "c".repeat(EventMetadata.MAX_NAME_LENGTH), new Principal(Principal.Type.SYSTEM, "agenda"));

  private final ApiDocument document = ApiDocument.read(ApiDocument.ASYNCAPI);

  @Test
  void it_is_valid_asyncapi_3() {
    Schema valid = MetaSchemas.asyncApi30();
    JsonNode asyncApi = ApiDocument.source(ApiDocument.ASYNCAPI);
    assertThat(valid.validate(asyncApi)).isEmpty();
    ((ObjectNode) asyncApi.at("/components/schemas/Currency")).put("type", "money");
    assertThat(valid.validate(asyncApi)).isNotEmpty();
  }

  @Test
  void it_has_every_type_of_event_and_no_other() {
    assertThat(messages("events").keySet()).isEqualTo(OrderEventCodec.create().types());
    assertThat(messages("stockEvents").keySet()).isEqualTo(StockLog.STOCK.codec().types());
    assertThat(messages("cartEvents").keySet()).isEqualTo(CartLog.CARTS.codec().types());
    assertThat(messages("paymentEvents").keySet())
        .isEqualTo(PaymentLog.PAYMENTS.codec().types());
    assertThat(messages("mailEvents").keySet()).isEqualTo(MailLog.MAILS.codec().types());
    assertThat(messages("webhookEndpointEvents").keySet())
        .isEqualTo(EndpointLog.ENDPOINTS.codec().types());
    assertThat(messages("waitEvents").keySet()).isEqualTo(WaitLog.WAITS.codec().types());
    assertThat(messages("productEvents").keySet())
        .isEqualTo(ProductLog.PRODUCTS.codec().types());
    assertThat(messages("riskEvents").keySet()).isEqualTo(RiskLog.RISK.codec().types());
    assertThat(messages("shipmentEvents").keySet())
        .isEqualTo(ShipmentLog.SHIPMENTS.codec().types());
    assertThat(messages("fulfilmentEvents").keySet())
        .isEqualTo(FulfilmentLog.FULFILMENTS.codec().types());
  }

  /** Clients of {@code GET /events} meet each of them. */
  @Test
  void the_api_of_queries_knows_every_type_of_event() {
    String pattern = ApiDocument.source(ApiDocument.OPENAPI)
        .at("/components/schemas/EventType/pattern").stringValue();
    for (String channel : List.of("events", "stockEvents", "cartEvents", "paymentEvents",
        "shipmentEvents", "mailEvents", "waitEvents", "productEvents", "fulfilmentEvents")) {
      assertThat(messages(channel).keySet()).allMatch(type -> type.matches(pattern));
    }
  }

  @Test
  void the_records_of_the_log_are_what_it_says(InnerSystem system) {
    takeOrdersThroughTheirLives(system);
    List<ConsumerRecord<String, String>> records = read(system, OrderLog.ORDERS.eventsTopic());

    Set<String> byClients = new TreeSet<>(messages("events").keySet());
    byClients.remove("order.entrusted.v1");
    assertThat(records).extracting(each -> header(each, "ce_type")).containsAll(byClients);
    checkAll("events", records);
  }

  /** No client can cause it. */
  @Test
  void the_record_of_an_entrusted_order_is_what_it_says() {
    check(messages("events").getOrDefault("order.entrusted.v1", document.root()),
        consumed(OrderLog.ORDERS, OrderLives.newId(), new OrderEntrusted(), WHOLE));
  }

  @Test
  void the_records_of_the_log_of_stock_are_what_it_says(InnerSystem system) {
    String stock = "/stock/" + OrderLives.newId();
    for (String[] command : new String[][]{
        {"/receive", "{\"quantity\":9,\"reference\":\"d\"}"},
        {"/reserve", "{\"reservationId\":\"a\",\"quantity\":2,\"holdSeconds\":60}"},
        {"/reserve", "{\"reservationId\":\"a\",\"quantity\":2,\"holdSeconds\":90}"},
        {"/adjust", "{\"delta\":-8,\"reason\":\"counted\"}"},
        {"/release", "{\"reservationId\":\"a\"}"}}) {
      assertThat(system.commands().post(stock + command[0], command[1]).status()).isEqualTo(200);
    }
    checkAll("stockEvents", read(system, StockLog.STOCK.eventsTopic()));
  }

  @Test
  void the_records_of_the_log_of_carts_are_what_it_says(InnerSystem system) {
    String cart = OrderLives.newId();
    assertThat(system.commands().post("/carts", CartOfTea.opening(cart)).status()).isEqualTo(201);
    CartOfTea.CHANGES.forEach((command, body) -> assertThat(
        system.commands().post("/carts/" + cart + "/" + command, body).status()).isEqualTo(200));
    checkAll("cartEvents", read(system, CartLog.CARTS.eventsTopic()));
  }

  /** Those too that no client can cause. */
  @Test
  void every_event_of_an_item_or_a_cart_is_what_it_says() {
    everyEvent("stockEvents", StockLog.STOCK, "mug ☕", StockEvents.ALL);
    everyEvent("cartEvents", CartLog.CARTS, OrderLives.newId(), CartEvents.ALL);
  }

  private <E> void everyEvent(String channel, AggregateLog<E> log, String id, List<E> events) {
    events.forEach(event -> check(
        messages(channel).getOrDefault(log.codec().typeOf(event), document.root()),
        consumed(log, id, event, WHOLE)));
    assertThat(events).extracting(log.codec()::typeOf)
        .containsExactlyInAnyOrderElementsOf(log.codec().types());
  }

  @Test
  void every_event_of_those_without_a_life_of_their_own_here_is_what_it_says() {
    checkEach("paymentEvents", PaymentLog.PAYMENTS, PaymentSamples.ALL);
    checkEach("fulfilmentEvents", FulfilmentLog.FULFILMENTS, FulfilmentSamples.ALL);
    checkEach("waitEvents", WaitLog.WAITS, WaitSamples.ALL);
    checkEach("webhookEndpointEvents", EndpointLog.ENDPOINTS, EndpointSamples.ALL);
    checkEach("productEvents", ProductLog.PRODUCTS, ProductSamples.ALL);
    checkEach("riskEvents", RiskLog.RISK, RiskSubject.customer("ada").id(), RiskSamples.ALL);
  }

  private <E> void checkEach(String channel, AggregateLog<E> log, Map<String, E> samples) {
    checkEach(channel, log, OrderLives.newId(), samples);
  }

  /** With nothing in a payload that is not described. */
  private <E> void checkEach(
      String channel, AggregateLog<E> log, String streamId, Map<String, E> samples) {
    samples.forEach((type, event) -> {
      JsonNode message = messages(channel).getOrDefault(type, document.root());
      ConsumerRecord<String, String> found = consumed(log, streamId, event, WHOLE);
      check(message, found);
      assertThat(document.resolve(message.path("payload")).path("properties").propertyNames())
          .containsExactlyElementsOf(
              JsonMapper.shared().readTree(found.value()).propertyNames());
    });
  }

  private void checkAll(String channel, List<ConsumerRecord<String, String>> records) {
    Map<String, JsonNode> messages = messages(channel);
    int partitions = channel(channel).at("/bindings/kafka/partitions").asInt();
    assertThat(records).isNotEmpty();
    assertThat(records).extracting(ConsumerRecord::key).doesNotHaveDuplicates();
    assertThat(records).allSatisfy(each -> {
      check(messages.getOrDefault(header(each, "ce_type"), document.root()), each);
      String streamId = header(each, "ce_subject");
      assertThat(each.key()).isEqualTo(streamId + "/" + header(each, "ce_sequence"));
      assertThat(each.key()).isEqualTo(header(each, "ce_id"));
      assertThat(each.partition())
          .isEqualTo(Utils.toPositive(Utils.murmur2(streamId.getBytes(UTF_8))) % partitions);
    });
  }

  @Test
  void a_record_with_every_header_is_what_it_says() {
    ConsumerRecord<String, String> found = consumed(OrderLog.ORDERS, OrderLives.newId(),
        new OrderPaid("payment", 1, Currency.getInstance("EUR")), WHOLE);
    check(messages("events").getOrDefault("order.paid.v1", document.root()), found);
    JsonNode headers = document.root().at("/components/schemas/EventHeaders/properties");
    assertThat(found.headers()).extracting(Header::key)
        .containsExactlyInAnyOrderElementsOf(headers.propertyNames());
    assertThat(headers.at("/ce_authtype/enum").valueStream().map(JsonNode::asString))
        .containsExactlyElementsOf(
            Stream.of(Principal.Type.values()).map(Principal.Type::text).toList());
  }

  @Test
  void the_claims_of_the_writers_are_what_it_says(InnerSystem system) {
    Map.of("writers", OrderLog.ORDERS, "stockWriters", StockLog.STOCK, "cartWriters",
        CartLog.CARTS, "paymentWriters", PaymentLog.PAYMENTS, "fulfilmentWriters",
        FulfilmentLog.FULFILMENTS)
        .forEach((channel, log) -> {
          JsonNode claim = messages(channel).values().iterator().next();
          assertThat(read(system, log.writersTopic())).isNotEmpty()
              .allSatisfy(each -> check(claim, each));
        });
  }

  @Test
  void the_topics_are_made_as_it_says(InnerSystem system) throws Exception {
    try (Admin admin = Admin.create(connection(system))) {
      for (String name : document.root().path("channels").propertyNames()) {
        JsonNode kafka = channel(name).at("/bindings/kafka");
        String topic = channel(name).path("address").asString();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        assertThat(kafka.path("topic").asString()).isEqualTo(topic);
        assertThat(admin.describeTopics(List.of(topic)).allTopicNames().get().values())
            .singleElement().satisfies(made -> assertThat(made.partitions())
                .hasSize(kafka.path("partitions").asInt()));
        assertThat(admin.describeConfigs(List.of(resource)).all().get().values())
            .singleElement().satisfies(made -> assertThat(made.entries())
                .anySatisfy(entry -> {
                  assertThat(entry.name()).isEqualTo("cleanup.policy");
                  assertThat(entry.value())
                      .isEqualTo(kafka.at("/topicConfiguration/cleanup.policy/0").asString());
                }));
      }
    }
  }

  private void check(JsonNode message, ConsumerRecord<String, String> found) {
    assertThat(document.errors(message.path("payload"),
        JsonMapper.shared().readTree(found.value()))).as("%s", found).isEmpty();
    assertThat(document.errors(message.at("/bindings/kafka/key"),
        JsonNodeFactory.instance.stringNode(found.key()))).as("%s", found).isEmpty();
    ObjectNode headers = JsonNodeFactory.instance.objectNode();
    found.headers().forEach(each -> headers.put(each.key(), new String(each.value(), UTF_8)));
    if (message.has("headers")) {
      assertThat(document.errors(message.path("headers"), headers)).as("%s", found).isEmpty();
    } else {
      assertThat(headers.isEmpty()).as("%s", found).isTrue();
    }
  }

  /** The messages of a channel by their names. */
  private Map<String, JsonNode> messages(String channel) {
    Map<String, JsonNode> messages = new TreeMap<>();
    channel(channel).path("messages").forEach(reference -> {
      JsonNode message = document.resolve(reference);
      messages.put(message.path("name").asString(), message);
    });
    return messages;
  }

  private JsonNode channel(String name) {
    return document.root().path("channels").path(name);
  }

  private static void takeOrdersThroughTheirLives(InnerSystem system) {
    String returned = OrderLives.newId();
    String cancelled = OrderLives.newId();
    OrderLives.untilReturned(returned).forEach(step -> post(system, step, returned));
    OrderLives.untilCancelled(cancelled).forEach(step -> post(system, step, cancelled));
  }

  private static void post(InnerSystem system, Step step, String orderId) {
    assertThat(system.commands().post(step.path(orderId), step.body()).status())
        .isLessThan(300);
  }

  /** As a consumer would get it. */
  private static <E> ConsumerRecord<String, String> consumed(
      AggregateLog<E> log, String streamId, E event, EventMetadata metadata) {
    ProducerRecord<byte[], byte[]> written = new CloudEventRecords<>(
        log.eventsTopic(), log.source(), log.codec())
        .toRecord(new NewEvent<>(streamId, 2, event, metadata), 0);
    ConsumerRecord<String, String> found = new ConsumerRecord<>(written.topic(), 0, 0,
        new String(written.key(), UTF_8), new String(written.value(), UTF_8));
    written.headers().forEach(found.headers()::add);
    return found;
  }

  private static List<ConsumerRecord<String, String>> read(InnerSystem system, String topic) {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (var consumer = new KafkaConsumer<>(
        connection(system), new StringDeserializer(), new StringDeserializer())) {
      Set<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
          .map(each -> new TopicPartition(topic, each.partition())).collect(Collectors.toSet());
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (!ends.entrySet().stream()
          .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  private static Map<String, Object> connection(InnerSystem system) {
    return Map.of("bootstrap.servers", system.bootstrapServers(),
        "isolation.level", "read_committed");
  }

  private static String header(ConsumerRecord<String, String> found, String name) {
    return new String(found.headers().lastHeader(name).value(), UTF_8);
  }
}
