package io.orderlog.settings;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads settings and remembers what was wrong with them, so that an operator learns of all mistakes
 * at once. What is not set, what is set wrong and what is set are three different things: an empty
 * value, or one of blanks only, counts as not set, and a variable that is named like a setting but
 * is none is a mistake. Used by one thread: read every setting, then {@link #check()}; until then a
 * wrong value reads as its default.
 */
public final class Environment {

  private static final String NONE = "none";
  private static final String HTTP_URL =
      "an http or https URL, without user, query or fragment";
  private static final String SERVICE_LINKS = "; Kubernetes sets this for a service of that name"
      + " unless the pod has enableServiceLinks: false";

  private final Map<String, String> variables;
  /** A set, because several parts of one process may read one setting. */
  private final Set<String> mistakes = new LinkedHashSet<>();
  private final Set<Setting> read = EnumSet.noneOf(Setting.class);
  private final Set<Setting> wrong = EnumSet.noneOf(Setting.class);

  public Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
    mistakes.addAll(UnknownNames.mistakes(variables));
  }

  /** The value without blanks around it, if it is set. */
  public Optional<String> text(Setting setting) {
    return raw(setting).map(String::strip).filter(value -> !value.isEmpty());
  }

  /** The value as it is, blanks included, if it is set. Never shown in a message. */
  public Optional<String> secret(Setting setting) {
    Optional<String> value = raw(setting).filter(given -> !given.isEmpty());
    if (value.stream().flatMapToInt(String::chars).anyMatch(Character::isISOControl)) {
      note(setting, " has a line break or another control character in it, perhaps from"
          + " the end of the file that it was read from; take that away");
    }
    return value;
  }

  /** A whole number in these bounds, both inclusive. */
  public int integer(Setting setting, int min, int max) {
    return optionalInteger(setting, min, max)
        .orElseGet(() -> Integer.parseInt(defaultOf(setting)));
  }

  /** A whole number in these bounds, both inclusive, if it is set. */
  public OptionalInt optionalInteger(Setting setting, int min, int max) {
    return text(setting).map(value -> {
      var number = WholeNumber.parse(value).stream()
          .filter(parsed -> parsed >= min && parsed <= max).mapToInt(Math::toIntExact).findFirst();
      if (number.isEmpty()) {
        reject(setting, value, "a whole number from " + min + " to " + max
            + (UnknownNames.isServiceAddress(value) ? SERVICE_LINKS : ""));
      }
      return number;
    }).orElseGet(OptionalInt::empty);
  }

  /** A TCP port to listen on; 0 takes a free one. */
  public int port(Setting setting) {
    return integer(setting, 0, 65_535);
  }

  /** A TCP port to listen on, if it is set; 0 takes a free one. */
  public OptionalInt optionalPort(Setting setting) {
    return optionalInteger(setting, 0, 65_535);
  }

  /** A host name or an IP address, an IPv6 one without brackets. Nothing is looked up. */
  String host(Setting setting) {
    return text(setting).flatMap(value -> HostAddress.parse(value)
        .or(() -> mistake(setting, value, "a host name or an IP address, without a port")))
        .orElseGet(() -> defaultOf(setting));
  }

  /** The same for a host to connect to now: it can be looked up, and may stand in a URL. */
  public Host reachableHost(Setting setting) {
    return text(setting).flatMap(value -> reachable(setting, value))
        .orElseGet(() -> new Host(setting.defaultValue().orElse("127.0.0.1")));
  }

  /** The same for a host to listen on: an address of this machine, or all that it has. */
  public String listenHost(Setting setting) {
    return text(setting).flatMap(value -> reachable(setting, value)
        .filter(host -> host.isOfThisMachine() || !mistake(setting, value,
            "an address of this machine, as 127.0.0.1 for itself only, or 0.0.0.0 for all its"
                + " networks")
            .isEmpty()))
        .map(Host::name).orElseGet(() -> defaultOf(setting));
  }

  /**
   * Servers to connect to, as {@code host:port[,host:port…]}, if it is set. Nothing is looked up.
   */
  public Optional<String> servers(Setting setting) {
    return text(setting).flatMap(value -> HostAddress.parseServers(value)
        .or(() -> mistake(setting, value, HostAddress.SERVERS)));
  }

  /**
   * A folder, relative to the working directory unless it is absolute. It need not be there yet.
   */
  public Path folder(Setting setting) {
    return text(setting).flatMap(value -> {
      try {
        Path path = Path.of(value);
        return Files.exists(path) && !Files.isDirectory(path)
            ? mistake(setting, value, "a folder, and that is a file")
            : Optional.of(path);
      } catch (InvalidPathException _) {
        return mistake(setting, value, "the path of a folder");
      }
    }).orElseGet(() -> Path.of(defaultOf(setting)));
  }

  /** One of the constants, written in lower case with hyphens. */
  public <T extends Enum<T>> T choice(Setting setting, Class<T> type) {
    List<T> constants = List.of(type.getEnumConstants());
    return text(setting).flatMap(value -> written(constants, value)
        .or(() -> mistake(setting, value, constants.stream().map(Environment::written)
            .collect(Collectors.joining(" or ")))))
        .orElseGet(() -> written(constants, defaultOf(setting)).orElseThrow());
  }

  /**
   * One or more of these names, with commas between, in the order of those that there are.
   *
   * @param known all that there are, which is what holds if the setting is not there
   */
  public Set<String> names(Setting setting, List<String> known) {
    return text(setting).map(value -> {
      List<String> given = Pattern.compile(",").splitAsStream(value).map(String::strip)
          .filter(name -> !name.isEmpty()).toList();
      Optional<String> fault = faultOf(given, known);
      fault.ifPresent(why -> reject(setting, value, String.join(", ", known)
          + ", with commas between; " + why));
      return fault.isPresent() ? known : known.stream().filter(given::contains).toList();
    }).<Set<String>>map(LinkedHashSet::new).orElseGet(() -> new LinkedHashSet<>(known));
  }

  private static Optional<String> faultOf(List<String> given, List<String> known) {
    Set<String> seen = new LinkedHashSet<>();
    for (String name : given) {
      if (!known.contains(name)) {
        return Optional.of("there is no " + name + NearestName.question(name, known));
      }
      if (!seen.add(name)) {
        return Optional.of(name + " stands there twice");
      }
    }
    return given.isEmpty() ? Optional.of("it names nothing") : Optional.empty();
  }

  /** An absolute http or https URL of a host, perhaps with a port and a path, if it is set. */
  public Optional<URI> httpUrl(Setting setting) {
    return httpUrl(setting, HTTP_URL);
  }

  /** Whether the setting says {@code none}, which is no URL. */
  public boolean isNone(Setting setting) {
    return text(setting).filter(NONE::equals).isPresent();
  }

  /** The same as {@link #httpUrl} for a setting that may say {@code none}, which is empty, too. */
  public Optional<URI> httpUrlOrNone(Setting setting) {
    return isNone(setting) ? Optional.empty() : httpUrl(setting, HTTP_URL + ", or none");
  }

  private Optional<URI> httpUrl(Setting setting, String allowed) {
    return text(setting).flatMap(value -> {
      try {
        URI url = new URI(value);
        if (isHttp(url)) {
          return Optional.of(url);
        }
      } catch (URISyntaxException _) {
        // Reported below, like a URL of another scheme.
      }
      return mistake(setting, value, allowed);
    });
  }

  /** What a Java properties file sets, in its order; empty if the setting is not there. */
  public Map<String, String> propertiesFile(Setting setting) {
    return text(setting).map(value -> {
      try {
        return PropertiesFile.read(value);
      } catch (IOException unusable) {
        refuse(setting, value, OneLine.of(unusable));
        return Map.<String, String>of();
      }
    }).orElseGet(Map::of);
  }

  /** Notes a mistake that the readers above cannot see, as one between two settings. */
  public void reject(Setting setting, String value, String allowed) {
    note(setting, " is \"" + value + "\", allowed is " + allowed);
  }

  /**
   * Notes such a mistake where there is no saying what all is allowed.
   *
   * @param why what is wrong with the value, and what to do
   */
  public void refuse(Setting setting, String value, String why) {
    note(setting, " is \"" + value + "\": " + why);
  }

  /** Whether a mistake in it was noted so far, so that its consequences need not be reported. */
  public boolean isWrong(Setting setting) {
    return wrong.contains(setting);
  }

  /** What is set, but nobody has read so far. */
  public Set<Setting> unread() {
    return Arrays.stream(Setting.values())
        .filter(setting -> setting != Setting.JAVA_OPTIONS && !read.contains(setting))
        .filter(setting -> !variables.getOrDefault(setting.variable(), "").isBlank())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Setting.class)));
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidSettingsException if any setting was wrong, or a variable is named like one and
   *     is none
   */
  public void check() {
    if (!mistakes.isEmpty()) {
      throw new InvalidSettingsException(List.copyOf(mistakes));
    }
  }

  private Optional<Host> reachable(Setting setting, String value) {
    Optional<Host> host = HostAddress.parse(value).flatMap(Host::parse);
    if (host.isEmpty()) {
      return mistake(setting, value, "a host name or an IP address, without a port, as it may stand"
          + " in a URL");
    }
    try {
      host.get().address();
      return host;
    } catch (UnknownHostException _) {
      return mistake(setting, value, "an IP address, or a host name that this machine can look up");
    }
  }

  private Optional<String> raw(Setting setting) {
    read.add(setting);
    Optional<String> value = Optional.ofNullable(variables.get(setting.variable()));
    if (value.filter(LostText::isLost).isPresent()) {
      // Without its value: what is left of it says little, and it may be a secret.
      note(setting, " " + LostText.complaint());
      return Optional.empty();
    }
    return value;
  }

  private void note(Setting setting, String mistake) {
    wrong.add(setting);
    mistakes.add(setting + mistake);
  }

  private <T> Optional<T> mistake(Setting setting, String value, String allowed) {
    reject(setting, value, allowed);
    return Optional.empty();
  }

  private static String defaultOf(Setting setting) {
    return setting.defaultValue().orElseThrow();
  }

  private static boolean isHttp(URI url) {
    return url.getHost() != null && List.of("http", "https").contains(url.getScheme())
        && (url.getPort() == -1 || HostAddress.isPort(url.getPort()))
        && url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
  }

  private static <T extends Enum<T>> Optional<T> written(List<T> constants, String value) {
    return constants.stream().filter(constant -> written(constant).equals(value)).findFirst();
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
