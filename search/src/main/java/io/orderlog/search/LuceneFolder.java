package io.orderlog.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.store.FSDirectory;

/** Folders as Lucene reads and writes them. */
final class LuceneFolder {

  /**
   * Kept, because it would forget its level otherwise. It recommends an option of the JVM that an
   * index of words has no use for, on the output of every command.
   */
  private static final Logger VECTORS =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  static {
    VECTORS.setLevel(Level.SEVERE);
  }

  private LuceneFolder() {}

  /** Opens a folder, which is made if there is none; whoever opens it closes it. */
  static FSDirectory open(Path folder) throws IOException {
    return FSDirectory.open(folder);
  }
}
