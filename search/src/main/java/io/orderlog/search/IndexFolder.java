package io.orderlog.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where the generations of an index are: each in a folder of its own, and a file that names the one
 * that answers. All of it is a cache that may be deleted while nothing runs.
 */
public final class IndexFolder {

  /** Goes up when words or documents change: what was made before is then made again. */
  private static final int FORM = 3;
  private static final String PREFIX = "form-" + FORM + "-generation-";
  private static final String ACTIVE_OF_FORM = "active-of-form-";
  private static final String ACTIVE = ACTIVE_OF_FORM + FORM;

  private final Path root;

  public IndexFolder(Path root) {
    this.root = root;
  }

  /** The generation that answers; the first if none was ever made. */
  public int active() {
    try {
      return Integer.parseInt(Files.readString(root.resolve(ACTIVE), UTF_8).strip());
    } catch (NoSuchFileException none) {
      return 1;
    } catch (NumberFormatException damaged) {
      throw new UncheckedIOException(new IOException(root.resolve(ACTIVE)
          + " names no generation: remove it, and the index is made anew", damaged));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The folder of a generation, which may not be there. */
  public Path of(int generation) {
    return root.resolve(PREFIX + generation);
  }

  /** The number for one that is made beside the others. */
  public int next() {
    return Stream.concat(Stream.of(active()), generations().stream())
        .max(Comparator.naturalOrder()).orElseThrow() + 1;
  }

  /** Lets this generation answer from now on. Who has another one open looks now and then. */
  public void activate(int generation) {
    try {
      Files.createDirectories(root);
      Path made = Files.writeString(root.resolve(ACTIVE + ".new"), generation + "\n", UTF_8);
      Files.move(made, root.resolve(ACTIVE), StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether there is an index that answers, or did. */
  public boolean hasIndex() {
    return Files.isDirectory(of(active()));
  }

  /** Where it is, for those who are told. */
  public Path root() {
    return root;
  }

  /** Whether there are only indexes with other words or documents, of another version. */
  boolean hasOtherFormOnly() {
    List<Path> indexes = folders().stream().filter(IndexFolder::isIndex).toList();
    return !indexes.isEmpty()
        && indexes.stream().allMatch(folder -> generation(folder).isEmpty());
  }

  /** Removes what is of another form, and the generations before the one that answers. */
  void removeFormer() {
    int active = active();
    remove(path -> generation(path).map(number -> number < active)
        .orElseGet(() -> isIndex(path) || isFormerActive(path)));
  }

  /** Removes what rebuilds have left that were broken off; none may be under way. */
  public void removeUnfinished() {
    int active = active();
    remove(folder -> generation(folder).map(number -> number > active).orElse(false));
  }

  private void remove(Predicate<Path> which) {
    try {
      for (Path each : paths().stream().filter(which).toList()) {
        delete(each);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean isIndex(Path folder) {
    return String.valueOf(folder.getFileName()).startsWith("form-");
  }

  private static boolean isFormerActive(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.matches(ACTIVE_OF_FORM + "[0-9]{1,9}") && !name.equals(ACTIVE);
  }

  private static Optional<Integer> generation(Path folder) {
    String name = String.valueOf(folder.getFileName());
    return name.matches(PREFIX + "[0-9]{1,9}")
        ? Optional.of(Integer.valueOf(name.substring(PREFIX.length())))
        : Optional.empty();
  }

  private List<Integer> generations() {
    return folders().stream().flatMap(path -> generation(path).stream()).toList();
  }

  private List<Path> folders() {
    return paths().stream().filter(Files::isDirectory).toList();
  }

  private List<Path> paths() {
    try (Stream<Path> all = Files.list(root)) {
      return all.toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Removes a file, or a folder with all that is in it, if it is there. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
