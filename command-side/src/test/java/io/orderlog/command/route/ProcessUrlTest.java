package io.orderlog.command.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessUrlTest {

  @ParameterizedTest
  @CsvSource({"127.0.0.1,http://127.0.0.1:80", "::1,http://[::1]:80",
      "localhost,http://localhost:80"})
  void a_process_is_reached_where_it_listens(String host, String url) {
    assertThat(ProcessUrl.of(host, 80)).isEqualTo(url);
    assertThat(ProcessUrl.parse(url)).hasToString("Optional[" + url + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "0:0:0:0:0:0:0:0"})
  void one_that_listens_everywhere_is_reached_by_a_real_address(String host) {
    String url = ProcessUrl.of(host, 80);
    assertThat(ProcessUrl.parse(url)).isPresent();
    assertThat(url).doesNotContain("//0.0.0.0").doesNotContain("[::]").doesNotContain("0:0:0");
  }
}
