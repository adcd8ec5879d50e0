package io.orderlog.projections.readmodel;

import io.orderlog.eventlog.codec.RecordJson;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Columns of types that every database has and that sort the same in each. */
public final class ColumnTypes {

  /** An instant as milliseconds since 1970 UTC, which is what events carry. */
  public static final DataType<Instant> MILLIS = SQLDataType.BIGINT.asConvertedDataType(
      Converter.ofNullable(Long.class, Instant.class, Instant::ofEpochMilli,
          Instant::toEpochMilli));

  /** Text of any length. */
  public static final DataType<String> TEXT = SQLDataType.VARCHAR;

  /** A currency as its ISO 4217 code. */
  public static final DataType<Currency> CURRENCY = TEXT.asConvertedDataType(Converter.ofNullable(
      String.class, Currency.class, Currency::getInstance, Currency::getCurrencyCode));

  private ColumnTypes() {}

  /** A column in which every row has a value. */
  public static <T> Field<T> required(String column, DataType<T> type) {
    return DSL.field(DSL.name(column), type.notNull());
  }

  /** A column in which a row may have no value. */
  public static <T> Field<T> optional(String column, DataType<T> type) {
    return DSL.field(DSL.name(column), type.null_());
  }

  /**
   * A record, or one of a sealed type, as JSON: nobody asks for what is in it without all of it.
   * Who changes its shape gives the read model another name.
   */
  public static <T> DataType<T> json(Class<T> type) {
    return json(type, Map.of());
  }

  /**
   * The same, where rows do not have all of a record.
   *
   * @param annotated what has the annotations of Jackson for these records
   */
  public static <T> DataType<T> json(Class<T> type, Map<Class<?>, Class<?>> annotated) {
    RecordJson<T> json = new RecordJson<>(type, annotated);
    return TEXT.asConvertedDataType(
        Converter.ofNullable(String.class, type, json::read, json::write));
  }

  /** A constant as its name. */
  public static <E extends Enum<E>> DataType<E> constant(Class<E> type) {
    return TEXT.asConvertedDataType(Converter.ofNullable(
        String.class, type, text -> Enum.valueOf(type, text), Enum::name));
  }
}
