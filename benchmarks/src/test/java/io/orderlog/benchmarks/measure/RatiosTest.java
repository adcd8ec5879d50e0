package io.orderlog.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatiosTest {

  @Test
  void the_median_of_an_odd_number_is_one_of_them() {
    assertThat(Ratios.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
  }

  @Test
  void the_median_of_an_even_number_takes_no_side() {
    assertThat(Ratios.median(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(3.0);
  }

  @Test
  void a_ratio_is_that_of_its_round() {
    assertThat(new Ratios(List.of(10.0, 30.0), List.of(20.0, 40.0)).ratio())
        .isEqualTo("0.63 (0.50 to 0.75)");
  }
}
