package io.orderlog.simulators.carrier;

import java.time.Instant;

/** The body of a webhook. */
record WebhookDocument(String type, Instant timestamp, Data data) {

  /**
   * What it is about.
   *
   * @param id of the label
   * @param key with which the label was asked for
   */
  record Data(String id, String reference, String key, String carrier, String trackingNumber) {}

  static WebhookDocument of(Label label, Instant at) {
    return new WebhookDocument("parcel." + label.status().written(), at, new Data(label.id(),
        label.asked().reference(), label.key(), Label.CARRIER, label.trackingNumber()));
  }
}
