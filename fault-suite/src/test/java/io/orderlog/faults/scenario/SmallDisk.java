package io.orderlog.faults.scenario;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of its own under a folder, in memory and soon full. Only root may mount it. */
final class SmallDisk implements AutoCloseable {

  private static final int FILLING_BYTES = 64 * 1024;

  private final Path folder;
  private final Path filler;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.filler = folder.resolve("filler");
  }

  /** Moves what is in the folder to the new disk, in the same place. */
  static SmallDisk mountOver(Path folder, int megabytes) throws IOException {
    Path aside = folder.resolveSibling(folder.getFileName() + "-aside");
    Files.move(folder, aside);
    Files.createDirectory(folder);
    Commands.run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs",
        folder.toString());
    Commands.run("cp", "-a", aside + "/.", folder.toString());
    Folders.delete(aside);
    return new SmallDisk(folder);
  }

  /** Until there is room for nothing more. */
  void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(new byte[FILLING_BYTES]);
      }
    } catch (IOException full) {
      // As it was to be.
    }
  }

  void makeRoom() throws IOException {
    Files.delete(filler);
  }

  /** Moves everything back to where it was. */
  @Override
  public void close() throws IOException {
    Path aside = folder.resolveSibling(folder.getFileName() + "-aside");
    Commands.run("cp", "-a", folder + "/.", Files.createDirectory(aside).toString());
    Commands.run("umount", "-l", folder.toString());
    Files.delete(folder);
    Files.move(aside, folder);
  }
}
