package io.orderlog.command.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.stock.StockCommand;
import io.orderlog.domain.stock.StockCommand.Adjust;
import io.orderlog.domain.stock.StockCommand.Confirm;
import io.orderlog.domain.stock.StockCommand.Consume;
import io.orderlog.domain.stock.StockCommand.ExpireHolds;
import io.orderlog.domain.stock.StockCommand.Receive;
import io.orderlog.domain.stock.StockCommand.Release;
import io.orderlog.domain.stock.StockCommand.Reserve;
import io.orderlog.domain.stock.StockCommand.Return;
import io.orderlog.domain.stock.StockCommand.TryReserve;
import io.orderlog.eventlog.event.MetadataRules;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("strange-machine")
class StockCommandHashTest {

  private static final Instant TIME = Instant.parse("2026-03-01T10:15:30.120Z");

  /** These stand in logs: a hash that changes would turn a retried command into another one. */
  static Stream<Arguments> hashes() {
    return Stream.of(
        Arguments.of(new Receive(5, "delivery"), "VgiONfIBPbgTXKL9BffWEg"),
        Arguments.of(new Adjust(-5, "counted"), "PVOTmdarRU2YqjJB_0SfYg"),
        Arguments.of(new TryReserve("id", 2, 60), "kyQrwUf2qduxMG8acK9c-w"),
        Arguments.of(new Reserve("id", 2, TIME), "i8yPf4h0GSNRE9v7zLL54Q"),
        Arguments.of(new Confirm("id", 2), "I3t8oGHHFVD8A2f9lx2y5w"),
        Arguments.of(new Release("id", "why"), "HOeA-tEZ0sKbJ9asc3auSQ"),
        Arguments.of(new Consume("id", 2), "jClMb-8akiuYXX1UEzwgyQ"),
        Arguments.of(new Return(2, "parcel"), "LH6t90_60MX4KgqVI3Xwhw"),
        Arguments.of(new ExpireHolds(), "yTmh0pYhfNL7IHPUrpDjWQ"));
  }

  @ParameterizedTest
  @MethodSource("hashes")
  void is_the_same_for_ever(StockCommand command, String hash) {
    assertThat(StockCommandHash.of(command)).isEqualTo(hash).matches(MetadataRules::isCommandHash);
  }

  @Test
  void every_command_has_one() {
    assertThat(hashes()
        .map(each -> Objects.requireNonNull(each.get()[0]).getClass().getName()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(StockCommand.class.getPermittedSubclasses()).map(Class::getName).toList());
  }

  @Test
  void differs_between_commands() {
    assertThat(Stream.of(new Receive(5, "a"), new Receive(5, "b"), new Receive(6, "a"),
        new Return(5, "a"), new Adjust(5, "a"), new Adjust(-5, "a"),
        new TryReserve("id", 2, 60), new TryReserve("id", 2, 61), new TryReserve("id", 3, 60),
        new TryReserve("other", 2, 60), new Reserve("id", 2, TIME),
        new Reserve("id", 2, TIME.plusMillis(1)), new Confirm("id", 2), new Consume("id", 2),
        new Release("id", "a"), new Release("a", "id"), new ExpireHolds())
        .map(StockCommandHash::of)).doesNotHaveDuplicates();
  }
}
