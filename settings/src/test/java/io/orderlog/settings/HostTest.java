package io.orderlog.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

  private static final Host LOOPBACK = new Host("127.0.0.1");

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1", "127.0.0.1:8080", "localhost/", "a b", "a@b",
      "my_host", "127.1", "1.2.3.4.5", "::g", "?", "a#b"})
  void what_is_no_host_for_a_url_is_refused_with_its_setting(String value) {
    assertThatThrownBy(() -> listenHost(value)).isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("ORDERLOG_HOST is \"" + value + "\", allowed is a host name");
  }

  @Test
  void a_name_without_an_address_is_refused() {
    Environment environment = new Environment(Map.of("ORDERLOG_HOST", "nobody.invalid"));
    environment.reachableHost(Setting.HOST);
    assertThatThrownBy(environment::check)
        .hasMessageContaining("ORDERLOG_HOST is \"nobody.invalid\"")
        .hasMessageContaining("look up");
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.7", "2001:db8::7"})
  void who_listens_needs_an_address_of_this_machine_and_who_asks_does_not(String elsewhere) {
    Environment environment = new Environment(Map.of("ORDERLOG_HOST", elsewhere));
    assertThat(environment.reachableHost(Setting.HOST).name()).isEqualTo(elsewhere);
    environment.check();
    assertThatThrownBy(() -> listenHost(elsewhere))
        .hasMessageContaining("ORDERLOG_HOST is \"" + elsewhere + "\"")
        .hasMessageContaining("of this machine");
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1,127.0.0.1", "localhost,localhost", "' 0.0.0.0 ',0.0.0.0", "[::1],::1"})
  void listens_on_what_this_machine_has(String value, String host) {
    assertThat(listenHost(value)).isEqualTo(host);
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1,127.0.0.1:80", "0.0.0.0,127.0.0.1:80", "::,[::1]:80", "0:0::0,[::1]:80",
      "::1,[::1]:80", "localhost,localhost:80", "fe80::1%eth0,[fe80::1%eth0]:80"})
  void is_reached_from_this_machine_by_a_real_address(String host, String reached) {
    assertThat(Host.parse(host).orElseThrow().fromThisMachine().withPort(80)).isEqualTo(reached);
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1,true", "127.3.2.1,true", "::1,true", "localhost,true", "0.0.0.0,false",
      "::,false", "203.0.113.7,false", "nobody.invalid,false"})
  void knows_what_only_this_machine_reaches(String host, boolean loopback) {
    assertThat(new Host(host).isLoopback()).isEqualTo(loopback);
  }

  @Test
  void tells_a_taken_port_from_one_that_is_not_allowed_and_from_a_foreign_address()
      throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(ListenFault.of(LOOPBACK, taken.getLocalPort())).isEqualTo(ListenFault.TAKEN);
    }
    assertThat(ListenFault.of(LOOPBACK, 1)).isEqualTo(ListenFault.NOT_ALLOWED);
    assertThat(ListenFault.of(new Host("203.0.113.7"), 8080)).isEqualTo(ListenFault.FOREIGN_HOST);
  }

  @ParameterizedTest
  @CsvSource({"FOREIGN_HOST,HOST,QUERY_PORT", "NOT_ALLOWED,QUERY_PORT,HOST",
      "TAKEN,QUERY_PORT,HOST"})
  void names_the_setting_at_fault_and_no_other(ListenFault fault, Setting named, Setting not) {
    assertThat(fault.remedy(LOOPBACK, 80, Setting.HOST, Setting.QUERY_PORT))
        .contains(named.variable()).doesNotContain(not.variable());
  }

  private static String listenHost(String value) {
    Environment environment = new Environment(Map.of("ORDERLOG_HOST", value));
    String host = environment.listenHost(Setting.HOST);
    environment.check();
    return host;
  }
}
