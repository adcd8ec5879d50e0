package io.orderlog.simulators.carrier;

import java.time.Instant;
import java.util.Base64;

/** A label as callers see it. */
record LabelDocument(String id, String key, String reference, String carrier,
    String trackingNumber, String status, Instant handedOverAt, Instant deliveredAt,
    Printed label) {

  /**
   * What is printed.
   *
   * @param content in Base64
   */
  record Printed(String mediaType, String content) {}

  static LabelDocument of(Label label) {
    return new LabelDocument(label.id(), label.key(), label.asked().reference(), Label.CARRIER,
        label.trackingNumber(), label.status().written(), label.handedOverAt(),
        label.deliveredAt(), new Printed("application/pdf",
            Base64.getEncoder().encodeToString(LabelPdf.of(label))));
  }
}
