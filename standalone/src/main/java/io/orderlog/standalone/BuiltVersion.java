package io.orderlog.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into this jar. */
final class BuiltVersion implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    try (InputStream version = BuiltVersion.class.getResourceAsStream("version.txt")) {
      if (version == null) {
        throw new IOException("version.txt is missing from the jar");
      }
      return new String[]{new String(version.readAllBytes(), StandardCharsets.UTF_8).strip()};
    }
  }
}
