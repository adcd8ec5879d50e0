package io.orderlog.command.effects.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody outside does not do this, and would not do it if he were asked again. */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  /** The last part of a name, which may be a URL: of what comes from outside, no more is kept. */
  private static final Pattern REASON = Pattern.compile("(?:.*[/:#])?([A-Za-z0-9._-]{1,60})");
  private static final String NO_REASON = "about:blank";

  private final int status;

  /**
   * With this status of HTTP, and with the reason that the body gives, if it is JSON with one: as
   * {@code type} of a problem document (RFC 9457), as {@code code}, or as {@code code} in
   * {@code error}.
   */
  RefusedException(int status, String body) {
    super("refused-" + status + reason(body).map(": "::concat).orElse(""));
    this.status = status;
  }

  /** Because of this, which is no answer of HTTP. */
  public RefusedException(String code) {
    super(code);
    this.status = 0;
  }

  /** What goes into the log of events. */
  public String code() {
    return String.valueOf(getMessage());
  }

  /** The status of HTTP; 0 if it was another reason. */
  public int status() {
    return status;
  }

  private static Optional<String> reason(String body) {
    JsonNode json;
    try {
      json = MAPPER.readTree(body);
    } catch (JacksonException noJson) {
      return Optional.empty();
    }
    return Stream.of(json.path("type"), json.path("code"), json.path("error").path("code"))
        .map(each -> each.stringValue("")).filter(each -> !each.equals(NO_REASON))
        .map(REASON::matcher).filter(Matcher::matches).map(match -> match.group(1)).findFirst();
  }
}
