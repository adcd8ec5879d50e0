package io.orderlog.command.memory.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.CapturedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormerSlotsTest {

  @TempDir
  private Path folder;

  @Test
  void files_of_slots_that_there_are_no_more_go_and_all_others_stay() throws IOException {
    List<String> staying = List.of("orders-slot-0.mv", "orders-slot-1.mv", "orders-slot-1-2.mv",
        "gifts-slot-7.mv", "my-orders-slot-7.mv", "orders-slot-7.mv.old", "orders-slot-x.mv",
        "ordersXslot-7.mv", "orders-slot-99999999999.mv");
    List<String> going = List.of("orders-slot-2.mv", "orders-slot-2-3.mv", "orders-slot-10.mv");
    create(staying);
    create(going);

    try (CapturedLog _ = new CapturedLog(FormerSlots.class.getName())) {
      FormerSlots.removeFiles(folder, "orders", 2);
    }

    staying.forEach(name -> assertThat(folder.resolve(name)).exists());
    going.forEach(name -> assertThat(folder.resolve(name)).doesNotExist());
  }

  @Test
  void a_file_that_a_writer_has_in_use_stays_and_is_told() throws IOException {
    create(List.of("orders-slot-5.mv"));
    Path used = folder.resolve("orders-slot-5.mv");

    try (CapturedLog log = new CapturedLog(FormerSlots.class.getName());
        FileClaim _ = Objects.requireNonNull(FileClaim.on(used))) {
      FormerSlots.removeFiles(folder, "orders", 2);
      assertThat(log.lines()).singleElement().asString().contains("is in use");
    }

    assertThat(used).exists();
  }

  private void create(List<String> names) throws IOException {
    for (String name : names) {
      Files.createFile(folder.resolve(name));
    }
  }
}
