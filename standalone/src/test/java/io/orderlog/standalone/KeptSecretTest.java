package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.command.token.TokenSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The secret of a data folder. */
class KeptSecretTest {

  @TempDir
  Path data;

  @Test
  void is_made_once_and_kept_for_its_owner_alone() throws IOException {
    TokenSecrets made = KeptSecret.in(data, new SecureRandom());
    assertThat(made.all()).hasSize(1);
    assertThat(KeptSecret.in(data, new SecureRandom())).isEqualTo(made);
    try (var files = Files.list(data)) {
      assertThat(files).singleElement().satisfies(
          file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
              .isEqualTo("rw-------"));
    }
  }

  @Test
  void is_not_replaced_when_it_is_damaged() throws IOException {
    Files.writeString(data.resolve("waits.secret"), "half");
    assertThatThrownBy(() -> KeptSecret.in(data, new SecureRandom()))
        .isInstanceOf(IOException.class).hasMessageContaining("waits.secret is damaged");
  }
}
