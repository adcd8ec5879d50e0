package io.orderlog.query.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import io.orderlog.http.Json;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.Preconditions;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.projections.waiting.WaitingQuery.Place;
import io.orderlog.projections.waiting.WaitingQuery;
import io.orderlog.query.freshness.LagHeader;
import io.orderlog.query.freshness.ReadYourWrites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list of what waits, page by page, of all or of those in one state. Thread-safe.
 *
 * @param <S> the states
 * @param <V> what waits, as its read model has it
 */
public final class WaitingList<S extends Enum<S>, V> {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Page(List<?> items, @Nullable String next) {}

  private final Class<S> states;
  private final int keyParts;
  private final Function<V, Place> placeBehind;
  private final Function<V, ?> toItem;

  /**
   * @param keyParts of each place
   * @param toItem what waits, as clients see it
   */
  public WaitingList(
      Class<S> states, int keyParts, Function<V, Place> placeBehind, Function<V, ?> toItem) {
    this.states = states;
    this.keyParts = keyParts;
    this.placeBehind = placeBehind;
    this.toItem = toItem;
  }

  /**
   * Answers a request for a page.
   *
   * @param awaited waits for what {@code find} finds
   * @param lag of the same read model
   */
  public void answer(Context context, ReadYourWrites awaited, LagHeader lag,
      Function<WaitingQuery<S>, Snapshot<List<V>>> find) {
    AcceptHeader.requireJson(context);
    Preconditions.requireNoTag(context);
    WaitingQuery<S> query = WaitingParameters.read(context, states, keyParts);
    // One more than asked for shows whether there is a next page.
    Snapshot<List<V>> found = awaited.answer(context,
        () -> find.apply(query.withLimit(query.limit() + 1)));
    List<V> items = found.value().stream().limit(query.limit()).toList();
    String next = found.value().size() > items.size()
        ? PlaceCursor.of(query.state(), placeBehind.apply(items.getLast())).toString()
        : null;
    lag.write(context, found);
    Json.write(context, new Page(items.stream().map(toItem).toList(), next));
  }
}
