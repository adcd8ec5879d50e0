package io.orderlog.eventlog.codec;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Why data do not fit their type: the field and what it may be, in words of JSON. */
final class UnfitData {

  private static final int LONGEST_VALUE = 40;

  private UnfitData() {}

  static String describe(JacksonException failure) {
    String field = field(failure);
    return (field.isEmpty() ? "it" : field) + " " + wrong(failure);
  }

  /** As in {@code lines[3].quantity}; empty for the data as a whole. */
  private static String field(JacksonException failure) {
    StringBuilder field = new StringBuilder();
    for (Reference step : failure.getPath()) {
      if (step.getPropertyName() == null) {
        field.append('[').append(step.getIndex()).append(']');
      } else {
        field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return field.toString();
  }

  private static String wrong(JacksonException failure) {
    return switch (failure) {
      case InputCoercionException number -> allowed(number.getTargetType());
      case StreamReadException _ -> "is no JSON";
      case UnrecognizedPropertyException _ -> "is no field of it";
      case InvalidFormatException format ->
        allowed(format.getTargetType()) + ", not " + shortened(String.valueOf(format.getValue()));
      case MismatchedInputException other -> allowed(other.getTargetType());
      default -> "has a null or another value that it may not have";
    };
  }

  private static String shortened(String value) {
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
  }

  private static String allowed(@Nullable Class<?> type) {
    if (type == int.class) {
      return "must be there, and a whole number of at most 32 bits";
    }
    if (type == long.class) {
      return "must be there, and a whole number of at most 64 bits";
    }
    if (type == String.class) {
      return "must be there, and a text";
    }
    if (type == Currency.class) {
      return "must be there, and the code of a currency in ISO 4217";
    }
    if (type == Instant.class) {
      return "must be there, and a time in UTC in ISO 8601";
    }
    if (type != null && type.isEnum()) {
      return "must be there, and one of " + Arrays.toString(type.getEnumConstants());
    }
    return type != null && Collection.class.isAssignableFrom(type)
        ? "must be there, and a list"
        : "must be there, and an object";
  }
}
