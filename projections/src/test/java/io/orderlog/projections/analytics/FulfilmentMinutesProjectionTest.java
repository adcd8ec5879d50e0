package io.orderlog.projections.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MoneyChargedBack;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MoneyRefunded;
import io.orderlog.domain.fulfilment.FulfilmentExamples;
import io.orderlog.projections.FedReadModel;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.OrderEvents;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.analytics.Windows.Length;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What became of sales that failed, on each kind of database. */
@OnEveryDatabase
@SuppressWarnings("NullAway.Init") // Set before each test.
class FulfilmentMinutesProjectionTest {

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private FedReadModel<FulfilmentEvent> fed;

  @BeforeEach
  void open() {
    fed = new FedReadModel<>(new FulfilmentMinutesProjection(), kind.create(data));
  }

  @AfterEach
  void close() {
    fed.close();
  }

  @Test
  void each_counts_in_its_minute_rebuilt_as_well() {
    String late = UUID.randomUUID().toString();
    fed.append(UUID.randomUUID().toString(), 1, List.of(FulfilmentExamples.STARTED,
        FulfilmentExamples.unwindingAll(Cause.OUT_OF_STOCK)));
    fed.append(UUID.randomUUID().toString(), 1, List.of(FulfilmentExamples.STARTED,
        FulfilmentExamples.unwindingAll(Cause.CANCELLED), new MoneyRefunded("refund-1", 700)));
    fed.append(late, 1, List.of(FulfilmentExamples.STARTED));
    fed.feed();
    // The second minute begins with version 60.
    fed.append(late, 60, List.of(new MoneyRefunded("refund-1", 5),
        new MoneyChargedBack("chargeback-1", 30)));
    fed.feed();
    assertWindows();
    fed.verify();
    fed.rebuild();
    assertWindows();
  }

  private void assertWindows() {
    Windows windows = Windows.around(
        Length.MINUTE, OrderEvents.START, OrderEvents.START.plusSeconds(120));
    assertThat(find(windows)).containsExactly(
        new FulfilmentWindow(OrderEvents.START, FulfilmentExamples.EUR, 1, 1,
            BigInteger.valueOf(700), 0, BigInteger.ZERO),
        new FulfilmentWindow(OrderEvents.START.plusSeconds(60), FulfilmentExamples.EUR, 0, 1,
            BigInteger.valueOf(5), 1, BigInteger.valueOf(30)));
  }

  private List<FulfilmentWindow> find(Windows windows) {
    return new AnalyticsFinder(fed.readModels()).ofFulfilments(windows, Optional.empty()).value();
  }
}
