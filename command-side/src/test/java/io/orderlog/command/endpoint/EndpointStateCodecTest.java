package io.orderlog.command.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.memory.codec.ByteWriter;
import io.orderlog.command.memory.codec.StateCodec;
import io.orderlog.command.memory.codec.WalkedStatesContract;
import io.orderlog.domain.endpoint.EndpointCommand;
import io.orderlog.domain.endpoint.EndpointDecider;
import io.orderlog.domain.endpoint.EndpointEvent;
import io.orderlog.domain.endpoint.EndpointExamples;
import io.orderlog.domain.endpoint.EndpointRejection;
import io.orderlog.domain.endpoint.EndpointState;
import io.orderlog.domain.endpoint.EndpointWalks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("strange-machine")
class EndpointStateCodecTest
    extends
      WalkedStatesContract<EndpointCommand, EndpointState, EndpointEvent, EndpointRejection> {

  private static final Path GOLDEN =
      Path.of("src", "test", "resources", "golden-states", "webhook-endpoints-1.json");

  EndpointStateCodecTest() {
    super(new EndpointDecider(), EndpointWalks::draw);
  }

  @Override
  protected StateCodec<EndpointState> codec() {
    return EndpointAggregate.aggregate().stateCodec();
  }

  @Override
  protected int types() {
    return 6;
  }

  /** What this version wrote, every later one with this number has to read. */
  @Test
  void the_bytes_of_a_version_are_fixed() throws IOException {
    assertThat(codec().version()).isEqualTo(1);
    assertThat(write(EndpointExamples.stateOf("Failing")))
        .isEqualTo(new ByteWriter().text(Files.readString(GOLDEN).strip()).toBytes());
  }
}
