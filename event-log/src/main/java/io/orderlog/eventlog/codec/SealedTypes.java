package io.orderlog.eventlog.codec;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Sealed interfaces, of whose values only the records are known that there are. */
final class SealedTypes {

  private SealedTypes() {}

  /** This type if it is one, and those of which there may be values within one of its values. */
  static Set<Class<?>> within(Class<?> type) {
    Set<Class<?>> found = new LinkedHashSet<>();
    find(type, new HashSet<>(), found);
    return found;
  }

  private static void find(Type type, Set<Type> seen, Set<Class<?>> found) {
    if (!seen.add(type)) {
      return;
    }
    switch (type) {
      case ParameterizedType generic -> {
        find(generic.getRawType(), seen, found);
        for (Type argument : generic.getActualTypeArguments()) {
          find(argument, seen, found);
        }
      }
      case WildcardType wildcard -> {
        for (Type bound : wildcard.getUpperBounds()) {
          find(bound, seen, found);
        }
      }
      case GenericArrayType array -> find(array.getGenericComponentType(), seen, found);
      case Class<?> array when array.isArray() -> find(array.getComponentType(), seen, found);
      case Class<?> sealed when sealed.isSealed() && !sealed.isEnum() -> {
        found.add(sealed);
        for (Class<?> each : sealed.getPermittedSubclasses()) {
          find(each, seen, found);
        }
      }
      case Class<?> record when record.isRecord() -> {
        for (RecordComponent component : record.getRecordComponents()) {
          find(component.getGenericType(), seen, found);
        }
      }
      default -> {
        // A value of it has no parts that could be of a sealed type.
      }
    }
  }

  /** The records that values of a sealed interface are. */
  static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(SealedTypes::records)
        : Stream.of(type);
  }

  /**
   * Requires that each record of a sealed interface has a name of its own, and no component by
   * which the name is told.
   *
   * @throws IllegalArgumentException otherwise
   */
  static void requireNames(Class<?> sealed, String kind) {
    Set<String> names = new HashSet<>();
    records(sealed).distinct().forEach(record -> {
      if (!names.add(record.getSimpleName())) {
        throw new IllegalArgumentException("two records of " + sealed.getName() + " are called "
            + record.getSimpleName() + ", so that they could not be told apart when read");
      }
      RecordComponent[] components = record.getRecordComponents();
      if (components != null && Stream.of(components)
          .anyMatch(component -> component.getName().equals(kind))) {
        throw new IllegalArgumentException(record.getName() + " has a component " + kind
            + ", by which the name of the record is told");
      }
    });
  }
}
