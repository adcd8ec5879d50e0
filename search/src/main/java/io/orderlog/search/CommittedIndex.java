package io.orderlog.search;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.Offsets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;

/** An index as it was committed last, for reading alone, whoever writes it meanwhile. */
public final class CommittedIndex<T extends Searched> implements AutoCloseable {

  private final Documents<T> documents;
  private final FSDirectory directory;
  private final DirectoryReader reader;
  private final CommitData data;

  private CommittedIndex(Documents<T> documents, FSDirectory directory, DirectoryReader reader)
      throws IOException {
    this.documents = documents;
    this.directory = directory;
    this.reader = reader;
    this.data = CommitData.read(reader.getIndexCommit().getUserData());
  }

  /**
   * Opens it; nothing if there is none, or nothing was committed yet.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public static <T extends Searched> Optional<CommittedIndex<T>> open(
      SearchKind<?, T> kind, Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try {
      FSDirectory directory = LuceneFolder.open(folder);
      try {
        return Optional.of(new CommittedIndex<>(
            new Documents<>(kind), directory, DirectoryReader.open(directory)));
      } catch (IndexNotFoundException none) {
        directory.close();
        return Optional.empty();
      } catch (IOException | RuntimeException failure) {
        directory.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "the index in " + folder + " cannot be read; rebuild it: " + failure, failure);
    }
  }

  /** Whether it was made of this log; one in which nothing stands is of any. */
  public boolean isOf(LogIdentity log) {
    return data.log().map(log.toString()::equals).orElse(true);
  }

  /** Where the log goes on behind it. */
  public Offsets nextOffsets() {
    return data.nextOffsets();
  }

  /** How many things it has that can be found. */
  public long things() {
    try {
      int unfit = new IndexSearcher(reader).count(new TermQuery(Documents.unfit()));
      return (long) reader.numDocs() - unfit;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** All that it has. */
  public IndexEntries<T> entries() {
    try {
      return new IndexEntries<>(documents, reader);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    try (directory; reader) {
      // Both.
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
