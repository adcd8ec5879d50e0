package io.orderlog.eventlog.stock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.stock.StockEvent;
import io.orderlog.domain.stock.StockEvent.Adjusted;
import io.orderlog.domain.stock.StockEvent.Consumed;
import io.orderlog.domain.stock.StockEvent.HoldExtended;
import io.orderlog.domain.stock.StockEvent.Received;
import io.orderlog.domain.stock.StockEvent.ReservationBroken;
import io.orderlog.domain.stock.StockEvent.ReservationConfirmed;
import io.orderlog.domain.stock.StockEvent.ReservationRefused;
import io.orderlog.domain.stock.StockEvent.ReservationReleased;
import io.orderlog.domain.stock.StockEvent.Reserved;
import io.orderlog.domain.stock.StockEvent.Returned;
import io.orderlog.domain.stock.StockEvent.Step;
import io.orderlog.eventlog.codec.EventCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bytes of every version of an item's events that was ever written. A golden file is never
 * changed and never deleted: what it shows is in somebody's log.
 */
@Tag("strange-machine")
class StockGoldenFilesTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden-stock");
  private static final EventCodec<StockEvent> CODEC = StockEventCodec.create();
  private static final String ORDER = "order:2491f54e-288e-8f3d-936a-7fe0e3c29e1d";

  /** What each file says, in the newest shape of its event. */
  private static final Map<String, StockEvent> MEANING = Map.of(
      "stock.received.v1", new Received(1_000_000, "Lieferung \"№ 7\" \\ 納品", 9007199254740991L, 0),
      "stock.adjusted.v1", new Adjusted(-3, "gezählt — 棚卸し", 97, 0),
      "stock.reserved.v1", new Reserved("čekatel-☕", 2,
          Instant.parse("2026-03-01T10:15:30.120Z"), 5, 3),
      "stock.hold-extended.v1", new HoldExtended(ORDER, 2,
          Instant.parse("2026-03-01T10:15:30Z"), 5, 3),
      "stock.reservation-confirmed.v1", new ReservationConfirmed(ORDER, 2, 5, 3),
      "stock.reservation-refused.v1", new ReservationRefused(ORDER, 4, Step.CONFIRM, 5, 3),
      "stock.reservation-released.v1", new ReservationReleased(ORDER, 0, "EXPIRED", 5, 3),
      "stock.reservation-broken.v1", new ReservationBroken(ORDER, 2, 5, 5),
      "stock.consumed.v1", new Consumed(ORDER, 2, 3, 3),
      "stock.returned.v1", new Returned(1, "Rücksendung 📦", 4, 4));

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
  @MethodSource("goldenTypes")
  void is_what_is_written(String type) throws IOException {
    StockEvent event = CODEC.decode(type, golden(type));

    assertThat(CODEC.typeOf(event)).isEqualTo(type);
    assertThat(new String(CODEC.encode(event), UTF_8))
        .isEqualTo(new String(golden(type), UTF_8));
  }

  @Test
  void the_names_of_the_log_are_for_ever() {
    assertThat(StockLog.STOCK.eventsTopic()).isEqualTo("stock.events");
    assertThat(StockLog.STOCK.writersTopic()).isEqualTo("stock.writers");
    assertThat(StockLog.STOCK.source()).isEqualTo("urn:orderlog:stock");
    assertThat(StockLog.STOCK.writerId(2)).isEqualTo("orderlog-writer-stock-2");
  }

  static Stream<String> goldenTypes() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files.map(file -> file.getFileName().toString())
          .map(name -> name.replaceFirst("\\.json$", "")).toList().stream();
    }
  }

  private static byte[] golden(String type) throws IOException {
    return Files.readAllBytes(GOLDEN.resolve(type + ".json"));
  }
}
