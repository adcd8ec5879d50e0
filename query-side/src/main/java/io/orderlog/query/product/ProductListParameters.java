package io.orderlog.query.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.javalin.http.Context;
import io.orderlog.domain.product.ProductStatus;
import io.orderlog.domain.stock.Sku;
import io.orderlog.http.request.QueryParameters;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which products the address of a list asks for.
 *
 * @param skus those of these SKUs alone, in this order; none if it is not said
 * @param status of all of them; any if empty
 * @param after the SKU behind which the page begins; the beginning if empty
 * @param limit at most so many
 */
record ProductListParameters(List<String> skus, Optional<ProductStatus> status,
    Optional<String> after, int limit) {

  private static final String SKU = "sku";
  private static final String STATUS = "status";
  private static final String LIMIT = "limit";
  private static final String CURSOR = "cursor";
  private static final int MOST_SKUS = 100;
  private static final long DEFAULT_LIMIT = 50;
  private static final long MAX_LIMIT = 200;

  /**
   * Reads them.
   *
   * @throws io.orderlog.http.problem.ProblemException 400 for parameters that are unknown, doubled,
   *     wrong, or not for one another
   */
  static ProductListParameters read(Context context) {
    QueryParameters parameters = QueryParameters.of(context);
    return parameters.has(SKU) ? some(parameters) : page(parameters);
  }

  private static ProductListParameters some(QueryParameters parameters) {
    List<String> skus = parameters.texts(SKU).stream().distinct().toList();
    if (skus.isEmpty() || skus.size() > MOST_SKUS) {
      parameters.wrong(SKU, "must be there 1 to " + MOST_SKUS + " times");
    } else if (!skus.stream().allMatch(sku -> Sku.canonical(sku).isPresent())) {
      parameters.wrong(SKU, Sku.RULE);
    }
    for (String other : List.of(STATUS, LIMIT, CURSOR)) {
      if (parameters.has(other)) {
        parameters.wrong(other, "must not be there beside sku, which says which products");
      }
    }
    parameters.check(Set.of(SKU, STATUS, LIMIT, CURSOR));
    return new ProductListParameters(skus, Optional.empty(), Optional.empty(), MOST_SKUS);
  }

  private static ProductListParameters page(QueryParameters parameters) {
    Optional<ProductStatus> status = parameters.value(STATUS,
        text -> Arrays.stream(ProductStatus.values())
            .filter(each -> each.name().equals(text)).findFirst(),
        "must be one of "
            + Arrays.stream(ProductStatus.values()).map(Enum::name).collect(joining(", ")));
    Optional<String> after = parameters.value(CURSOR, ProductListParameters::placeOf,
        "must be the next of an earlier page");
    long limit = parameters.number(LIMIT, 1, MAX_LIMIT).orElse(DEFAULT_LIMIT);
    parameters.check(Set.of(SKU, STATUS, LIMIT, CURSOR));
    return new ProductListParameters(List.of(), status, after, Math.toIntExact(limit));
  }

  /** The place behind this product, which is the same whichever products the list has. */
  static String cursorBehind(String sku) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sku.getBytes(UTF_8));
  }

  private static Optional<String> placeOf(String cursor) {
    try {
      return Sku.canonical(new String(Base64.getUrlDecoder().decode(cursor), UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
