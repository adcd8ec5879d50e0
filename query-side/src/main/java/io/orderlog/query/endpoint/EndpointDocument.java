package io.orderlog.query.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderlog.domain.endpoint.EndpointStatus;
import io.orderlog.projections.endpoint.EndpointView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An endpoint as clients see it, without its secret: nothing that is not there. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EndpointDocument(String endpointId, String url, List<String> types, EndpointStatus status,
    @Nullable Failure lastFailure, long version, Instant updatedAt) {

  /** What was not taken last. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Failure(String webhookId, int attempt, String error, Instant at,
      @Nullable Instant retryAt) {}

  static EndpointDocument of(EndpointView endpoint) {
    return new EndpointDocument(endpoint.endpointId(), endpoint.telling().url(),
        endpoint.telling().types(), endpoint.status(),
        endpoint.telling().failure().map(EndpointDocument::of).orElse(null), endpoint.version(),
        endpoint.updatedAt());
  }

  private static Failure of(EndpointView.Failure last) {
    return new Failure(last.webhookId(), last.attempt(), last.error(), last.at(),
        last.retryAt().orElse(null));
  }
}
