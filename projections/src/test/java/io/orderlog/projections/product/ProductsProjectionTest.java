package io.orderlog.projections.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.product.Price;
import io.orderlog.domain.product.ProductEvent.ProductChanged;
import io.orderlog.domain.product.ProductEvent.ProductDelisted;
import io.orderlog.domain.product.ProductEvent.ProductListed;
import io.orderlog.domain.product.ProductEvent;
import io.orderlog.domain.product.ProductStatus;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.product.ProductLog;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.OrderEvents;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.feed.ProjectionLoop;
import io.orderlog.projections.feed.RebuildProgress;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.rebuild.Rebuild;
import io.orderlog.projections.rebuild.Rollback;
import io.orderlog.projections.verify.Verification;
import io.orderlog.projections.verify.VerificationReport;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What the shop sells, on each kind of database. */
@OnEveryDatabase
@SuppressWarnings("NullAway.Init") // Set before each test.
class ProductsProjectionTest {

  private static final List<Price> YEN =
      List.of(new Price(Currency.getInstance("JPY"), 3000));

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private final InMemoryEventLog<ProductEvent> log =
      new InMemoryEventLog<>("products.events", 3, ProductLog.PRODUCTS.codec());
  private final ProductsProjection projection = new ProductsProjection();
  private LogAppender<ProductEvent> appender;
  private ReadModelDatabase database;
  private ProductFinder products;

  @BeforeEach
  void open() {
    appender = log.openAppender("writer");
    database = ReadModelDatabase.open(kind.create(data));
    products = new ProductFinder(new ReadModels(database));
  }

  @AfterEach
  void close() {
    appender.close();
    database.close();
  }

  @Test
  void a_product_is_as_after_its_last_event_and_keeps_its_name_when_it_is_delisted() {
    append("mug", 1, listed("Mug", 995));
    append("pot", 1, listed("Pot", 1990), new ProductChanged("Teapot", "Of clay", YEN));
    feed();
    assertThat(product("mug")).satisfies(mug -> {
      assertThat(mug.status()).isEqualTo(ProductStatus.LISTED);
      assertThat(mug.name()).isEqualTo("Mug");
      assertThat(mug.prices()).containsExactly(new Price(Currency.getInstance("EUR"), 995));
      assertThat(mug.version()).isEqualTo(1);
    });
    append("pot", 3, new ProductDelisted());
    feed();
    assertThat(product("pot")).satisfies(pot -> {
      assertThat(pot.status()).isEqualTo(ProductStatus.DELISTED);
      assertThat(pot.name()).isEqualTo("Teapot");
      assertThat(pot.description()).isEqualTo("Of clay");
      assertThat(pot.prices()).isEqualTo(YEN);
      assertThat(pot.version()).isEqualTo(3);
    });
    append("pot", 4, listed("New pot", 1));
    feed();
    assertThat(product("pot").status()).isEqualTo(ProductStatus.LISTED);
    assertThat(products.bySku("cup").value()).isEmpty();
    assertThat(products.bySkus(List.of("cup", "mug")).value()).containsOnlyKeys("mug");
    assertThat(products.names(List.of("cup", "mug", "pot")).value())
        .containsExactlyInAnyOrderEntriesOf(Map.of("mug", "Mug", "pot", "New pot"));
  }

  @Test
  void pages_are_ordered_by_sku_whatever_the_database() {
    for (String sku : List.of("b", "a", "B", "A b", "á", "a-1", "10", "9")) {
      append(sku, 1, listed(sku, 1));
    }
    append("b", 2, new ProductDelisted());
    feed();
    List<String> all = List.of("10", "9", "A b", "B", "a", "a-1", "b", "á");
    assertThat(skus(Optional.empty(), Optional.empty(), 10)).isEqualTo(all);
    assertThat(skus(Optional.empty(), Optional.of("B"), 2)).containsExactly("a", "a-1");
    assertThat(skus(Optional.of(ProductStatus.LISTED), Optional.of("a"), 10))
        .containsExactly("a-1", "á");
    assertThat(skus(Optional.of(ProductStatus.DELISTED), Optional.empty(), 10))
        .containsExactly("b");
  }

  private List<String> skus(Optional<ProductStatus> status, Optional<String> after, int limit) {
    return products.page(status, after, limit).value().stream().map(ProductView::sku).toList();
  }

  @Test
  void is_rebuilt_verified_and_rolled_back() {
    append("mug", 1, listed("Mug", 995));
    append("pot", 1, listed("Pot", 1990));
    feed();
    new Rebuild<>(database, log, TimeSource.system())
        .run(projection, RebuildProgress.unwatched());
    append("mug", 2, new ProductDelisted());
    feed();
    assertThat(product("mug").version()).isEqualTo(2);
    VerificationReport report = new Verification<>(database, log, TimeSource.system(), 2)
        .run(projection, 10, RebuildProgress.unwatched());
    assertThat(report.rows()).isEqualTo(2);
    assertThat(report.differences()).isZero();
    new Rollback<>(database, log, TimeSource.system()).run(projection);
    assertThat(product("mug").version()).isEqualTo(2);
  }

  private static ProductEvent listed(String name, long minorUnits) {
    return new ProductListed(
        name, "", List.of(new Price(Currency.getInstance("EUR"), minorUnits)));
  }

  private ProductView product(String sku) {
    return products.bySku(sku).value().orElseThrow();
  }

  private void append(String sku, long first, ProductEvent... events) {
    List<NewEvent<ProductEvent>> next = new ArrayList<>();
    for (ProductEvent event : events) {
      long version = first + next.size();
      next.add(new NewEvent<>(sku, version, event, OrderEvents.at(version)));
    }
    appender.append(next);
  }

  private void feed() {
    try (ProjectionLoop<ProductEvent> loop =
        new ProjectionLoop<>(database, log, projection, TimeSource.system())) {
      Eventually.holds("caught up", () -> {
        loop.doWork();
        return loop.isCaughtUp();
      });
    }
  }
}
