package io.orderlog.faults.scenario;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lets a process have another time of day, by libfaketime; monotonic clocks stay as they are.
 * Not for a broker, which stands still for seconds under it even when its clock is right.
 */
public final class ShiftedClock {

  private static final List<Path> LIBRARIES = List.of(
      Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
      Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

  private ShiftedClock() {}

  /**
   * The settings of the process; the test is skipped where they cannot be had.
   *
   * @param offset as libfaketime has it: {@code +1d} is a day ahead
   */
  public static Map<String, String> by(String offset) {
    Optional<Path> library = LIBRARIES.stream().filter(Files::exists).findFirst();
    assumeTrue(library.isPresent(), "libfaketime is missing: apt install faketime");
    return Map.of("LD_PRELOAD", library.orElseThrow().toString(), "FAKETIME", offset,
        "FAKETIME_DONT_FAKE_MONOTONIC", "1");
  }
}
