package io.orderlog.projections.orders;

import io.orderlog.domain.order.OrderLine;
import io.orderlog.projections.readmodel.ColumnTypes;
import java.util.List;
import org.jooq.Converter;
import org.jooq.DataType;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Column types of what orders are made of. */
public final class OrderColumns {

  /** An order's lines as a JSON array: nobody asks for them without their order. */
  public static final DataType<List<OrderLine>> LINES = lines();

  private OrderColumns() {}

  @SuppressWarnings("unchecked")
  private static DataType<List<OrderLine>> lines() {
    JsonMapper json = JsonMapper.shared();
    TypeReference<List<OrderLine>> lines = new TypeReference<>() {};
    return ColumnTypes.TEXT.asConvertedDataType(Converter.ofNullable(String.class,
        (Class<List<OrderLine>>) (Class<?>) List.class,
        text -> json.readValue(text, lines), json::writeValueAsString));
  }
}
