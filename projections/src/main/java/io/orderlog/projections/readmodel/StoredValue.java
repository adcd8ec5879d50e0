package io.orderlog.projections.readmodel;

import org.jooq.Converter;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** A value in the form that its column stores. */
final class StoredValue {

  private StoredValue() {}

  /** The value as the column's converter would hand it to the database. */
  static @Nullable Object of(Field<?> column, @Nullable Object value) {
    return toStored(column.getConverter(), value);
  }

  private static <T, U> @Nullable T toStored(Converter<T, U> converter, @Nullable Object value) {
    return converter.to(converter.toType().cast(value));
  }
}
