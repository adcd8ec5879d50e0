package io.orderlog.search;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A kind of thing that is found by words, each made of the events of one stream. There is an index
 * for each kind. Stateless.
 *
 * @param <E> events
 * @param <T> the thing as an index has it
 */
public interface SearchKind<E, T extends Searched> {

  /** What its index is called, for operators and on disk. */
  String indexName();

  /** What it is made of; also says what one of them is called. */
  AggregateLog<E> log();

  /** What its id is called in a difference, as in a table that these things are in, too. */
  String idColumn();

  /** A record, which is kept as JSON. */
  Class<T> type();

  /** What is searched, as answers name it. */
  List<String> fields();

  /**
   * The thing after the event; nothing if the event does not follow what is known.
   *
   * @param before nothing if nothing is known
   */
  Optional<T> after(Optional<T> before, RecordedEvent<E> event);

  /** Tells each text by which it is found, behind the name of its field. */
  void tellTexts(T thing, BiConsumer<String, String> text);
}
