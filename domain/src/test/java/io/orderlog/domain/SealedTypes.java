package io.orderlog.domain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a sealed hierarchy consists of, for tests that must not miss a case. */
public final class SealedTypes {

  private SealedTypes() {}

  /** The simple names of all types below the sealed one that are not sealed themselves. */
  public static List<String> namesBelow(Class<?> sealed) {
    return leaves(sealed).map(Class::getSimpleName).toList();
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(SealedTypes::leaves)
        : Stream.of(type);
  }
}
