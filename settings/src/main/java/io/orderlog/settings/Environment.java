package io.orderlog.settings;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads settings and remembers what was wrong with them, so that an operator learns of all mistakes
 * at once. An empty value counts as not set. Used by one thread: read every setting, then
 * {@link #check()}; until then a wrong value reads as its default.
 */
public final class Environment {

  private final Map<String, String> variables;
  /** A set, because several parts of one process may read one setting. */
  private final Set<String> mistakes = new LinkedHashSet<>();

  public Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** The value, if it is set. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** A whole number in these bounds, both inclusive. */
  public int integer(String name, int defaultValue, int min, int max) {
    return integer(name, min, max).orElse(defaultValue);
  }

  /** A whole number in these bounds, both inclusive, if it is set. */
  public OptionalInt integer(String name, int min, int max) {
    Optional<Integer> number = text(name).flatMap(value -> {
      try {
        int parsed = Integer.parseInt(value);
        if (parsed >= min && parsed <= max) {
          return Optional.of(parsed);
        }
      } catch (NumberFormatException _) {
        // Reported below, like a number out of bounds.
      }
      return mistake(name, value, "a whole number from " + min + " to " + max);
    });
    return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  /** A TCP port; 0 takes a free one. */
  public int port(String name, int defaultValue) {
    return integer(name, defaultValue, 0, 65_535);
  }

  /** A path, relative to the working directory unless it is absolute. */
  public Path path(String name, String defaultValue) {
    return text(name).flatMap(value -> {
      try {
        return Optional.of(Path.of(value));
      } catch (InvalidPathException _) {
        return mistake(name, value, "a path");
      }
    }).orElse(Path.of(defaultValue));
  }

  /** One of the constants, written in lower case with hyphens. */
  public <T extends Enum<T>> T choice(String name, T defaultValue) {
    T[] constants = defaultValue.getDeclaringClass().getEnumConstants();
    return text(name).flatMap(value -> Arrays.stream(constants)
        .filter(constant -> written(constant).equals(value))
        .findFirst()
        .or(() -> mistake(name, value, Arrays.stream(constants).map(Environment::written)
            .collect(Collectors.joining(" or ")))))
        .orElse(defaultValue);
  }

  /** An absolute http or https URL. */
  public Optional<URI> httpUrl(String name) {
    return text(name).flatMap(value -> {
      try {
        URI url = new URI(value);
        if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
          return Optional.of(url);
        }
      } catch (URISyntaxException _) {
        // Reported below, like a URL of another scheme.
      }
      return mistake(name, value, "an http or https URL");
    });
  }

  /** The content of a Java properties file; empty if the setting is not there. */
  public Properties propertiesFile(String name) {
    Properties properties = new Properties();
    text(name).ifPresent(value -> {
      try (Reader reader = Files.newBufferedReader(Path.of(value), StandardCharsets.UTF_8)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException _) {
        // A path that is none and an escape that is none are both IllegalArgumentExceptions.
        mistake(name, value, "a Java properties file that can be read");
      }
    });
    return properties;
  }

  /** Notes a mistake that the readers above cannot see, as one between two settings. */
  public void reject(String name, String value, String allowed) {
    mistakes.add(name + " is \"" + value + "\", allowed is " + allowed);
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidSettingsException if any setting was wrong
   */
  public void check() {
    if (!mistakes.isEmpty()) {
      throw new InvalidSettingsException(List.copyOf(mistakes));
    }
  }

  private <T> Optional<T> mistake(String name, String value, String allowed) {
    reject(name, value, allowed);
    return Optional.empty();
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
