package io.orderlog.domain.product;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.Decision.reject;

import io.orderlog.domain.CommandRules;
import io.orderlog.domain.Decision;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.TimelessDecider;
import io.orderlog.domain.Violation;
import io.orderlog.domain.product.ProductCommand.ChangeProduct;
import io.orderlog.domain.product.ProductCommand.Delist;
import io.orderlog.domain.product.ProductCommand.ListProduct;
import io.orderlog.domain.product.ProductEvent.ProductChanged;
import io.orderlog.domain.product.ProductEvent.ProductDelisted;
import io.orderlog.domain.product.ProductEvent.ProductListed;
import io.orderlog.domain.product.ProductRejection.AlreadyDelisted;
import io.orderlog.domain.product.ProductRejection.AlreadyListed;
import io.orderlog.domain.product.ProductRejection.NoSuchProduct;
import io.orderlog.domain.product.ProductState.Delisted;
import io.orderlog.domain.product.ProductState.Listed;
import io.orderlog.domain.product.ProductState.NotListed;
import java.util.List;
import java.util.Optional;

/** The rules of a product. Both methods read as a table: what is asked or happened, then where. */
public final class ProductDecider
    implements TimelessDecider<ProductCommand, ProductState, ProductEvent, ProductRejection> {

  @Override
  public ProductState initial() {
    return new NotListed();
  }

  @Override
  public Decision<ProductEvent, ProductRejection> decide(
      ProductCommand command, ProductState state) {
    return switch (command) {
      case ListProduct(var name, var description, var prices) -> switch (state) {
        case NotListed _,Delisted _ -> accept(new ProductListed(name, description, prices));
        case Listed _ -> reject(new AlreadyListed());
      };
      case ChangeProduct(var name, var description, var prices) -> switch (state) {
        case NotListed _ -> reject(new NoSuchProduct());
        case Listed _ -> accept(new ProductChanged(name, description, prices));
        case Delisted _ -> reject(new AlreadyDelisted());
      };
      case Delist() -> switch (state) {
        case NotListed _ -> reject(new NoSuchProduct());
        case Listed _ -> accept(new ProductDelisted());
        case Delisted _ -> reject(new AlreadyDelisted());
      };
    };
  }

  @Override
  public ProductState evolve(ProductState state, ProductEvent event) {
    return switch (event) {
      case ProductListed(var name, var description, var prices) -> switch (state) {
        case NotListed _,Delisted _ -> new Listed(name, description, prices);
        case Listed _ -> throw impossible(state, event);
      };
      case ProductChanged(var name, var description, var prices) -> switch (state) {
        case Listed _ -> new Listed(name, description, prices);
        case NotListed _,Delisted _ -> throw impossible(state, event);
      };
      case ProductDelisted() -> switch (state) {
        case Listed _ -> new Delisted();
        case NotListed _,Delisted _ -> throw impossible(state, event);
      };
    };
  }

  @Override
  public Optional<String> contradiction(ProductState state, ProductEvent event) {
    return switch (event) {
      case ProductListed(var name, var description, var prices) ->
        contradiction(name, description, prices);
      case ProductChanged(var name, var description, var prices) ->
        contradiction(name, description, prices);
      case ProductDelisted() -> Optional.empty();
    };
  }

  private static Optional<String> contradiction(
      String name, String description, List<Price> prices) {
    try {
      ListProduct command = new ListProduct(
          CommandRules.ofItsDay(name), CommandRules.ofItsDay(description), prices);
      return command.prices().equals(prices)
          ? Optional.empty()
          : Optional.of("its prices are not ordered by currency");
    } catch (InvalidCommandException invalid) {
      Violation first = invalid.violations().getFirst();
      return Optional.of("its " + first.field() + " " + first.message());
    }
  }

  /**
   * The status that clients see.
   *
   * @throws IllegalStateException if the product was never listed
   */
  public static ProductStatus statusOf(ProductState state) {
    return switch (state) {
      case NotListed _ -> throw new IllegalStateException("a product not listed has no status");
      case Listed _ -> ProductStatus.LISTED;
      case Delisted _ -> ProductStatus.DELISTED;
    };
  }

  private static IllegalStateException impossible(ProductState state, ProductEvent event) {
    return new IllegalStateException(event.getClass().getSimpleName()
        + " cannot happen to a product that is " + state.getClass().getSimpleName());
  }
}
