package io.orderlog.standalone;

import io.orderlog.command.token.TokenSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * The secret of the waiting lists of a data folder, made when it is needed first. It is a file
 * beside the log, so that what was answered before a restart is good behind it, and goes where a
 * backup of the folder goes.
 */
final class KeptSecret {

  private static final String FILE = "waits.secret";
  private static final int BYTES = 32;

  private KeptSecret() {}

  /**
   * Reads or makes it. The folder is this process's alone.
   *
   * @throws IOException if it cannot be read or written, or is none
   */
  static TokenSecrets in(Path data, SecureRandom random) throws IOException {
    Path file = data.resolve(FILE);
    if (!Files.exists(file)) {
      write(file, random);
    }
    String secret = Files.readString(file).strip();
    if (!TokenSecrets.isSecret(secret)) {
      throw new IOException(file + " is damaged: restore it from a backup, or delete it, and nobody"
          + " can leave the waiting lists that he is on by the tokens that he has");
    }
    return new TokenSecrets(List.of(secret));
  }

  /** Files that are made so can be read by their owner alone. */
  private static void write(Path file, SecureRandom random) throws IOException {
    byte[] key = new byte[BYTES];
    random.nextBytes(key);
    Path made = Files.createTempFile(file.toAbsolutePath().getParent(), FILE, ".new");
    Files.writeString(made, Base64.getUrlEncoder().withoutPadding().encodeToString(key));
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
