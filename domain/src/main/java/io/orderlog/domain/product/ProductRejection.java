package io.orderlog.domain.product;

/** Why a product does not allow a command. */
public sealed interface ProductRejection {

  /** It was never listed. */
  record NoSuchProduct() implements ProductRejection {}

  /** It is listed already; it can be changed. */
  record AlreadyListed() implements ProductRejection {}

  /** It is sold no more; it can be listed again. */
  record AlreadyDelisted() implements ProductRejection {}
}
