package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What earlier versions wrote. */
final class EarlierFiles {

  private EarlierFiles() {}

  /** Unpacks a data folder into one that is not there. */
  static void unpack(String name, Path folder) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(resource(name))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
      }
    }
  }

  static JsonNode json(String name) throws IOException {
    return JsonMapper.shared().readTree(bytes(name));
  }

  static byte[] bytes(String name) throws IOException {
    try (InputStream resource = resource(name)) {
      return resource.readAllBytes();
    }
  }

  private static InputStream resource(String name) {
    InputStream resource = EarlierFiles.class.getResourceAsStream("earlier/" + name);
    assertThat(resource).as(name).isNotNull();
    return resource;
  }
}
