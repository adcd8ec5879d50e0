package io.orderlog.standalone.broker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderShapeTest {

  @TempDir
  Path folder;

  @Test
  void a_folder_that_is_new_or_empty_or_has_other_things_will_do() throws IOException {
    DataFolderShape.check(folder.resolve("new"));
    DataFolderShape.check(folder);
    Files.createDirectories(folder.resolve("kafka"));
    Files.createDirectories(folder.resolve("pictures"));
    DataFolderShape.check(folder);
  }

  @Test
  void a_data_folder_will_do_also_with_a_backup_in_it() throws IOException {
    Path data = makeData("data");
    makeData("data/backup");
    DataFolderShape.check(data);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka", "read-model", "command-side"})
  void one_level_too_low_is_refused_with_the_right_one(String part) throws IOException {
    Path data = makeData("data");
    assertThatThrownBy(() -> DataFolderShape.check(data.resolve(part)))
        .isInstanceOf(WrongDataFolderException.class)
        .hasMessageEndingWith("set ORDERLOG_DATA to " + data);
  }

  @Test
  void one_level_too_high_is_refused_with_the_right_one() throws IOException {
    Path data = makeData("data");
    assertThatThrownBy(() -> DataFolderShape.check(folder))
        .isInstanceOf(WrongDataFolderException.class)
        .hasMessageContaining("set ORDERLOG_DATA to that").hasMessageContaining(data.toString());
  }

  @Test
  void state_of_writers_whose_log_is_gone_is_refused() throws IOException {
    Files.createFile(
        Files.createDirectories(folder.resolve("command-side")).resolve("orders-slot-0.mv"));
    assertThatThrownBy(() -> DataFolderShape.check(folder))
        .isInstanceOf(WrongDataFolderException.class)
        .hasMessageContainingAll("orders-slot-0.mv", "Restore", "ORDERLOG_DATA");
  }

  private Path makeData(String name) throws IOException {
    Path data = folder.resolve(name);
    for (String part : new String[]{"kafka", "read-model", "command-side"}) {
      Files.createDirectories(data.resolve(part));
    }
    Files.createFile(data.resolve("kafka").resolve("meta.properties"));
    return data;
  }
}
