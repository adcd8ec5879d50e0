package io.orderlog.command.product;

import io.orderlog.command.memory.codec.ByteReader;
import io.orderlog.command.memory.codec.ByteWriter;
import io.orderlog.command.memory.codec.MalformedBytesException;
import io.orderlog.command.memory.codec.StateCodec;
import io.orderlog.domain.product.Price;
import io.orderlog.domain.product.ProductState;
import io.orderlog.domain.product.ProductState.Delisted;
import io.orderlog.domain.product.ProductState.Listed;
import io.orderlog.domain.product.ProductState.NotListed;
import java.util.ArrayList;
import java.util.List;

/** Products as bytes: one for the type of the state, then its components. */
public final class ProductStateCodec implements StateCodec<ProductState> {

  private static final int NOT_LISTED = 0;
  private static final int LISTED = 1;
  private static final int DELISTED = 2;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(ProductState state, ByteWriter out) {
    switch (state) {
      case NotListed() -> out.number(NOT_LISTED);
      case Listed(var name, var description, var prices) -> {
        out.number(LISTED).text(name).text(description).number(prices.size());
        for (Price price : prices) {
          out.text(price.currency().getCurrencyCode()).number(price.unitPriceMinor());
        }
      }
      case Delisted() -> out.number(DELISTED);
    }
  }

  @Override
  public ProductState read(ByteReader in) {
    long type = in.number();
    return switch ((int) type) {
      case NOT_LISTED -> new NotListed();
      case LISTED -> new Listed(in.text(), in.text(), readPrices(in));
      case DELISTED -> new Delisted();
      default -> throw new MalformedBytesException("there is no state of a product " + type);
    };
  }

  private static List<Price> readPrices(ByteReader in) {
    int count = in.count();
    List<Price> prices = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      prices.add(new Price(in.currency(), in.number()));
    }
    return prices;
  }
}
