package io.orderlog.domain.order;

import static io.orderlog.domain.money.Money.MAX_MINOR_UNITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.SeededRuns;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderLinesTest {

  private static final BigInteger LIMIT = BigInteger.valueOf(MAX_MINOR_UNITS);

  @Test
  void a_sum_is_allowed_up_to_the_limit_however_large_prices_and_quantities_are() {
    SeededRuns.fixedAndFresh().check(random -> {
      List<OrderLine> lines = Stream.generate(() -> line(random))
          .limit(random.nextInt(5)).toList();
      BigInteger room = LIMIT.subtract(sum(lines));
      assertThat(OrderLines.sumIsAllowed(lines)).as("%s", lines).isEqualTo(room.signum() >= 0);
      if (room.signum() >= 0) {
        assertThat(OrderLines.sumIsAllowed(with(room.longValueExact(), lines))).isTrue();
        assertThat(OrderLines.sumIsAllowed(with(room.longValueExact() + 1, lines))).isFalse();
      }
    });
  }

  @Test
  void lines_below_zero_make_no_room_for_others() {
    OrderLine castle = new OrderLine("castle", 1, MAX_MINOR_UNITS);
    OrderLine pebble = new OrderLine("pebble", 1, 1);
    for (OrderLine below : List.of(new OrderLine("gift", 1, -1), new OrderLine("gift", -1, 1),
        new OrderLine("gift", 1_000_000, Long.MIN_VALUE), new OrderLine("gift", -1, -1))) {
      assertThat(OrderLines.sumIsAllowed(List.of(below, castle))).isTrue();
      assertThat(OrderLines.sumIsAllowed(List.of(below, castle, pebble))).isFalse();
    }
  }

  /** With a price of any length: short ones hardly ever turn up among all numbers. */
  private static OrderLine line(RandomGenerator random) {
    return new OrderLine("tea", random.nextInt(OrderCommand.MAX_QUANTITY + 1),
        random.nextLong(Long.MAX_VALUE) >> random.nextInt(Long.SIZE));
  }

  private static List<OrderLine> with(long price, List<OrderLine> lines) {
    List<OrderLine> more = new ArrayList<>(lines);
    more.add(new OrderLine("filler", 1, price));
    return more;
  }

  private static BigInteger sum(List<OrderLine> lines) {
    return lines.stream()
        .map(line -> BigInteger.valueOf(line.unitPriceMinor())
            .multiply(BigInteger.valueOf(line.quantity())))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
