package io.orderlog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;

/**
 * All that an index has of things at one moment. It remembers the blocks that it read last, so that
 * many entries are cheap that stand beside each other. Used by one thread.
 */
public final class IndexEntries<T extends Searched> {

  private final Documents<T> documents;
  private final IndexReader reader;
  private final StoredFields stored;

  IndexEntries(Documents<T> documents, IndexReader reader) throws IOException {
    this.documents = documents;
    this.reader = reader;
    this.stored = reader.storedFields();
  }

  /** That of this thing, if the index has ever heard of it. */
  public Optional<IndexEntry<T>> find(String id) {
    try {
      for (LeafReaderContext segment : reader.leaves()) {
        int document = document(segment.reader(), Documents.id(id));
        if (document != DocIdSetIterator.NO_MORE_DOCS) {
          return Optional.of(entry(segment, document));
        }
      }
      return Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** All of them, in no order. */
  public void forEach(Consumer<IndexEntry<T>> each) {
    try {
      for (LeafReaderContext segment : reader.leaves()) {
        Bits live = segment.reader().getLiveDocs();
        for (int document = 0; document < segment.reader().maxDoc(); document++) {
          if (live == null || live.get(document)) {
            each.accept(entry(segment, document));
          }
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private IndexEntry<T> entry(LeafReaderContext segment, int document) throws IOException {
    return documents.entry(stored.document(segment.docBase + document, Documents.OF_ENTRY));
  }

  private static int document(LeafReader segment, Term id) throws IOException {
    PostingsEnum postings = segment.postings(id, PostingsEnum.NONE);
    if (postings == null) {
      return DocIdSetIterator.NO_MORE_DOCS;
    }
    Bits live = segment.getLiveDocs();
    int document = postings.nextDoc();
    while (document != DocIdSetIterator.NO_MORE_DOCS && live != null && !live.get(document)) {
      document = postings.nextDoc();
    }
    return document;
  }
}
