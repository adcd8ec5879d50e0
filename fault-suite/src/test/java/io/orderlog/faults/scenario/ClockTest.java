package io.orderlog.faults.scenario;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clocks that are a day off, by libfaketime; monotonic clocks stay as they are. Only the command
 * side's: a broker stands still for seconds under libfaketime even when its clock is right.
 */
@Tag("faults")
class ClockTest {

  private static final List<Path> LIBRARIES = List.of(
      Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
      Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

  @ParameterizedTest
  @ValueSource(strings = {"+1d", "-1d"})
  void of_the_command_side(String offset) throws Exception {
    Map<String, String> shifted = shifted(offset);
    Trial.run("clock-of-command-side" + offset, Layout.commandSides(1).withReadSide(),
        (cluster, trial) -> {
          cluster.commandSide().kill();
          cluster.commandSide().start(shifted);
          trial.requireAnswers();
          KillAndRestart.of(cluster.commandSide()).strike();
        });
  }

  private static Map<String, String> shifted(String offset) {
    Optional<Path> library = LIBRARIES.stream().filter(Files::exists).findFirst();
    assumeTrue(library.isPresent(), "libfaketime is missing: apt install faketime");
    return Map.of("LD_PRELOAD", library.orElseThrow().toString(), "FAKETIME", offset,
        "FAKETIME_DONT_FAKE_MONOTONIC", "1");
  }
}
