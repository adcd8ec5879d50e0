package io.orderlog.http.body;

import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the fields of a JSON object one by one and remembers every one that is missing, of a wrong
 * type or unknown, so that a client learns of all mistakes at once. Until {@link #check()}, a wrong
 * field reads as a harmless value. Used by one thread.
 */
public final class JsonFields {

  /** More would only make the answer long. */
  private static final int MAX_ERRORS = 50;

  /**
   * Enough for every amount of money that fits 64 bits, with any currency's digits. Zero has no
   * sign.
   */
  private static final Pattern DECIMAL =
      Pattern.compile("(?!-0(\\.0+)?$)-?(0|[1-9]\\d{0,18})(\\.\\d{1,9})?");

  private final ObjectNode object;
  private final String path;
  private final List<Problem.FieldError> errors;
  private final Set<String> known = new HashSet<>();

  private JsonFields(ObjectNode object, String path, List<Problem.FieldError> errors) {
    this.object = object;
    this.path = path;
    this.errors = errors;
  }

  public static JsonFields of(ObjectNode body) {
    return new JsonFields(body, "", new ArrayList<>());
  }

  /** A field that must be a string. */
  public String text(String field) {
    return take(field).map(value -> textOf(field, value)).orElseGet(() -> missing(field, ""));
  }

  /** A field that is a string if it is there; null counts as a wrong type. */
  public Optional<String> optionalText(String field) {
    return take(field).map(value -> textOf(field, value));
  }

  /** A field that must be a whole number of at most 32 bits, written without point or exponent. */
  public int wholeNumber(String field) {
    @Nullable
    JsonNode value = take(field).orElse(null);
    if (value == null) {
      return missing(field, 0);
    }
    return value.isIntegralNumber() && value.canConvertToInt()
        ? value.intValue()
        : wrong(field, "must be a whole number of at most nine digits", 0);
  }

  /** A field that must be a whole number in these bounds, both inclusive. */
  public long wholeNumber(String field, long smallest, long largest) {
    @Nullable
    JsonNode value = take(field).orElse(null);
    if (value == null) {
      return missing(field, smallest);
    }
    return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= smallest
        && value.longValue() <= largest
            ? value.longValue()
            : wrong(field, "must be a whole number from " + smallest + " to " + largest, smallest);
  }

  /** A field that must be a decimal number in a string, as in {@code "19.99"}. */
  public BigDecimal decimal(String field) {
    @Nullable
    JsonNode value = take(field).orElse(null);
    if (value == null) {
      return missing(field, BigDecimal.ZERO);
    }
    return decimalOf(field, value);
  }

  private BigDecimal decimalOf(String field, JsonNode value) {
    return value.isString() && DECIMAL.matcher(value.stringValue()).matches()
        ? new BigDecimal(value.stringValue())
        : wrong(field, "must be a decimal number in a string, as in \"19.99\"", BigDecimal.ZERO);
  }

  /**
   * A field that must be an object of decimal numbers in strings, under whatever names: as in
   * {@code {"EUR":"19.99"}}.
   */
  public Map<String, BigDecimal> decimals(String field) {
    @Nullable
    JsonNode value = take(field).orElse(null);
    if (value == null) {
      return missing(field, Map.of());
    }
    if (!(value instanceof ObjectNode one)) {
      return wrong(field, "must be an object of decimal numbers in strings", Map.of());
    }
    Map<String, BigDecimal> all = new LinkedHashMap<>();
    one.forEachEntry((name, each) -> all.put(name, decimalOf(field + "." + name, each)));
    return all;
  }

  /** A field that must be an object, read by the function; empty if it is none. */
  public <T> Optional<T> object(String field, Function<JsonFields, T> read) {
    @Nullable
    JsonNode value = take(field).orElse(null);
    if (value == null) {
      return missing(field, Optional.empty());
    }
    return value instanceof ObjectNode one
        ? Optional.of(readOne(path + field, one, read))
        : wrong(field, "must be an object", Optional.empty());
  }

  /** A field that must be an array of objects, each read by the function. */
  public <T> List<T> objects(String field, Function<JsonFields, T> read) {
    @Nullable
    JsonNode value = take(field).orElse(null);
    if (value == null) {
      return missing(field, List.of());
    }
    if (!(value instanceof ArrayNode array)) {
      return wrong(field, "must be an array of objects", List.of());
    }
    List<T> all = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      String element = path + field + "[" + i + "]";
      if (array.get(i) instanceof ObjectNode one) {
        all.add(readOne(element, one, read));
      } else {
        errors.add(new Problem.FieldError(element, "must be an object"));
      }
    }
    return all;
  }

  /** A field that must be an array of strings. */
  public List<String> texts(String field) {
    @Nullable
    JsonNode value = take(field).orElse(null);
    if (value == null) {
      return missing(field, List.of());
    }
    if (!(value instanceof ArrayNode array)) {
      return wrong(field, "must be an array of strings", List.of());
    }
    List<String> all = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      all.add(textOf(field + "[" + i + "]", array.get(i)));
    }
    return all;
  }

  /** Notes what is wrong with a field that has the right type. */
  public <T> T wrong(String field, String message, T harmless) {
    errors.add(new Problem.FieldError(path + field, message));
    return harmless;
  }

  /**
   * Ends the reading.
   *
   * @throws ProblemException 400 with all that was wrong
   */
  public void check() {
    noteUnknown();
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalidRequest(
          errors.stream().limit(MAX_ERRORS).toList()));
    }
  }

  private <T> T readOne(String place, ObjectNode one, Function<JsonFields, T> read) {
    JsonFields fields = new JsonFields(one, place + ".", errors);
    T result = read.apply(fields);
    fields.noteUnknown();
    return result;
  }

  private Optional<JsonNode> take(String field) {
    known.add(field);
    return Optional.ofNullable(object.get(field));
  }

  private String textOf(String field, JsonNode value) {
    return value.isString() ? value.stringValue() : wrong(field, "must be a string", "");
  }

  private <T> T missing(String field, T harmless) {
    return wrong(field, "is missing", harmless);
  }

  private void noteUnknown() {
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        wrong(name, "is not a known field", name);
      }
    }
  }
}
