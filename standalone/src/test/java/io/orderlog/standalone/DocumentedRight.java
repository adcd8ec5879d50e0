package io.orderlog.standalone;

import io.orderlog.embedded.GuardedKafka.Grant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A right as docs/running.md lists it.
 *
 * @param once whether it is in the table of those that are needed only for a while
 */
record DocumentedRight(String principal, Grant grant, boolean once) {

  private static final Path DOCUMENT = Path.of("..", "docs", "running.md");
  private static final Pattern ROW = Pattern.compile(
      "\\| `([a-z-]+)` \\| ([A-Za-z]+) `([^`]+)` \\| (literal|prefixed) \\| ([A-Z_, ]+) \\|.*");

  /** All of them. */
  static List<DocumentedRight> all() throws IOException {
    String text = Files.readString(DOCUMENT, StandardCharsets.UTF_8);
    int once = text.indexOf("And these, once each:");
    return Stream.concat(in(text.substring(0, once), false), in(text.substring(once), true))
        .toList();
  }

  /** As it is reported when it is missing, but for the name if that is a prefix. */
  String told() {
    return grant.operation() + " on " + words(grant.type()) + " " + grant.name();
  }

  @Override
  public String toString() {
    return principal + ": " + told();
  }

  private static Stream<DocumentedRight> in(String text, boolean once) {
    return text.lines().map(ROW::matcher).filter(Matcher::matches)
        .flatMap(row -> Arrays.stream(row.group(5).split(",")).map(String::strip)
            .map(operation -> new DocumentedRight(row.group(1), new Grant(type(row.group(2)),
                row.group(3), PatternType.valueOf(row.group(4).toUpperCase(Locale.ROOT)),
                AclOperation.valueOf(operation)), once)));
  }

  private static ResourceType type(String words) {
    return Arrays.stream(ResourceType.values()).filter(type -> words(type).equals(words))
        .findFirst().orElseThrow();
  }

  private static String words(ResourceType type) {
    return Stream.of(type.name().split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
