package io.orderlog.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LauncherOptionsTest {

  @Test
  void servers_are_started_as_the_launcher_would_without_its_cache() {
    assertThat(LauncherOptions.of(OwnBuild.repository(), "start"))
        .contains("--sun-misc-unsafe-memory-access=allow")
        .allSatisfy(option -> assertThat(option).startsWith("-").doesNotContain("AOT"));
  }

  @Test
  void what_the_launcher_chooses_may_depend_on_the_command() {
    assertThat(LauncherOptions.of(OwnBuild.repository(), "start"))
        .anyMatch(option -> option.startsWith("-Xmx"));
    assertThat(LauncherOptions.of(OwnBuild.repository(), "demo"))
        .noneMatch(option -> option.startsWith("-Xmx"));
  }
}
