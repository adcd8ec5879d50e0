package io.orderlog.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // Set before each test.
class DataFolderTest {

  @TempDir
  private Path parent;
  private Path path;

  @BeforeEach
  void name() {
    path = parent.resolve("data");
  }

  @Test
  void is_made_when_it_is_locked_and_locked_for_all_others() throws IOException {
    try (DataFolder folder = lock()) {
      assertThat(folder.kafka()).hasParentRaw(path);
      assertThat(DataFolder.lock(path)).isEmpty();
    }
    lock().close();
  }

  @Test
  void tells_where_its_broker_is_as_long_as_it_runs() throws IOException {
    assertThat(DataFolder.runningBroker(path)).isEmpty();
    try (DataFolder folder = lock()) {
      assertThat(DataFolder.runningBroker(path)).isEmpty();
      folder.announceBroker("127.0.0.1:9092");
      assertThat(DataFolder.runningBroker(path)).contains("127.0.0.1:9092");
    }
    assertThat(DataFolder.runningBroker(path)).isEmpty();
  }

  @Test
  void an_address_that_a_killed_process_left_is_not_believed() throws IOException {
    lock().close();
    Files.writeString(path.resolve("broker.address"), "127.0.0.1:9092");

    assertThat(DataFolder.runningBroker(path)).isEmpty();
    try (DataFolder _ = lock()) {
      assertThat(DataFolder.runningBroker(path)).isEmpty();
    }
  }

  @Test
  void a_file_in_its_place_cannot_be_used() throws IOException {
    Files.writeString(path, "in the way");

    assertThatThrownBy(() -> DataFolder.lock(path)).isInstanceOfAny(
        UnusableDataFolderException.class, WrongDataFolderException.class)
        .hasMessageContaining(path.toString());
  }

  private DataFolder lock() {
    return DataFolder.lock(path).orElseThrow();
  }
}
