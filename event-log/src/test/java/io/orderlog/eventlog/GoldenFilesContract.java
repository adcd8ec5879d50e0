package io.orderlog.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.eventlog.codec.EventCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bytes of every event version that was ever written. A golden file is never changed and never
 * deleted: what it shows is in somebody's log.
 */
@Tag("strange-machine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class GoldenFilesContract<E> {

  private final Path golden;
  private final EventCodec<E> codec;
  private final Map<String, E> meaning;

  /**
   * @param folder of the files, among the resources
   * @param meaning what each file says, in the newest shape of its event
   */
  protected GoldenFilesContract(String folder, EventCodec<E> codec, Map<String, E> meaning) {
    this.golden = Path.of("src", "test", "resources", folder);
    this.codec = codec;
    this.meaning = meaning;
  }

  @Test
  void every_type_has_a_file_and_every_file_a_meaning() throws IOException {
    Set<String> files = goldenTypes().collect(toUnmodifiableSet());

    assertThat(files).isEqualTo(codec.types());
    assertThat(meaning.keySet()).isEqualTo(files);
  }

  @ParameterizedTest
  @MethodSource("goldenTypes")
  void is_read_as_what_was_meant(String type) throws IOException {
    assertThat(codec.decode(type, golden(type))).isEqualTo(meaning.get(type));
  }

  @ParameterizedTest
  @MethodSource("newestTypes")
  void is_what_is_written(String type) throws IOException {
    E event = codec.decode(type, golden(type));

    assertThat(codec.typeOf(event)).isEqualTo(type);
    assertThat(new String(codec.encode(event), UTF_8))
        .isEqualTo(new String(golden(type), UTF_8));
  }

  Stream<String> goldenTypes() throws IOException {
    try (Stream<Path> files = Files.list(golden)) {
      return files.map(file -> file.getFileName().toString())
          .map(name -> name.replaceFirst("\\.json$", "")).toList().stream();
    }
  }

  Stream<String> newestTypes() {
    return meaning.values().stream().map(codec::typeOf).distinct();
  }

  private byte[] golden(String type) throws IOException {
    return Files.readAllBytes(golden.resolve(type + ".json"));
  }
}
