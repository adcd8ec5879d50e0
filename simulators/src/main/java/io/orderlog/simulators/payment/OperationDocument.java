package io.orderlog.simulators.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A capture, void, refund or chargeback as callers see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OperationDocument(String id, String paymentId, @Nullable String key, String kind,
    long amount, String status, @Nullable String code) {

  static OperationDocument of(Payment payment, Operation operation) {
    return new OperationDocument(operation.id(), payment.id(), operation.key(),
        written(operation.kind()), operation.amount(), written(operation.progress()),
        operation.code());
  }

  /** In lower case with hyphens. */
  static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
