package io.orderlog.search.rebuild;

import static io.orderlog.search.SearchStories.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.eventlog.Offsets;
import io.orderlog.search.IndexFolder;
import io.orderlog.search.SearchIndex;
import io.orderlog.search.SearchStories;
import io.orderlog.search.order.OrderDocuments;
import io.orderlog.search.order.SearchedOrder;
import io.orderlog.search.rebuild.IndexRebuild.Parity;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index that is made while orders come, and another one that answers takes them in. */
class IndexRebuildTest {

  @TempDir
  Path root;

  @Test
  void what_comes_meanwhile_is_no_difference() {
    IndexFolder folder = new IndexFolder(root);
    String ada = UUID.randomUUID().toString();
    try (SearchStories stories = new SearchStories();
        SearchIndex<OrderEvent, SearchedOrder> live =
            SearchIndex.open(new OrderDocuments(), folder.of(1), stories.log.identity())) {
      stories.happens(ada, 1, placed("ada", "teapot"));
      feed(stories, live);
      Optional<Parity> parity = new IndexRebuild<>(new OrderDocuments(), stories.log,
          TimeSource.system(), new IndexProgress() {
            private boolean came;

            @Override
            public void advanced(long events, Offsets reached, Offsets goal) {
              if (!came && reached.reaches(goal)) {
                came = true;
                stories.happens(ada, 2, new OrderCancelled("meanwhile"));
                stories.happens(UUID.randomUUID().toString(), 1, placed("bob", "saucer"));
                feed(stories, live);
              }
            }
          }).run(folder).parity();
      assertThat(parity).contains(new Parity(1, 2, 0));
    }
  }

  private static void feed(SearchStories stories, SearchIndex<OrderEvent, SearchedOrder> live) {
    new IndexBuild<>(stories.log, TimeSource.system(), IndexProgress.unwatched()).reach(live,
        stories.log.endOffsets(stories.log.identity().allPartitions()));
    live.commit();
  }
}
