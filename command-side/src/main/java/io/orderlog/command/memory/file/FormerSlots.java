package io.orderlog.command.memory.file;

import io.orderlog.command.memory.StateStorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * State files of slots that no longer exist, because the log has been divided into fewer since.
 * Nobody would ever open them again.
 */
final class FormerSlots {

  private static final Logger LOG = LoggerFactory.getLogger(FormerSlots.class);

  private FormerSlots() {}

  /**
   * Removes those that no process has in use: one that was forgotten when all were stopped has its
   * lock, and keeps them. What cannot be removed is reported and left alone.
   *
   * @param name of the aggregate
   * @param slots how many there are
   */
  static void removeFiles(Path folder, String name, int slots) throws IOException {
    Pattern stateFile = Pattern.compile(Pattern.quote(name) + "-slot-(\\d{1,9})(-\\d+)?\\.mv");
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(file -> isOfFormerSlot(stateFile.matcher(file.getFileName().toString()), slots))
          .toList().forEach(file -> remove(file, slots));
    }
  }

  private static boolean isOfFormerSlot(Matcher name, int slots) {
    return name.matches() && Integer.parseInt(name.group(1)) >= slots;
  }

  private static void remove(Path file, int slots) {
    try (FileClaim claim = FileClaim.on(file)) {
      if (claim == null) {
        LOG.warn("{} is in use, though there are only {} slots", file, slots);
        return;
      }
      Files.delete(file);
      LOG.info("{} is removed, because there are only {} slots", file, slots);
    } catch (StateStorageException | IOException failure) {
      LOG.warn("{} is no longer needed, but cannot be removed: {}", file, String.valueOf(failure));
    }
  }
}
