package io.orderlog.simulators.carrier;

import java.time.Instant;
import java.util.List;

/** Where all parcels really are, and what was asked. */
record LabelLedger(List<LabelDocument> labels, List<CallDocument> calls) {

  /** A call that was carried out, however often it was sent. */
  record CallDocument(String key, Instant at, String request, String labelId) {}

  static LabelLedger of(List<Label> labels, List<Call> calls) {
    return new LabelLedger(labels.stream().map(LabelDocument::of).toList(),
        calls.stream().map(call -> new CallDocument(
            call.key(), call.at(), call.request(), call.labelId())).toList());
  }
}
