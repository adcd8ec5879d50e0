package io.orderlog.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.order.OrderEventCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bytes of every event version that was ever written. A golden file is never changed and never
 * deleted: what it shows is in somebody's log.
 */
@Tag("strange-machine")
class GoldenFilesTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
  private static final EventCodec<OrderEvent> CODEC = OrderEventCodec.create();

  /** What each file says, in the newest shape of its event. */
  private static final Map<String, OrderEvent> MEANING = Map.of(
      "order.placed.v1", new OrderPlaced("customer-Žižkov-42", Currency.getInstance("EUR"),
          List.of(new OrderLine("BÜCHER/速達-😀", 1, Money.MAX_MINOR_UNITS - 2),
              new OrderLine("SKU-2", 2, 1)),
          Money.MAX_MINOR_UNITS),
      "order.quantity-changed.v1",
      new QuantityChanged("BÜCHER/速達-😀", 0, Money.MAX_MINOR_UNITS),
      "order.paid.v1", new OrderPaid("überweisung \"№ 7\" \\ 支払い", Money.MAX_MINOR_UNITS,
          Currency.getInstance("JPY")),
      "order.shipped.v1", new OrderShipped("Größte Post", "00340434161094042557 📦"),
      "order.delivered.v1", new OrderDelivered(),
      "order.cancelled.v1",
      new OrderCancelled("a line\nbreak, a tab\t and <html> & 'quotes'"),
      "order.returned.v1", new OrderReturned("zu groß — 大きすぎる"));

  @Test
  void every_type_has_a_file_and_every_file_a_meaning() throws IOException {
    Set<String> files = goldenTypes().collect(toUnmodifiableSet());

    assertThat(files).isEqualTo(CODEC.types());
    assertThat(MEANING.keySet()).isEqualTo(files);
  }

  @ParameterizedTest
  @MethodSource("goldenTypes")
  void is_read_as_what_was_meant(String type) throws IOException {
    assertThat(CODEC.decode(type, golden(type))).isEqualTo(MEANING.get(type));
  }

  @ParameterizedTest
  @MethodSource("newestTypes")
  void is_what_is_written(String type) throws IOException {
    OrderEvent event = CODEC.decode(type, golden(type));

    assertThat(CODEC.typeOf(event)).isEqualTo(type);
    assertThat(new String(CODEC.encode(event), UTF_8))
        .isEqualTo(new String(golden(type), UTF_8));
  }

  static Stream<String> goldenTypes() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files.map(file -> file.getFileName().toString())
          .map(name -> name.replaceFirst("\\.json$", "")).toList().stream();
    }
  }

  static Stream<String> newestTypes() {
    return MEANING.values().stream().map(CODEC::typeOf).distinct();
  }

  private static byte[] golden(String type) throws IOException {
    return Files.readAllBytes(GOLDEN.resolve(type + ".json"));
  }
}
