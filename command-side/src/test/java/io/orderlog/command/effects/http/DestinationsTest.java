package io.orderlog.command.effects.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.command.effects.http.Destinations.RefusedDestinationException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where webhooks may go. */
class DestinationsTest {

  private final Destinations publicOnly = new Destinations(false);

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
      "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.1",
      "198.18.0.1", "[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]",
      "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]", "[64:ff9b::a00:1]", "[2002:7f00:1::]",
      "[2002:a00:1::1]", "[2001:db8::1]", "[2001:0:1::1]", "localhost", "LOCALHOST.",
      "shop.localhost", "metadata.google.internal",
      "2130706433"})
  void what_is_not_public_is_refused_where_it_is_named(String host) {
    assertThat(publicOnly.reasonRefused(URI.create("http://" + host + ":8080/hook")))
        .hasValueSatisfying(reason -> assertThat(reason)
            .startsWith("must not be at an address that is not public")
            .endsWith("ORDERLOG_WEBHOOKS_TO_PRIVATE=allowed lets it"));
    assertThat(new Destinations(true).reasonRefused(URI.create("http://" + host + "/hook")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"93.184.216.34", "8.8.8.8", "172.32.0.1", "100.128.0.1",
      "[2606:2800:220:1:248:1893:25c8:1946]", "[2001:4860:4860::8888]", "[2002:808:808::1]",
      "example.org", "localhost.example.org"})
  void what_is_public_is_not(String host) {
    assertThat(publicOnly.reasonRefused(URI.create("https://" + host + "/hook"))).isEmpty();
  }

  @Test
  void a_name_that_leads_to_a_private_address_is_refused_when_it_is_looked_up() throws Exception {
    assertThatThrownBy(() -> publicOnly.require(URI.create("http://localhost/hook")))
        .isInstanceOf(RefusedDestinationException.class).hasMessageContaining("not public");
    assertThatThrownBy(() -> publicOnly.require(URI.create("http://nobody.invalid/hook")))
        .isInstanceOf(UnknownHostException.class);
    publicOnly.require(URI.create("http://8.8.8.8/hook"));
    new Destinations(true).require(URI.create("http://127.0.0.1/hook"));
  }

  @Test
  void an_address_within_an_address_counts() {
    assertThat(Destinations.isPublic(InetAddress.ofLiteral("2002:0a00:0001::1"))).isFalse();
    assertThat(Destinations.isPublic(InetAddress.ofLiteral("2002:0808:0808::1"))).isTrue();
  }
}
