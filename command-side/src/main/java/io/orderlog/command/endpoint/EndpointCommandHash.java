package io.orderlog.command.endpoint;

import io.orderlog.command.http.CommandHash;
import io.orderlog.domain.endpoint.EndpointCommand;
import io.orderlog.domain.endpoint.EndpointCommand.PutEndpoint;
import io.orderlog.domain.endpoint.EndpointCommand.RecordAttemptFailed;
import io.orderlog.domain.endpoint.EndpointCommand.RecordGone;
import io.orderlog.domain.endpoint.EndpointCommand.RecordRecovered;
import io.orderlog.domain.endpoint.EndpointCommand.RemoveEndpoint;
import io.orderlog.domain.endpoint.EndpointCommand.ResumeEndpoint;
import java.util.List;

/** The hashes of an endpoint's commands. One byte a command: fixed for ever. */
final class EndpointCommandHash {

  private static final byte PUT = 1;
  private static final byte REMOVE = 2;
  private static final byte RESUME = 3;
  private static final byte RECORD_ATTEMPT_FAILED = 4;
  private static final byte RECORD_RECOVERED = 5;
  private static final byte RECORD_GONE = 6;

  /** What is asked; where logs end at that moment is not. */
  private record Asked(String url, List<String> types, String secret) {}

  private EndpointCommandHash() {}

  static String of(EndpointCommand command) {
    return switch (command) {
      case PutEndpoint put ->
        CommandHash.of(PUT, new Asked(put.url(), put.types(), put.secret()));
      case RemoveEndpoint asked -> CommandHash.of(REMOVE, asked);
      case ResumeEndpoint asked -> CommandHash.of(RESUME, asked);
      case RecordAttemptFailed asked -> CommandHash.of(RECORD_ATTEMPT_FAILED, asked);
      case RecordRecovered asked -> CommandHash.of(RECORD_RECOVERED, asked);
      case RecordGone asked -> CommandHash.of(RECORD_GONE, asked);
    };
  }
}
