package io.orderlog.domain.endpoint;

import java.net.URI;
import java.util.Locale;

/** Where an endpoint is. */
final class EndpointUrl {

  static final String RULE = "must be an http or https URL of at most 2000 characters with a host,"
      + " without a user and a fragment, as in https://example.org/hook";

  private static final int LONGEST = 2000;
  private static final int LAST_PORT = 65_535;

  private EndpointUrl() {}

  static boolean isOne(String text) {
    if (text.length() > LONGEST || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
      return false;
    }
    try {
      URI uri = URI.create(text);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      return (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null
          && uri.getRawUserInfo() == null && uri.getRawFragment() == null
          && uri.getPort() != 0 && uri.getPort() <= LAST_PORT;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
