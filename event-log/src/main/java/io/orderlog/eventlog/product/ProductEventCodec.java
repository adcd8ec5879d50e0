package io.orderlog.eventlog.product;

import io.orderlog.domain.product.ProductEvent;
import io.orderlog.domain.product.ProductEvent.ProductChanged;
import io.orderlog.domain.product.ProductEvent.ProductDelisted;
import io.orderlog.domain.product.ProductEvent.ProductListed;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.codec.JsonEventCodec;
import io.orderlog.eventlog.codec.Upcasters;
import java.util.Map;

/** The names under which a product's events stand in the log. Once written, a name stays. */
public final class ProductEventCodec {

  private ProductEventCodec() {}

  /** Writes the newest version of each event and reads all there ever were. */
  public static EventCodec<ProductEvent> create() {
    return new JsonEventCodec<>(ProductEvent.class, Map.of(
        "product.listed.v1", ProductListed.class,
        "product.changed.v1", ProductChanged.class,
        "product.delisted.v1", ProductDelisted.class), Upcasters.none());
  }
}
