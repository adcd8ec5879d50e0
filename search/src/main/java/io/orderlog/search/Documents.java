package io.orderlog.search;

import io.orderlog.eventlog.codec.RecordJson;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;

/** Things of one kind as documents of Lucene: one each, with the words that it is found by. */
final class Documents<T extends Searched> {

  private static final String ID = "id";
  private static final String WHOLE = "whole";
  private static final String UNFIT = "unfit";

  /** What has to be read for {@link #entry}. */
  static final Set<String> OF_ENTRY = Set.of(ID, WHOLE);

  private final SearchKind<?, T> kind;
  private final RecordJson<T> json;

  Documents(SearchKind<?, T> kind) {
    this.kind = kind;
    this.json = new RecordJson<>(kind.type());
  }

  /** Names the one document of a thing. */
  static Term id(String id) {
    return new Term(ID, id);
  }

  /** Finds the things whose history does not fit. */
  static Term unfit() {
    return new Term(UNFIT, "true");
  }

  Document of(T thing) {
    Document document = new Document();
    document.add(new StringField(ID, thing.id(), Store.YES));
    document.add(new StoredField(WHOLE, json.write(thing)));
    kind.tellTexts(thing, (field, text) -> {
      if (!text.isBlank()) {
        document.add(new TextField(field, text, Store.YES));
      }
    });
    return document;
  }

  /** In place of a thing of which an event does not fit: it is found no more. */
  static Document unfit(String id) {
    Document document = new Document();
    document.add(new StringField(ID, id, Store.YES));
    document.add(new StringField(UNFIT, "true", Store.YES));
    return document;
  }

  /** What a document says of a thing. */
  IndexEntry<T> entry(Document document) {
    return new IndexEntry<>(this, document.get(ID), Optional.ofNullable(document.get(WHOLE)));
  }

  /** What a document was made of. */
  T thing(Document document) {
    return read(document.get(WHOLE));
  }

  T read(String stored) {
    return json.read(stored);
  }
}
