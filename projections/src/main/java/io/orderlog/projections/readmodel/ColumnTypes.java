package io.orderlog.projections.readmodel;

import io.orderlog.domain.order.OrderLine;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Column types that every database has and that sort the same in each. */
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

  /** An order's lines as a JSON array: nobody asks for them without their order. */
  public static final DataType<List<OrderLine>> ORDER_LINES = orderLines();

  private ColumnTypes() {}

  /** A constant as its name. */
  public static <E extends Enum<E>> DataType<E> constant(Class<E> type) {
    return TEXT.asConvertedDataType(Converter.ofNullable(
        String.class, type, text -> Enum.valueOf(type, text), Enum::name));
  }

  @SuppressWarnings("unchecked")
  private static DataType<List<OrderLine>> orderLines() {
    JsonMapper json = JsonMapper.shared();
    TypeReference<List<OrderLine>> lines = new TypeReference<>() {};
    return TEXT.asConvertedDataType(Converter.ofNullable(String.class,
        (Class<List<OrderLine>>) (Class<?>) List.class,
        text -> json.readValue(text, lines), json::writeValueAsString));
  }
}
