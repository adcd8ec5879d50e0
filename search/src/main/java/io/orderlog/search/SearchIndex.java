package io.orderlog.search;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index in one folder, open for writing. Documents and the place in the log stand in one commit
 * of Lucene, so a process that is killed goes on exactly where its last commit was. Fed by one
 * thread, searched by any.
 */
public final class SearchIndex<E, T extends Searched> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

  private static final double BUFFER_MB = 16;
  /** So many things are remembered at most until they are written and can be seen. */
  private static final int MOST_UNSEEN = 20_000;
  /** More of them are written by all processors at once, as a rebuild does. */
  private static final int FEW = 1_000;

  /** What was searched, and how far it was. */
  private record View(IndexSearcher searcher, Offsets nextOffsets) {}

  private final SearchKind<E, T> kind;
  private final Documents<T> documents;
  private final Words words = new Words();
  private final FSDirectory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final String log;
  /** In the order of the log, so that those that came together stand together. */
  private final Map<String, Optional<T>> unseen = new LinkedHashMap<>();
  private Offsets applied;
  /** Of what can be seen at least. */
  private volatile Offsets seen;

  private SearchIndex(SearchKind<E, T> kind, FSDirectory directory, IndexWriter writer,
      LogIdentity log) throws IOException {
    this.kind = kind;
    this.documents = new Documents<>(kind);
    this.directory = directory;
    this.writer = writer;
    this.searchers = new SearcherManager(writer, null);
    this.log = log.toString();
    CommitData committed = committed();
    if (committed.log().filter(other -> !other.equals(this.log)).isPresent()) {
      writer.deleteAll();
      committed = CommitData.read(Map.of());
    }
    this.applied = Offsets.atStart(log.allPartitions()).with(committed.nextOffsets());
    searchers.maybeRefreshBlocking();
    this.seen = applied;
  }

  /**
   * Opens the index in this folder, which is made if there is none. One of another log, or one that
   * is damaged, begins anew.
   *
   * @throws IndexInUseException if another process has it open
   * @throws UncheckedIOException if the folder cannot be read or written
   */
  public static <E, T extends Searched> SearchIndex<E, T> open(
      SearchKind<E, T> kind, Path folder, LogIdentity log) {
    try {
      try {
        return openAsItIs(kind, folder, log);
      } catch (CorruptIndexException | IndexFormatTooNewException | IndexFormatTooOldException
          | EOFException damaged) {
        LOG.warn("the index in {} is damaged and is made anew: {}", folder, damaged.getMessage());
        IndexFolder.delete(folder);
        return openAsItIs(kind, folder, log);
      }
    } catch (LockObtainFailedException taken) {
      throw IndexInUseException.at(folder, taken);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static <E, T extends Searched> SearchIndex<E, T> openAsItIs(
      SearchKind<E, T> kind, Path folder, LogIdentity log) throws IOException {
    FSDirectory directory = LuceneFolder.open(folder);
    try {
      IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new Words())
          .setRAMBufferSizeMB(BUFFER_MB).setCommitOnClose(false));
      try {
        return new SearchIndex<>(kind, directory, writer, log);
      } catch (IOException | RuntimeException failure) {
        writer.close();
        throw failure;
      }
    } catch (IOException | RuntimeException failure) {
      directory.close();
      throw failure;
    }
  }

  /** How many words of this text would be looked for. */
  public static int words(String text) {
    try (Words words = new Words()) {
      return words.of(text).size();
    }
  }

  /** Where the log goes on behind what it has, seen or not. */
  public Offsets nextOffsets() {
    return applied;
  }

  /**
   * Takes events in. They can be found after {@link #refresh} and are kept after {@link #commit}.
   *
   * @param to where the log goes on behind them
   */
  public void apply(List<RecordedEvent<E>> events, Offsets to) {
    events.forEach(this::apply);
    applied = applied.with(to);
    if (unseen.size() > MOST_UNSEEN) {
      refresh();
    }
  }

  private void apply(RecordedEvent<E> event) {
    String id = event.streamId();
    Optional<T> before = event.version() == 1 ? Optional.empty() : known(id);
    boolean begins = event.version() == 1 || before.isPresent();
    unseen.put(id, begins ? kind.after(before, event) : Optional.empty());
  }

  /** The thing as it was applied last; nothing if it does not fit, or is not there. */
  private Optional<T> known(String id) {
    Optional<T> changed = unseen.get(id);
    return changed == null ? thing(id) : changed;
  }

  /** Lets what was applied be found. */
  public void refresh() {
    Offsets now = applied;
    try {
      // Each once, however many events it had; and as it is, so that it may be written again.
      (unseen.size() > FEW ? unseen.entrySet().parallelStream() : unseen.entrySet().stream())
          .forEach(thing -> write(thing.getKey(), thing.getValue()));
      searchers.maybeRefreshBlocking();
      unseen.clear();
      seen = now;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void write(String id, Optional<T> thing) {
    try {
      writer.updateDocument(Documents.id(id),
          thing.map(documents::of).orElseGet(() -> Documents.unfit(id)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Keeps what was applied, on disk, with how far it is; it can be found then. */
  public void commit() {
    refresh();
    writer.setLiveCommitData(
        new CommitData(Optional.of(log), applied).toStored().entrySet());
    try {
      writer.commit();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** How far it can be seen to be. */
  public Offsets seen() {
    return seen;
  }

  /** How many things it has that can be found. */
  public long things() {
    return look(view -> (long) view.searcher().getIndexReader().numDocs()) - unfit();
  }

  /** Of how many things an event does not fit, so that they cannot be found. */
  public long unfit() {
    return look(view -> (long) view.searcher().count(new TermQuery(Documents.unfit())));
  }

  /** The thing with this id, if it can be found. */
  public Optional<T> thing(String id) {
    return look(view -> entries(view).find(id)).flatMap(IndexEntry::thing);
  }

  /** Looks at what can be seen, which stays the same meanwhile. */
  public void lookAt(Consumer<IndexEntries<T>> entries) {
    look(view -> {
      entries.accept(entries(view));
      return true;
    });
  }

  private IndexEntries<T> entries(View view) throws IOException {
    return new IndexEntries<>(documents, view.searcher().getIndexReader());
  }

  /**
   * The things that fit best.
   *
   * @param text words; without any, nothing is found
   * @param limit from 1
   */
  public Found<T> search(String text, int limit) {
    List<String> asked = words.of(text);
    if (asked.isEmpty()) {
      return new Found<>(List.of(), seen);
    }
    Query query = TolerantQuery.of(kind.fields(), asked);
    return look(view -> {
      // With the words that typos lead to: who marks them need not find them once more.
      Query rewritten = view.searcher().rewrite(query);
      TopDocs top = view.searcher().search(rewritten, limit);
      return new Found<>(found(view.searcher(), rewritten, top), view.nextOffsets());
    });
  }

  private List<Found.One<T>> found(IndexSearcher searcher, Query query, TopDocs top)
      throws IOException {
    String[] fields = kind.fields().toArray(String[]::new);
    Map<String, String[]> marked = UnifiedHighlighter.builder(searcher, words)
        .withFormatter(new DefaultPassageFormatter("<mark>", "</mark>", " … ", true))
        .withMaxNoHighlightPassages(0)
        .build().highlightFields(fields, query, top);
    StoredFields stored = searcher.storedFields();
    List<Found.One<T>> found = new ArrayList<>();
    for (int i = 0; i < top.scoreDocs.length; i++) {
      ScoreDoc place = top.scoreDocs[i];
      Map<String, String> highlights = new HashMap<>();
      for (String field : fields) {
        String[] texts = marked.get(field);
        if (texts != null && texts[i] != null) {
          highlights.put(field, texts[i]);
        }
      }
      found.add(new Found.One<>(documents.thing(stored.document(place.doc)), highlights));
    }
    return found;
  }

  @FunctionalInterface
  private interface Look<V> {
    V at(View view) throws IOException;
  }

  private <V> V look(Look<V> look) {
    try {
      // Before the searcher, which then has at least that.
      Offsets atLeast = seen;
      IndexSearcher searcher = searchers.acquire();
      try {
        return look.at(new View(searcher, atLeast));
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private CommitData committed() {
    Map<String, String> stored = new HashMap<>();
    var entries = writer.getLiveCommitData();
    if (entries != null) {
      entries.forEach(entry -> stored.put(entry.getKey(), entry.getValue()));
    }
    return CommitData.read(stored);
  }

  /** Without a commit: what was not committed is read from the log again. */
  @Override
  public void close() {
    try (directory; words) {
      searchers.close();
      writer.rollback();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
